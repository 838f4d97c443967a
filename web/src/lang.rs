//! Texts in the language of the page: sentences of the playground, texts with placeholders, and the texts of
//! lessons. `ui::lang` looks up a text.

use playground::Sentence;
use playground::text::sentence::fill;
pub(crate) use ui::lang::{
    current as current_language, language_of, set_table, t, t_of, tr, with_key,
};

/// The list of lessons, as a document that has its own translation tables.
pub(crate) const LIST: &str = "list";
/// The open lesson, as another such document.
pub(crate) const LESSON: &str = "lesson";

/// A text with its placeholders `{0}`, `{1}` and so on filled in.
pub(crate) fn filled(text: &str, parts: &[String]) -> String {
    fill(&t(text), parts)
}

/// A sentence of the playground in the language of the page.
pub(crate) fn told(sentence: &Sentence) -> String {
    sentence.told(&t)
}
