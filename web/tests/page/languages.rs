//! Languages: the page changes the one it speaks under a run, and goes back.

use crate::mounted::{at, epoch, find, frame, loss, press};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

const FRENCH: &str = include_str!("../../../lang/fr.json");
const CHINESE: &str = include_str!("../../../lang/zh.json");

/// Puts the tables into the document, as the page has them that is one file, and takes them away again.
async fn with_tables(test: impl AsyncFnOnce()) {
    let scripts = [("lang-fr", FRENCH), ("lang-zh", CHINESE)].map(|(id, table)| {
        let script = document().create_element("script").expect("a script");
        script.set_id(id);
        script.set_attribute("type", "application/json").expect("a type");
        script.set_text_content(Some(table));
        document().head().expect("a head").append_child(&script).expect("a place in the head");
        script
    });
    test().await;
    scripts.iter().for_each(web_sys::Element::remove);
}

/// Chooses a language in the header's menu.
async fn choose(home: &HtmlElement, id: &str) {
    press(home, "[data-control='lang'] button").await;
    press(home, &format!(".menu-item[lang='{id}']")).await;
    frame().await;
}

/// What a lecturer's link says now, which is what the page is set to.
fn link(home: &HtmlElement) -> String {
    find(home, ".hider .link").unchecked_ref::<HtmlInputElement>().value()
}

fn language_of_page() -> Option<String> {
    document().document_element().expect("a root").get_attribute("lang")
}

#[wasm_bindgen_test]
async fn the_language_changes_under_a_run_and_back() {
    with_tables(async || {
        at("#seed=0.12345", async |home| {
            press(&home, "#step").await;
            press(&home, "#step").await;
            let there = loss(&home, "data-test");
            choose(&home, "fr").await;
            assert_eq!(language_of_page().as_deref(), Some("fr"));
            assert_eq!(document().title(), "Cercle, deux couches cachées · Nabla");
            assert_eq!(find(&home, ".out h2").inner_text(), "Sortie");
            assert_eq!(
                find(&home, ".set-caption").inner_text().replace('\n', " "),
                "Cercle 500 points"
            );
            assert_eq!(
                find(&home, "#step").get_attribute("title").as_deref(),
                Some("Une époque · →")
            );
            assert!(find(&home, ".article").inner_text().contains("Qu’est-ce que la perte"));
            assert_eq!((epoch(&home).as_str(), loss(&home, "data-test")), ("2", there));
            assert!(!link(&home).contains("lang="), "a choice is this device's: {}", link(&home));
            choose(&home, "zh").await;
            assert_eq!(find(&home, ".out h2").inner_text(), "输出");
            choose(&home, "en").await;
            assert_eq!(language_of_page().as_deref(), Some("en"));
            assert_eq!(find(&home, ".out h2").inner_text(), "Output");
            assert_eq!((epoch(&home).as_str(), loss(&home, "data-test")), ("2", there));
        })
        .await;
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_is_only_heard_is_told_in_it_too() {
    with_tables(async || {
        at("#seed=0.5&lang=fr&dataset=passClass&figure=point", async |home| {
            let label = find(&home, ".ring").get_attribute("aria-label").expect("a label");
            assert!(label.contains("Les flèches le déplacent"), "{label}");
            assert!(label.starts_with("cours suivis"), "{label}");
        })
        .await;
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_link_names_a_language_until_another_is_chosen() {
    with_tables(async || {
        at("#seed=0.5&lang=zh", async |home| {
            assert_eq!(find(&home, ".out h2").inner_text(), "输出");
            assert!(link(&home).contains("lang=zh"), "it stays in the link: {}", link(&home));
            choose(&home, "fr").await;
            assert_eq!(find(&home, ".out h2").inner_text(), "Sortie");
            assert!(!link(&home).contains("lang="), "the choice wins: {}", link(&home));
        })
        .await;
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_language_that_the_page_does_not_speak_is_told() {
    at("#seed=0.5&lang=tlh", async |home| {
        let said = find(&home, "#toast").inner_text();
        assert_eq!(said, "lang=tlh is not one of en, fr, zh; none is used.");
        assert_eq!(find(&home, ".out h2").inner_text(), "Output");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_language_whose_texts_cannot_be_had_leaves_the_page_as_it_is() {
    at("#seed=0.5", async |home| {
        choose(&home, "fr").await;
        // The answer of the server, which has no such file, comes some frames later.
        let mut said = String::new();
        for _ in 0..600 {
            said = find(&home, "#toast").inner_text();
            if !said.is_empty() {
                break;
            }
            frame().await;
        }
        assert!(said.starts_with("The texts could not be loaded."), "{said}");
        assert_eq!(find(&home, ".out h2").inner_text(), "Output");
    })
    .await;
}

#[wasm_bindgen_test]
async fn numbers_have_the_decimal_sign_of_the_language() {
    with_tables(async || {
        at("#seed=0.12345&goal=testLoss<0.02", async |home| {
            press(&home, "#step").await;
            let shown = |home: &HtmlElement| {
                let rate = find(home, "[data-control='learningRate'] .w-dial-value").inner_text();
                let seed: HtmlInputElement = find(home, ".seed input").unchecked_into();
                [find(home, ".losses .test dd").inner_text(), rate, seed.value()]
            };
            assert_eq!(shown(&home), ["0.509", "0.03", "0.12345"]);
            choose(&home, "fr").await;
            assert_eq!(shown(&home), ["0,509", "0,03", "0,12345"]);
            assert!(find(&home, ".task").inner_text().contains("0,02"));
            assert!(link(&home).contains("testLoss%3C0.02"), "links have a point: {}", link(&home));
            choose(&home, "en").await;
            assert_eq!(shown(&home), ["0.509", "0.03", "0.12345"]);
        })
        .await;
    })
    .await;
}
