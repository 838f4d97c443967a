//! What the parts of the module are made of, a file each. It stands above the views: `part` hands what is
//! made here to the views that ask for it.

mod lessons;
mod rest;
mod tools;

use crate::part::{self, rest::Rest};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How long the page has been there when it fetches what is opened later.
const IDLE: Duration = Duration::from_secs(2);

/// Lets every view ask for views of the parts, and fetches the parts one after the other.
pub(super) fn provide() {
    part::provide(lessons::make);
    part::provide(rest::make);
    part::provide(tools::make);
    Rest::provide(|| {
        Box::pin(async {
            let fetched = rest::fetch().await;
            fetch_when_idle();
            fetched
        })
    });
}

/// Fetches what is opened later, once the page has nothing to do.
fn fetch_when_idle() {
    set_timeout(
        || {
            spawn_local(async {
                // If one cannot be loaded, whoever opens it is told.
                let _ = lessons::fetch().await;
                let _ = tools::fetch().await;
            });
        },
        IDLE,
    );
}
