//! The page: it shows a playground and computes nothing about networks itself.
//!
//! `play` is the single interface between the session and the page; `views` are the parts of the page.
//! Controls, canvases and everything that another page could also use are in the crate `ui`.
#![deny(clippy::unwrap_used)]
#![expect(unreachable_pub, reason = "the component macro writes `pub` beside every component")]

mod address;
pub mod app;
mod colors;
mod embed;
mod jobs;
mod keys;
mod lang;
mod language;
mod part;
pub mod play;
mod texts;
mod views;

use leptos::prelude::*;
use playground::{Budget, Job, Opening, PlaygroundState, Session};

/// Opens the link in the address in slices, mounts the page into the document, and marks the page as ready once
/// it has been painted.
pub fn start() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        let (mut state, notices) = address::read();
        address::greet(&mut state);
        let named = state.language.map(playground::Language::id);
        let language = ui::language_choice::first(language::LANGUAGES, named);
        if language != ui::lang::ENGLISH {
            ui::language_choice::prepare(language).await;
        }
        let session = open(state).await;
        let pieces = RwSignal::new(0);
        mount_to_body(move || app::page(session, &notices, pieces.into()));
        for n in 1..=app::PIECES {
            next_task().await;
            pieces.set(n);
        }
        // The first picture, which is part of index.html, covers the page until the page is painted.
        ui::after_paint(|| {
            if let Ok(Some(first)) = document().query_selector(".first") {
                first.remove();
            }
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("data-ready", "true");
            }
        });
    });
}

/// How long one task of opening may take. Nobody can press anything before the page is mounted, so the task
/// need not be short.
const SLICE_MS: f64 = 60.0;

async fn open(state: PlaygroundState) -> Session {
    let mut opening = Opening::new(state);
    loop {
        let until = play::now_ms() + SLICE_MS;
        let mut is_late = || until < play::now_ms();
        let is_open = opening.step(&mut Budget::Until(&mut is_late)).is_whole();
        // Mounting the page is a task of its own.
        next_task().await;
        if is_open {
            return opening.into_session();
        }
    }
}

/// Ends this task of the browser. The code after it runs in another task.
async fn next_task() {
    let mut next = |resolve: js_sys::Function, _: js_sys::Function| {
        let _ = window().set_timeout_with_callback(&resolve);
    };
    let _ = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut next)).await;
}
