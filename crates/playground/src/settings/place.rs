//! Where in the lessons the page is: which lesson and which step. What lessons say is not known here.

use crate::settings::written::{Readable, Written};

/// A lesson that is open, and its step: `perceptron.2`; without a step it is the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonPlace {
    /// The name of the lesson.
    pub id: String,
    /// The step, from 0.
    pub step: usize,
}

impl LessonPlace {
    /// A step, from 0, of the lesson of this name.
    pub fn at(id: &str, step: usize) -> Written<Self> {
        Written::new(format!("{id}.{}", step + 1), Self { id: id.to_owned(), step })
    }
}

impl Readable for LessonPlace {
    #[cfg(test)]
    const SAMPLES: &'static [&'static str] = &["perceptron.2", "layers", "a.b.x"];

    fn from_text(text: &str) -> Result<Self, String> {
        let (id, step) = text.rsplit_once('.').unwrap_or((text, "1"));
        let step = step.parse::<usize>().unwrap_or(1).max(1) - 1;
        Ok(Self { id: id.to_owned(), step })
    }
}
