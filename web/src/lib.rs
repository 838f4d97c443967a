//! The page: it shows a playground and computes nothing about networks itself.
//!
//! `play` is the one bridge between the session and the page; `views` are the parts of the page, and
//! `widgets` the controls, which know Leptos but no networks.
#![deny(clippy::unwrap_used)]
#![expect(unreachable_pub, reason = "the component macro writes `pub` beside every component")]

mod address;
pub mod app;
mod canvas;
mod embed;
mod erased;
mod files;
mod keys;
mod lang;
mod part;
pub mod play;
mod speech;
mod texts;
mod theme;
mod views;
pub mod widgets;

use leptos::prelude::*;

/// Mounts the page into the document and marks it ready.
pub fn start() {
    console_error_panic_hook::set_once();
    let language = speech::first(address::read().0.language);
    if language == playground::Language::English {
        mount();
    } else {
        wasm_bindgen_futures::spawn_local(async move {
            speech::prepare(language).await;
            mount();
        });
    }
}

fn mount() {
    mount_to_body(app::App);
    // What the markup showed until now.
    if let Some(first) = document().query_selector("body > .first").ok().flatten() {
        first.remove();
    }
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "true");
    }
}
