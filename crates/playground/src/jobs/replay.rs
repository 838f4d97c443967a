//! A replay as a job: the epochs up to the last that was asked for, one stretch after the other. How a
//! replay is written is decided in `session/replay.rs`.

use crate::budget::{Budget, Job, Progress};
use crate::plane::Data;
use crate::run::{Evaluation, Losses, Run};
use crate::seedrandom::SeedRandom;
use crate::session::Replay;
use crate::session::asked::{inputs_of, run_of};
use crate::settings::PlaygroundState;

/// A run that is being replayed.
#[derive(Debug)]
pub struct Replaying {
    run: Run,
    /// What is known so far.
    replay: Replay,
    /// The epochs after which the losses are noted, the next one last.
    left: Vec<u64>,
    last: u64,
    evaluation: Evaluation,
}

impl Replaying {
    /// The run of these settings, whose losses are noted after each of these epochs. Training goes on
    /// when numbers stop being finite, as the original's does.
    pub fn new(state: &PlaygroundState, epochs: &[u64]) -> Self {
        let mut stream = SeedRandom::new(&state.seed);
        let data = Data::draw(&state.sampling(), &mut stream);
        let run = run_of(state, &data, &inputs_of(state, &data), &mut stream);
        let mut left = epochs.to_vec();
        left.sort_unstable();
        left.dedup();
        left.reverse();
        Self {
            replay: Replay::before(state, &data, &run),
            run,
            last: left.first().copied().unwrap_or(0),
            left,
            evaluation: Evaluation::default(),
        }
    }

    fn unit(&mut self) {
        let Some(&epoch) = self.left.last() else { return };
        if self.run.epoch() < epoch {
            self.run.stretch();
        } else if let Some(losses) = self.run.evaluate(&mut self.evaluation) {
            self.replay.loss.push((epoch, losses));
            self.evaluation = Evaluation::default();
            self.left.pop();
        }
    }

    /// The losses that are known, with their epochs.
    pub fn losses(&self) -> &[(u64, Losses)] {
        &self.replay.loss
    }
}

/// Trains from the beginning and notes the losses after each of these epochs. All at once: [`Replaying`]
/// does the same in steps.
pub fn replay_of(state: &PlaygroundState, epochs: &[u64]) -> Replay {
    Replaying::new(state, epochs).finish()
}

impl Job for Replaying {
    type Output = Replay;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        loop {
            self.unit();
            if self.left.is_empty() {
                return Progress::WHOLE;
            }
            if budget.is_spent() {
                return Progress { done: self.run.epoch().min(self.last), of: self.last + 1 };
            }
        }
    }

    fn output(&self) -> Replay {
        self.replay.clone()
    }
}
