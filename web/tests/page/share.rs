//! Giving away: what becomes of a film while something else happens. That its file is one is tested on the
//! built page.

use crate::mounted::{at, epoch, find, frame, js, press};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Learns three epochs, opens the dialog, and begins a film; what is saved is only noted.
async fn begin(home: &HtmlElement) {
    for _ in 0..3 {
        press(home, "#step").await;
    }
    js("window.saved = []; window.anchorClick ??= HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { saved.push(this.download); };");
    press(home, "[data-control=share] button").await;
    press(home, FILM).await;
    find(home, ".film");
}

/// The button that makes a film, and in its place the one that stops it.
const FILM: &str = ".share section:last-child .share-row > :last-child:is(button), .film button";

/// Waits until no film is being made, and tells what was saved.
async fn saved(home: &HtmlElement) -> String {
    let mut n_frames = 0;
    while home.query_selector(".film").expect("a selector").is_some() {
        n_frames += 1;
        assert!(n_frames < 300, "it never ends");
        frame().await;
    }
    js("HTMLAnchorElement.prototype.click = anchorClick; return saved.join();")
}

#[wasm_bindgen_test]
async fn a_window_that_changes_its_size_does_not_spoil_the_film() {
    at("#seed=0.12345", async |home| {
        begin(&home).await;
        home.style().set_property("inline-size", "500px").expect("a width");
        assert_eq!(saved(&home).await, "nabla.gif");
        assert_eq!(epoch(&home), "3", "and the run is where it was");
    })
    .await;
}

#[wasm_bindgen_test]
async fn who_stops_a_film_and_begins_the_next_at_once_finds_the_run_where_it_was() {
    at("#seed=0.12345", async |home| {
        begin(&home).await;
        find(&home, FILM).click();
        leptos::task::tick().await;
        find(&home, FILM).click();
        saved(&home).await;
        assert_eq!(epoch(&home), "3");
    })
    .await;
}
