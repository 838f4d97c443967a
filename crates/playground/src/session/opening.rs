//! Openings: a session while it is being made. Its points, first weights, columns and first losses come one
//! after the other, so that a link that asks for much opens while the page goes on.

use super::{Beginning, Begun, Kept, Session};
use crate::budget::{Budget, Job, Progress};
use crate::plane::{Data, Inputs};
use crate::run::{Evaluation, Losses, Run};
use crate::seedrandom::SeedRandom;
use crate::settings::PlaygroundState;
use std::sync::Arc;

/// A session that is being opened.
#[derive(Debug)]
pub struct Opening {
    state: PlaygroundState,
    stream: SeedRandom,
    data: Data,
    stage: Stage,
    done: u64,
    kept: Option<Arc<Kept>>,
    then: Then,
    is_touched: bool,
}

/// What is done to a run.
type Act = Box<dyn FnOnce(&mut Run)>;

/// What is done to the run before its losses are computed, if anything.
#[derive(Default)]
struct Then(Option<Act>);

impl core::fmt::Debug for Then {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Then").field(&self.0.is_some()).finish()
    }
}

/// What comes next.
#[derive(Debug)]
enum Stage {
    Points,
    Weights(Box<Beginning>),
    Columns(Box<Beginning>),
    Losses(Inputs, Box<Run>, Evaluation),
    Whole(Inputs, Box<Run>, Losses, Option<[Vec<f64>; 2]>),
    /// Only within a step, while one stage becomes the next.
    Nothing,
}

impl Opening {
    /// The opening of these settings, before its first step.
    pub fn new(state: PlaygroundState) -> Self {
        let stream = SeedRandom::new(&state.seed);
        let (data, stage) = (Data::default(), Stage::Points);
        let then = Then::default();
        Self { stream, state, data, stage, done: 0, kept: None, then, is_touched: false }
    }

    /// The opening of a session that takes up a run that was kept.
    pub fn again(kept: Arc<Kept>) -> Self {
        Self { kept: Some(kept.clone()), ..Self::new(kept.state().clone()) }
    }

    /// The same for a run that does not begin with its first weights: this is done to it before its losses
    /// are computed.
    pub(crate) fn then(self, act: impl FnOnce(&mut Run) + 'static) -> Self {
        Self { then: Then(Some(Box::new(act))), is_touched: true, ..self }
    }

    /// The run that is taken up.
    pub(super) fn kept(&self) -> Option<&Arc<Kept>> {
        self.kept.as_ref()
    }

    /// The settings that are opened.
    pub fn state(&self) -> &PlaygroundState {
        &self.state
    }

    /// The session; what is left of the opening is done now.
    pub fn into_session(self) -> Session {
        Session::begun(self.into_begun(), Default::default())
    }

    pub(super) fn into_begun(mut self) -> Begun {
        loop {
            if let Stage::Whole(inputs, run, losses, answers) = self.stage {
                let Self { state, stream, data, kept, is_touched, .. } = self;
                let run = *run;
                return Begun {
                    state,
                    stream,
                    data,
                    inputs,
                    run,
                    losses,
                    answers,
                    kept,
                    is_touched,
                };
            }
            self.unit();
        }
    }

    fn unit(&mut self) {
        self.done += 1;
        self.stage = match core::mem::replace(&mut self.stage, Stage::Nothing) {
            Stage::Points => {
                self.data = Data::draw(&self.state.sampling(), &mut self.stream);
                Stage::Weights(Box::new(Beginning::new(&self.state)))
            }
            Stage::Weights(mut beginning) => {
                if beginning.draw(&mut self.stream) {
                    Stage::Columns(beginning)
                } else {
                    Stage::Weights(beginning)
                }
            }
            Stage::Columns(beginning) => {
                let (inputs, mut run) = beginning.into_run(&self.state, &self.data);
                if let Some(act) = self.then.0.take() {
                    act(&mut run);
                }
                match &self.kept {
                    // Its losses are known.
                    Some(kept) => Stage::Whole(inputs, Box::new(run), kept.losses(), None),
                    None => {
                        let evaluation = Session::evaluation(&run, &self.data);
                        Stage::Losses(inputs, Box::new(run), evaluation)
                    }
                }
            }
            Stage::Losses(inputs, mut run, mut evaluation) => match run.evaluate(&mut evaluation) {
                Some(losses) => Stage::Whole(inputs, run, losses, evaluation.into_answers()),
                None => Stage::Losses(inputs, run, evaluation),
            },
            stage => stage,
        };
    }

    fn progress(&self) -> Progress {
        let left = match &self.stage {
            Stage::Points => 3 + u64::from(self.state.draw) + 1,
            Stage::Weights(beginning) => 2 + u64::from(beginning.n_left()),
            Stage::Columns(_) => 2,
            Stage::Losses(_, run, _) => 1 + (self.data.n() / run.examples_in_a_unit()) as u64,
            Stage::Whole(..) | Stage::Nothing => 0,
        };
        Progress { done: self.done, of: self.done + left }
    }
}

impl Job for Opening {
    /// Nothing: the session is taken out by [`into_session`](Self::into_session).
    type Output = ();

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        loop {
            self.unit();
            let progress = self.progress();
            if progress.is_whole() || budget.is_spent() {
                return progress;
            }
        }
    }

    fn output(&self) {}
}
