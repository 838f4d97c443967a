//! The loops of a dense layer over a small batch. A row is an array of `S` blocks of `B` vectors, so its length
//! is known to the compiler and nothing is checked inside a loop; a block of two rows stays in registers. Sums
//! have the same order as in the other loops: a gradient is one sum over all vectors of a row.

use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;

/// A row of `S` blocks of `B` vectors.
pub(crate) type Row<R, const B: usize, const S: usize> = [[<R as Real>::Vector; B]; S];

/// The numbers of rows.
#[inline(always)]
pub(crate) fn numbers<R: Real, const B: usize, const S: usize>(rows: &[Row<R, B, S>]) -> &[R] {
    R::Vector::numbers(rows.as_flattened().as_flattened())
}

/// The same, to be written to.
#[inline(always)]
pub(crate) fn numbers_mut<R: Real, const B: usize, const S: usize>(
    rows: &mut [Row<R, B, S>],
) -> &mut [R] {
    R::Vector::numbers_mut(rows.as_flattened_mut().as_flattened_mut())
}

/// A dense layer, as [`dense`](super::dense) computes it.
#[inline(always)]
pub(crate) fn dense<R: Real, const B: usize, const S: usize>(
    weights: &[R],
    biases: &[R],
    x: &[Row<R, B, S>],
    out: &mut [Row<R, B, S>],
) {
    let n_inputs = x.len();
    let (pairs, last) = out.as_chunks_mut::<2>();
    let (bias_pairs, last_bias) = biases.as_chunks::<2>();
    let mut rest = weights;
    for (out, biases) in pairs.iter_mut().zip(bias_pairs) {
        let (weights, after) = rest.split_at(2 * n_inputs);
        rest = after;
        let (one, two) = weights.split_at(n_inputs);
        for s in 0..S {
            let mut sums: [[R::Vector; B]; 2] = biases.map(|bias| [R::Vector::fill(bias); B]);
            for ((x, one), two) in x.iter().zip(one).zip(two) {
                for (sums, weight) in sums.iter_mut().zip([one, two]) {
                    let weight = R::Vector::fill(*weight);
                    for (sum, x) in sums.iter_mut().zip(&x[s]) {
                        *sum = *sum + weight * *x;
                    }
                }
            }
            [out[0][s], out[1][s]] = sums;
        }
    }
    for (out, bias) in last.iter_mut().zip(last_bias) {
        for (s, out) in out.iter_mut().enumerate() {
            let mut sums = [R::Vector::fill(*bias); B];
            for (x, weight) in x.iter().zip(rest) {
                let weight = R::Vector::fill(*weight);
                for (sum, x) in sums.iter_mut().zip(&x[s]) {
                    *sum = *sum + weight * *x;
                }
            }
            *out = sums;
        }
    }
}

/// Adds to the gradients of the biases.
#[inline(always)]
pub(crate) fn biases<R: Real, const B: usize, const S: usize>(
    dout: &[Row<R, B, S>],
    dbiases: &mut [R],
) {
    for (dout, dbias) in dout.iter().zip(dbiases) {
        let sum = dout.as_flattened().iter().fold(R::Vector::constant(0.0), |sum, x| sum + *x);
        *dbias = *dbias + sum.sum();
    }
}

/// The gradient of the inputs, which is overwritten.
#[inline(always)]
pub(crate) fn inputs<R: Real, const B: usize, const S: usize>(
    weights: &[R],
    dout: &[Row<R, B, S>],
    dx: &mut [Row<R, B, S>],
) {
    let units = dout.iter().zip(weights.chunks_exact(dx.len().max(1)));
    let (pairs, last) = dx.as_chunks_mut::<2>();
    let mut input = 0;
    for dx in pairs {
        for s in 0..S {
            let mut sums = [[R::Vector::constant(0.0); B]; 2];
            for (dout, weights) in units.clone() {
                for (sums, weight) in sums.iter_mut().zip(&weights[input..][..2]) {
                    let weight = R::Vector::fill(*weight);
                    for (sum, dout) in sums.iter_mut().zip(&dout[s]) {
                        *sum = *sum + weight * *dout;
                    }
                }
            }
            [dx[0][s], dx[1][s]] = sums;
        }
        input += 2;
    }
    for dx in last {
        for (s, dx) in dx.iter_mut().enumerate() {
            let mut sums = [R::Vector::constant(0.0); B];
            for (dout, weights) in units.clone() {
                let weight = R::Vector::fill(weights[input]);
                for (sum, dout) in sums.iter_mut().zip(&dout[s]) {
                    *sum = *sum + weight * *dout;
                }
            }
            *dx = sums;
        }
    }
}

/// Adds to the gradient of the weights.
#[inline(always)]
pub(crate) fn weights<R: Real, const B: usize, const S: usize>(
    dout: &[Row<R, B, S>],
    x: &[Row<R, B, S>],
    dweights: &mut [R],
) {
    let n_inputs = x.len();
    let (pairs, last) = dout.as_chunks::<2>();
    let mut rest = dweights;
    for dout in pairs {
        let (of_pair, after) = rest.split_at_mut(2 * n_inputs);
        rest = after;
        let (one, two) = of_pair.split_at_mut(n_inputs);
        let (one, last_one) = one.as_chunks_mut::<4>();
        let (two, last_two) = two.as_chunks_mut::<4>();
        let (x, last_x) = x.as_chunks::<4>();
        for ((x, one), two) in x.iter().zip(one).zip(two) {
            let [of_one, of_two] = products::<R, B, S, 2, 4>(dout, x);
            add(one, &of_one);
            add(two, &of_two);
        }
        for ((x, one), two) in last_x.iter().zip(last_one).zip(last_two) {
            let [[of_one], [of_two]] = products::<R, B, S, 2, 1>(dout, &[*x]);
            *one = *one + of_one.sum();
            *two = *two + of_two.sum();
        }
    }
    if let [dout] = last {
        let (fours, left) = rest.as_chunks_mut::<4>();
        let (x, last_x) = x.as_chunks::<4>();
        for (x, dweights) in x.iter().zip(fours) {
            let [sums] = products::<R, B, S, 1, 4>(&[*dout], x);
            add(dweights, &sums);
        }
        for (x, dweight) in last_x.iter().zip(left) {
            let [[sum]] = products::<R, B, S, 1, 1>(&[*dout], &[*x]);
            *dweight = *dweight + sum.sum();
        }
    }
}

/// The products of `U` rows with `I` rows, summed vector by vector.
#[inline(always)]
fn products<R: Real, const B: usize, const S: usize, const U: usize, const I: usize>(
    dout: &[Row<R, B, S>; U],
    x: &[Row<R, B, S>; I],
) -> [[R::Vector; I]; U] {
    let mut sums = [[R::Vector::constant(0.0); I]; U];
    for s in 0..S {
        for b in 0..B {
            let x: [R::Vector; I] = from_fn(|i| x[i][s][b]);
            for (sums, dout) in sums.iter_mut().zip(dout) {
                for (sum, x) in sums.iter_mut().zip(&x) {
                    *sum = *sum + dout[s][b] * *x;
                }
            }
        }
    }
    sums
}

/// Adds the sums across four vectors.
#[inline(always)]
fn add<R: Real>(dweights: &mut [R; 4], sums: &[R::Vector; 4]) {
    let lanes = R::Vector::N;
    for (dweights, sums) in dweights.chunks_exact_mut(lanes).zip(sums.chunks_exact(lanes)) {
        (R::Vector::load(dweights) + R::Vector::sums(sums)).store(dweights);
    }
}
