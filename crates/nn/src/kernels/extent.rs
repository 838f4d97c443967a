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
