//! Training on batches of a few vectors, of networks that are layers and nothing else. Rows are arrays of
//! `B` vectors: numbers are counted and checked once a layer and not once a row. Of `n` examples, those
//! that are left after the whole vectors stand at the end of a last one that begins with examples
//! repeated. The numbers are those that gathering gives, to the bit.

use super::{Layer, Mlp};
use crate::activation;
use crate::examples::Examples;
use crate::kernels;
use crate::kernels::small::{self, Row, numbers, numbers_mut};
use crate::lanes::{Lanes, must_train};
use crate::loss::{self, Loss};
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt::Debug;
use core::ops::Range;

/// The memory of such batches, whatever their width.
pub trait AnyFew<R: Real>: Debug + Sized {
    /// For layers that follow each other, with the activation of each.
    fn new(layers: &[(Layer, &'static activation::Rows<R>)], n_inputs: usize, loss: Loss) -> Self;
    /// Whether a batch of so many is such a batch.
    fn has_room(n: usize) -> bool;
    /// Adds the gradient of some examples.
    fn gather(&mut self, params: &[R], examples: Examples<'_, R>, span: Range<usize>, to: &mut [R]);
}

/// The memory of batches of `B` vectors.
#[derive(Debug)]
pub struct Few<R: Real, const B: usize> {
    steps: Vec<Step<R, B>>,
    /// What the first layer sees.
    x: Vec<Row<R, B>>,
    targets: Vec<Row<R, B>>,
    /// As many rows of ones as there are losses.
    ones: Vec<Row<R, B>>,
    loss: &'static loss::Rows<R>,
}

/// A layer at work, a row a neuron.
#[derive(Debug)]
struct Step<R: Real, const B: usize> {
    layer: Layer,
    activation: &'static activation::Rows<R>,
    sums: Vec<Row<R, B>>,
    y: Vec<Row<R, B>>,
    /// The slopes of the outputs.
    dy: Vec<Row<R, B>>,
    /// The slopes of the sums.
    dsums: Vec<Row<R, B>>,
}

impl<R: Real, const B: usize> AnyFew<R> for Few<R, B> {
    fn new(layers: &[(Layer, &'static activation::Rows<R>)], n_inputs: usize, loss: Loss) -> Self {
        let rows = |n, x| vec![[R::Vector::constant(x); B]; n];
        let steps = layers.iter().map(|&(layer, activation)| {
            let zeros = || rows(layer.n_units, 0.0);
            Step { layer, activation, sums: zeros(), y: zeros(), dy: zeros(), dsums: zeros() }
        });
        let n_outputs = layers.last().map_or(0, |(layer, _)| layer.n_units);
        Self {
            steps: steps.collect(),
            x: rows(n_inputs, 0.0),
            targets: rows(n_outputs, 0.0),
            ones: rows(loss.rows(n_outputs), 1.0),
            loss: R::loss_rows(loss.spec()),
        }
    }

    fn has_room(n: usize) -> bool {
        n.div_ceil(R::Vector::N) == B
    }

    #[inline(always)]
    fn gather(
        &mut self,
        params: &[R],
        examples: Examples<'_, R>,
        span: Range<usize>,
        to: &mut [R],
    ) {
        must_train::<R::Vector>();
        let n = span.len();
        take(examples.x, examples.n, &span, &mut self.x);
        take(examples.y, examples.n, &span, &mut self.targets);
        let mut x = &self.x[..];
        for Step { layer, activation, sums, y, .. } in &mut self.steps {
            let [weights, biases] = [layer.weights, layer.biases].map(|it| &params[it.span()]);
            small::dense(weights, biases, x, sums);
            (activation.forward)(numbers(sums), numbers_mut(y));
            x = y;
        }
        let mut steps = &mut self.steps[..];
        if let Some(Step { y, dy, .. }) = steps.last_mut() {
            dy.fill([R::Vector::constant(0.0); B]);
            let (targets, ones) = (numbers(&self.targets), numbers(&self.ones));
            let width = B * R::Vector::N;
            (self.loss.backward)(numbers(y), targets, ones, numbers_mut(dy), width);
            if !n.is_multiple_of(R::Vector::N) {
                // Nothing is learned twice.
                kernels::keep_last::<R>(numbers_mut(dy), width, n % R::Vector::N);
            }
        }
        while let Some((step, before)) = steps.split_last_mut() {
            let Step { layer, activation, sums, y, dy, dsums } = step;
            (activation.backward)(numbers(sums), numbers(y), numbers(dy), numbers_mut(dsums));
            let weights = &params[layer.weights.span()];
            let to = &mut to[layer.weights.span().start..layer.biases.span().end];
            let (dweights, dbiases) = to.split_at_mut(weights.len());
            small::biases(dsums, dbiases);
            match before.last_mut() {
                Some(Step { y, dy, .. }) => {
                    small::weights(dsums, y, dweights);
                    small::inputs(weights, dsums, dy);
                }
                // Nobody asks for the slopes of the inputs.
                None => small::weights(dsums, &self.x, dweights),
            }
            steps = before;
        }
    }
}

/// Copies some columns of rows of `n` numbers: [`kernels::pad`] for rows that are arrays, which saves a
/// fifteenth of a whole batch.
#[inline(always)]
fn take<R: Real, const B: usize>(from: &[R], n: usize, span: &Range<usize>, to: &mut [Row<R, B>]) {
    let mut at = span.start;
    for to in to {
        let row = &from[at..at + span.len()];
        at += n;
        for (to, vector) in to[..B - 1].iter_mut().zip(R::Vector::chunks(row)) {
            *to = R::Vector::of(vector);
        }
        to[B - 1] = R::Vector::load(&row[row.len() - R::Vector::N..]);
    }
}

impl<R: Real> Mlp<R> {
    /// Adds the gradient of some of the examples; false, and nothing done, if they are not a few vectors
    /// or the network is more than layers.
    #[inline(always)]
    pub(crate) fn gather_few(
        &mut self,
        examples: Examples<'_, R>,
        span: Range<usize>,
        to: &mut [R],
    ) -> bool {
        let Some(plain) = &mut self.plain else { return false };
        let is_few = R::Few::has_room(span.len());
        if is_few {
            plain.few.gather(&self.params, examples, span, to);
        }
        is_few
    }
}
