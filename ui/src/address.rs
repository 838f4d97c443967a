//! The address bar: keeps the state of a page and the hash of its address in sync. The page decides what the
//! hash contains.

use crate::lang::t;
use crate::type_erased::effect;
use crate::widgets::Toasts;
use leptos::{ev, prelude::*};
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Browsers refuse an address that changes more often than about three times a second.
const PAUSE: Duration = Duration::from_millis(400);

/// The hash of the page's address, with its `#`; if there is none, the settings inside the page, in
/// `data-settings`.
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    if !hash.is_empty() {
        return hash;
    }
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("data-settings")).unwrap_or_default()
}

/// Keeps the hash and the page in sync until the owner is cleaned up. `write` returns the hash for the present
/// state of the page, and runs again when something that it read changes. `read` gets a hash that was changed
/// from outside. The address is replaced, so that not every change of a dial becomes an entry in the browser's
/// history.
pub fn connect(write: Box<dyn Fn() -> String>, read: Box<dyn Fn(&str)>) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        if let Some(handle) = pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    effect(move || {
        let hash = write();
        cancel();
        pending.set_value(set_timeout_with_handle(move || replace(&hash), PAUSE).ok());
    });
    let listener = window_event_listener(ev::hashchange, move |_| {
        cancel();
        read(&hash());
    });
    on_cleanup(move || {
        cancel();
        listener.remove();
    });
}

/// The complete address of this page with another hash.
pub fn absolute(hash: &str) -> String {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    let origin = part(location.origin());
    format!("{origin}{}{}{hash}", part(location.pathname()), part(location.search()))
}

/// Copies a text to the clipboard, then shows `copied`, or `refused` if that failed.
pub fn copy(text: &str, copied: &'static str, refused: &'static str, toasts: Toasts) {
    let clipboard = window().navigator().clipboard();
    // Pages that are served without TLS have no access to the clipboard.
    if JsValue::from(clipboard.clone()).is_undefined() {
        toasts.show(t(refused), None);
        return;
    }
    let written = clipboard.write_text(text);
    spawn_local(async move {
        let is_written = JsFuture::from(written).await.is_ok();
        toasts.show(t(if is_written { copied } else { refused }), None);
    });
}

fn replace(link: &str) {
    if window().location().hash().is_ok_and(|hash| hash == *link) {
        return;
    }
    if let Ok(history) = window().history() {
        // Fails for a page without its own address, as in `srcdoc`, which needs none.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(link));
    }
}
