//! The first minute of a new user: on a first visit, the page demonstrates playback by itself, and ends with an
//! invitation to continue. `web/first.js` determines whether a visit is the first; `address.rs` chooses the
//! data.

use crate::lang::t;
use crate::play::Play;
use crate::texts;
use crate::views::stage::Stage;
use leptos::{ev, prelude::*};
use playground::{Pace, PlaygroundState, Session};
use std::cell::Cell;
use std::time::Duration;
use ui::type_erased::{dynamic, effect};
use ui::widgets::{Toasts, listen};
use web_sys::Element;

/// The number of epochs in the demonstration, which takes about four seconds.
const EPOCHS: u64 = 60;
const PACE: Pace = Pace::EpochsPerSecond(15.0);

/// The progress of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Showing,
    Inviting,
    Over,
}

#[component]
pub(crate) fn Newcomer() -> impl IntoView {
    let play = expect_context::<Play>();
    let is_due = play.is_new().get_untracked()
        && !ui::canvas::is_still()
        && play.state().with_untracked(is_plain);
    is_due.then(|| view! { <Minute /> })
}

/// Whether the settings ask for nothing special: no lesson, no presenter mode, no embedding in another page.
fn is_plain(state: &PlaygroundState) -> bool {
    state.lesson.is_none() && !state.present && !state.is_embedded()
}

#[component]
fn Minute() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let toasts = expect_context::<Toasts>();
    let phase = RwSignal::new(Phase::Showing);
    // Beside the network, where hints are shown; otherwise in the line that reports the last event.
    let has_hints = move || !stage.is_small() && !stage.is_room("low");
    play.demonstrate(EPOCHS, PACE);
    effect(move || {
        let is_playing = play.playing().get();
        if is_playing || phase.get_untracked() != Phase::Showing {
            return;
        }
        let is_whole = EPOCHS <= play.peek(Session::completed);
        phase.set(if is_whole { Phase::Inviting } else { Phase::Over });
        if is_whole && !untrack(has_hints) {
            let open = Callback::new(move |()| stage.rail.set(true));
            let lessons = untrack(|| t(texts::LESSONS));
            toasts.show(untrack(|| t(texts::INVITATION)), Some((lessons, open)));
        }
    });
    // Another link was opened, or a setting was changed without a press.
    let is_opened = Cell::new(false);
    effect(move || {
        play.state().track();
        if is_opened.replace(true) {
            phase.set(Phase::Over);
            play.end_demonstration();
        }
    });
    let press = move |event: ev::PointerEvent| {
        if phase.get_untracked() != Phase::Over {
            phase.set(Phase::Over);
            // The play button itself pauses.
            if !is_on_play(&event) {
                play.end_demonstration();
            }
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if phase.get_untracked() != Phase::Over {
            phase.set(Phase::Over);
            if !is_on_play(&event) {
                // After the key's own action, which may be to pause.
                set_timeout(move || play.end_demonstration(), Duration::ZERO);
            }
        }
    };
    listen(&window(), "pointerdown", press);
    listen(&window(), "keydown", key);
    let invitation = move || {
        let is_here = phase.get() == Phase::Inviting && has_hints();
        if is_here { t(texts::INVITATION) } else { String::new() }
    };
    // Always in the page, because screen readers ignore a live region that is added together with its text.
    view! { <div class="hint invitation" role="status"><p>{dynamic(invitation)}</p></div> }
}

/// Whether the target of an event is the play button.
fn is_on_play(event: &web_sys::Event) -> bool {
    let target = event.target();
    let target = target.and_then(|it| wasm_bindgen::JsCast::dyn_into::<Element>(it).ok());
    target.is_some_and(|it| it.closest("#play-pause").is_ok_and(|it| it.is_some()))
}
