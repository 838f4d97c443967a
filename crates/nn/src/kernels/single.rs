//! The loops of a dense layer for a single example: the lanes of a vector are units or inputs.

use super::rows::set;
use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;

/// A dense layer over one example: `x`: inputs; `out`: units, or more.
#[inline(never)]
pub(crate) fn dense<R: Real>(weights: &[R], biases: &[R], x: &[R], out: &mut [R]) {
    let mut rest = weights;
    let mut row = || {
        let (row, after) = rest.split_at(x.len());
        rest = after;
        row
    };
    let (fours, left) = biases.as_chunks::<4>();
    let (out, out_left) = out.split_at_mut(4 * fours.len());
    for (biases, out) in fours.iter().zip(out.as_chunks_mut::<4>().0) {
        let [a, b, c, d] = from_fn(|_| row());
        let mut sums = *biases;
        for ((((x, a), b), c), d) in x.iter().zip(a).zip(b).zip(c).zip(d) {
            let weights = [a, b, c, d];
            sums = from_fn(|u| sums[u] + *weights[u] * *x);
        }
        // Stored as whole vectors, because the activation reads them as such.
        for (sums, out) in R::Vector::chunks(&sums).iter().zip(R::Vector::chunks_mut(out)) {
            R::Vector::of(sums).put(out);
        }
    }
    for (bias, out) in left.iter().zip(out_left) {
        *out = x.iter().zip(row()).fold(*bias, |sum, (x, weight)| sum + *weight * *x);
    }
}

/// Adds to the gradients of the weights and biases, and sets that of the inputs.
#[inline(never)]
pub(crate) fn back<R: Real>(
    weights: &[R],
    dout: &[R],
    x: &[R],
    [dweights, dbiases]: [&mut [R]; 2],
    mut dx: Option<&mut [R]>,
) {
    let n_inputs = x.len();
    if let Some(dx) = &mut dx {
        set(&mut dx[..n_inputs], R::default());
    }
    let lanes = R::Vector::N;
    let whole = n_inputs - n_inputs % lanes;
    let (mut weights, mut dweights) = (weights, dweights);
    for (dout, dbias) in dout.iter().zip(dbiases) {
        *dbias = *dbias + *dout;
        let (row, after) = weights.split_at(n_inputs);
        weights = after;
        let (drow, after) = core::mem::take(&mut dweights).split_at_mut(n_inputs);
        dweights = after;
        let d = R::Vector::fill(*dout);
        let read = R::Vector::chunks(row).iter().zip(R::Vector::chunks(x));
        if let Some(dx) = &mut dx {
            let written = R::Vector::chunks_mut(drow).iter_mut().zip(R::Vector::chunks_mut(dx));
            for ((weight, x), (dweight, dx)) in read.zip(written) {
                (R::Vector::of(dweight) + d * R::Vector::of(x)).put(dweight);
                (R::Vector::of(dx) + R::Vector::of(weight) * d).put(dx);
            }
            for k in whole..n_inputs {
                dx[k] = dx[k] + row[k] * *dout;
            }
        } else {
            for ((_, x), dweight) in read.zip(R::Vector::chunks_mut(drow)) {
                (R::Vector::of(dweight) + d * R::Vector::of(x)).put(dweight);
            }
        }
        for k in whole..n_inputs {
            drow[k] = drow[k] + *dout * x[k];
        }
    }
}
