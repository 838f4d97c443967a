//! The languages of the page, and the one that its link names. Which of them is spoken is decided in
//! `ui::speech`.

use crate::play::Play;
use crate::texts;
use leptos::prelude::*;
use playground::{Control, Language};
use ui::speech::{Languages, Link, Speech};
use ui::widgets::Toasts;

/// The languages of the page, by their codes.
pub(crate) const LANGUAGES: Languages = Languages {
    find: |code| Language::from_id(code).map(Language::id),
    of_tags: |tags| Language::of_tags(tags.iter().map(String::as_str)).id(),
};

/// Makes the page speak what its link, the person or the browser asks for.
pub(crate) fn connect(play: Play, toasts: Toasts) -> Speech {
    let forget = move |()| {
        if play.state().with_untracked(|state| state.language.is_some()) {
            play.change(|state| state.language = None);
        }
    };
    // A name and not a member: the page holds the machinery for texts anyway.
    let named = play.get(|state| state.value_of(Control::Language.id()));
    let link = Link { named, forget: Callback::new(forget) };
    Speech::new(LANGUAGES, link, texts::LANGUAGE_FAILED, toasts)
}
