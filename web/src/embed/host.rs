//! The page around this one: receiving messages from it, and sending messages to it. Only the direct parent
//! counts.

use js_sys::{Object, Reflect};
use leptos::prelude::{document, window as this_window};
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// The mark in every message of ours. Messages without it are ignored.
pub(super) const MARK: &str = "nabla";

/// The page around this one, if there is one.
pub(super) fn window() -> Option<Window> {
    let parent = this_window().parent().ok().flatten()?;
    (JsValue::from(parent.clone()) != JsValue::from(this_window())).then_some(parent)
}

/// Whether the page around this one is a Reveal.js presentation, which announces itself to every frame that it
/// shows. `web/first.js` listens for this announcement, because it may arrive long before this code is loaded.
pub(super) fn is_reveal() -> bool {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("data-deck")).is_some_and(|deck| deck == "reveal")
}

/// Whether a message comes from the page around.
pub(super) fn sent(event: &MessageEvent) -> bool {
    let source = event.source().map(JsValue::from);
    source.is_some() && source == window().map(JsValue::from)
}

/// Sends a message to the page around.
pub(super) fn post(message: &JsValue, origin: &str) {
    if let Some(host) = window() {
        // This fails if the origin is not valid, and then nobody should receive the message.
        let _ = host.post_message(message, origin);
    }
}

/// Creates a message with our mark.
pub(super) fn message(event: &str, fields: &[(&str, JsValue)]) -> JsValue {
    let message = Object::new();
    let set = |name: &str, value: &JsValue| {
        // Setting a property of a plain object always succeeds.
        let _ = Reflect::set(&message, &name.into(), value);
    };
    set(MARK, &event.into());
    for (name, value) in fields {
        set(name, value);
    }
    message.into()
}

/// The text field of this name in a message, if there is one.
pub(super) fn text(data: &JsValue, name: &str) -> Option<String> {
    Reflect::get(data, &name.into()).ok()?.as_string()
}
