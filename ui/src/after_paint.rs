//! Work that waits until the page has been painted: for everything that is not in the first picture.

use leptos::prelude::{request_animation_frame, set_timeout};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// The longest wait, for pages that are not painted, as in a background tab.
const AT_MOST: Duration = Duration::from_millis(500);

/// The waiting work. Both a frame and a timer will try to run it; the first one takes it.
type Waiting = Rc<Cell<Option<Box<dyn FnOnce()>>>>;

/// Runs `act` once the page has been painted in its present state. Elements are laid out in one frame and
/// painted in the next.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let act: Waiting = Rc::new(Cell::new(Some(Box::new(act))));
    let late = act.clone();
    request_animation_frame(move || request_animation_frame(move || run(&act)));
    set_timeout(move || run(&late), AT_MOST);
}

fn run(act: &Waiting) {
    if let Some(act) = act.take() {
        act();
    }
}
