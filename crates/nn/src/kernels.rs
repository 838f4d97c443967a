//! Kernels: the loops of a dense layer over a batch, in blocks of neurons × vectors of examples that
//! stay in registers. What a layer is stands in `autodiff/op/dense.rs`; functions of one number are in
//! `lanes.rs`.
//!
//! Blocks change what is computed next to what, never the order of a sum: a column is summed over the
//! inputs in their order, a gradient over the examples lane by lane and then across. The last vector
//! of a row reaches back over columns that another one has computed already.

use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;

/// Rows of inputs that every neuron looks at before the next ones.
const ROWS: usize = 32;

/// The first column of every two vectors (true) or one (false) that together cover a row of `n`
/// columns, at least as many as there are lanes.
#[inline(always)]
fn cover<R: Real>(n: usize) -> impl Iterator<Item = (usize, bool)> {
    let (lanes, mut at) = (R::Vector::N, 0);
    core::iter::from_fn(move || {
        if n <= at {
            return None;
        }
        let is_two = lanes < n - at && 2 * lanes <= n;
        let width = if is_two { 2 * lanes } else { lanes };
        let from = at.min(n - width);
        at = from + width;
        Some((from, is_two))
    })
}

/// See [`Real::dense`].
#[inline(always)]
pub(crate) fn dense<R: Real>(weights: &[R], biases: &[R], x: &[R], out: &mut [R], n: usize) {
    let n_inputs = weights.len() / biases.len().max(1);
    if n < R::Vector::N {
        for ((unit, out), bias) in out.chunks_exact_mut(n.max(1)).enumerate().zip(biases) {
            let weights = &weights[unit * n_inputs..][..n_inputs];
            for (column, out) in out.iter_mut().enumerate() {
                let mut sum = *bias;
                for (input, weight) in weights.iter().enumerate() {
                    sum = sum + *weight * x[input * n + column];
                }
                *out = sum;
            }
        }
        return;
    }
    let layer = Layer { weights, biases, x, n_inputs, n };
    let mut unit = 0;
    while unit + 4 <= biases.len() {
        layer.units::<4>(unit, out);
        unit += 4;
    }
    while unit < biases.len() {
        layer.units::<1>(unit, out);
        unit += 1;
    }
}

/// A dense layer at work: `weights`: units × inputs; `x`: inputs × `n`.
struct Layer<'a, R> {
    weights: &'a [R],
    biases: &'a [R],
    x: &'a [R],
    n_inputs: usize,
    n: usize,
}

impl<R: Real> Layer<'_, R> {
    /// The rows of `U` units.
    #[inline(always)]
    fn units<const U: usize>(&self, unit: usize, out: &mut [R]) {
        let weights = from_fn(|u| &self.weights[(unit + u) * self.n_inputs..][..self.n_inputs]);
        let biases = &self.biases[unit..][..U];
        let out = &mut out[unit * self.n..][..U * self.n];
        for (at, is_two) in cover::<R>(self.n) {
            if is_two {
                self.block::<U, 2>(&weights, biases, at, out);
            } else {
                self.block::<U, 1>(&weights, biases, at, out);
            }
        }
    }

    #[inline(always)]
    fn block<const U: usize, const B: usize>(
        &self,
        weights: &[&[R]; U],
        biases: &[R],
        at: usize,
        out: &mut [R],
    ) {
        let mut sums: [[R::Vector; B]; U] = from_fn(|u| [R::Vector::fill(biases[u]); B]);
        let x = &self.x[at..];
        for input in 0..self.n_inputs {
            let x: [R::Vector; B] = load(&x[input * self.n..]);
            for (sums, weights) in sums.iter_mut().zip(weights) {
                let weight = R::Vector::fill(weights[input]);
                for (sum, x) in sums.iter_mut().zip(&x) {
                    *sum = *sum + weight * *x;
                }
            }
        }
        for (u, sums) in sums.iter().enumerate() {
            store(sums, &mut out[u * self.n + at..]);
        }
    }
}

#[inline(always)]
fn load<V: Lanes, const B: usize>(row: &[V::Scalar]) -> [V; B] {
    let row = &row[..B * V::N];
    from_fn(|k| V::load(&row[k * V::N..]))
}

#[inline(always)]
fn store<V: Lanes, const B: usize>(values: &[V; B], row: &mut [V::Scalar]) {
    let row = &mut row[..B * V::N];
    for (k, value) in values.iter().enumerate() {
        value.store(&mut row[k * V::N..]);
    }
}

/// See [`Real::dense_inputs`].
#[inline(always)]
pub(crate) fn dense_inputs<R: Real>(
    weights: &[R],
    dout: &[R],
    dx: &mut [R],
    n: usize,
    is_first: bool,
) {
    if n == 0 {
        return;
    }
    let n_inputs = dx.len() / n;
    if n < R::Vector::N || !is_first {
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
    let layer = Back { weights, dout, n_inputs, n_units: dout.len() / n, n };
    let mut input = 0;
    while input + 4 <= n_inputs {
        layer.inputs::<4>(input, dx);
        input += 4;
    }
    while input < n_inputs {
        layer.inputs::<1>(input, dx);
        input += 1;
    }
}

/// A dense layer at work backwards: `weights`: units × inputs; `dout`: units × `n`.
struct Back<'a, R> {
    weights: &'a [R],
    dout: &'a [R],
    n_inputs: usize,
    n_units: usize,
    n: usize,
}

impl<R: Real> Back<'_, R> {
    /// The gradients of `I` inputs.
    #[inline(always)]
    fn inputs<const I: usize>(&self, input: usize, dx: &mut [R]) {
        let dx = &mut dx[input * self.n..][..I * self.n];
        for (at, is_two) in cover::<R>(self.n) {
            if is_two {
                self.block::<I, 2>(input, at, dx);
            } else {
                self.block::<I, 1>(input, at, dx);
            }
        }
    }

    #[inline(always)]
    fn block<const I: usize, const B: usize>(&self, input: usize, at: usize, dx: &mut [R]) {
        let mut sums = [[R::Vector::constant(0.0); B]; I];
        let (weights, dout) = (&self.weights[input..], &self.dout[at..]);
        for unit in 0..self.n_units {
            let weights = &weights[unit * self.n_inputs..][..I];
            let dout: [R::Vector; B] = load(&dout[unit * self.n..]);
            for (sums, weight) in sums.iter_mut().zip(weights) {
                let weight = R::Vector::fill(*weight);
                for (sum, dout) in sums.iter_mut().zip(&dout) {
                    *sum = *sum + weight * *dout;
                }
            }
        }
        for (i, sums) in sums.iter().enumerate() {
            store(sums, &mut dx[i * self.n + at..]);
        }
    }
}

/// See [`Real::dense_weights`].
#[inline(always)]
pub(crate) fn dense_weights<R: Real>(dout: &[R], x: &[R], dweights: &mut [R], n: usize) {
    if n == 0 {
        return;
    }
    let n_inputs = x.len() / n;
    if n < R::Vector::N {
        for (dout, dweights) in dout.chunks_exact(n).zip(dweights.chunks_exact_mut(n_inputs.max(1)))
        {
            for (x, dweight) in x.chunks_exact(n).zip(dweights) {
                let mut sum = R::default();
                for (dout, x) in dout.iter().zip(x) {
                    sum = sum + *dout * *x;
                }
                *dweight = *dweight + sum;
            }
        }
        return;
    }
    let slopes = Slopes { n, n_inputs, tail: R::Vector::last(n % R::Vector::N) };
    for from in (0..n_inputs).step_by(ROWS) {
        let to = n_inputs.min(from + ROWS);
        for (unit, dout) in dout.chunks(4 * n).enumerate() {
            let dweights = &mut dweights[4 * unit * n_inputs..];
            if dout.len() == 4 * n {
                slopes.units::<4>(dout, x, from, to, dweights);
            } else {
                for (dout, dweights) in
                    dout.chunks_exact(n).zip(dweights.chunks_exact_mut(n_inputs))
                {
                    slopes.units::<1>(dout, x, from, to, dweights);
                }
            }
        }
    }
}

/// The gradients of weights at work.
struct Slopes<V> {
    n: usize,
    n_inputs: usize,
    /// One in the lanes that the last vector has not counted before, zero in the others.
    tail: V,
}

impl<V: Lanes> Slopes<V> {
    /// The gradients of the weights from the inputs `from..to` to `U` units.
    #[inline(always)]
    fn units<const U: usize>(
        &self,
        dout: &[V::Scalar],
        x: &[V::Scalar],
        from: usize,
        to: usize,
        dweights: &mut [V::Scalar],
    ) where
        V::Scalar: Real<Vector = V>,
    {
        let mut input = from;
        while input + 2 <= to {
            self.block::<U, 2>(dout, &x[input * self.n..], &mut dweights[input..]);
            input += 2;
        }
        if input < to {
            self.block::<U, 1>(dout, &x[input * self.n..], &mut dweights[input..]);
        }
    }

    #[inline(always)]
    fn block<const U: usize, const I: usize>(
        &self,
        dout: &[V::Scalar],
        x: &[V::Scalar],
        dweights: &mut [V::Scalar],
    ) where
        V::Scalar: Real<Vector = V>,
    {
        let n = self.n;
        let dout: [&[V::Scalar]; U] = from_fn(|u| &dout[u * n..][..n]);
        let x: [&[V::Scalar]; I] = from_fn(|i| &x[i * n..][..n]);
        let mut sums = [[V::constant(0.0); I]; U];
        let mut at = 0;
        while at + V::N <= n {
            let x: [V; I] = from_fn(|i| V::load(&x[i][at..]));
            for (sums, dout) in sums.iter_mut().zip(&dout) {
                let dout = V::load(&dout[at..]);
                for (sum, x) in sums.iter_mut().zip(&x) {
                    *sum = *sum + dout * *x;
                }
            }
            at += V::N;
        }
        if at < n {
            let at = n - V::N;
            let x: [V; I] = from_fn(|i| V::load(&x[i][at..]));
            for (sums, dout) in sums.iter_mut().zip(&dout) {
                let dout = V::load(&dout[at..]) * self.tail;
                for (sum, x) in sums.iter_mut().zip(&x) {
                    *sum = *sum + dout * *x;
                }
            }
        }
        for (sums, dweights) in sums.iter().zip(dweights.chunks_mut(self.n_inputs)) {
            for (sum, dweight) in sums.iter().zip(dweights) {
                *dweight = *dweight + sum.sum();
            }
        }
    }
}
