//! The language of a page: the one that its link names, else the one that was chosen on this device, else
//! the one that the browser prefers. How texts are looked up in it is in `lang.rs`.

use crate::files;
use crate::lang::{ENGLISH, current, set_current, t};
use crate::theme::storage;
use crate::type_erased::effect;
use crate::widgets::Toasts;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Where a person's choice is kept: on this device alone.
const KEY: &str = "nabla-lang";

/// What a page knows about its languages. They go by their codes of ISO 639.
#[derive(Clone, Copy, Debug)]
pub struct Languages {
    /// The code, if it is that of a language of the page.
    pub find: fn(&str) -> Option<&'static str>,
    /// The one for a person whose browser lists these, best first: `fr-CH`, `en`.
    pub of_tags: fn(&[String]) -> &'static str,
}

/// What a link says about the language.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The code that it names; empty if it names none.
    pub named: Signal<String>,
    /// Removes the language from the link.
    pub forget: Callback<()>,
}

/// The language that is chosen: by the link, else on this device, else in the browser.
#[derive(Clone, Copy, Debug)]
pub struct LanguageChoice {
    languages: Languages,
    link: Link,
    own: RwSignal<&'static str>,
}

impl LanguageChoice {
    /// Shows the page in that language. `away` is the message for when its table cannot be loaded.
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
                // Another may have been chosen meanwhile, and the page may be gone.
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

    /// The code of the language that is chosen.
    pub fn code(self) -> &'static str {
        let named = self.link.named.with(|code| (self.languages.find)(code));
        named.unwrap_or_else(|| self.own.get())
    }

    /// Changes to the language of a code and remembers it on this device. If the link names one, it does so
    /// no longer.
    pub fn choose(self, code: &'static str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, code);
        }
        self.own.set(code);
        self.link.forget.run(());
    }
}

/// What this device remembers, or else what the browser prefers.
fn preferred(languages: Languages) -> &'static str {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.and_then(|code| (languages.find)(&code)).unwrap_or_else(|| {
        let tags = window().navigator().languages();
        let tags: Vec<String> = tags.into_iter().filter_map(|tag| tag.as_string()).collect();
        (languages.of_tags)(&tags)
    })
}

/// The code of the language that a page begins in; `named` is the one in its link.
pub fn first(languages: Languages, named: Option<&'static str>) -> &'static str {
    named.unwrap_or_else(|| preferred(languages))
}

/// Before the page is there: loads this language, so that the page does not begin in English and change.
pub async fn prepare(code: &'static str) {
    if let Some(table) = table(code).await {
        set_current(code, table);
    }
}

/// The table of a language, if it can be loaded.
async fn table(code: &str) -> Option<JsValue> {
    if code == ENGLISH {
        return Some(JsValue::UNDEFINED);
    }
    let text = files::beside("lang", code).await?;
    js_sys::JSON::parse(&text).ok()
}
