//! The page in a real browser: the wire between the session and what a person sees and presses.
//! What can be tested without a browser is tested without one.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::missing_assert_message, reason = "what is expected stands in the test")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "page/acts.rs"]
mod acts;
#[path = "page/by_hand.rs"]
mod by_hand;
#[path = "page/figures.rs"]
mod figures;
#[path = "page/files.rs"]
mod files;
#[path = "page/languages.rs"]
mod languages;
#[path = "page/links.rs"]
mod links;
#[path = "page/mounted.rs"]
mod mounted;
#[path = "page/own.rs"]
mod own;
#[path = "page/share.rs"]
mod share;
