//! A layer with its activation in it, over many examples: two neurons × two vectors of examples at once,
//! whose sums need not leave the registers. Sums have the order they have elsewhere.

use crate::activation::Pointwise;
use crate::lanes::Lanes;
use core::array::from_fn;

/// One activation with the layer before it, over at least two vectors of examples.
pub type Forward<R> = fn(&Layer<'_, R>, Output<'_, R>);

/// What a layer is, and what it sees.
#[derive(Clone, Copy, Debug)]
pub struct Layer<'a, R> {
    /// units × inputs
    pub weights: &'a [R],
    /// One a unit.
    pub biases: &'a [R],
    /// A row an input, which begins with the first example.
    pub x: &'a [R],
    /// From the beginning of a row to that of the next, here and in what comes out.
    pub stride: usize,
    /// How many inputs there are.
    pub n_inputs: usize,
    /// How many examples.
    pub n: usize,
}

/// Where the answers go, a row a unit, and the sums, if they are wanted.
#[derive(Debug)]
pub struct Output<'a, R> {
    /// What the activation makes of the sums.
    pub y: &'a mut [R],
    /// The weighted sums, or nothing.
    pub sums: &'a mut [R],
}

#[inline(never)]
pub(crate) fn forward<V: Lanes, P: Pointwise>(
    layer: &Layer<'_, V::Scalar>,
    out: Output<'_, V::Scalar>,
) {
    let Layer { weights, biases, x, stride, n_inputs, n } = *layer;
    let Output { y, sums } = out;
    let two = 2 * V::N;
    let (mut weights, mut unit) = (weights, 0);
    for biases in biases.chunks(2) {
        let (rows, after) = weights.split_at(biases.len() * n_inputs);
        weights = after;
        let (one, two_) = rows.split_at(n_inputs);
        let is_one = biases.len() == 1;
        let step = if is_one { 2 * two } else { two };
        let [bias, other] = [biases[0], biases[biases.len() - 1]].map(V::fill);
        let mut at = 0;
        while at < n {
            let column = at.min(n - two);
            let (sums4, places) = if is_one {
                let next = (at + two).min(n - two);
                let [a] = block([one], [bias], &x[column..], stride);
                let [b] = block([one], [bias], &x[next..], stride);
                ([a, b], [unit * stride + column, unit * stride + next])
            } else {
                (block([one, two_], [bias, other], &x[column..], stride),
                [unit * stride + column, unit * stride + stride + column])
            };
            let [a, b] = sums4;
            if !sums.is_empty() {
                put(&a, &mut sums[places[0]..]);
                put(&b, &mut sums[places[1]..]);
            }
            let [c, d, e, f] = P::four([a[0], a[1], b[0], b[1]]);
            put(&[c, d], &mut y[places[0]..]);
            put(&[e, f], &mut y[places[1]..]);
            at += step;
        }
        unit += 2;
    }
}

#[inline(always)]
fn put<V: Lanes>(values: &[V; 2], row: &mut [V::Scalar]) {
    if let Some([a, b]) = V::chunks_mut(row).first_chunk_mut() {
        values[0].put(a);
        values[1].put(b);
    }
}

/// The sums of two units.
#[inline(always)]
fn block<V: Lanes, const U: usize>(
    rows: [&[V::Scalar]; U],
    biases: [V; U],
    x: &[V::Scalar],
    stride: usize,
) -> [[V; 2]; U] {
    let mut sums = biases.map(|bias| [bias; 2]);
    let mut rest = x;
    let n = rows[0].len();
    let rows: [_; U] = from_fn(|u| &rows[u][..n]);
    for k in 0..n {
        let Some([x, z]) = V::chunks(rest).first_chunk() else { break };
        let x = [V::of(x), V::of(z)];
        for (sums, row) in sums.iter_mut().zip(rows) {
            let weight = V::fill(row[k]);
            *sums = [sums[0] + weight * x[0], sums[1] + weight * x[1]];
        }
        rest = rest.get(stride..).unwrap_or_default();
    }
    sums
}
