//! Sentences for people: a text with gaps and what fills them, so that a page can tell them in another
//! language. Which sentences there are stands where they are made; translations are the page's business.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A text and what fills its gaps, `{0}`, `{1}` and so on. `Display` writes it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    text: &'static str,
    parts: Vec<Part>,
}

/// What fills a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// A name or a number: the same in every language.
    Name(String),
    /// Words of our own.
    Words(Sentence),
}

impl Sentence {
    /// A sentence whose gaps, if it has any, are still open.
    pub fn new(text: &'static str) -> Self {
        Self { text, parts: Vec::new() }
    }

    /// Fills the next gap with a name or a number.
    #[must_use]
    pub fn with(mut self, name: &dyn fmt::Display) -> Self {
        self.parts.push(Part::Name(name.to_string()));
        self
    }

    /// Fills the next gap with words of our own.
    #[must_use]
    pub fn and(mut self, words: Self) -> Self {
        self.parts.push(Part::Words(words));
        self
    }

    /// The sentence with every text of ours looked up before its gaps are filled.
    pub fn told(&self, look_up: &dyn Fn(&str) -> String) -> String {
        let part = |part: &Part| match part {
            Part::Name(name) => name.clone(),
            Part::Words(words) => words.told(look_up),
        };
        let parts: Vec<String> = self.parts.iter().map(part).collect();
        fill(&look_up(self.text), &parts)
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&str::to_owned))
    }
}

/// A sentence that comes from where a job has run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentSentence {
    text: String,
    parts: Vec<SentPart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum SentPart {
    Name(String),
    Words(SentSentence),
}

impl From<&Sentence> for SentSentence {
    fn from(sentence: &Sentence) -> Self {
        let part = |part: &Part| match part {
            Part::Name(name) => SentPart::Name(name.clone()),
            Part::Words(words) => SentPart::Words(words.into()),
        };
        let parts = sentence.parts.iter().map(part).collect();
        Self { text: sentence.text.to_owned(), parts }
    }
}

impl SentSentence {
    /// As [`Sentence::told`].
    pub fn told(&self, look_up: &dyn Fn(&str) -> String) -> String {
        let part = |part: &SentPart| match part {
            SentPart::Name(name) => name.clone(),
            SentPart::Words(words) => words.told(look_up),
        };
        let parts: Vec<String> = self.parts.iter().map(part).collect();
        fill(&look_up(&self.text), &parts)
    }
}

impl fmt::Display for SentSentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(&str::to_owned))
    }
}

/// Fills the gaps of a text, each with the part that it counts, from 0; a gap without a part stays.
pub fn fill(text: &str, parts: &[String]) -> String {
    let mut full = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        full.push_str(before);
        let gap = after.split_once('}');
        match gap.and_then(|(k, after)| Some((parts.get(k.parse::<usize>().ok()?)?, after))) {
            Some((part, after)) => {
                full.push_str(part);
                rest = after;
            }
            None => {
                full.push('{');
                rest = after;
            }
        }
    }
    full + rest
}

/// Characters of a person's text that a sentence repeats.
const SHOWN_LEN: usize = 24;

/// The text if it is short, else its beginning.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_LEN) {
        None => text.to_owned(),
        Some(_) => text.chars().take(SHOWN_LEN - 1).chain(['…']).collect(),
    }
}
