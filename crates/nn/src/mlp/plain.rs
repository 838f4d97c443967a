//! Training of a network that is layers and nothing else, as most are: the operations of its graph in
//! a row, without asking which they are, and without the loss, of which training needs the slope only.
//! In `f64` the numbers are those of the graph, to the bit. What a batch computes lies in rows of whole
//! vectors on its tape, and is not to be read there afterwards.

use super::few::AnyFew;
use super::online::Online;
use super::{Layer, LayerSpec, Mlp};
use crate::activation;
use crate::autodiff::{Tape, Var};
use crate::kernels::Shape;
use crate::lanes::Lanes;
use crate::loss::{self, Loss};
use crate::real::Real;
use alloc::vec::Vec;
use core::ops::Range;

/// What training computes.
#[derive(Debug)]
pub(super) struct Plain<R: Real> {
    pub(super) steps: Vec<Step<R>>,
    loss: &'static loss::Rows<R>,
    pub(super) online: Online<R>,
    pub(super) few: R::Few,
}

/// A layer at work.
#[derive(Debug)]
pub(super) struct Step<R: Real> {
    /// inputs × n
    x: Var,
    pub(super) layer: Layer,
    pub(super) activation: &'static activation::Rows<R>,
}

impl<R: Real> Plain<R> {
    pub(super) fn new(input: Var, specs: &[LayerSpec], layers: &[Layer], loss: Loss) -> Self {
        let before = core::iter::once(input).chain(layers.iter().map(|layer| layer.output));
        let steps = before.zip(specs).zip(layers).map(|((x, spec), layer)| Step {
            x,
            layer: *layer,
            activation: R::rows(spec.activation.spec()),
        });
        let steps: Vec<_> = steps.collect();
        let of_layers: Vec<_> = steps.iter().map(|step| (step.layer, step.activation)).collect();
        let few = R::Few::new(&of_layers, input.rows(), loss);
        let online = Online::new(&of_layers, input.rows(), loss);
        Self { steps, loss: R::loss_rows(loss.spec()), online, few }
    }
}

impl<R: Real> Mlp<R> {
    /// Adds the gradient of the batch on the tape, computing neurons and no loss; false, and nothing
    /// done, for a network with more than layers.
    pub(crate) fn gather_plain(&self, tape: &mut Tape<R>, grads: &mut [R]) -> bool {
        let Some(plain) = &self.plain else {
            return false;
        };
        let n = tape.n();
        if n == 1 {
            self.gather_single(plain, tape, grads);
            return true;
        }
        let width = n.next_multiple_of(R::Vector::N);
        let [values, slopes, padded] = tape.parts();
        let n_edges = self.input.rows() + self.target.rows();
        let padded = &mut padded[..n_edges * width];
        if n != width {
            R::pad(&values[..n_edges * n], n, 0, padded, n);
        }
        let (edges, values) = values.split_at_mut(n_edges * width);
        let edges = if n == width { edges } else { padded };
        let span = |var: Var| {
            let Range { start, end } = var.span(width);
            start - n_edges * width..end - n_edges * width
        };
        for Step { x, layer, activation } in &plain.steps {
            let (before, sums) = values.split_at_mut(span(layer.sum).start);
            let (sums, out) = sums.split_at_mut(layer.n_units * width);
            let [weights, biases] = [layer.weights, layer.biases].map(|it| &self.params[it.span()]);
            let x = if *x == self.input { &edges[x.span(width)] } else { &before[span(*x)] };
            R::dense(layer.shape(width), weights, biases, x, sums);
            (activation.forward)(sums, &mut out[..layer.n_units * width]);
        }
        let (output, loss) = (self.output(), self.loss.span(width));
        let (before, dloss) = slopes.split_at_mut(loss.start);
        let (dloss, doutput) = (&mut dloss[..loss.len()], &mut before[output.span(width)]);
        R::set(dloss, R::from_f64(1.0));
        R::set(doutput, R::default());
        let target = &edges[self.target.span(width)];
        (plain.loss.backward)(&values[span(output)], target, dloss, doutput, width);
        if n != width {
            R::keep_last(doutput, width, n % R::Vector::N);
        }
        for Step { x, layer, activation } in plain.steps.iter().rev() {
            let (shape, len) = (layer.shape(width), layer.n_units * width);
            let (before, dsums) = slopes.split_at_mut(layer.sum.span(width).start);
            let (dsums, dout) = dsums.split_at_mut(len);
            let (sums, out) = (&values[span(layer.sum)], &values[span(layer.output)]);
            (activation.backward)(sums, out, &dout[..len], dsums);
            let is_first = *x == self.input;
            let read = if is_first { &edges[x.span(width)] } else { &values[span(*x)] };
            let dx = (!is_first).then(|| &mut before[x.span(width)]);
            let weights = &self.params[layer.weights.span()];
            let dparams = &mut grads[layer.weights.span().start..layer.biases.span().end];
            let (dweights, dbiases) = dparams.split_at_mut(weights.len());
            R::dense_weights(shape, dsums, read, dweights);
            R::add_rows(dsums, dbiases, n, width);
            if let Some(dx) = dx {
                R::dense_inputs(shape, weights, dsums, dx, true);
            }
        }
        true
    }

    /// The same for one example. Each layer lies where it would if every number had a vector of its own,
    /// in as many whole vectors as its neurons need.
    fn gather_single(&self, plain: &Plain<R>, tape: &mut Tape<R>, grads: &mut [R]) {
        let lanes = R::Vector::N;
        let [values, slopes, _] = tape.parts();
        let target = self.target.span(1);
        let start = |var: Var| if var == self.input { 0 } else { var.span(lanes).start };
        for Step { x, layer, activation } in &plain.steps {
            let n = layer.n_units.next_multiple_of(lanes);
            let (before, sums) = values.split_at_mut(start(layer.sum));
            let (sums, out) = sums.split_at_mut(layer.n_units * lanes);
            let [weights, biases] = [layer.weights, layer.biases].map(|it| &self.params[it.span()]);
            R::single_dense(weights, biases, &before[start(*x)..][..layer.n_inputs], sums);
            (activation.forward)(&sums[..n], &mut out[..n]);
        }
        let (output, n_outputs) = (start(self.output()), target.len());
        let (before, dloss) = slopes.split_at_mut(start(self.loss));
        let n_losses = self.loss.span(1).len();
        let (dloss, doutput) = (&mut dloss[..n_losses], &mut before[output..][..n_outputs]);
        R::set(dloss, R::from_f64(1.0));
        R::set(doutput, R::default());
        (plain.loss.backward)(&values[output..][..n_outputs], &values[target], dloss, doutput, 1);
        for Step { x, layer, activation } in plain.steps.iter().rev() {
            let n = layer.n_units.next_multiple_of(lanes);
            let (before, dsums) = slopes.split_at_mut(start(layer.sum));
            let (dsums, dout) = dsums.split_at_mut(layer.n_units * lanes);
            let [sums, out] = [layer.sum, layer.output].map(|it| &values[start(it)..][..n]);
            (activation.backward)(sums, out, &dout[..n], &mut dsums[..n]);
            let dx = (*x != self.input).then(|| &mut before[start(*x)..][..layer.n_inputs]);
            let weights = layer.weights.span();
            let dparams = &mut grads[weights.start..layer.biases.span().end];
            let dparams = dparams.split_at_mut(weights.len()).into();
            let read = &values[start(*x)..][..layer.n_inputs];
            let dsums = &dsums[..layer.n_units];
            R::single_back(&self.params[weights], dsums, read, dparams, dx);
        }
    }

    /// The loss of what [`answer_plain`](Self::answer_plain) has answered.
    pub(crate) fn judge_plain(&self, tape: &mut Tape<R>) {
        if let Some(plain) = &self.plain {
            let n = tape.n();
            let [values, ..] = tape.parts();
            let (before, loss) = values.split_at_mut(self.loss.span(n).start);
            let (output, target) = (&before[self.output().span(n)], &before[self.target.span(n)]);
            (plain.loss.forward)(output, target, &mut loss[..self.loss.rows() * n], n);
        }
    }

    /// Computes every neuron and no loss; false, and nothing done, for a network with more than layers.
    pub(crate) fn answer_plain(&self, tape: &mut Tape<R>) -> bool {
        let Some(plain) = &self.plain else {
            return false;
        };
        let n = tape.n();
        let [values, ..] = tape.parts();
        for Step { x, layer, activation } in &plain.steps {
            let (before, sums) = values.split_at_mut(layer.sum.span(n).start);
            let (sums, out) = sums.split_at_mut(layer.n_units * n);
            let [weights, biases] = [layer.weights, layer.biases].map(|it| &self.params[it.span()]);
            R::dense(layer.shape(n), weights, biases, &before[x.span(n)], sums);
            R::activate(activation, sums, &mut out[..layer.n_units * n]);
        }
        true
    }

    /// Whether nothing but layers is in it.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain.is_some()
    }
}

impl Layer {
    pub(super) fn shape(&self, n: usize) -> Shape {
        Shape { n_inputs: self.n_inputs, n_units: self.n_units, n, stride: n, first: 0 }
    }
}
