//! The language of the page: which one it speaks, and how texts are looked up. English stands in the
//! code where it is shown, and is the key of every text in the tables of the others, in `lang/`.

use crate::erased::effect;
use crate::play::Play;
use crate::theme::storage;
use crate::widgets::Toasts;
use crate::{files, texts};
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use playground::sentence::fill;
use playground::{Language, Sentence};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Where a person's choice is kept: on this device alone.
const KEY: &str = "nabla-lang";

/// A language with its table, English → translation; English has none.
#[derive(Clone, Debug, Default)]
struct Spoken {
    language: Language,
    table: JsValue,
}

thread_local! {
    // Not in a context: texts are asked for in handlers and tasks too, which have none.
    static SPOKEN: ArcRwSignal<Spoken> = ArcRwSignal::new(Spoken::default());
}

/// A text in the language of the page; a closure that asks for it runs again when that changes.
pub(crate) fn t(text: &str) -> String {
    let spoken = SPOKEN.with(ArcRwSignal::clone);
    if Observer::get().is_some() {
        spoken.track();
    }
    let told = spoken.with_untracked(|spoken| {
        let is_english = spoken.table.is_undefined();
        (!is_english).then(|| js_sys::Reflect::get(&spoken.table, &text.into()).ok()?.as_string())
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

/// Which language a person has chosen: as the link says, else on this device, else in the browser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speech {
    play: Play,
    own: RwSignal<Language>,
    named: Signal<Option<Language>>,
}

impl Speech {
    /// Makes it known to every part of the page, and the page speak it.
    pub(crate) fn provide(play: Play, toasts: Toasts) -> Self {
        let speech =
            Self { play, own: RwSignal::new(preferred()), named: play.get(|state| state.language) };
        provide_context(speech);
        effect(move || {
            let language = speech.language();
            let is_spoken =
                SPOKEN.with(|spoken| spoken.with_untracked(|spoken| spoken.language == language));
            if is_spoken {
                return;
            }
            spawn_local(async move {
                let is_there = load(language, || speech.is_wanted(language)).await;
                if !is_there && speech.is_wanted(language) {
                    toasts.show(t(texts::LANGUAGE_AWAY), None);
                }
            });
        });
        let spoken = SPOKEN.with(ArcRwSignal::clone);
        effect(move || {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", spoken.with(|spoken| spoken.language.id()));
            }
        });
        speech
    }

    /// The language that is chosen.
    pub(crate) fn language(self) -> Language {
        self.named.get().unwrap_or(self.own.get())
    }

    /// Changes to a language and remembers it on this device. A link that named one does so no longer.
    pub(crate) fn choose(self, language: Language) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, language.id());
        }
        self.own.set(language);
        if self.named.get_untracked().is_some() {
            self.play.change(|state| state.language = None);
        }
    }

    /// Whether a table that has arrived is still asked for; the page may be gone by then.
    fn is_wanted(self, language: Language) -> bool {
        self.own
            .try_get_untracked()
            .is_some_and(|own| self.named.try_get_untracked().flatten().unwrap_or(own) == language)
    }
}

/// What this device remembers, or else what the browser prefers.
fn preferred() -> Language {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.and_then(|id| Language::from_id(&id)).unwrap_or_else(|| {
        let tags = window().navigator().languages();
        let tags: Vec<String> = tags.iter().filter_map(|tag| tag.as_string()).collect();
        Language::of_tags(tags.iter().map(String::as_str))
    })
}

/// Before the page is there: what it will speak, so that it does not begin in English and then jump.
pub(crate) async fn prepare(named: Option<Language>) {
    load(named.unwrap_or_else(preferred), || true).await;
}

/// Whether the page is to begin in English, for which there is nothing to wait for.
pub(crate) fn begins_in_english(named: Option<Language>) -> bool {
    named.unwrap_or_else(preferred) == Language::English
}

/// Speaks a language as soon as its table is there, if it is still wanted then; whether there is one.
async fn load(language: Language, is_wanted: impl Fn() -> bool) -> bool {
    let table = match language {
        Language::English => Some(JsValue::UNDEFINED),
        _ => {
            let text = files::beside("lang", language.id()).await;
            text.and_then(|text| js_sys::JSON::parse(&text).ok())
        }
    };
    let is_there = table.is_some();
    if let Some(table) = table.filter(|_| is_wanted()) {
        SPOKEN.with(|spoken| spoken.set(Spoken { language, table }));
    }
    is_there
}
