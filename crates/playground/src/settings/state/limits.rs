//! Limits of a state that are asked for in several places; those of a single number stand in its row of
//! `fields`. They are wider than the original's controls, so that its links open, and narrow enough that
//! whatever a link says, the page still answers.

use core::ops::RangeInclusive;

pub use crate::plane::limits::{CLASSES, POINTS};

/// Hidden layers. The original's page stops at 6, its links nowhere; a picture of 20 can still be read.
pub const MAX_LAYERS: usize = 20;

/// Neurons of a hidden layer. The original's page stops at 8; with 64 in each of 20 layers an epoch
/// still takes well under a second.
pub const NEURONS: RangeInclusive<usize> = 1..=64;

/// Points in a batch. A batch may be larger than the data set: then an update waits for several epochs, as in the
/// original.
pub const BATCH_SIZE: RangeInclusive<usize> = 1..=100_000;

/// Noise in percent, with the original's bounds.
pub const NOISE: RangeInclusive<f64> = 0.0..=80.0;

/// What the original uses instead of more noise.
pub const NOISE_INSTEAD_OF_MORE: f64 = 50.0;

/// The training share in percent: with no training points at all there is nothing to learn from.
pub const PERC_TRAIN_DATA: RangeInclusive<f64> = 1.0..=100.0;

/// Characters of a seed or a tutorial's name, so that a link stays a link. Percent-encoded, so that
/// characters, UTF-16 units and bytes are the same.
pub const TEXT_LEN: usize = 1_000;

/// Sets of first weights that are passed over: drawing them takes time, with the largest network about
/// a second for so many. Choosing new weights past the last set begins again with the first.
pub const DRAW: RangeInclusive<u32> = 0..=500;

/// Names of hidden controls in one link: more than there are controls.
pub const MAX_HIDDEN: usize = 100;

/// Characters of the name of a hidden control.
pub const HIDDEN_NAME_LEN: usize = 64;

/// Notices about one link, before the rest is summed up in one: a person reads no more.
pub const MAX_NOTICES: usize = 20;

/// Chances of dropout: at 1 nothing would be left.
pub const DROPOUT: RangeInclusive<f64> = 0.0..=0.9;

/// How much of an average an optimizer keeps: at 1 it would keep everything and learn nothing.
pub const KEPT: RangeInclusive<f64> = 0.0..=0.9999;

/// An optimizer's ε: with more than 1 it hides what it is added to.
pub const EPSILON: RangeInclusive<f64> = 0.0..=1.0;

/// Weight decay of an optimizer.
pub const DECAY: RangeInclusive<f64> = 0.0..=1.0;

/// Positive bounds and factors: from as good as zero to as good as no bound.
pub const POSITIVE: RangeInclusive<f64> = 1e-6..=1e6;

/// The same, where 0 stands for no bound.
pub const BOUND: RangeInclusive<f64> = 0.0..=1e6;

/// Characters of own data in a link; larger data travel in a file.
pub const OWN_LEN: usize = 6_000;

/// The same in points, which are quicker to count.
pub const OWN_POINTS: usize = 1_000;

/// The epoch after which a prediction is compared with the run.
pub const AFTER: RangeInclusive<u64> = 0..=5_000;

/// Parameters that a link sets: more would be no link.
pub const WEIGHTS: usize = 500;

/// Either number of a place in the picture: from edge to edge.
pub const PLACE: RangeInclusive<f64> = -6.0..=6.0;

/// Degrees of a polynomial: beyond a dozen there is nothing new to be seen.
pub const DEGREE: RangeInclusive<usize> = 0..=12;
