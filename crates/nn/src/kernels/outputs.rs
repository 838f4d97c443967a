//! The outputs of a dense layer over a batch.

use super::extent::{Extent, load, store, suits_five};
use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;
use core::iter::Zip;
use core::ops::Range;
use core::slice::ChunksExact;

/// Rows of inputs in a block. Every neuron uses a block before the next one, so it stays in the fastest cache.
const ROWS: usize = 64;

/// A dense layer over a batch: row `u` of `out` = `biases[u]` + Σᵢ `weights[u][i]` · row `i` of `x`.
///
/// `weights`: units × inputs; `x`: inputs × `stride`, of which `n` columns from `first` on are read;
/// `out`: units × `n`. Each column is summed in the order of the inputs, starting from the bias.
#[inline(never)]
pub(crate) fn dense<R: Real>(extent: Extent, weights: &[R], biases: &[R], x: &[R], out: &mut [R]) {
    let Extent { n_inputs, n_units, n, stride, first } = extent;
    if n < R::Vector::N || n_inputs == 0 {
        for ((unit, out), bias) in out.chunks_exact_mut(n.max(1)).enumerate().zip(biases) {
            let weights = &weights[unit * n_inputs..][..n_inputs];
            for (column, out) in out.iter_mut().enumerate() {
                let mut sum = *bias;
                for (input, weight) in weights.iter().enumerate() {
                    sum = sum + *weight * x[input * stride + first + column];
                }
                *out = sum;
            }
        }
        return;
    }
    // The last vector may overlap the one before. In several blocks of inputs the common columns would be
    // added to twice, so then all inputs are one block.
    let rows = if n % R::Vector::N == 0 { ROWS } else { n_inputs };
    for from in (0..n_inputs).step_by(rows) {
        let len = rows.min(n_inputs - from);
        let weights = &weights[from..];
        let x = x[from * stride..][..len * stride].chunks_exact(stride).zip(0..len);
        let pass = Pass { weights, biases, x, first, n_inputs, n, is_begun: from != 0, len };
        let mut unit = 0;
        while unit + 2 <= n_units {
            pass.units::<2>(unit, out);
            unit += 2;
        }
        if unit < n_units {
            pass.units::<1>(unit, out);
        }
    }
}

/// One pass over `len` of the inputs of a dense layer.
struct Pass<'a, R> {
    /// units × inputs, from the first of these inputs on
    weights: &'a [R],
    biases: &'a [R],
    /// `len` rows, numbered
    x: Zip<ChunksExact<'a, R>, Range<usize>>,
    /// The first column that is used.
    first: usize,
    n_inputs: usize,
    n: usize,
    len: usize,
    /// Whether the output holds the sums over earlier inputs already.
    is_begun: bool,
}

impl<R: Real> Pass<'_, R> {
    /// The rows of `U` units.
    #[inline(always)]
    fn units<const U: usize>(&self, unit: usize, out: &mut [R]) {
        let (n, lanes) = (self.n, R::Vector::N);
        let weights: [&[R]; U] =
            from_fn(|u| &self.weights[(unit + u) * self.n_inputs..][..self.len]);
        let biases: [R; U] = from_fn(|u| self.biases[unit + u]);
        let out = &mut out[unit * n..][..U * n];
        let mut at = 0;
        while suits_five((n - at) / lanes) {
            self.block::<U, 5>(&weights, &biases, at, out);
            at += 5 * lanes;
        }
        while at + 4 * lanes <= n {
            self.block::<U, 4>(&weights, &biases, at, out);
            at += 4 * lanes;
        }
        while at + 2 * lanes <= n {
            self.block::<U, 2>(&weights, &biases, at, out);
            at += 2 * lanes;
        }
        while at < n {
            self.block::<U, 1>(&weights, &biases, at.min(n - lanes), out);
            at += lanes;
        }
    }

    #[inline(always)]
    fn block<const U: usize, const C: usize>(
        &self,
        weights: &[&[R]; U],
        biases: &[R; U],
        at: usize,
        out: &mut [R],
    ) {
        let n = self.n;
        let mut sums: [[R::Vector; C]; U] = if self.is_begun {
            from_fn(|u| load(&out[u * n + at..]))
        } else {
            from_fn(|u| [R::Vector::fill(biases[u]); C])
        };
        // Cut to the same length, so that the loop needs no bounds checks.
        let weights: [&[R]; U] = from_fn(|u| &weights[u][..self.x.len()]);
        for (x, k) in self.x.clone() {
            let x: [R::Vector; C] = load(&x[self.first + at..]);
            for (sums, weights) in sums.iter_mut().zip(&weights) {
                let weight = R::Vector::fill(weights[k]);
                for (sum, x) in sums.iter_mut().zip(&x) {
                    *sum = *sum + weight * *x;
                }
            }
        }
        for (u, sums) in sums.iter().enumerate() {
            store(sums, &mut out[u * n + at..]);
        }
    }
}
