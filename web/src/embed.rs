//! The page inside another page: messages from the page around it, and answers to them. docs/EMBEDDING.md
//! describes the messages. `embed/keys.rs` decides which page handles a key, `embed/pauses.rs` pauses the page
//! automatically, and `embed/host.rs` deals with the page around.

mod host;
mod keys;
mod pauses;

use crate::play::Play;
use leptos::{ev, prelude::*};
use pauses::Pauses;
use playground::{PlaygroundState, Session};
use ui::type_erased::effect;
use wasm_bindgen::JsValue;

/// Exchanges messages with the page around this one, if there is one, until the owner is disposed.
pub(crate) fn connect(play: Play) {
    if host::window().is_none() {
        return;
    }
    keys::connect(play);
    let pauses = Pauses::connect(play);
    // Events are sent only to an origin that has sent a message before.
    let asked_by = RwSignal::new(None::<String>);
    let tell = move |event: &str| {
        let Some(origin) = asked_by.get_untracked() else { return };
        // A page without an origin, such as a file, can only be answered with the target `*`. The state is not
        // secret.
        let origin = if origin == "null" { "*" } else { &origin };
        host::post(&message(play, event), origin);
    };
    let listener = window_event_listener(ev::message, move |event| {
        if !host::sent(&event) {
            return;
        }
        let data = event.data();
        if let Some(slide) = data.as_string() {
            pauses.hear(&slide);
            return;
        }
        let Some(act) = host::text(&data, host::MARK) else { return };
        asked_by.set(Some(event.origin()));
        if act != "state" {
            pauses.forget();
        }
        match act.as_str() {
            "load" => {
                let link = host::text(&data, "link").unwrap_or_default();
                let (mut state, _) = PlaygroundState::from_link(&link);
                // The embedding page chooses which parts of the page are shown.
                state.embed = state.embed.or(play.state().with_untracked(|it| it.embed.clone()));
                play.open(state);
            }
            "play" if !play.playing().get_untracked() => play.toggle(),
            "pause" => play.pause(),
            "step" => play.step(),
            "reset" => play.reset(),
            _ => {}
        }
        tell("state");
    });
    on_cleanup(move || listener.remove());
    let reached = play.reached();
    effect(move || {
        if reached.get().is_some() {
            tell("goal");
        }
    });
    let playing = play.playing();
    effect(move || {
        playing.track();
        tell("state");
    });
}

/// A message with an event and the current state.
fn message(play: Play, event: &str) -> JsValue {
    let (losses, epoch, has_diverged) = play.peek(|session: &Session| {
        (session.losses(), session.completed(), session.divergence().is_some())
    });
    let reached = play.reached().get_untracked().map_or(JsValue::NULL, |at| (at as f64).into());
    host::message(
        event,
        &[
            ("link", play.state().with_untracked(PlaygroundState::to_link).into()),
            ("epoch", (epoch as f64).into()),
            ("playing", play.playing().get_untracked().into()),
            ("trainLoss", losses.train.into()),
            ("testLoss", losses.test.into()),
            ("diverged", has_diverged.into()),
            ("goalReachedAt", reached),
        ],
    )
}
