//! The table of the page's shortcuts. `ui::keys` finds the row for a key press; the descriptions in the list of
//! shortcuts are in `texts.rs`. The keys of the lenses are in `views/network/lenses.rs`, in a later part.

use crate::play::Play;
use crate::views::lessons::Lessons;
use crate::views::stage::Stage;
use leptos::prelude::*;
use playground::settings::choices::{LEARNING_RATES, next_higher, next_lower};
use playground::{PlaygroundState, View};
use ui::keys::Shortcut;
use ui::theme::Theme;

/// Listens to keys until the owner is disposed.
pub(crate) fn connect(
    play: Play,
    theme: Theme,
    stage: Stage,
    lessons: Lessons,
    help: RwSignal<bool>,
) {
    let rows = shortcuts(play, theme, stage, lessons, help);
    let is_framed = move || play.state().with_untracked(PlaygroundState::is_embedded);
    ui::keys::connect(rows, is_framed, move || help.get_untracked());
}

/// Every shortcut of the page.
fn shortcuts(
    play: Play,
    theme: Theme,
    stage: Stage,
    lessons: Lessons,
    help: RwSignal<bool>,
) -> Vec<Shortcut> {
    const DIGITS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let present = move || play.change(|state| state.present = !state.present);
    vec![
        Shortcut::new(&["k", "K"], move || play.toggle()).also_in_frame(),
        Shortcut::new(&[" "], move || play.toggle()).if_free(),
        Shortcut::new(&["ArrowRight"], move || play.step()).if_free(),
        Shortcut::new(&["ArrowLeft"], move || play.step_back()).if_free(),
        Shortcut::new(&["r"], move || play.reset()).also_in_frame(),
        Shortcut::new(&["R"], move || play.new_weights()),
        Shortcut::new(&["n", "N"], move || play.new_sample()),
        Shortcut::new(&["["], move || turn(play, next_lower)),
        Shortcut::new(&["]"], move || turn(play, next_higher)),
        Shortcut::new(&["t", "T"], move || theme.toggle()),
        Shortcut::new(&["l", "L"], move || stage.rail.update(|open| *open = !*open)),
        Shortcut::new(&["p", "P"], present),
        Shortcut::perhaps(&["v", "V"], move |key| next_view(play, key == "V")),
        Shortcut::perhaps(&["Escape"], move |_| leave(play, stage)),
        Shortcut::new(&["?"], move || help.set(true)),
        Shortcut::perhaps(DIGITS, move |digit| jump(lessons, digit)),
        Shortcut::new(&["z"], move || play.undo()).with_ctrl(),
        Shortcut::new(&["Z", "y"], move || play.redo()).with_ctrl(),
    ]
}

/// Closes the card on a neuron, link or bias or, if there is none, leaves presenter mode. Does nothing while
/// something else is open that the same key closes.
fn leave(play: Play, stage: Stage) -> bool {
    let is_open = document().query_selector("dialog[open], :popover-open");
    if is_open.is_ok_and(|open| open.is_some()) {
        return false;
    }
    if stage.is_open() {
        stage.selection.set(None);
        return true;
    }
    let is_due = play.state().with_untracked(|state| state.present);
    if is_due {
        play.change(|state| state.present = false);
    }
    is_due
}

/// Shows the next or the previous view of the output, unless there is only one.
fn next_view(play: Play, is_back: bool) -> bool {
    let (is_curve, now) = play.state().with_untracked(|it| (it.line().is_some(), it.view));
    let n = View::ALL.len();
    let step = if is_back { n - 1 } else { 1 };
    let next = View::ALL[(now as usize + step) % n];
    if !is_curve {
        play.change(|state| state.view = next);
    }
    !is_curve
}

/// Goes to the step of the open lesson with this number, a digit from 1 to 9.
fn jump(lessons: Lessons, digit: &str) -> bool {
    let Ok(step @ 1..=9) = digit.parse::<usize>() else { return false };
    let has = lessons
        .open
        .with_untracked(|open| open.as_ref().is_some_and(|(_, it)| step <= it.steps.len()));
    if has {
        lessons.jump(step - 1);
    }
    has
}

/// Changes the learning rate to the next or previous choice of its dial.
fn turn(play: Play, next: fn(&[f64], f64) -> Option<f64>) {
    let rate = play.state().with_untracked(|state| state.learning_rate);
    if let Some(rate) = next(LEARNING_RATES, rate) {
        play.change(|state| state.learning_rate = rate);
    }
}
