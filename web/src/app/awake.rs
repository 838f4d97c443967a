//! Hidden controls in presenter mode: the audience sees only the pictures. The controls come back when the
//! pointer moves, and stay while one of them has the keyboard focus or is open.

use crate::play::Play;
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How long the controls stay after the pointer has stopped.
const REST: Duration = Duration::from_secs(3);
/// Controls that are in use without the pointer.
const IN_USE: &str = ".app :focus-visible, .app [aria-expanded=true]";

/// Whether the controls are shown. This matters and changes only in presenter mode.
pub(super) fn awake(play: Play) -> RwSignal<bool> {
    let present = play.get(|state| state.present);
    let awake = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let wake = move || {
        if present.get_untracked() {
            stay(awake, timer);
        }
    };
    let moved = window_event_listener(ev::pointermove, move |_| wake());
    let pressed = window_event_listener(ev::pointerdown, move |_| wake());
    let focused = window_event_listener(ev::focusin, move |_| wake());
    on_cleanup(move || {
        moved.remove();
        pressed.remove();
        focused.remove();
    });
    awake
}

/// Shows the controls for a while, and for as long as one of them is in use.
fn stay(awake: RwSignal<bool>, timer: StoredValue<Option<TimeoutHandle>>) {
    let rest = move || {
        let is_in_use = document().query_selector(IN_USE).is_ok_and(|found| found.is_some());
        if is_in_use {
            stay(awake, timer);
        } else {
            let _ = awake.try_set(false);
        }
    };
    let next = set_timeout_with_handle(rest, REST).ok();
    let last = timer.try_update_value(|timer| std::mem::replace(timer, next)).flatten();
    last.into_iter().for_each(|last| last.clear());
    if awake.try_get_untracked() == Some(false) {
        awake.set(true);
    }
}
