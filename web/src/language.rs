//! The languages of the page, and the language that a link names. `ui::language_choice` decides which language
//! is shown.

use crate::play::Play;
use crate::texts;
use leptos::prelude::*;
use playground::{Control, Language};
use ui::language_choice::{LanguageChoice, Languages, Link};
use ui::widgets::Toasts;

/// The languages of the page, by their codes.
pub(crate) const LANGUAGES: Languages = Languages {
    find: |code| Language::from_id(code).map(Language::id),
    of_tags: |tags| Language::of_tags(tags.iter().map(String::as_str)).id(),
};

/// Shows the page in the language that the link, the user or the browser selects.
pub(crate) fn connect(play: Play, toasts: Toasts) -> LanguageChoice {
    let forget = move |()| {
        if play.state().with_untracked(|state| state.language.is_some()) {
            play.change(|state| state.language = None);
        }
    };
    // The language's code instead of the enum member: the code for a signal of strings exists already, so this
    // adds no code.
    let named = play.get(|state| state.value_of(Control::Language.id()));
    let link = Link { named, forget: Callback::new(forget) };
    LanguageChoice::new(LANGUAGES, link, texts::LANGUAGE_FAILED, toasts)
}
