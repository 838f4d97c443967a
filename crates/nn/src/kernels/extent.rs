//! What the loops of a dense layer run over, in numbers, and how they read and write vectors.

use crate::lanes::Lanes;
use core::array::from_fn;

/// What a dense layer is over, in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// How many numbers each unit sees.
    pub n_inputs: usize,
    /// How many units there are.
    pub n_units: usize,
    /// How many examples.
    pub n: usize,
    /// The distance from one row of inputs to the next. Only the outputs use it: gradients need rows without
    /// gaps.
    pub stride: usize,
    /// The first column of the inputs that is used.
    pub first: usize,
}

#[inline(always)]
pub(super) fn load<V: Lanes, const C: usize>(row: &[V::Scalar]) -> [V; C] {
    let row = &row[..C * V::N];
    from_fn(|k| V::load(&row[k * V::N..]))
}

#[inline(always)]
pub(super) fn store<V: Lanes, const C: usize>(values: &[V; C], row: &mut [V::Scalar]) {
    let row = &mut row[..C * V::N];
    for (k, value) in values.iter().enumerate() {
        value.store(&mut row[k * V::N..]);
    }
}

/// Whether a block of five vectors is taken before blocks of four, so that fewer small blocks are left. Batches
/// of thirty, which are fifteen vectors of `f64`, train 6 % faster.
#[inline(always)]
pub(crate) const fn suits_five(n_vectors: usize) -> bool {
    5 <= n_vectors && !n_vectors.is_multiple_of(4)
}
