//! In front of an audience only pictures are seen: what is pressed comes back when the pointer moves, and
//! stays while it has the keyboard's focus or something of it is open.

use crate::play::Play;
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How long everything stays after the pointer has come to rest.
const REST: Duration = Duration::from_secs(3);
/// What is being used without the pointer.
const IN_USE: &str = ".app :focus-visible, .app [aria-expanded=true]";

/// Whether everything is shown; only in presenter mode it matters, and changes.
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

/// Shows everything for a while, and for as long as something is in use.
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
