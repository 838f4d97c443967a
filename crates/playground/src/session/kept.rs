//! Runs that are kept: what a session has trained, as a value, so that it can be taken up again after
//! another run took its place. Points and columns are not part of it: the settings give them again.

use super::slices::UnderWay;
use super::{Divergence, Session, Stopped, Watch};
use crate::run::{History, LossPoint, Losses, Moment, Recipe, Timeline};
use crate::settings::PlaygroundState;

/// A run that can be taken up again: weights, epoch, curves, and the way back to earlier epochs.
#[derive(Clone, Debug)]
pub struct Kept {
    state: PlaygroundState,
    recipe: Recipe,
    moment: Moment,
    losses: Losses,
    history: History,
    abandoned: Vec<LossPoint>,
    timeline: Timeline,
    divergence: Option<Divergence>,
    watch: Option<Watch>,
    stopped: Option<Stopped>,
    under_way: Option<UnderWay>,
    answers: Option<[Vec<f64>; 2]>,
    epoch: u64,
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

impl Session {
    /// Whether anything was trained or set by hand: without that, the settings alone give the session.
    pub fn is_touched(&self) -> bool {
        self.is_touched
    }

    /// The run as it is now, to be taken up again.
    pub fn keep(&self) -> Kept {
        Kept {
            state: self.state.clone(),
            recipe: self.run.recipe().clone(),
            moment: self.run.moment(),
            losses: self.losses,
            history: self.history.clone(),
            abandoned: self.abandoned.clone(),
            timeline: self.timeline.clone(),
            divergence: self.divergence,
            watch: self.watch.clone(),
            stopped: self.stopped,
            under_way: self.under_way.clone(),
            answers: self.answers.clone(),
            epoch: self.completed(),
        }
    }

    /// Goes on with a run that was kept; the session has its settings, its points and its network.
    pub(super) fn take_up(&mut self, kept: &Kept) {
        // On the way to another epoch, the recipe may be an earlier one.
        if *self.run.recipe() != kept.recipe {
            self.run.adopt(kept.recipe.clone());
        }
        self.run.restore(&kept.moment);
        self.losses = kept.losses;
        self.history = kept.history.clone();
        self.abandoned = kept.abandoned.clone();
        self.timeline = kept.timeline.clone();
        self.divergence = kept.divergence;
        self.watch = kept.watch.clone();
        self.stopped = kept.stopped;
        self.under_way = kept.under_way.clone();
        self.answers = kept.answers.clone();
        (self.is_touched, self.surface_is_current) = (true, false);
    }
}
