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
    /// From the beginning of a row of inputs to that of the next, where outputs are computed; gradients
    /// are of rows that follow each other.
    pub stride: usize,
    /// The first column of the inputs that is looked at.
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

/// Whether a block of five is taken first of so many vectors, because blocks of four would leave more small
/// ones: batches of thirty, fifteen vectors of `f64`, train 6 % faster.
#[inline(always)]
pub(crate) const fn suits_five(n_vectors: usize) -> bool {
    5 <= n_vectors && !n_vectors.is_multiple_of(4)
}
