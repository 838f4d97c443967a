//! Texts in the language of the page: how the playground's own sentences, and texts with gaps, are told.
//! How a text is looked up is in `ui::lang`.

use playground::Sentence;
use playground::text::sentence::fill;
pub(crate) use ui::lang::{current as current_language, t, tr, with_key};

/// A text with its gaps, `{0}` and so on, filled.
pub(crate) fn filled(text: &str, parts: &[String]) -> String {
    fill(&t(text), parts)
}

/// A sentence of the playground.
pub(crate) fn told(sentence: &Sentence) -> String {
    sentence.told(&t)
}
