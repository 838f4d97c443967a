//! Questions that a link asks, and what makes an answer right. What the right answer is, is found in
//! `tasks`.

use crate::settings::goal::Goal;
use crate::settings::quantity::Quantity;
use crate::settings::written::Readable;

/// A question with its choices, `Will it learn?|Yes|No`, or without any, where a number is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub question: String,
    /// What may be chosen.
    pub choices: Vec<String>,
}

/// As many choices are read; nobody reads more.
const MAX_CHOICES: usize = 100;

/// What makes an answer right.
#[derive(Clone, Debug, PartialEq)]
pub enum Criterion {
    /// What must hold for each choice, `epoch<1|epoch<5`; the last may be left out.
    Choices(Vec<Goal>),
    /// The number that is asked for: `testLoss`.
    Number(Quantity),
}

impl Readable for Question {
    #[cfg(test)]
    const SAMPLES: &'static [&'static str] = &["How many?", "Will it learn?|Yes, 100 %|No", "|"];

    fn from_text(text: &str) -> Result<Self, String> {
        let mut parts = text.split('|').map(str::to_owned);
        let question = parts.next().unwrap_or_default();
        Ok(Self { question, choices: parts.take(MAX_CHOICES).collect() })
    }
}

impl Readable for Criterion {
    #[cfg(test)]
    const SAMPLES: &'static [&'static str] = &["accuracy>0.9|epoch<3", "testLoss", "answer@0.5;-3"];

    fn from_text(text: &str) -> Result<Self, String> {
        if let Some(quantity) = Quantity::from_text(text) {
            return Ok(Self::Number(quantity));
        }
        let goals: Result<Vec<Goal>, _> = text.split('|').map(Goal::from_text).collect();
        goals.map(Self::Choices).map_err(|why| format!("is no quantity such as testLoss and {why}"))
    }
}
