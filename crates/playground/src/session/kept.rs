//! Runs that are kept: what a session has trained, as a value, so that it can be taken up again after
//! another run took its place. Points and columns are not part of it: the settings give them again.

use super::ends::{Divergence, Stopped, Watch};
use super::under_way::UnderWay;
use crate::run::{History, LossPoint, Losses, Moment, Recipe, Timeline};
use crate::settings::PlaygroundState;

/// A run that can be taken up again: weights, epoch, curves, and the way back to earlier epochs.
#[derive(Clone, Debug)]
pub struct Kept {
    pub(super) state: PlaygroundState,
    pub(super) recipe: Recipe,
    pub(super) moment: Moment,
    pub(super) losses: Losses,
    pub(super) history: History,
    pub(super) abandoned: Vec<LossPoint>,
    pub(super) timeline: Timeline,
    pub(super) divergence: Option<Divergence>,
    pub(super) watch: Option<Watch>,
    pub(super) stopped: Option<Stopped>,
    pub(super) under_way: Option<UnderWay>,
    pub(super) answers: Option<[Vec<f64>; 2]>,
    pub(super) epoch: u64,
}

impl Kept {
    /// The settings of the run.
    pub fn state(&self) -> &PlaygroundState {
        &self.state
    }

    /// How many epochs have been completed.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    pub(super) fn losses(&self) -> Losses {
        self.losses
    }

    /// Whether both are the same moment of a run.
    pub(super) fn is_of_same_moment(&self, other: &Self) -> bool {
        self.moment == other.moment && self.history == other.history
    }

    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let n_points = self.history.points().len() + self.abandoned.len();
        let n_answers: usize = self.answers.iter().flatten().map(Vec::len).sum();
        let of_points = n_points * size_of::<LossPoint>() + n_answers * size_of::<f64>();
        self.moment.bytes() + self.timeline.bytes() + of_points
    }
}
