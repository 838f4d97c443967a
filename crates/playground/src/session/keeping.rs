//! What a session keeps of a run that ends, and how it takes one up again.

use super::{Kept, Opening, Past, RunThen, Session};
use crate::settings::Stale;
use std::sync::Arc;

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

    /// What must be kept of the run so that a change can be undone that makes so much stale.
    pub fn run_then(&self, stale: Stale) -> RunThen {
        match stale {
            Stale::Nothing | Stale::Paint => RunThen::Same,
            _ if !self.is_touched() => RunThen::Untouched,
            _ => RunThen::Kept(Arc::new(self.keep())),
        }
    }

    /// Goes on with a run that was kept; the session has its settings, its points and its network.
    pub(super) fn take_up(&mut self, kept: &Kept) {
        // A run that was kept on its way to another epoch may have an earlier recipe.
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

impl Past {
    /// The opening that brings the run back; none if the present run agrees with the settings, or can be
    /// made to. The settings that it opens can be older than [`state`](Self::state) where a change was
    /// still waiting for its turn.
    pub fn opening(&self) -> Option<Opening> {
        match &self.run {
            RunThen::Same => None,
            RunThen::Untouched => Some(Opening::new(self.state.clone())),
            RunThen::Kept(kept) => Some(Opening::again(kept.clone())),
        }
    }
}

impl Opening {
    /// The same of a session that is still being opened.
    pub fn run_then(&self, stale: Stale) -> RunThen {
        match (stale, self.kept()) {
            (Stale::Nothing | Stale::Paint, _) => RunThen::Same,
            (_, None) => RunThen::Untouched,
            (_, Some(kept)) => RunThen::Kept(kept.clone()),
        }
    }
}
