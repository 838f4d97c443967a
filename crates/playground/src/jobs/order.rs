//! Orders: jobs by name, as a text that can be sent to wherever jobs run, and what comes back. A new kind
//! of job is a variant of each of the three enums, and an arm wherever the compiler asks for one.

use crate::budget::{Budget, Job, Progress};
use crate::jobs::refits::{Refits, Refitted};
use crate::jobs::source::Source;
use crate::jobs::truth::Asked;
use crate::tasks::prediction::{Prediction, Truth};
use serde::{Deserialize, Serialize};

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// What is true of the question that these settings ask.
    Truth(Source),
    /// The network of these settings, trained on many samples.
    Refits(Source),
}

/// The result of a job, or what is known of it so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// What is true; nothing where nothing is asked or no answer is right.
    Truth(Option<Truth>),
    /// The curves.
    Refits(Refitted),
}

impl Order {
    /// As a text.
    pub fn to_json(&self) -> String {
        // Nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The order that a text is, if it is one.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl Outcome {
    /// As a text.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The outcome that a text is, if it is one.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// An order that is being carried out.
#[derive(Debug)]
pub struct Work(Kind);

#[derive(Debug)]
enum Kind {
    Truth(Option<Asked>),
    Refits(Option<Box<Refits>>),
}

impl Work {
    /// The work that an order asks for, before its first step.
    pub fn of(order: &Order) -> Self {
        Self(match order {
            Order::Truth(source) => {
                let state = source.state();
                Kind::Truth(Prediction::of(&state).map(|asked| Asked::new(asked, &state)))
            }
            Order::Refits(source) => Kind::Refits(Refits::new(&source.state()).map(Box::new)),
        })
    }
}

impl Job for Work {
    type Output = Outcome;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        match &mut self.0 {
            Kind::Truth(job) => job.as_mut().map_or(Progress::WHOLE, |job| job.step(budget)),
            Kind::Refits(job) => job.as_mut().map_or(Progress::WHOLE, |job| job.step(budget)),
        }
    }

    fn output(&self) -> Outcome {
        match &self.0 {
            Kind::Truth(job) => Outcome::Truth(job.as_ref().and_then(Job::output)),
            Kind::Refits(job) => {
                Outcome::Refits(job.as_ref().map(|job| job.output()).unwrap_or_default())
            }
        }
    }
}
