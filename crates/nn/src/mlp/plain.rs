//! Training of a network that is layers and nothing else, as most are: the operations of its graph in
//! a row, without asking which they are, and without the loss, of which training needs the slope only.
//! The numbers are those of the graph, to the bit.

use super::{Layer, LayerSpec, Mlp};
use crate::activation;
use crate::autodiff::{Tape, Var};
use crate::kernels::Shape;
use crate::loss::{self, Loss};
use crate::real::Real;
use alloc::vec::Vec;

/// What training computes.
#[derive(Debug)]
pub(super) struct Plain<R: Real> {
    steps: Vec<Step<R>>,
    loss: &'static loss::Rows<R>,
}

/// A layer at work.
#[derive(Debug)]
struct Step<R: Real> {
    /// inputs × n
    x: Var,
    layer: Layer,
    activation: &'static activation::Rows<R>,
}

impl<R: Real> Plain<R> {
    pub(super) fn new(input: Var, specs: &[LayerSpec], layers: &[Layer], loss: Loss) -> Self {
        let before = core::iter::once(input).chain(layers.iter().map(|layer| layer.output));
        let steps = before.zip(specs).zip(layers).map(|((x, spec), layer)| Step {
            x,
            layer: *layer,
            activation: R::rows(spec.activation.spec()),
        });
        Self { steps: steps.collect(), loss: R::loss_rows(loss.spec()) }
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
        let (values, slopes) = tape.parts();
        for Step { x, layer, activation } in &plain.steps {
            let (before, sums) = values.split_at_mut(layer.sum.span(n).start);
            let (sums, out) = sums.split_at_mut(layer.n_units * n);
            let [weights, biases] = [layer.weights, layer.biases].map(|it| &self.params[it.span()]);
            R::dense(layer.shape(n), weights, biases, &before[x.span(n)], sums);
            (activation.forward)(sums, &mut out[..layer.n_units * n]);
        }
        let (output, loss) = (self.output().span(n), self.loss.span(n));
        let (before, dloss) = slopes.split_at_mut(loss.start);
        let (dloss, doutput) = (&mut dloss[..loss.len()], &mut before[output.clone()]);
        R::set(dloss, R::from_f64(1.0));
        R::set(doutput, R::default());
        (plain.loss.backward)(&values[output], &values[self.target.span(n)], dloss, doutput, n);
        for Step { x, layer, activation } in plain.steps.iter().rev() {
            let (shape, len) = (layer.shape(n), layer.n_units * n);
            let (before, dsums) = slopes.split_at_mut(layer.sum.span(n).start);
            let (dsums, dout) = dsums.split_at_mut(len);
            let (sums, out) = (&values[layer.sum.span(n)], &values[layer.output.span(n)]);
            (activation.backward)(sums, out, &dout[..len], dsums);
            R::dense_weights(shape, dsums, &values[x.span(n)], &mut grads[layer.weights.span()]);
            R::add_rows(dsums, &mut grads[layer.biases.span()], n);
            if *x != self.input {
                let weights = &self.params[layer.weights.span()];
                R::dense_inputs(shape, weights, dsums, &mut before[x.span(n)], true);
            }
        }
        true
    }

    /// Whether nothing but layers is in it.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain.is_some()
    }
}

impl Layer {
    fn shape(&self, n: usize) -> Shape {
        Shape { n_inputs: self.n_inputs, n_units: self.n_units, n }
    }
}
