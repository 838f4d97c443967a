//! The truth of a prediction: trains the run that was asked about as far as the question says, and finds the
//! right answer.

use crate::budget::{Budget, Job, Progress};
use crate::session::{Opening, Session};
use crate::settings::PlaygroundState;
use crate::tasks::prediction::{Prediction, Truth};

/// A prediction whose truth is being found out.
#[derive(Debug)]
pub struct TruthJob {
    prediction: Prediction,
    stage: Stage,
    truth: Option<Truth>,
}

#[derive(Debug)]
enum Stage {
    Opening(Option<Box<Opening>>),
    Training(Box<Session>),
    Whole,
}

impl TruthJob {
    /// What is asked of the run of these settings.
    pub fn new(prediction: Prediction, state: &PlaygroundState) -> Self {
        let opening = Some(Box::new(Opening::new(state.clone())));
        Self { prediction, stage: Stage::Opening(opening), truth: None }
    }

    /// Does a unit of work.
    fn unit(&mut self) -> Progress {
        let after = self.prediction.after;
        match &mut self.stage {
            Stage::Opening(opening) => {
                let is_open = match opening {
                    Some(opening) => opening.step(&mut Budget::Units(1)).is_whole(),
                    None => true,
                };
                if is_open && let Some(opening) = opening.take() {
                    self.stage = Stage::Training(Box::new(opening.into_session()));
                }
                Progress { done: 0, of: 1 + after }
            }
            Stage::Training(session) => {
                let is_over = session.divergence().is_some() || session.stopped().is_some();
                if session.is_settled() && (after <= session.completed() || is_over) {
                    self.truth = self.prediction.look(session);
                    self.stage = Stage::Whole;
                    return Progress::WHOLE;
                }
                session.advance();
                Progress { done: session.completed().min(after), of: 1 + after }
            }
            Stage::Whole => Progress::WHOLE,
        }
    }
}

/// Trains by these settings, which may stop early, and then finds the right answer; nothing if no choice is
/// right. All at once: [`TruthJob`] does the same in steps.
pub fn truth_of(prediction: &Prediction, state: &PlaygroundState) -> Option<Truth> {
    TruthJob::new(prediction.clone(), state).finish()
}

impl Job for TruthJob {
    /// Nothing, if no choice is right.
    type Output = Option<Truth>;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        loop {
            let progress = self.unit();
            if progress.is_whole() || budget.is_spent() {
                return progress;
            }
        }
    }

    fn output(&self) -> Option<Truth> {
        self.truth
    }
}
