//! What a link makes of the page.

use crate::mounted::{at, epoch, find, frame, loss, press};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

#[wasm_bindgen_test]
async fn a_link_hides_controls_and_features() {
    at("#seed=0.5&noise_hide=true&sinX_hide=true&hideText=true", async |home| {
        assert!(find(&home, "[data-control='noise']").hidden(), "the noise is hidden");
        assert!(!find(&home, "[data-control='percTrainData']").hidden(), "the share is not");
        let sine = home.query_selector("[data-control='sinX'].tile").expect("a selector");
        assert!(sine.is_none(), "no tile for a hidden feature");
        assert!(home.query_selector(".article").expect("a selector").is_none(), "no text");
    })
    .await;
}

#[wasm_bindgen_test]
async fn no_hash_breaks_the_page() {
    for link in [
        "#",
        "#=",
        "#&&&",
        "#seed",
        "#networkShape=0,10000,x",
        "#networkShape=",
        "#batchSize=0&learningRate=NaN&noise=1e9&percTrainData=-3",
        "#batchSize=1e9",
        "#toString=1&constructor_hide=true",
        "#seed=%F0%9F%A6%80&dataset=%00",
        "#x=false&y=false",
    ] {
        at(link, async |home| {
            press(&home, "#step").await;
            assert_eq!(epoch(&home), "1", "{link}");
            assert!(loss(&home, "data-train").is_finite(), "{link}");
        })
        .await;
    }
    let long = format!("#seed={}", "7".repeat(100_000));
    at(&long, async |home| assert!(loss(&home, "data-train").is_finite(), "a long seed")).await;
}

#[wasm_bindgen_test]
async fn editing_the_hash_takes_effect_at_once() {
    at("#seed=0.5", async |home| {
        let n_before = window().history().expect("a history").length().expect("a length");
        press(&home, "[data-set='gauss']").await;
        assert_eq!(
            window().history().expect("a history").length(),
            Ok(n_before),
            "a change leaves no trace in the way back"
        );
        window().location().set_hash("#seed=0.25&dataset=spiral&networkShape=3").expect("a hash");
        // The browser tells of the new hash between two frames.
        frame().await;
        frame().await;
        let chosen = find(&home, "[data-set='spiral']").get_attribute("aria-pressed");
        assert_eq!(chosen.as_deref(), Some("true"), "the data set of the new hash");
        assert_eq!(find(&home, ".seed input").unchecked_ref::<HtmlInputElement>().value(), "0.25");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_link_shows_the_same_in_a_page_that_has_learned() {
    at("#seed=0.5", async |home| {
        let first = find(&home, "#epoch").text_content();
        press(&home, "#step").await;
        assert_ne!(find(&home, "#epoch").text_content(), first, "a step");
        window().location().set_hash("#seed=0.5&learningRate=0.1").expect("a hash");
        frame().await;
        frame().await;
        assert_eq!(find(&home, "#epoch").text_content(), first, "the link's own beginning");
    })
    .await;
}
