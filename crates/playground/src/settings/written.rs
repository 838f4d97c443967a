//! Values with a notation of their own, such as goals: read once, and kept with the text they were read
//! from, so that a link comes back letter by letter even if the text cannot be read.

/// A kind of value that is read from a text.
pub trait Readable: Sized {
    /// Some texts, for tests.
    #[cfg(test)]
    const SAMPLES: &'static [&'static str];

    /// Reads the text.
    ///
    /// # Errors
    /// The rest of a sentence that begins with the text: `is no …`.
    fn from_text(text: &str) -> Result<Self, String>;
}

/// A text, and the value that was read from it, if it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    text: String,
    value: Option<T>,
}

impl<T: Readable> Written<T> {
    /// Reads a text.
    pub fn read(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { value: T::from_text(&text).ok(), text }
    }
}

impl<T> Written<T> {
    /// A value with the text that it is written as.
    pub(crate) fn new(text: String, value: T) -> Self {
        Self { text, value: Some(value) }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value, if the text could be read.
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }
}
