//! Predictions: questions that are answered before the run, and what the program finds when it runs.
//! How they are asked is the page's business.

use crate::session::Session;
use crate::settings::PlaygroundState;
use crate::settings::goal::Goal;
use crate::settings::quantity::{Measured, Quantity};
use crate::settings::question::{Criterion, Question};
use crate::settings::state::limits;
use crate::tasks::goal::is_reached;
use crate::tasks::quantity::value_of;
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
    /// One of these, each with the condition under which it is right. The first whose condition holds is
    /// right; one without a condition is right if no other is.
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

/// How far off a number may be that is measured, relative to it. Counts must be exact.
const TOLERANCE: f64 = 0.01;
/// The same where the number itself is 0: rounding errors.
const ROUNDING: f64 = 1e-9;

/// Whether what is asked for is a count.
pub fn is_count(quantity: Quantity) -> bool {
    use Measured::{DeadWeights, Epoch, Features, Layers, Neurons, Parameters, Patience};
    let counts = [Epoch, Neurons, Layers, Features, Parameters, DeadWeights, Patience];
    matches!(quantity, Quantity::Measured(measured) if counts.contains(&measured))
}

/// Whether a number that was given is the right one.
pub fn is_right(quantity: Quantity, given: f64, right: f64) -> bool {
    let tolerance = if is_count(quantity) { 0.0 } else { TOLERANCE * right.abs() };
    (given - right).abs() <= tolerance.max(ROUNDING)
}

impl Prediction {
    /// A question that is answered after so many epochs, with what makes an answer right.
    ///
    /// # Errors
    /// Goes on from the text of the criterion: `is no …`, when both do not fit together.
    pub fn new(question: &Question, criterion: &Criterion, after: u64) -> Result<Self, String> {
        let Question { question, choices } = question.clone();
        let answer = match criterion {
            Criterion::Number(quantity) if choices.is_empty() => Answers::Number(*quantity),
            Criterion::Choices(_) if choices.is_empty() => {
                return Err("is no quantity such as testLoss".to_owned());
            }
            Criterion::Choices(goals)
                if goals.len() == choices.len() || goals.len() + 1 == choices.len() =>
            {
                let mut goals = goals.iter().cloned();
                let with_goal = |choice| (choice, goals.next());
                Answers::Choices(choices.into_iter().map(with_goal).collect())
            }
            _ => {
                let n = choices.len();
                return Err(format!("has not {} or {n} conditions, one for each answer", n - 1));
            }
        };
        Ok(Self { question, answer, after: after.min(*limits::AFTER.end()) })
    }

    /// The question that a link asks, if it asks one that can be answered.
    pub fn of(state: &PlaygroundState) -> Option<Self> {
        let (question, criterion) = (state.question.as_ref()?, state.truth.as_ref()?);
        Self::new(question.value()?, criterion.value()?, state.after).ok()
    }

    /// What is true of a session as it is now.
    pub(crate) fn look(&self, session: &mut Session) -> Option<Truth> {
        match &self.answer {
            Answers::Number(quantity) => Some(Truth::Number(value_of(*quantity, session))),
            Answers::Choices(choices) => {
                let mut is_right = |(_, goal): &(String, Option<Goal>)| {
                    goal.as_ref().is_none_or(|goal| is_reached(goal, session))
                };
                choices.iter().position(&mut is_right).map(Truth::Choice)
            }
        }
    }
}
