//! The page around this one: what it sends, and how it is told something. Only the direct parent counts.

use js_sys::{Object, Reflect};
use leptos::prelude::{document, window as this_window};
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// The mark of every message, so that those of others are left alone.
pub(super) const MARK: &str = "nabla";

/// The page around this one, if there is one.
pub(super) fn window() -> Option<Window> {
    let parent = this_window().parent().ok().flatten()?;
    (JsValue::from(parent.clone()) != JsValue::from(this_window())).then_some(parent)
}

/// Whether the page around this one is slides of Reveal.js, which says so to every frame that it shows.
/// `web/first.js` listens for it, because that may be long before this code is there.
pub(super) fn is_reveal() -> bool {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("data-deck")).is_some_and(|deck| deck == "reveal")
}

/// Whether a message comes from it.
pub(super) fn sent(event: &MessageEvent) -> bool {
    let source = event.source().map(JsValue::from);
    source.is_some() && source == window().map(JsValue::from)
}

/// Sends it something.
pub(super) fn post(message: &JsValue, origin: &str) {
    if let Some(host) = window() {
        // Fails for an origin that is none, and then nobody is to hear it.
        let _ = host.post_message(message, origin);
    }
}

/// A message of ours.
pub(super) fn message(event: &str, fields: &[(&str, JsValue)]) -> JsValue {
    let message = Object::new();
    let set = |name: &str, value: &JsValue| {
        // A plain object takes whatever it is given.
        let _ = Reflect::set(&message, &name.into(), value);
    };
    set(MARK, &event.into());
    for (name, value) in fields {
        set(name, value);
    }
    message.into()
}

/// A text of a message, if it has one of that name.
pub(super) fn text(data: &JsValue, name: &str) -> Option<String> {
    Reflect::get(data, &name.into()).ok()?.as_string()
}
