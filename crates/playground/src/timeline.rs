//! The timeline: a few keyframes of a run, from which any epoch can be replayed exactly.

use crate::run::{Moment, Recipe};

/// A moment that can be returned to, and the recipe by which training went on from it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Keyframe {
    /// Everything that training changes.
    pub(crate) moment: Moment,
    /// How training went on.
    pub(crate) recipe: Recipe,
    /// Something was changed by hand here: without this keyframe the replay would go astray.
    pinned: bool,
}

impl Keyframe {
    fn at(&self) -> (u64, usize) {
        (self.moment.epoch, self.moment.cursor)
    }
}

/// Keyframes of one run, in order; the first is the earliest moment that can be returned to.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    keyframes: Vec<Keyframe>,
    stride: u64,
    capacity: usize,
}

impl Timeline {
    /// What all keyframes together may take, in bytes.
    const BUDGET: usize = 16 << 20;

    /// The timeline of a run that has not begun.
    pub(crate) fn new(moment: Moment, recipe: Recipe) -> Self {
        // A moment holds some four numbers a parameter.
        let capacity = (Self::BUDGET / (32 * moment.params.len()).max(1)).clamp(8, 64);
        Self { keyframes: vec![Keyframe { moment, recipe, pinned: true }], stride: 8, capacity }
    }

    /// Whether a keyframe is due after this epoch.
    pub(crate) fn is_due(&self, epoch: u64) -> bool {
        epoch.is_multiple_of(self.stride)
    }

    /// Adds a keyframe that training reached by itself.
    pub(crate) fn keep(&mut self, moment: Moment, recipe: Recipe) {
        self.keyframes.push(Keyframe { moment, recipe, pinned: false });
        self.thin();
    }

    /// Adds a keyframe after a change by hand.
    pub(crate) fn pin(&mut self, moment: Moment, recipe: Recipe) {
        let keyframe = Keyframe { moment, recipe, pinned: true };
        match self.keyframes.last_mut() {
            Some(last) if last.at() == keyframe.at() => *last = keyframe,
            _ => self.keyframes.push(keyframe),
        }
        self.thin();
    }

    /// The keyframe from which to replay to the end of an epoch.
    pub(crate) fn before(&self, epoch: u64) -> &Keyframe {
        let after = self.keyframes.partition_point(|keyframe| keyframe.at() <= (epoch, 0));
        &self.keyframes[after.saturating_sub(1)]
    }

    /// Forgets everything after a position.
    pub(crate) fn cut(&mut self, epoch: u64, cursor: usize) {
        self.keyframes.retain(|keyframe| keyframe.at() <= (epoch, cursor));
    }

    /// Halves the keyframes that training reached by itself, and then the oldest changes by hand,
    /// until they fit.
    fn thin(&mut self) {
        while self.capacity < self.keyframes.len() {
            let before = self.keyframes.len();
            self.stride *= 2;
            let stride = self.stride;
            self.keyframes.retain(|k| k.pinned || k.moment.epoch.is_multiple_of(stride));
            if self.keyframes.len() == before && self.keyframes.iter().all(|k| k.pinned) {
                // Only changes by hand are left: the run can be replayed from the newer half of them.
                self.keyframes.drain(..self.capacity / 2);
            }
        }
    }

    /// The earliest epoch that can be returned to.
    pub(crate) fn first_epoch(&self) -> u64 {
        let first = &self.keyframes[0].moment;
        first.epoch + u64::from(0 < first.cursor)
    }
}
