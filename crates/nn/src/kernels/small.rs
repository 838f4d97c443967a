//! The same loops for a batch of a few vectors, `B` of them a row: rows are arrays, so that nothing is
//! counted or checked between them. Sums have the order they have elsewhere.

use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;

/// As many numbers as there are lanes.
type Chunk<R> = <<R as Real>::Vector as Lanes>::Chunk;

/// Rows of `B` vectors.
#[inline(always)]
fn rows<R: Real, const B: usize>(x: &[R]) -> &[[Chunk<R>; B]] {
    R::Vector::chunks(x).as_chunks().0
}

/// The same, to be written to.
#[inline(always)]
fn rows_mut<R: Real, const B: usize>(x: &mut [R]) -> &mut [[Chunk<R>; B]] {
    R::Vector::chunks_mut(x).as_chunks_mut().0
}

/// See [`Real::dense`].
#[inline(always)]
pub(crate) fn dense<R: Real, const B: usize>(
    n_inputs: usize,
    weights: &[R],
    biases: &[R],
    x: &[R],
    out: &mut [R],
) {
    let (x, out) = (rows::<R, B>(x), rows_mut::<R, B>(out));
    let (pairs, last) = out.as_chunks_mut::<2>();
    let (bias_pairs, last_bias) = biases.as_chunks::<2>();
    let mut rest = weights;
    for (out, biases) in pairs.iter_mut().zip(bias_pairs) {
        let (weights, after) = rest.split_at(2 * n_inputs);
        rest = after;
        let (one, two) = weights.split_at(n_inputs);
        let mut sums: [[R::Vector; B]; 2] = biases.map(|bias| [R::Vector::fill(bias); B]);
        for ((x, one), two) in x.iter().zip(one).zip(two) {
            for (sums, weight) in sums.iter_mut().zip([one, two]) {
                let weight = R::Vector::fill(*weight);
                for (sum, x) in sums.iter_mut().zip(x) {
                    *sum = *sum + weight * R::Vector::of(x);
                }
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            for (out, sum) in out.iter_mut().zip(sums) {
                sum.put(out);
            }
        }
    }
    for (out, bias) in last.iter_mut().zip(last_bias) {
        let mut sums = [R::Vector::fill(*bias); B];
        for (x, weight) in x.iter().zip(rest) {
            let weight = R::Vector::fill(*weight);
            for (sum, x) in sums.iter_mut().zip(x) {
                *sum = *sum + weight * R::Vector::of(x);
            }
        }
        for (out, sum) in out.iter_mut().zip(sums) {
            sum.put(out);
        }
    }
}

/// See [`Real::small_back`].
#[inline(always)]
pub(crate) fn back<R: Real, const B: usize>(
    n_inputs: usize,
    weights: &[R],
    dout: &[R],
    x: &[R],
    [dweights, dbiases]: [&mut [R]; 2],
    dx: Option<&mut [R]>,
) {
    for (dout, dbias) in rows::<R, B>(dout).iter().zip(dbiases) {
        let sum = dout.iter().fold(R::Vector::constant(0.0), |sum, x| sum + R::Vector::of(x));
        *dbias = *dbias + sum.sum();
    }
    dense_weights::<R, B>(n_inputs, dout, x, dweights);
    if let Some(dx) = dx {
        dense_inputs::<R, B>(n_inputs, weights, dout, dx);
    }
}

/// See [`Real::dense_inputs`].
#[inline(always)]
fn dense_inputs<R: Real, const B: usize>(n_inputs: usize, weights: &[R], dout: &[R], dx: &mut [R]) {
    let units = rows::<R, B>(dout).iter().zip(weights.chunks_exact(n_inputs));
    let (pairs, last) = rows_mut::<R, B>(dx).as_chunks_mut::<2>();
    let mut input = 0;
    for dx in pairs {
        let mut sums = [[R::Vector::constant(0.0); B]; 2];
        for (dout, weights) in units.clone() {
            for (sums, weight) in sums.iter_mut().zip(&weights[input..][..2]) {
                let weight = R::Vector::fill(*weight);
                for (sum, dout) in sums.iter_mut().zip(dout) {
                    *sum = *sum + weight * R::Vector::of(dout);
                }
            }
        }
        for (dx, sums) in dx.iter_mut().zip(sums) {
            for (dx, sum) in dx.iter_mut().zip(sums) {
                sum.put(dx);
            }
        }
        input += 2;
    }
    for dx in last {
        let mut sums = [R::Vector::constant(0.0); B];
        for (dout, weights) in units.clone() {
            let weight = R::Vector::fill(weights[input]);
            for (sum, dout) in sums.iter_mut().zip(dout) {
                *sum = *sum + weight * R::Vector::of(dout);
            }
        }
        for (dx, sum) in dx.iter_mut().zip(sums) {
            sum.put(dx);
        }
    }
}

/// See [`Real::dense_weights`].
#[inline(always)]
fn dense_weights<R: Real, const B: usize>(
    n_inputs: usize,
    dout: &[R],
    x: &[R],
    dweights: &mut [R],
) {
    let x = rows::<R, B>(x);
    let (pairs, last) = rows::<R, B>(dout).as_chunks::<2>();
    let mut rest = dweights;
    for dout in pairs {
        let (of_pair, after) = rest.split_at_mut(2 * n_inputs);
        rest = after;
        let (one, two) = of_pair.split_at_mut(n_inputs);
        let (one, last_one) = one.as_chunks_mut::<4>();
        let (two, last_two) = two.as_chunks_mut::<4>();
        let (x, last_x) = x.as_chunks::<4>();
        for ((x, one), two) in x.iter().zip(one).zip(two) {
            let [of_one, of_two] = products::<R, B, 2, 4>(dout, x);
            add(one, &of_one);
            add(two, &of_two);
        }
        for ((x, one), two) in last_x.iter().zip(last_one).zip(last_two) {
            let [[of_one], [of_two]] = products::<R, B, 2, 1>(dout, &[*x]);
            *one = *one + of_one.sum();
            *two = *two + of_two.sum();
        }
    }
    if let [dout] = last {
        let (fours, left) = rest.as_chunks_mut::<4>();
        let (x, last_x) = x.as_chunks::<4>();
        for (x, dweights) in x.iter().zip(fours) {
            let [sums] = products::<R, B, 1, 4>(&[*dout], x);
            add(dweights, &sums);
        }
        for (x, dweight) in last_x.iter().zip(left) {
            let [[sum]] = products::<R, B, 1, 1>(&[*dout], &[*x]);
            *dweight = *dweight + sum.sum();
        }
    }
}

/// The products of `U` rows with `I` rows, summed vector by vector.
#[inline(always)]
fn products<R: Real, const B: usize, const U: usize, const I: usize>(
    dout: &[[Chunk<R>; B]; U],
    x: &[[Chunk<R>; B]; I],
) -> [[R::Vector; I]; U] {
    let mut sums = [[R::Vector::constant(0.0); I]; U];
    for b in 0..B {
        let x: [R::Vector; I] = from_fn(|i| R::Vector::of(&x[i][b]));
        for (sums, dout) in sums.iter_mut().zip(dout) {
            let dout = R::Vector::of(&dout[b]);
            for (sum, x) in sums.iter_mut().zip(&x) {
                *sum = *sum + dout * *x;
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
