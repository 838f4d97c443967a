//! In front of an audience only pictures are seen: what is pressed comes back when the pointer moves.

use crate::play::Play;
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How long everything stays after the pointer has come to rest.
const REST: Duration = Duration::from_secs(3);

/// Whether the pointer has moved a moment ago; only in presenter mode it matters, and changes.
pub(super) fn awake(play: Play) -> RwSignal<bool> {
    let present = play.get(|state| state.present);
    let awake = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let wake = move |_: ev::PointerEvent| {
        if !present.get_untracked() {
            return;
        }
        let sleep = move || _ = awake.try_set(false);
        let next = set_timeout_with_handle(sleep, REST).ok();
        let last = timer.try_update_value(|timer| std::mem::replace(timer, next)).flatten();
        last.into_iter().for_each(|last| last.clear());
        if !awake.get_untracked() {
            awake.set(true);
        }
    };
    let moved = window_event_listener(ev::pointermove, wake);
    let pressed = window_event_listener(ev::pointerdown, wake);
    on_cleanup(move || {
        moved.remove();
        pressed.remove();
    });
    awake
}
