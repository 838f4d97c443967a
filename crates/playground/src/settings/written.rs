//! Values that are told in words of their own, such as goals: read once, and kept with the text they were
//! read from, so that a link comes back letter by letter.

use crate::text::sentence::Sentence;
use core::ops::Deref;

/// A kind of value that a text says.
pub trait Readable: Sized {
    /// Some texts, for tests.
    #[cfg(test)]
    const SAMPLES: &'static [&'static str];

    /// Reads the text.
    ///
    /// # Errors
    /// Goes on from the text: `is no …`.
    fn from_text(text: &str) -> Result<Self, Sentence>;
}

/// A value, and the text that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    text: String,
    value: T,
}

impl<T: Readable> Written<T> {
    /// Reads a text.
    ///
    /// # Errors
    /// Goes on from the text: `is no …`.
    pub fn read(text: impl Into<String>) -> Result<Self, Sentence> {
        let text = text.into();
        Ok(Self { value: T::from_text(&text)?, text })
    }

    /// A value with the text that says it.
    pub(crate) fn new(text: String, value: T) -> Self {
        Self { text, value }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T> Deref for Written<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
