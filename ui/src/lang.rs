//! The language of a page: how texts are looked up. English stands in the code where it is shown, and is
//! the key of every text in the tables of the others. Which language it is, is decided in
//! `language_choice.rs`; which languages there are is the page's business.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Observer, ReactiveNode};
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// The code of the language that texts are written in where they are shown.
pub const ENGLISH: &str = "en";

/// A language with its table, English → translation; English has none.
#[derive(Debug)]
struct Current {
    /// Its code of ISO 639.
    code: &'static str,
    table: JsValue,
}

impl Default for Current {
    fn default() -> Self {
        Self { code: ENGLISH, table: JsValue::UNDEFINED }
    }
}

thread_local! {
    // Not in a context of Leptos, because handlers and tasks have none.
    static CURRENT: RefCell<Current> = RefCell::default();
    static LISTENERS: RefCell<Listeners> = RefCell::default();
}

/// The closures to run again when the language changes. Not a signal of Leptos: that drops subscribers only
/// when it changes, so one that hardly ever does would keep every closure of views that are long gone.
#[derive(Debug, Default)]
struct Listeners {
    all: Vec<AnySubscriber>,
    /// How many were left after the last removal of those that are gone.
    n_known: usize,
}

impl Listeners {
    fn add(&mut self, listener: AnySubscriber) {
        if self.all.last().is_some_and(|last| last.0 == listener.0) {
            return;
        }
        self.all.push(listener);
        if 2 * self.n_known + 64 < self.all.len() {
            let mut known = BTreeSet::new();
            self.all.retain(|it| it.1.strong_count() != 0 && known.insert(it.0));
            self.n_known = self.all.len();
        }
    }
}

/// The code of the language of the page; a closure that asks for it runs again when that changes.
pub fn current() -> &'static str {
    if let Some(listener) = Observer::get() {
        LISTENERS.with_borrow_mut(|listeners| listeners.add(listener));
    }
    CURRENT.with_borrow(|current| current.code)
}

/// A text in the language of the page; a closure that asks for it runs again when that changes.
pub fn t(text: &str) -> String {
    let told = (current() != ENGLISH).then(|| {
        CURRENT.with_borrow(|it| js_sys::Reflect::get(&it.table, &text.into()).ok()?.as_string())
    });
    told.flatten().unwrap_or_else(|| text.to_owned())
}

/// The same as a signal: for views and widgets, which then always show it as it is now.
pub fn tr(text: &'static str) -> Signal<String> {
    Signal::derive(move || t(text))
}

/// A tooltip that says with which key a button can be pressed as well: "Undo · Ctrl Z".
pub fn with_key(text: &'static str, key: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || Some(format!("{} · {}", t(text), t(key))))
}

/// Shows the page in the language of this code, by its table, and numbers with the decimal sign that the
/// browser knows of it.
pub fn set_current(code: &'static str, table: JsValue) {
    let half = String::from(js_sys::Number::from(0.5).to_locale_string(code));
    number::shown::set_decimal_comma(half.contains(','));
    CURRENT.set(Current { code, table });
    for listener in LISTENERS.take().all {
        listener.mark_dirty();
    }
}
