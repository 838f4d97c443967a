//! Losses that look at all outputs of an example at once, and the softmax that turns those into
//! probabilities: loops over columns, a vector of examples at a time.

use crate::lanes::{Lanes, must_train};
use crate::real::Real;

/// The loss of all outputs of an example against their targets, and its derivatives.
pub trait Joint {
    /// The loss, where `of(k)` is the k-th output and its target.
    fn f<V: Lanes>(n_outputs: usize, of: impl Fn(usize) -> (V, V)) -> V;
    /// Calls `slope(k, d(loss)/d(k-th output))` once for each output.
    fn df<V: Lanes>(n_outputs: usize, of: impl Fn(usize) -> (V, V), slope: impl FnMut(usize, V));
}

/// A block of columns: as many as there are lanes, or, at the end, one.
#[derive(Clone, Copy)]
struct Block {
    at: usize,
    is_whole: bool,
}

impl Block {
    fn all<V: Lanes>(n: usize) -> impl Iterator<Item = Self> {
        let whole = n - n % V::N;
        let blocks = (0..whole).step_by(V::N).map(|at| Self { at, is_whole: true });
        blocks.chain((whole..n).map(|at| Self { at, is_whole: false }))
    }

    fn load<V: Lanes>(self, row: &[V::Scalar]) -> V {
        if self.is_whole { V::load(&row[self.at..]) } else { V::fill(row[self.at]) }
    }

    fn store<V: Lanes>(self, value: V, row: &mut [V::Scalar]) {
        if self.is_whole {
            value.store(&mut row[self.at..]);
        } else {
            row[self.at] = value.first();
        }
    }
}

/// Writes the loss of each example: `output`, `target`: outputs × `n`; `loss`: `n`.
pub(super) fn forward<V: Lanes, J: Joint>(
    output: &[V::Scalar],
    target: &[V::Scalar],
    loss: &mut [V::Scalar],
    n: usize,
) {
    for block in Block::all::<V>(n) {
        let of =
            |k| (block.load::<V>(&output[k * n..][..n]), block.load::<V>(&target[k * n..][..n]));
        block.store(J::f(output.len() / n, of), loss);
    }
}

/// Adds dloss · d(loss)/d(output) to `doutput`; shapes as in [`forward`].
pub(super) fn backward<V: Lanes, J: Joint>(
    output: &[V::Scalar],
    target: &[V::Scalar],
    dloss: &[V::Scalar],
    doutput: &mut [V::Scalar],
    n: usize,
) {
    must_train::<V>();
    for block in Block::all::<V>(n) {
        let of =
            |k| (block.load::<V>(&output[k * n..][..n]), block.load::<V>(&target[k * n..][..n]));
        let dloss = block.load::<V>(dloss);
        J::df(output.len() / n, of, |k, slope| {
            let row = &mut doutput[k * n..][..n];
            block.store(block.load::<V>(row) + dloss * slope, row);
        });
    }
}

/// The softmax of every column (Bridle 1990): `x`, `out`: classes × `n`.
pub fn softmax<R: Real>(x: &[R], out: &mut [R], n: usize) {
    for block in Block::all::<R::Vector>(n) {
        let of = |k: usize| block.load::<R::Vector>(&x[k * n..][..n]);
        let (largest, total) = partition(x.len() / n, of);
        for k in 0..x.len() / n {
            block.store((of(k) - largest).exp() / total, &mut out[k * n..][..n]);
        }
    }
}

/// The largest of some numbers, and Σ e^(x − largest): neither overflows.
pub(super) fn partition<V: Lanes>(n: usize, x: impl Fn(usize) -> V) -> (V, V) {
    let largest = (1..n).fold(x(0), |largest, k| (x(k) - largest).if_not_positive(largest, x(k)));
    let total = (0..n).fold(V::constant(0.0), |total, k| total + (x(k) - largest).exp());
    (largest, total)
}
