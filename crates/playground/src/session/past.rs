//! Going back in a session: the past is replayed exactly, and the losses of the epochs that are given up
//! are kept, to be shown.

use super::Session;
use super::under_way::{Then, UnderWay};
use crate::run::Recipe;

impl Session {
    /// Goes to the end of an earlier epoch, or forward again, by replaying exactly. Training goes on from there, and
    /// early stopping begins anew. Epochs outside what has been trained are clamped.
    pub fn seek(&mut self, epoch: u64) {
        self.set_out(epoch);
        self.settle();
    }

    /// Begins to go to the end of an epoch; [`go_on`](Self::go_on) continues. If it is on the way to
    /// another epoch, it goes to this one instead.
    pub fn set_out(&mut self, epoch: u64) {
        let recipe = match self.under_way.take() {
            Some(UnderWay::Seeking { recipe, .. }) => recipe,
            under_way => {
                self.under_way = under_way;
                self.settle();
                Box::new(self.run.recipe().clone())
            }
        };
        let to = epoch.clamp(self.timeline.first_epoch(), self.trained());
        let keyframe = self.timeline.before(to);
        self.run.adopt(keyframe.recipe.clone());
        self.run.restore(&keyframe.moment);
        self.divergence = None;
        self.watch = None;
        self.stopped = None;
        self.surface_is_current = false;
        self.seek_on(to, recipe);
    }

    /// Replays a little of the way, or arrives.
    pub(super) fn seek_on(&mut self, to: u64, recipe: Box<Recipe>) {
        if self.run.epoch() < to {
            self.run.stretch();
            self.under_way = Some(UnderWay::Seeking { to, recipe });
        } else {
            self.run.adopt(*recipe);
            self.begin_losses(Then::Rest);
        }
        self.surface_is_current = false;
    }

    /// Where the parameters have been: those of the moments that are remembered, up to the present one, which comes
    /// last, each with how many epochs had been completed.
    pub fn path(&self) -> Vec<(u64, &[f64])> {
        let now = (self.run.epoch(), self.run.cursor());
        let before = self.timeline.moments().filter(|it| (it.epoch, it.cursor) < now);
        let path = before.map(|it| (it.epoch, &it.params[..]));
        path.chain([(now.0, self.run.mlp().params())]).collect()
    }

    /// The earliest epoch that can be returned to.
    pub fn first_epoch(&self) -> u64 {
        self.timeline.first_epoch()
    }

    /// The newest epoch that has been trained: later than [`Self::completed`] after going back.
    pub fn trained(&self) -> u64 {
        self.history.last_epoch()
    }

    /// Called when training goes on after going back: it follows the present recipe, and the losses of the epochs
    /// that are given up are kept.
    pub(super) fn leave_future(&mut self) {
        let (epoch, cursor) = (self.run.epoch(), self.run.cursor());
        if epoch < self.history.last_epoch() {
            self.abandoned = self.history.cut(epoch);
            self.history.push(epoch, self.losses);
        }
        self.timeline.cut(epoch, cursor);
        if self.timeline.recipe() != self.run.recipe() {
            self.timeline.pin(self.run.moment(), self.run.recipe().clone());
        }
    }
}
