//! The keys of the page. A control that has the focus comes first: what it uses does not arrive here.

use crate::play::Play;
use crate::theme::Theme;
use crate::views::lessons::Lessons;
use crate::views::stage::Stage;
use leptos::{ev, prelude::*};
use playground::PlaygroundState;
use playground::settings::choices::{LEARNING_RATES, next_higher, next_lower};
use wasm_bindgen::JsCast;

/// Listens until the owner is gone.
pub(crate) fn connect(
    play: Play,
    theme: Theme,
    stage: Stage,
    lessons: Lessons,
    help: RwSignal<bool>,
) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || help.get_untracked() {
            return;
        }
        if pressed(&event, play, theme, stage, lessons, help) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Does what the key asks for; whether it asked for anything.
fn pressed(
    event: &ev::KeyboardEvent,
    play: Play,
    theme: Theme,
    stage: Stage,
    lessons: Lessons,
    help: RwSignal<bool>,
) -> bool {
    let focus = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let holds =
        |selector| focus.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some());
    let is_typing = holds("input:not([type=range]):not([type=radio]), textarea, select");
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        if is_typing || event.alt_key() {
            return false;
        }
        match (key.to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => play.undo(),
            ("z", true) | ("y", false) => play.redo(),
            _ => return false,
        }
        return true;
    }
    if is_typing || event.alt_key() {
        return false;
    }
    // Everything else belongs to the page around this one.
    if play.state().with_untracked(PlaygroundState::is_embedded) {
        match key.as_str() {
            "k" | "K" => play.toggle(),
            "r" => play.reset(),
            _ => return false,
        }
        return true;
    }
    let is_free = !holds("button, a, input, summary, [role=slider], [tabindex='0']");
    match key.as_str() {
        " " | "ArrowLeft" | "ArrowRight" if !is_free => return false,
        " " | "k" | "K" => play.toggle(),
        "ArrowRight" => play.step(),
        "ArrowLeft" => play.step_back(),
        "r" => play.reset(),
        "R" => play.new_weights(),
        "n" | "N" => play.new_sample(),
        "[" => turn(play, next_lower),
        "]" => turn(play, next_higher),
        "t" | "T" => theme.toggle(),
        "l" | "L" => stage.rail.update(|open| *open = !*open),
        "p" | "P" => play.change(|state| state.present = !state.present),
        "Escape" => return leave(play),
        "?" => help.set(true),
        digit => return jump(lessons, digit),
    }
    true
}

/// Leaves the presenter, unless something is open that the same key closes.
fn leave(play: Play) -> bool {
    let is_open = document().query_selector("dialog[open], :popover-open");
    let is_due = play.state().with_untracked(|state| state.present)
        && !is_open.is_ok_and(|open| open.is_some());
    if is_due {
        play.change(|state| state.present = false);
    }
    is_due
}

/// Goes to the step of the open lesson that a digit from 1 to 9 counts.
fn jump(lessons: Lessons, digit: &str) -> bool {
    let Ok(step @ 1..=9) = digit.parse::<usize>() else { return false };
    let has = lessons
        .open
        .with_untracked(|open| open.as_ref().is_some_and(|(_, it)| step <= it.steps.len()));
    if has {
        lessons.go(step - 1);
    }
    has
}

/// Turns the dial of the learning rate by one choice.
fn turn(play: Play, next: fn(&[f64], f64) -> Option<f64>) {
    let rate = play.state().with_untracked(|state| state.learning_rate);
    if let Some(rate) = next(LEARNING_RATES, rate) {
        play.change(|state| state.learning_rate = rate);
    }
}
