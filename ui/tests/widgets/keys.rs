//! The keyboard: which shortcut a press means, and which presses belong to somebody else.

use crate::page::*;
use leptos::prelude::*;
use ui::keys::{Shortcut, connect};
use wasm_bindgen_test::wasm_bindgen_test;

/// A page with a field and a button, that notes what its shortcuts did.
async fn page(is_framed: RwSignal<bool>, done: RwSignal<String>) -> Page {
    let note = move |what: &str| done.update(|done| done.push_str(what));
    Page::new(move || {
        connect(
            vec![
                Shortcut::new(&["k", "K"], move || note("k")).also_in_frame(),
                Shortcut::new(&[" "], move || note("_")).if_free(),
                Shortcut::new(&["["], move || note("[")),
                Shortcut::new(&["z"], move || note("z")).with_ctrl(),
                Shortcut::new(&["Z"], move || note("Z")).with_ctrl(),
                Shortcut::perhaps(&["1", "2"], move |digit| {
                    note(digit);
                    digit == "1"
                }),
            ],
            move || is_framed.get_untracked(),
            move || done.with_untracked(|done| done.len() > 20),
        );
        view! { <input type="text" /> <button>"b"</button> }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_press_does_what_its_row_says() {
    let (is_framed, done) = (RwSignal::new(false), RwSignal::new(String::new()));
    let page = page(is_framed, done).await;
    let took = |done: RwSignal<String>| std::mem::take(&mut *done.write());
    key(&page.root, "k").await;
    key(&page.root, " ").await;
    key(&page.root, "q").await;
    check("plain keys", took(done), "k_");
    check("a digit that meant something", key(&page.root, "1").await, false);
    check("one that did not", key(&page.root, "2").await, true);
    took(done);
    key_with(&page.root, "z", "ctrlKey: true").await;
    key_with(&page.root, "Z", "metaKey: true, shiftKey: true").await;
    key_with(&page.root, "Z", "ctrlKey: true").await;
    key_with(&page.root, "k", "ctrlKey: true").await;
    key_with(&page.root, "k", "altKey: true").await;
    check("with Ctrl, where Caps Lock does not matter", took(done), "zZz");
}

#[wasm_bindgen_test]
async fn every_layout_has_every_shortcut() {
    let (is_framed, done) = (RwSignal::new(false), RwSignal::new(String::new()));
    let page = page(is_framed, done).await;
    let took = |done: RwSignal<String>| std::mem::take(&mut *done.write());
    key_with(&page.root, "л", "code: 'KeyK'").await;
    key_with(&page.root, "Л", "code: 'KeyK', shiftKey: true").await;
    key_with(&page.root, "я", "code: 'KeyZ', ctrlKey: true").await;
    key_with(&page.root, "Я", "code: 'KeyZ', ctrlKey: true, shiftKey: true").await;
    check("Russian", took(done), "kkzZ");
    key_with(&page.root, "&", "code: 'Digit1'").await;
    key_with(&page.root, "1", "code: 'Digit1', shiftKey: true").await;
    key_with(&page.root, "z", "code: 'KeyW', ctrlKey: true").await;
    key_with(&page.root, "w", "code: 'KeyZ', ctrlKey: true").await;
    check("French: letters count as they are typed", took(done), "11z");
    let alt_graph = "code: 'Digit8', modifierAltGraph: true";
    key_with(&page.root, "[", &format!("{alt_graph}, ctrlKey: true, altKey: true")).await;
    key_with(&page.root, "[", alt_graph).await;
    key_with(&page.root, "[", "code: 'Digit5', altKey: true").await;
    check("German, on Windows, Linux and a Mac", took(done), "[[[");
    key_with(&page.root, "!", "code: 'Digit1', shiftKey: true").await;
    key_with(&page.root, "ö", "code: 'KeyK'").await;
    key_with(&page.root, "л", "code: 'KeyK', altKey: true").await;
    check("nothing that is not meant", took(done), "");
}

#[wasm_bindgen_test]
async fn what_others_use_is_left_to_them() {
    let (is_framed, done) = (RwSignal::new(false), RwSignal::new(String::new()));
    let page = page(is_framed, done).await;
    let took = |done: RwSignal<String>| std::mem::take(&mut *done.write());
    key(&page.one("input"), "k").await;
    key_with(&page.one("input"), "z", "ctrlKey: true").await;
    check("who types is not disturbed", took(done), "");
    key(&page.one("button"), " ").await;
    key(&page.one("button"), "k").await;
    check("a button uses the space bar itself", took(done), "k");
    is_framed.set(true);
    key(&page.root, " ").await;
    key(&page.root, "1").await;
    key(&page.root, "k").await;
    check("in a frame, keys belong to the page around", took(done), "k");
}
