//! What the parts of the module are made of, a file each. It stands above the views: `part` hands what is
//! made here to the views that ask for it.

mod inside;
mod lessons;
mod rest;
mod tools;

use crate::part::{self, Sources};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How long the page has been there when it fetches what is opened later.
const IDLE: Duration = Duration::from_secs(2);

/// Lets every view ask for views of the parts, once the first picture is mounted.
pub(super) fn provide(is_mounted: Memo<bool>) {
    let sources = Sources {
        inside: inside::make,
        lessons: lessons::make,
        rest: rest::make,
        tools: tools::make,
        fetch_rest: rest::fetch,
        fetch_others,
    };
    part::provide(sources, is_mounted);
}

fn fetch_others() {
    set_timeout(
        || {
            spawn_local(async {
                inside::fetch().await;
                lessons::fetch().await;
                tools::fetch().await;
            });
        },
        IDLE,
    );
}
