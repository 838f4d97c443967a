//! Work that waits until the page has been painted: whatever is not seen in the first picture.

use leptos::prelude::{request_animation_frame, set_timeout};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// The longest wait, for pages that are not painted, as in a tab in the background.
const AT_MOST: Duration = Duration::from_millis(500);

/// The work that waits. A frame and a timer both want it; whichever comes first takes it.
type Waiting = Rc<Cell<Option<Box<dyn FnOnce()>>>>;

/// Does something once the page has been painted as it is now. Elements get their places in one frame and
/// are painted there in the next.
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
