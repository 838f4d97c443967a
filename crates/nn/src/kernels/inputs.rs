//! The gradient of the inputs of a dense layer, which is summed over the units in their order.

use super::extent::{Extent, load, store, suits_five};
use crate::lanes::Lanes;
use crate::real::Real;
use core::iter::Zip;
use core::slice::ChunksExact;

/// The gradient of the inputs: row `i` of `dx` += Σᵤ `weights[u][i]` · row `u` of `dout`, or,
/// if that `is_first`, = that sum.
#[inline(never)]
pub(crate) fn dense_inputs<R: Real>(
    extent: Extent,
    weights: &[R],
    dout: &[R],
    dx: &mut [R],
    is_first: bool,
) {
    let Extent { n_inputs, n, .. } = extent;
    if n == 0 || n_inputs == 0 {
        return;
    }
    if n < R::Vector::N || dout.is_empty() || !is_first {
        if is_first {
            dx.fill(R::default());
        }
        for (weights, dout) in weights.chunks_exact(n_inputs.max(1)).zip(dout.chunks_exact(n)) {
            for (weight, dx) in weights.iter().zip(dx.chunks_exact_mut(n)) {
                for (dx, dout) in dx.iter_mut().zip(dout) {
                    *dx = *dx + *weight * *dout;
                }
            }
        }
        return;
    }
    let units = dout.chunks_exact(n).zip(weights.chunks_exact(n_inputs));
    let layer = Back { units, n };
    let mut input = 0;
    while input + 2 <= n_inputs {
        layer.inputs::<2>(input, dx);
        input += 2;
    }
    if input < n_inputs {
        layer.inputs::<1>(input, dx);
    }
}

/// What the gradient is computed from: for each unit, the gradient of its outputs and its weights.
struct Back<'a, R> {
    units: Zip<ChunksExact<'a, R>, ChunksExact<'a, R>>,
    n: usize,
}

impl<R: Real> Back<'_, R> {
    /// The gradients of `I` inputs.
    #[inline(always)]
    fn inputs<const I: usize>(&self, input: usize, dx: &mut [R]) {
        let (n, lanes) = (self.n, R::Vector::N);
        let dx = &mut dx[input * n..][..I * n];
        let mut at = 0;
        while suits_five((n - at) / lanes) {
            self.block::<I, 5>(input, at, dx);
            at += 5 * lanes;
        }
        while at + 4 * lanes <= n {
            self.block::<I, 4>(input, at, dx);
            at += 4 * lanes;
        }
        while at < n {
            self.block::<I, 1>(input, at.min(n - lanes), dx);
            at += lanes;
        }
    }

    #[inline(always)]
    fn block<const I: usize, const C: usize>(&self, input: usize, at: usize, dx: &mut [R]) {
        let n = self.n;
        let mut sums = [[R::Vector::constant(0.0); C]; I];
        for (dout, weights) in self.units.clone() {
            let weights = &weights[input..];
            let dout: [R::Vector; C] = load(&dout[at..]);
            for (sums, weight) in sums.iter_mut().zip(&weights[..I]) {
                let weight = R::Vector::fill(*weight);
                for (sum, dout) in sums.iter_mut().zip(&dout) {
                    *sum = *sum + weight * *dout;
                }
            }
        }
        for (i, sums) in sums.iter().enumerate() {
            store(sums, &mut dx[i * n + at..]);
        }
    }
}
