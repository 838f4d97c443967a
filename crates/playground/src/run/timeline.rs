//! The timeline: a few keyframes of a run, from which any epoch can be replayed exactly.

use crate::run::recipe::{Moment, Recipe};
use std::sync::Arc;

/// A moment that can be returned to, and the recipe by which training went on from it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Keyframe {
    /// Everything that training changes.
    pub(crate) moment: Moment,
    /// How training went on.
    pub(crate) recipe: Recipe,
    /// Whether something was changed by hand here. A replay from an earlier keyframe would miss that.
    pinned: bool,
}

impl Keyframe {
    fn at(&self) -> (u64, usize) {
        (self.moment.epoch, self.moment.cursor)
    }
}

/// Keyframes of one run, in order; the first is the earliest moment that can be returned to. Copies share
/// them.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    keyframes: Vec<Arc<Keyframe>>,
    stride: u64,
    capacity: usize,
}

impl Timeline {
    /// What all keyframes together may take, in bytes.
    const BUDGET: usize = 16 << 20;
    /// The most keyframes that training reaches by itself: a replay is then at most a few hundredths
    /// of the run.
    const MAX_REACHED: usize = 64;
    /// The epochs between two of them at first.
    const STRIDE: u64 = 8;

    /// The timeline of a run that has not begun.
    pub(crate) fn new(moment: Moment, recipe: Recipe) -> Self {
        let size = moment.bytes();
        Self {
            keyframes: vec![Arc::new(Keyframe { moment, recipe, pinned: true })],
            stride: Self::STRIDE,
            capacity: (Self::BUDGET / size).clamp(8, 4096),
        }
    }

    /// Whether a keyframe is due after this epoch.
    pub(crate) fn is_due(&self, epoch: u64) -> bool {
        epoch.is_multiple_of(self.stride)
    }

    /// Adds a keyframe that training reached by itself.
    pub(crate) fn keep(&mut self, moment: Moment, recipe: Recipe) {
        self.keyframes.push(Arc::new(Keyframe { moment, recipe, pinned: false }));
        self.thin();
    }

    /// Adds a keyframe after a change by hand. It replaces an earlier one of the same position, and
    /// one of the same epoch under way: only ends of epochs are returned to, so of the changes within
    /// an epoch the last is enough.
    pub(crate) fn pin(&mut self, moment: Moment, recipe: Recipe) {
        let keyframe = Keyframe { moment, recipe, pinned: true };
        let is_replaced = |last: &Arc<Keyframe>| {
            let (epoch, cursor) = last.at();
            epoch == keyframe.moment.epoch && (0 < cursor || keyframe.moment.cursor == 0)
        };
        if self.keyframes.last().is_some_and(is_replaced) {
            self.keyframes.pop();
        }
        self.keyframes.push(Arc::new(keyframe));
        self.thin();
    }

    /// The keyframe from which to replay to the end of an epoch.
    pub(crate) fn before(&self, epoch: u64) -> &Keyframe {
        let after = self.keyframes.partition_point(|keyframe| keyframe.at() <= (epoch, 0));
        &self.keyframes[after.saturating_sub(1)]
    }

    /// The moments of all keyframes, oldest first.
    pub(crate) fn moments(&self) -> impl Iterator<Item = &Moment> {
        self.keyframes.iter().map(|keyframe| &keyframe.moment)
    }

    /// The recipe at the end of what is remembered.
    pub(crate) fn recipe(&self) -> &Recipe {
        &self.keyframes[self.keyframes.len() - 1].recipe
    }

    /// Forgets everything after a position.
    pub(crate) fn cut(&mut self, epoch: u64, cursor: usize) {
        let n = self.keyframes.partition_point(|keyframe| keyframe.at() <= (epoch, cursor));
        if n < self.keyframes.len() {
            self.keyframes.truncate(n);
            // A shorter run has room for a finer stride. What lies on a coarser stride lies on the finer one
            // too.
            self.stride = Self::STRIDE;
        }
    }

    /// Halves the keyframes that training reached by itself until they are few enough, and forgets
    /// the older half of everything when there are too many changes by hand.
    fn thin(&mut self) {
        let max_reached = Self::MAX_REACHED.min(self.capacity / 2);
        while max_reached < self.keyframes.iter().filter(|k| !k.pinned).count() {
            self.stride *= 2;
            let stride = self.stride;
            self.keyframes.retain(|k| k.pinned || k.moment.epoch.is_multiple_of(stride));
        }
        if self.capacity < self.keyframes.len() {
            // An epoch has at most two pinned keyframes, so in what is left some epoch's end remains.
            self.keyframes.drain(..self.keyframes.len() / 2);
            Arc::make_mut(&mut self.keyframes[0]).pinned = true;
        }
    }

    /// About how much memory the keyframes take.
    pub(crate) fn bytes(&self) -> usize {
        self.keyframes.iter().map(|keyframe| keyframe.moment.bytes()).sum()
    }

    /// The earliest epoch that can be returned to.
    pub(crate) fn first_epoch(&self) -> u64 {
        let first = &self.keyframes[0].moment;
        first.epoch + u64::from(0 < first.cursor)
    }
}
