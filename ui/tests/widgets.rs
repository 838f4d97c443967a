//! How the widgets and the keyboard behave in a browser: roles, keys, pointers, focus. What they look like and what
//! the page does with them lies elsewhere.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

#[path = "widgets/controls.rs"]
mod controls;
#[path = "widgets/dial.rs"]
mod dial;
#[path = "widgets/keys.rs"]
mod keys;
#[path = "widgets/layers.rs"]
mod layers;
#[path = "widgets/numbers.rs"]
mod numbers;
#[path = "widgets/page.rs"]
mod page;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
