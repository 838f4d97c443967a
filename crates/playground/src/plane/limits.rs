//! Limits of points: as many as a page still answers with. Other limits are the settings' business.

use core::ops::RangeInclusive;

/// Points of a data set, 0 for its own number; as many as a table of one's own may have.
pub const POINTS: RangeInclusive<usize> = 0..=100_000;

/// Classes: as many as there are distinguishable colors and shapes.
pub const CLASSES: RangeInclusive<usize> = 2..=8;
