//! The language of the page: how texts are looked up. English stands in the code where it is shown, and
//! is the key of every text in the tables of the others, in `lang/`. Which language it is, is chosen in
//! `speech.rs`.

use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use playground::sentence::fill;
use playground::{Language, Sentence};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// A language with its table, English → translation; English has none.
#[derive(Debug, Default)]
struct Spoken {
    language: Language,
    table: JsValue,
}

thread_local! {
    // Not in a context: texts are asked for in handlers and tasks too, which have none.
    static SPOKEN: RefCell<Spoken> = RefCell::default();
    /// Announces another language.
    static ANOTHER: ArcTrigger = ArcTrigger::new();
}

/// The language that the page speaks; a closure that asks for it runs again when that changes.
pub(crate) fn spoken() -> Language {
    if Observer::get().is_some() {
        ANOTHER.with(Track::track);
    }
    SPOKEN.with_borrow(|spoken| spoken.language)
}

/// A text in the language of the page; a closure that asks for it runs again when that changes.
pub(crate) fn t(text: &str) -> String {
    let told = (spoken() != Language::English).then(|| {
        SPOKEN.with_borrow(|it| js_sys::Reflect::get(&it.table, &text.into()).ok()?.as_string())
    });
    told.flatten().unwrap_or_else(|| text.to_owned())
}

/// The same as a signal: for views and widgets, which then always show it as it is now.
pub(crate) fn tr(text: &'static str) -> Signal<String> {
    Signal::derive(move || t(text))
}

/// A text with its gaps, `{0}` and so on, filled.
pub(crate) fn filled(text: &str, parts: &[String]) -> String {
    fill(&t(text), parts)
}

/// A tooltip that says with which key a button can be pressed as well: "Undo · Ctrl Z".
pub(crate) fn with_key(text: &'static str, key: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || Some(format!("{} · {}", t(text), t(key))))
}

/// A sentence of the playground.
pub(crate) fn told(sentence: &Sentence) -> String {
    sentence.told(&t)
}

/// Lets the page speak a language by its table.
pub(crate) fn speak(language: Language, table: JsValue) {
    SPOKEN.set(Spoken { language, table });
    ANOTHER.with(Notify::notify);
}
