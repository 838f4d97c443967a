//! Which language a page speaks: as its link says, else as was chosen on this device, else as the browser
//! prefers. How texts are looked up in it is in `lang.rs`.

use crate::erased::effect;
use crate::files;
use crate::lang::{ENGLISH, speak, spoken, t};
use crate::theme::storage;
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
    /// Makes it name none.
    pub forget: Callback<()>,
}

/// Which language a person has chosen: as the link says, else on this device, else in the browser.
#[derive(Clone, Copy, Debug)]
pub struct Speech {
    languages: Languages,
    link: Link,
    own: RwSignal<&'static str>,
}

impl Speech {
    /// Makes the page speak it. `away` is what is said where a language cannot be had.
    pub fn new(languages: Languages, link: Link, away: &'static str, toasts: Toasts) -> Self {
        let speech = Self { languages, link, own: RwSignal::new(preferred(languages)) };
        effect(move || {
            let code = speech.code();
            if untrack(spoken) == code {
                return;
            }
            spawn_local(async move {
                let Some(table) = table(code).await else {
                    toasts.show(t(away), None);
                    return;
                };
                // Another may have been chosen meanwhile, and the page may be gone.
                let is_there = speech.own.try_get_untracked().is_some();
                if is_there && untrack(|| speech.code()) == code {
                    speak(code, table);
                }
            });
        });
        effect(move || {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", spoken());
            }
        });
        speech
    }

    /// The code of the language that is chosen.
    pub fn code(self) -> &'static str {
        let named = self.link.named.with(|code| (self.languages.find)(code));
        named.unwrap_or_else(|| self.own.get())
    }

    /// Changes to the language of a code and remembers it on this device. A link that named one does so
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

/// The code of the language that a page begins in, where a link names this one or none.
pub fn first(languages: Languages, named: Option<&'static str>) -> &'static str {
    named.unwrap_or_else(|| preferred(languages))
}

/// Before the page is there: lets it speak this language, so that it does not begin in English and jump.
pub async fn prepare(code: &'static str) {
    if let Some(table) = table(code).await {
        speak(code, table);
    }
}

/// The table of a language, if it can be had.
async fn table(code: &str) -> Option<JsValue> {
    if code == ENGLISH {
        return Some(JsValue::UNDEFINED);
    }
    let text = files::beside("lang", code).await?;
    js_sys::JSON::parse(&text).ok()
}
