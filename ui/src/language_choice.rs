//! The language of a page: the one in its link, otherwise the one chosen on this device, otherwise the one that
//! the browser prefers. `lang.rs` looks up texts in it.

use crate::files;
use crate::lang::{ENGLISH, current, set_current, t};
use crate::theme::storage;
use crate::type_erased::effect;
use crate::widgets::Toasts;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// The storage key of the user's choice, which stays on this device.
const KEY: &str = "nabla-lang";

/// The languages of a page, by their ISO 639 codes.
#[derive(Clone, Copy, Debug)]
pub struct Languages {
    /// The code, if the page has this language.
    pub find: fn(&str) -> Option<&'static str>,
    /// The language for a user whose browser lists these, best first: `fr-CH`, `en`.
    pub of_tags: fn(&[String]) -> &'static str,
}

/// The language in a link.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The code in the link; empty if there is none.
    pub named: Signal<String>,
    /// Removes the language from the link.
    pub forget: Callback<()>,
}

/// The chosen language: from the link, otherwise from this device, otherwise from the browser.
#[derive(Clone, Copy, Debug)]
pub struct LanguageChoice {
    languages: Languages,
    link: Link,
    own: RwSignal<&'static str>,
}

impl LanguageChoice {
    /// Shows the page in that language. `away` is the message for a table that cannot be loaded.
    pub fn new(languages: Languages, link: Link, away: &'static str, toasts: Toasts) -> Self {
        let language = Self { languages, link, own: RwSignal::new(preferred(languages)) };
        effect(move || {
            let code = language.code();
            if untrack(current) == code {
                return;
            }
            spawn_local(async move {
                let Some(table) = table(code).await else {
                    toasts.show(t(away), None);
                    return;
                };
                // The user may have chosen another language in the meantime, and the page may no longer exist.
                let is_there = language.own.try_get_untracked().is_some();
                if is_there && untrack(|| language.code()) == code {
                    set_current(code, table);
                }
            });
        });
        effect(move || {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", current());
            }
        });
        language
    }

    /// The code of the chosen language.
    pub fn code(self) -> &'static str {
        let named = self.link.named.with(|code| (self.languages.find)(code));
        named.unwrap_or_else(|| self.own.get())
    }

    /// Changes to the language with this code and stores the choice on this device. Removes the language from
    /// the link if there is one.
    pub fn choose(self, code: &'static str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, code);
        }
        self.own.set(code);
        self.link.forget.run(());
    }
}

/// The language stored on this device, otherwise the one that the browser prefers.
fn preferred(languages: Languages) -> &'static str {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.and_then(|code| (languages.find)(&code)).unwrap_or_else(|| {
        let tags = window().navigator().languages();
        let tags: Vec<String> = tags.into_iter().filter_map(|tag| tag.as_string()).collect();
        (languages.of_tags)(&tags)
    })
}

/// The code of the language in which a page starts; `named` is the one in its link.
pub fn first(languages: Languages, named: Option<&'static str>) -> &'static str {
    named.unwrap_or_else(|| preferred(languages))
}

/// Loads a language before the page is shown, so that the page does not start in English and then change.
pub async fn prepare(code: &'static str) {
    if let Some(table) = table(code).await {
        set_current(code, table);
    }
}

/// The table of a language; `None` if it cannot be loaded.
async fn table(code: &str) -> Option<JsValue> {
    if code == ENGLISH {
        return Some(JsValue::UNDEFINED);
    }
    let text = files::beside("lang", code).await?;
    js_sys::JSON::parse(&text).ok()
}
