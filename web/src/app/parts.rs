//! The contents of the module's parts, one file each. This module depends on the views; `part` passes the views
//! made here to the views that request them.

mod inside;
mod lessons;
mod rest;
mod tools;

use crate::part::{self, Sources};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How long after its start the page fetches the parts that are opened later.
const IDLE: Duration = Duration::from_secs(2);

/// Lets every view request views of the parts, as soon as the first picture is mounted.
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
