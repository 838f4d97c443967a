//! Work that a session has begun: losses that are being computed, or epochs that are being replayed. A
//! caller with little time does a unit of it at a time; an act that needs the result finishes the work
//! first.

use super::under_way::{Then, UnderWay};
use super::{Divergence, Session};
use crate::budget::UNIT;
use crate::plane::Data;
use crate::run::{Evaluation, Run};

impl Session {
    /// Whether nothing is under way: every number belongs to the same moment.
    pub fn is_settled(&self) -> bool {
        self.under_way.is_none()
    }

    /// Whether it is on the way to another epoch.
    pub fn is_seeking(&self) -> bool {
        matches!(self.under_way, Some(UnderWay::Seeking { .. }))
    }

    /// Finishes what is under way.
    pub fn settle(&mut self) {
        while self.go_on() {}
    }

    /// Does a unit of what is under way; whether there is more of it.
    pub fn go_on(&mut self) -> bool {
        match self.under_way.take() {
            None => return false,
            Some(UnderWay::Seeking { to, recipe }) => self.seek_on(to, recipe),
            Some(UnderWay::ComputingLosses(mut evaluation, then)) => {
                match self.run.evaluate(&mut evaluation) {
                    None => self.under_way = Some(UnderWay::ComputingLosses(evaluation, then)),
                    Some(losses) => {
                        self.losses = losses;
                        self.answers = evaluation.into_answers();
                        self.losses_known(then);
                    }
                }
            }
        }
        self.under_way.is_some()
    }

    /// Begins to compute the losses; what takes little time is done at once.
    pub(super) fn begin_losses(&mut self, then: Then) {
        let evaluation = Self::evaluation(&self.run, &self.data);
        self.under_way = Some(UnderWay::ComputingLosses(Box::new(evaluation), then));
        self.go_on();
    }

    /// An evaluation of all losses. Where measures take long as well, what they need is kept of it.
    pub(super) fn evaluation(run: &Run, data: &Data) -> Evaluation {
        if Self::is_measured_slowly(run, data) {
            Evaluation::keeping(run, Self::MEASURED)
        } else {
            Evaluation::default()
        }
    }

    fn is_measured_slowly(run: &Run, data: &Data) -> bool {
        let n = data.train.len().max(data.test.len()).min(Self::MEASURED);
        UNIT < n * run.mlp().params().len()
    }

    fn losses_known(&mut self, then: Then) {
        match then {
            Then::Rest => {}
            Then::EndEpoch => self.end_epoch(),
            Then::Diverge(epoch) => self.diverge(epoch),
            Then::Change => {
                if !self.is_finite() {
                    self.diverge(self.run.epoch() + 1);
                    return;
                }
                if self.run.cursor() == 0 {
                    self.history.push(self.run.epoch(), self.losses);
                }
                self.timeline.pin(self.run.moment(), self.run.recipe().clone());
            }
        }
    }

    /// The last epoch whose losses are known, or the one to which it is on the way.
    pub(super) fn epoch_in_sight(&self) -> u64 {
        match self.under_way {
            Some(UnderWay::ComputingLosses(_, Then::EndEpoch)) => self.run.epoch() - 1,
            Some(UnderWay::Seeking { to, .. }) => to,
            _ => self.run.epoch(),
        }
    }

    /// Whether, and when, the numbers grew without limit.
    pub fn divergence(&self) -> Option<Divergence> {
        self.divergence
    }
}
