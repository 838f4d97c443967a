//! Predictions: questions that are answered before the run, and what the program finds when it runs.
//! How they are asked is the page's business.

use crate::jobs::{Asked, Job};
use crate::session::Session;
use crate::settings::PlaygroundState;
use crate::tasks::goal::Goal;
use crate::tasks::quantity::Quantity;
use serde::{Deserialize, Serialize};

/// A question about a run that has not happened yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The question.
    pub question: String,
    /// What may be answered.
    pub answer: Answers,
    /// The epoch after which the answer is known.
    pub after: u64,
}

/// What may be answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answers {
    /// One of these, with what must hold for each to be right: the first that holds is; what has
    /// nothing to hold is right if no other is.
    Choices(Vec<(String, Option<Goal>)>),
    /// A number: this one.
    Number(Quantity),
}

/// The right answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Truth {
    /// The number of the right choice, from 0.
    Choice(usize),
    /// The number.
    Number(#[serde(with = "crate::text::json")] f64),
}

/// Epochs after which an answer may be asked for: a person waits no longer.
pub const MAX_AFTER: u64 = 5_000;

impl Prediction {
    /// Reads a question with its choices, `Will it learn?|Yes|No`, and what is true, a goal for each
    /// choice or the name of a quantity.
    ///
    /// # Errors
    /// Goes on from the text of the truth: `is no …`.
    pub fn from_text(question: &str, truth: &str, after: u64) -> Result<Self, String> {
        let mut parts = question.split('|');
        let question = parts.next().unwrap_or_default().to_owned();
        let choices: Vec<&str> = parts.collect();
        let after = after.min(MAX_AFTER);
        if choices.is_empty() {
            let quantity = Quantity::from_text(truth)
                .ok_or_else(|| "is no quantity such as testLoss".to_owned())?;
            return Ok(Self { question, answer: Answers::Number(quantity), after });
        }
        let goals = truth.split('|').map(Goal::from_text).collect::<Result<Vec<_>, _>>()?;
        if goals.len() != choices.len() && goals.len() + 1 != choices.len() {
            let n = choices.len();
            return Err(format!("has not {} or {n} conditions, one for each answer", n - 1));
        }
        let mut goals = goals.into_iter();
        let choices = choices.into_iter().map(|choice| (choice.to_owned(), goals.next())).collect();
        Ok(Self { question, answer: Answers::Choices(choices), after })
    }

    /// The question that a link asks, if it asks one that can be answered.
    pub fn of(state: &PlaygroundState) -> Option<Self> {
        let (question, truth) = (state.question.as_ref()?, state.truth.as_deref().unwrap_or(""));
        Self::from_text(question, truth, state.after).ok()
    }

    /// Trains as these settings say, which may stop early, and looks; nothing if no choice is right then.
    /// All at once: [`Asked`] does the same in steps.
    pub fn truth(&self, state: &PlaygroundState) -> Option<Truth> {
        Asked::new(self.clone(), state).finish()
    }

    /// What is true of a session as it is now.
    pub(crate) fn look(&self, session: &mut Session) -> Option<Truth> {
        match &self.answer {
            Answers::Number(quantity) => Some(Truth::Number(quantity.of(session))),
            Answers::Choices(choices) => {
                let mut is_right = |(_, goal): &(String, Option<Goal>)| {
                    goal.as_ref().is_none_or(|goal| goal.is_reached(session))
                };
                choices.iter().position(&mut is_right).map(Truth::Choice)
            }
        }
    }
}
