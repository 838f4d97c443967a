//! The page: it shows a playground and computes nothing about networks itself.
//!
//! `play` is the one bridge between the session and the page; `views` are the parts of the page. Controls,
//! canvases and whatever else another page could use as well are in the crate `ui`.
#![deny(clippy::unwrap_used)]
#![expect(unreachable_pub, reason = "the component macro writes `pub` beside every component")]

mod address;
pub mod app;
mod colors;
mod embed;
mod keys;
mod lang;
pub mod play;
mod speech;
mod texts;
mod views;

use leptos::prelude::*;

/// Mounts the page into the document and marks it ready.
pub fn start() {
    console_error_panic_hook::set_once();
    let named = address::read().0.language.map(playground::Language::id);
    let language = ui::speech::first(speech::LANGUAGES, named);
    if language == ui::lang::ENGLISH {
        mount();
    } else {
        wasm_bindgen_futures::spawn_local(async move {
            ui::speech::prepare(language).await;
            mount();
        });
    }
}

fn mount() {
    mount_to_body(app::App);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "true");
    }
}
