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

/// What a dense layer is over, in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// How many numbers each unit sees.
    pub n_inputs: usize,
    /// How many units there are.
    pub n_units: usize,
    /// How many examples.
    pub n: usize,
}

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
pub(crate) fn dense<R: Real>(shape: Shape, weights: &[R], biases: &[R], x: &[R], out: &mut [R]) {
    let Shape { n_inputs, n_units, n } = shape;
    if n == 1 {
        let mut rest = weights;
        for (out, bias) in out.iter_mut().zip(biases) {
            let (weights, after) = rest.split_at(n_inputs);
            rest = after;
            *out = weights.iter().zip(x).fold(*bias, |sum, (weight, x)| sum + *weight * *x);
        }
        return;
    }
    if n < R::Vector::N || n_inputs == 0 {
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
    while unit + 4 <= n_units {
        layer.units::<4>(unit, out);
        unit += 4;
    }
    while unit < n_units {
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
    shape: Shape,
    weights: &[R],
    dout: &[R],
    dx: &mut [R],
    is_first: bool,
) {
    let Shape { n_inputs, n_units, n } = shape;
    if n == 0 {
        return;
    }
    if n == 1 && !dout.is_empty() {
        let mut rest = weights;
        for (unit, dout) in dout.iter().enumerate() {
            let (weights, after) = rest.split_at(n_inputs);
            rest = after;
            let is_first = is_first && unit == 0;
            for (dx, weight) in dx.iter_mut().zip(weights) {
                *dx = if is_first { R::default() } else { *dx } + *weight * *dout;
            }
        }
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
    let layer = Back { weights, dout, n_inputs, n_units, n };
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
pub(crate) fn dense_weights<R: Real>(shape: Shape, dout: &[R], x: &[R], dweights: &mut [R]) {
    let Shape { n_inputs, n_units, n } = shape;
    if n == 0 {
        return;
    }
    if n == 1 {
        let mut rest = dweights;
        for dout in dout {
            let (dweights, after) = rest.split_at_mut(n_inputs);
            rest = after;
            for (dweight, x) in dweights.iter_mut().zip(x) {
                *dweight = *dweight + *dout * *x;
            }
        }
        return;
    }
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
    let slopes = Slopes { x, n, n_inputs, tail: R::Vector::last(n % R::Vector::N) };
    for from in (0..n_inputs).step_by(ROWS) {
        let to = n_inputs.min(from + ROWS);
        let mut unit = 0;
        while unit + 2 <= n_units {
            slopes.units::<2>(unit, dout, from, to, dweights);
            unit += 2;
        }
        if unit < n_units {
            slopes.units::<1>(unit, dout, from, to, dweights);
        }
    }
}

/// The gradients of weights at work; `x`: inputs × `n`.
struct Slopes<'a, R: Real> {
    x: &'a [R],
    n: usize,
    n_inputs: usize,
    /// One in the lanes that the last vector has not counted before, zero in the others.
    tail: R::Vector,
}

impl<R: Real> Slopes<'_, R> {
    /// The gradients of the weights from the inputs `from..to` to `U` units.
    #[inline(always)]
    fn units<const U: usize>(
        &self,
        unit: usize,
        dout: &[R],
        from: usize,
        to: usize,
        dweights: &mut [R],
    ) {
        let dout = from_fn(|u| &dout[(unit + u) * self.n..][..self.n]);
        let dweights = &mut dweights[unit * self.n_inputs..][..U * self.n_inputs];
        let mut input = from;
        while input + 4 <= to {
            self.block::<U, 4>(&dout, input, dweights);
            input += 4;
        }
        if input + 2 <= to {
            self.block::<U, 2>(&dout, input, dweights);
            input += 2;
        }
        if input < to {
            self.block::<U, 1>(&dout, input, dweights);
        }
    }

    #[inline(always)]
    fn block<const U: usize, const I: usize>(
        &self,
        dout: &[&[R]; U],
        input: usize,
        dweights: &mut [R],
    ) {
        let (n, lanes) = (self.n, R::Vector::N);
        let x: [&[R]; I] = from_fn(|i| &self.x[(input + i) * n..][..n]);
        let mut sums = [[R::Vector::constant(0.0); 4]; U];
        let mut at = 0;
        while at + lanes <= n {
            add(&mut sums, dout, &x, at, None);
            at += lanes;
        }
        if at < n {
            add(&mut sums, dout, &x, n - lanes, Some(self.tail));
        }
        for (u, sums) in sums.iter().enumerate() {
            let dweights = &mut dweights[u * self.n_inputs + input..][..I];
            for (dweights, sums) in dweights.chunks_mut(lanes).zip(sums.chunks_exact(lanes)) {
                if dweights.len() == lanes {
                    (R::Vector::load(dweights) + R::Vector::sums(sums)).store(dweights);
                } else {
                    for (dweight, sum) in dweights.iter_mut().zip(sums) {
                        *dweight = *dweight + sum.sum();
                    }
                }
            }
        }
    }
}

/// Adds the products of two vectors each, those of `dout` times a factor.
#[inline(always)]
fn add<R: Real, const U: usize, const I: usize>(
    sums: &mut [[R::Vector; 4]; U],
    dout: &[&[R]; U],
    x: &[&[R]; I],
    at: usize,
    factor: Option<R::Vector>,
) {
    let x: [R::Vector; I] = from_fn(|i| R::Vector::load(&x[i][at..]));
    for (sums, dout) in sums.iter_mut().zip(dout) {
        let dout = R::Vector::load(&dout[at..]);
        let dout = factor.map_or(dout, |factor| dout * factor);
        for (sum, x) in sums.iter_mut().zip(&x) {
            *sum = *sum + dout * *x;
        }
    }
}
