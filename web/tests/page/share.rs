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

/// Firefox can be told to hide what is on canvases, and others add noise.
#[wasm_bindgen_test]
async fn where_canvases_cannot_be_read_the_page_says_so() {
    at("#seed=0.12345", async |home| {
        js("window.saved = []; window.anchorClick ??= HTMLAnchorElement.prototype.click;
            HTMLAnchorElement.prototype.click = function () { saved.push(this.download); };
            window.truth ??= CanvasRenderingContext2D.prototype.getImageData;
            CanvasRenderingContext2D.prototype.getImageData = function (...place) {
                const read = truth.apply(this, place);
                read.data[40] ^= 1;
                return read;
            };");
        press(&home, "[data-control=share] button").await;
        for nth in ["1", "2"] {
            let button = format!(".share section:last-child .share-row > :nth-child({nth})");
            press(&home, &button).await;
            frame().await;
            let said = find(&home, "#toast").text_content().unwrap_or_default();
            assert!(said.contains("does not let pages read"), "{said:?}");
        }
        js("CanvasRenderingContext2D.prototype.getImageData = truth;");
        let saved = js("HTMLAnchorElement.prototype.click = anchorClick; return saved.join();");
        assert_eq!(saved, "", "nothing is saved");
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_is_printed_is_light_and_speaks_as_the_page_does() {
    let link = "#seed=0.12345&networkShape=6,4&xSquared=true&activation=relu&dropout=0.2";
    at(link, async |home| {
        js("localStorage['nabla-theme'] = 'dark';");
        press(&home, "[data-control=theme] button").await;
        let was = js("return document.documentElement.dataset.theme;");
        js("dispatchEvent(new Event('beforeprint'));");
        // No frame passes before a browser prints.
        for _ in 0..100 {
            leptos::task::tick().await;
        }
        let text = find(&home, ".print").text_content().unwrap_or_default();
        for words in ["X₁, X₂, X₁²", "Hidden layers6 · 4", "Learning rate0.03", "ReLU", "20 %"]
        {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("networkShape6"), "{text}");
        let corner = js("const sheet = document.querySelector('.print canvas');
            const [r, g, b] = sheet.getContext('2d').getImageData(1, 1, 1, 1).data;
            return String(Math.min(r, g, b));");
        assert!(240 <= corner.parse::<u32>().expect("a number"), "{corner}");
        js("dispatchEvent(new Event('afterprint'));");
        frame().await;
        assert_eq!(js("return document.documentElement.dataset.theme;"), was);
        if was == "dark" {
            press(&home, "[data-control=theme] button").await;
        }
        js("localStorage.removeItem('nabla-theme');");
    })
    .await;
}
