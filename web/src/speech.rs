//! Which language the page speaks: as the link says, else as was chosen on this device, else as the
//! browser prefers. How texts are looked up in it is in `lang.rs`.

use crate::erased::effect;
use crate::lang::{speak, spoken, t};
use crate::play::Play;
use crate::theme::storage;
use crate::widgets::Toasts;
use crate::{files, texts};
use leptos::prelude::*;
use playground::{Control, Language};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Where a person's choice is kept: on this device alone.
const KEY: &str = "nabla-lang";

/// Which language a person has chosen: as the link says, else on this device, else in the browser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speech {
    play: Play,
    // Names and not members: the page holds the machinery for texts anyway.
    own: RwSignal<String>,
    named: Signal<String>,
}

impl Speech {
    /// Makes the page speak it.
    pub(crate) fn new(play: Play, toasts: Toasts) -> Self {
        let speech = Self {
            play,
            own: RwSignal::new(preferred().id().to_owned()),
            named: play.get(|state| state.value_of(Control::Language.id())),
        };
        effect(move || {
            let language = speech.language();
            if untrack(spoken) == language {
                return;
            }
            spawn_local(async move {
                let Some(table) = table(language).await else {
                    toasts.show(t(texts::LANGUAGE_AWAY), None);
                    return;
                };
                // Another may have been chosen meanwhile, and the page may be gone.
                let is_there = speech.own.try_get_untracked().is_some();
                if is_there && untrack(|| speech.language()) == language {
                    speak(language, table);
                }
            });
        });
        effect(move || {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", spoken().id());
            }
        });
        speech
    }

    /// The language that is chosen.
    pub(crate) fn language(self) -> Language {
        let named = self.named.with(|id| Language::from_id(id));
        named.or_else(|| self.own.with(|id| Language::from_id(id))).unwrap_or_default()
    }

    /// Changes to a language and remembers it on this device. A link that named one does so no longer.
    pub(crate) fn choose(self, language: Language) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, language.id());
        }
        self.own.set(language.id().to_owned());
        if self.play.state().with_untracked(|state| state.language.is_some()) {
            self.play.change(|state| state.language = None);
        }
    }
}

/// What this device remembers, or else what the browser prefers.
fn preferred() -> Language {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.and_then(|id| Language::from_id(&id)).unwrap_or_else(|| {
        let tags: Vec<String> = window()
            .navigator()
            .languages()
            .into_iter()
            .filter_map(|tag| tag.as_string())
            .collect();
        Language::of_tags(tags.iter().map(String::as_str))
    })
}

/// The language that the page begins in, where a link names this one or none.
pub(crate) fn first(named: Option<Language>) -> Language {
    named.unwrap_or_else(preferred)
}

/// Before the page is there: lets it speak this language, so that it does not begin in English and jump.
pub(crate) async fn prepare(language: Language) {
    if let Some(table) = table(language).await {
        speak(language, table);
    }
}

/// The table of a language, if it can be had.
async fn table(language: Language) -> Option<JsValue> {
    if language == Language::English {
        return Some(JsValue::UNDEFINED);
    }
    let text = files::beside("lang", language.id()).await?;
    js_sys::JSON::parse(&text).ok()
}
