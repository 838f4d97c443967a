//! The language of a page: how texts are looked up. The English texts are in the code, and are the keys of the
//! tables of all other languages. Texts that are not in the code, such as those of a document that the page
//! opens, have their own tables. `language_choice.rs` chooses the language; the page defines which languages
//! and documents there are.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Observer, ReactiveNode};
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// The code of the language of the texts in the code.
pub const ENGLISH: &str = "en";

/// A language with its table, English → translation; English has none.
#[derive(Debug)]
struct Current {
    /// Its ISO 639 code.
    code: &'static str,
    table: JsValue,
}

impl Default for Current {
    fn default() -> Self {
        Self { code: ENGLISH, table: JsValue::UNDEFINED }
    }
}

thread_local! {
    // Not in a context of Leptos, because event handlers and tasks have none.
    static CURRENT: RefCell<Current> = RefCell::default();
    static LISTENERS: RefCell<Listeners> = RefCell::default();
    // A page has few documents: a list is as fast as a map, and needs less code.
    static DOCUMENTS: RefCell<Vec<(&'static str, Current)>> = RefCell::default();
    // Separate, so that the rest of the page need not look up its texts again when a document is added or
    // removed.
    static READERS: RefCell<Listeners> = RefCell::default();
}

/// The closures to run again when the language changes. Not a signal of Leptos: a signal drops its subscribers
/// only when it changes, so one that rarely changes would keep every closure of removed views.
#[derive(Debug, Default)]
struct Listeners {
    all: Vec<AnySubscriber>,
    /// The number of closures after the last removal of those of removed views.
    n_known: usize,
}

impl Listeners {
    /// Adds the running closure, if it is one that can run again.
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
    /// The translation of a text, if the table has one.
    fn told(&self, text: &str) -> Option<String> {
        if self.code == ENGLISH {
            return None;
        }
        js_sys::Reflect::get(&self.table, &text.into()).ok()?.as_string()
    }
}

/// The code of the page's language; a closure that calls this runs again when the language changes.
pub fn current() -> &'static str {
    LISTENERS.with_borrow_mut(Listeners::add_current);
    CURRENT.with_borrow(|current| current.code)
}

/// A text in the page's language; a closure that calls this runs again when the language changes.
pub fn t(text: &str) -> String {
    LISTENERS.with_borrow_mut(Listeners::add_current);
    CURRENT.with_borrow(|current| current.told(text)).unwrap_or_else(|| text.to_owned())
}

/// The translation of a document's text by the document's own table; without a translation, the text itself. A
/// closure that calls this runs again when a document gets another table.
pub fn t_of(document: &str, text: &str) -> String {
    read(document, |table| table.told(text)).unwrap_or_else(|| text.to_owned())
}

/// The code of the language that a document is shown in: English if it has no table.
pub fn language_of(document: &str) -> &'static str {
    read(document, |table| Some(table.code)).unwrap_or(ENGLISH)
}

/// Reads a value from the table of a document, if it has one.
fn read<T>(document: &str, of: impl Fn(&Current) -> Option<T>) -> Option<T> {
    READERS.with_borrow_mut(Listeners::add_current);
    DOCUMENTS
        .with_borrow(|all| all.iter().find(|(name, _)| *name == document).and_then(|it| of(&it.1)))
}

/// The same as a signal: for views and widgets, which then always show the current language.
pub fn tr(text: &'static str) -> Signal<String> {
    Signal::derive(move || t(text))
}

/// A tooltip with the key that does the same as the button: "Undo · Ctrl Z".
pub fn with_key(text: &'static str, key: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || Some(format!("{} · {}", t(text), t(key))))
}

/// Shows the page in the language with this code, using its table, and formats numbers with the browser's
/// decimal separator for this language.
pub fn set_current(code: &'static str, table: JsValue) {
    let half = String::from(js_sys::Number::from(0.5).to_locale_string(code));
    number::shown::set_decimal_comma(half.contains(','));
    CURRENT.set(Current { code, table });
    wake(LISTENERS.take());
}

/// Shows a document in the language with this code, using this table; without a table in English.
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
