//! Orders: jobs by name, as a text that can be sent to wherever jobs run, and what comes back. A new kind
//! of job is a variant of each of the three enums, and an arm wherever the compiler asks for one.

use crate::budget::{Budget, Job, Progress};
use crate::inside::figure::bias_variance::Fitted;
use crate::jobs::fits::Fits;
use crate::jobs::refits::{Refits, Refitted};
use crate::jobs::truth::TruthJob;
use crate::settings::Source;
use crate::tasks::prediction::{Prediction, Truth};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What travels as a text.
pub trait AsText: Serialize + DeserializeOwned {
    /// As a text.
    fn to_json(&self) -> String {
        // Nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a text is, if it is such a one.
    fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// A kind of order. Each part of the page that asks for work has a kind of its own, so that it loads only the code
/// of its own jobs.
pub trait Ordered: AsText {
    /// What comes of it.
    type Outcome: AsText;
    /// The work.
    type Work: Job<Output = Self::Outcome>;

    /// The work that is asked for, before its first step.
    fn work(self) -> Self::Work;

    /// Whether it is done in less time than it takes to send it.
    fn is_short(&self) -> bool;
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// What is true of the question that these settings ask.
    Truth(Source),
    /// The network of these settings, trained on many samples.
    Refits(Source),
    /// Polynomials of this degree, fitted to many samples.
    Fits(Source, usize),
}

/// The result of a job, or what is known of it so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// What is true; nothing where nothing is asked or no answer is right.
    Truth(Option<Truth>),
    /// The curves.
    Refits(Refitted),
    /// The truth, and the curves; nothing where it is not known.
    Fits(Option<Fitted>),
}

impl AsText for Order {}
impl AsText for Outcome {}

impl Ordered for Order {
    type Outcome = Outcome;
    type Work = Work;

    fn work(self) -> Work {
        Work(match self {
            Self::Truth(source) => {
                let state = source.state();
                Kind::Truth(Prediction::of(&state).map(|asked| TruthJob::new(asked, &state)))
            }
            Self::Refits(source) => Kind::Refits(Refits::new(&source.state()).map(Box::new)),
            Self::Fits(source, degree) => {
                Kind::Fits(Fits::new(&source.state(), degree).map(Box::new))
            }
        })
    }

    fn is_short(&self) -> bool {
        match self {
            Self::Truth(_) | Self::Refits(_) => false,
            Self::Fits(source, _) => source.n_points() <= Fits::SHORT,
        }
    }
}

/// An order that is being carried out.
#[derive(Debug)]
pub struct Work(Kind);

#[derive(Debug)]
enum Kind {
    Truth(Option<TruthJob>),
    Refits(Option<Box<Refits>>),
    Fits(Option<Box<Fits>>),
}

impl Job for Work {
    type Output = Outcome;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        match &mut self.0 {
            Kind::Truth(job) => job.as_mut().map_or(Progress::WHOLE, |job| job.step(budget)),
            Kind::Refits(job) => job.as_mut().map_or(Progress::WHOLE, |job| job.step(budget)),
            Kind::Fits(job) => job.as_mut().map_or(Progress::WHOLE, |job| job.step(budget)),
        }
    }

    fn output(&self) -> Outcome {
        match &self.0 {
            Kind::Truth(job) => Outcome::Truth(job.as_ref().and_then(Job::output)),
            Kind::Refits(job) => {
                Outcome::Refits(job.as_ref().map(|job| job.output()).unwrap_or_default())
            }
            Kind::Fits(job) => Outcome::Fits(job.as_ref().and_then(|job| job.output())),
        }
    }
}
