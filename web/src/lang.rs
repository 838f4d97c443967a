//! Texts in the language of the page: how the playground's own sentences, texts with gaps, and what lessons
//! say are told. How a text is looked up is in `ui::lang`.

use playground::Sentence;
use playground::text::sentence::fill;
pub(crate) use ui::lang::{
    current as current_language, language_of, set_table, t, t_of, tr, with_key,
};

/// The list of lessons, as a document that has tables of its own.
pub(crate) const LIST: &str = "list";
/// The open lesson, as another.
pub(crate) const LESSON: &str = "lesson";

/// A text with its gaps, `{0}` and so on, filled.
pub(crate) fn filled(text: &str, parts: &[String]) -> String {
    fill(&t(text), parts)
}

/// A sentence of the playground.
pub(crate) fn told(sentence: &Sentence) -> String {
    sentence.told(&t)
}
