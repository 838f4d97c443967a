//! The page inside another one: messages from the page around it, and answers to it. What the messages
//! are is told in docs/EMBEDDING.md.

use crate::play::Play;
use js_sys::{Object, Reflect};
use leptos::{ev, prelude::*};
use playground::{PlaygroundState, Session};
use ui::type_erased::effect;
use wasm_bindgen::JsValue;

/// The mark of every message, so that those of others are left alone.
const MARK: &str = "nabla";

/// Listens to the page around this one until the owner is gone; messages of other pages are ignored.
pub(crate) fn connect(play: Play) {
    let Some(parent) = window().parent().ok().flatten() else { return };
    if JsValue::from(parent.clone()) == JsValue::from(window()) {
        return;
    }
    // Events are sent only to an origin that has sent a message before.
    let host = RwSignal::new(None::<String>);
    let tell = move |event: &str| {
        let Some(origin) = host.get_untracked() else { return };
        // A page without an origin, such as a file, can only be answered with the target `*`; the state is
        // no secret.
        let origin = if origin == "null" { "*" } else { &origin };
        if let Ok(Some(parent)) = window().parent() {
            let _ = parent.post_message(&message(play, event), origin);
        }
    };
    let listener = window_event_listener(ev::message, move |event| {
        let is_parent =
            event.source().is_some_and(|it| JsValue::from(it) == JsValue::from(parent.clone()));
        let data = event.data();
        let Some(act) = text(&data, MARK).filter(|_| is_parent) else { return };
        host.set(Some(event.origin()));
        match act.as_str() {
            "load" => {
                let link = text(&data, "link").unwrap_or_default();
                let (mut state, _) = PlaygroundState::from_link(&link);
                // What is shown of the page is chosen where it is embedded.
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

/// What happened, and the state as it is now.
fn message(play: Play, event: &str) -> JsValue {
    let message = Object::new();
    let set = |name: &str, value: JsValue| {
        // A plain object takes whatever it is given.
        let _ = Reflect::set(&message, &name.into(), &value);
    };
    let (losses, epoch, has_diverged) = play.peek(|session: &Session| {
        (session.losses(), session.completed(), session.divergence().is_some())
    });
    set(MARK, event.into());
    set("link", play.state().with_untracked(PlaygroundState::to_link).into());
    set("epoch", (epoch as f64).into());
    set("playing", play.playing().get_untracked().into());
    set("trainLoss", losses.train.into());
    set("testLoss", losses.test.into());
    set("diverged", has_diverged.into());
    set(
        "goalReachedAt",
        play.reached().get_untracked().map_or(JsValue::NULL, |at| (at as f64).into()),
    );
    message.into()
}

/// A text of a message, if it has one of that name.
fn text(data: &JsValue, name: &str) -> Option<String> {
    Reflect::get(data, &name.into()).ok()?.as_string()
}
