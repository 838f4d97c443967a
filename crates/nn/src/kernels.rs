//! Kernels: the loops of a dense layer over a batch, in blocks of neurons × vectors of examples that
//! stay in registers. Here are the outputs; gradients are in `kernels/`. What a layer is stands in
//! `autodiff/op/dense.rs`; functions of one number are in `lanes.rs`.
//!
//! Blocks change what is computed next to what, never the order of a sum: a column is summed over the
//! inputs in their order, a gradient over the examples lane by lane and then across, or in their order
//! where `kernels/outer.rs` sums it: the shape alone decides. The last vector of a row reaches back over
//! columns that another one has computed already.

mod inputs;
pub mod online;
mod outer;
mod rows;
pub(crate) mod single;
pub(crate) mod small;
mod weights;

pub(crate) use inputs::dense_inputs;
pub(crate) use rows::{add_rows, axpy, copy, descend, divide, keep_last, pad};
pub(crate) use weights::dense_weights;

use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;
use core::iter::Zip;
use core::ops::Range;
use core::slice::ChunksExact;

/// Rows of inputs that every neuron looks at before the next ones: they stay in the fastest cache.
const ROWS: usize = 64;

/// What a dense layer is over, in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
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
fn load<V: Lanes, const C: usize>(row: &[V::Scalar]) -> [V; C] {
    let row = &row[..C * V::N];
    from_fn(|k| V::load(&row[k * V::N..]))
}

#[inline(always)]
fn store<V: Lanes, const C: usize>(values: &[V; C], row: &mut [V::Scalar]) {
    let row = &mut row[..C * V::N];
    for (k, value) in values.iter().enumerate() {
        value.store(&mut row[k * V::N..]);
    }
}

/// Whether a block of five is taken first of so many vectors, because blocks of four would leave more small
/// ones: batches of thirty, fifteen vectors of `f64`, train 6 % faster.
#[inline(always)]
const fn suits_five(n_vectors: usize) -> bool {
    5 <= n_vectors && !n_vectors.is_multiple_of(4)
}

/// See [`Real::dense`].
#[inline(always)]
pub(crate) fn dense<R: Real>(shape: Shape, weights: &[R], biases: &[R], x: &[R], out: &mut [R]) {
    let Shape { n_inputs, n_units, n, stride, first } = shape;
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
    // Sums that are gone on with must not be those of a vector that has reached back.
    let rows = if n % R::Vector::N == 0 { ROWS } else { n_inputs };
    for from in (0..n_inputs).step_by(rows) {
        let len = rows.min(n_inputs - from);
        let weights = &weights[from..];
        let x = x[from * stride..][..len * stride].chunks_exact(stride).zip(0..len);
        let layer = Layer { weights, biases, x, first, n_inputs, n, is_begun: from != 0, len };
        let mut unit = 0;
        while unit + 2 <= n_units {
            layer.units::<2>(unit, out);
            unit += 2;
        }
        if unit < n_units {
            layer.units::<1>(unit, out);
        }
    }
}

/// A dense layer at work on `len` inputs.
struct Layer<'a, R> {
    /// units × inputs, from the first of these inputs on
    weights: &'a [R],
    biases: &'a [R],
    /// `len` rows, numbered
    x: Zip<ChunksExact<'a, R>, Range<usize>>,
    /// The first column that is looked at.
    first: usize,
    n_inputs: usize,
    n: usize,
    len: usize,
    /// Whether the sums over the inputs before are in the output.
    is_begun: bool,
}

impl<R: Real> Layer<'_, R> {
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
        // Equally long, so that nothing is checked in the loop.
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
