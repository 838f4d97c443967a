//! The language of a page: how texts are looked up. English stands in the code where it is shown, and is
//! the key of every text in the tables of the others. What a page shows and has not in its code, such as a
//! document that it opens, has tables of its own. Which language it is, is decided in
//! `language_choice.rs`; which languages there are, and which documents, is the page's business.

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
    // A page has few of them: a list is as quick as a map, and less code.
    static DOCUMENTS: RefCell<Vec<(&'static str, Current)>> = RefCell::default();
    // Apart, because documents come and go, and the rest of the page need not look up its texts again then.
    static READERS: RefCell<Listeners> = RefCell::default();
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
    /// Adds the closure that is running, if it is one that can run again.
    fn add_current(&mut self) {
        if let Some(listener) = Observer::get() {
            self.add(listener);
        }
    }

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

impl Current {
    /// A text by this table, if it has it.
    fn told(&self, text: &str) -> Option<String> {
        if self.code == ENGLISH {
            return None;
        }
        js_sys::Reflect::get(&self.table, &text.into()).ok()?.as_string()
    }
}

/// The code of the language of the page; a closure that asks for it runs again when that changes.
pub fn current() -> &'static str {
    LISTENERS.with_borrow_mut(Listeners::add_current);
    CURRENT.with_borrow(|current| current.code)
}

/// A text in the language of the page; a closure that asks for it runs again when that changes.
pub fn t(text: &str) -> String {
    LISTENERS.with_borrow_mut(Listeners::add_current);
    CURRENT.with_borrow(|current| current.told(text)).unwrap_or_else(|| text.to_owned())
}

/// A text of a document by the table of that document; as it is if it has none, or none for this text. A
/// closure that asks for it runs again when a document gets another table.
pub fn t_of(document: &str, text: &str) -> String {
    read(document, |table| table.told(text)).unwrap_or_else(|| text.to_owned())
}

/// The code of the language that a document is shown in: English if it has no table.
pub fn language_of(document: &str) -> &'static str {
    read(document, |table| Some(table.code)).unwrap_or(ENGLISH)
}

/// Reads off the table of a document, if it has one.
fn read<T>(document: &str, of: impl Fn(&Current) -> Option<T>) -> Option<T> {
    READERS.with_borrow_mut(Listeners::add_current);
    DOCUMENTS
        .with_borrow(|all| all.iter().find(|(name, _)| *name == document).and_then(|it| of(&it.1)))
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
    wake(LISTENERS.take());
}

/// Shows a document in the language of this code, by this table; in English without one.
pub fn set_table(document: &'static str, code: &'static str, table: Option<JsValue>) {
    DOCUMENTS.with_borrow_mut(|all| {
        all.retain(|(name, _)| *name != document);
        all.extend(table.map(|table| (document, Current { code, table })));
    });
    wake(READERS.take());
}

fn wake(listeners: Listeners) {
    for listener in listeners.all {
        listener.mark_dirty();
    }
}
