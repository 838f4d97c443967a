//! A chain of layers on a tape: layer after layer, without calling the operations of the graph, and without the
//! loss, of which training needs only the slope. In `f64` the numbers are those of the graph, to the bit.
//! Training leaves rows of whole vectors on the tape, which nobody else can read.

use super::chain::Chain;
use crate::activation;
use crate::autodiff::{Tape, Var};
use crate::kernels::{self, Extent};
use crate::lanes::Lanes;
use crate::real::Real;
use core::ops::Range;

impl<R: Real> Chain<R> {
    /// Adds the gradient of the batch on the tape, computing neurons and no loss.
    pub(crate) fn gather(&self, params: &[R], tape: &mut Tape<R>, grads: &mut [R]) {
        let n = tape.n();
        let width = n.next_multiple_of(R::Vector::N);
        let [values, slopes, padded] = tape.parts();
        let n_edges = self.input.rows() + self.target.rows();
        let padded = &mut padded[..n_edges * width];
        if n != width {
            kernels::pad(&values[..n_edges * n], n, 0, padded, n);
        }
        let (edges, values) = values.split_at_mut(n_edges * width);
        let edges = if n == width { edges } else { padded };
        let span = |var: Var| {
            let Range { start, end } = var.span(width);
            start - n_edges * width..end - n_edges * width
        };
        for layer in &self.layers {
            let (before, sums) = values.split_at_mut(span(layer.sum).start);
            let (sums, out) = sums.split_at_mut(layer.n_units * width);
            let [weights, biases] = layer.params(params);
            let x = if layer.x == self.input {
                &edges[layer.x.span(width)]
            } else {
                &before[span(layer.x)]
            };
            kernels::dense(layer.extent(width), weights, biases, x, sums);
            (layer.activation.forward)(sums, &mut out[..layer.n_units * width]);
        }
        let (output, loss) = (self.output(), self.loss.span(width));
        let (before, dloss) = slopes.split_at_mut(loss.start);
        let (dloss, doutput) = (&mut dloss[..loss.len()], &mut before[output.span(width)]);
        kernels::set(dloss, R::from_f64(1.0));
        kernels::set(doutput, R::default());
        let target = &edges[self.target.span(width)];
        (self.loss_rows.backward)(&values[span(output)], target, dloss, doutput, width);
        if n != width {
            kernels::keep_last(doutput, width, n % R::Vector::N);
        }
        for layer in self.layers.iter().rev() {
            let (extent, len) = (layer.extent(width), layer.n_units * width);
            let (before, dsums) = slopes.split_at_mut(layer.sum.span(width).start);
            let (dsums, dout) = dsums.split_at_mut(len);
            let (sums, out) = (&values[span(layer.sum)], &values[span(layer.output)]);
            (layer.activation.backward)(sums, out, &dout[..len], dsums);
            let is_first = layer.x == self.input;
            let read = if is_first { &edges[layer.x.span(width)] } else { &values[span(layer.x)] };
            let dx = (!is_first).then(|| &mut before[layer.x.span(width)]);
            let weights = &params[layer.weights.span()];
            let dparams = &mut grads[layer.weights.span().start..layer.biases.span().end];
            let (dweights, dbiases) = dparams.split_at_mut(weights.len());
            kernels::dense_weights(extent, dsums, read, dweights);
            kernels::add_rows(dsums, dbiases, n, width);
            if let Some(dx) = dx {
                kernels::dense_inputs(extent, weights, dsums, dx, true);
            }
        }
    }

    /// Computes every neuron and no loss.
    pub(crate) fn answer(&self, params: &[R], tape: &mut Tape<R>) {
        let n = tape.n();
        let [values, ..] = tape.parts();
        for layer in &self.layers {
            let (before, sums) = values.split_at_mut(layer.sum.span(n).start);
            let (sums, out) = sums.split_at_mut(layer.n_units * n);
            let [weights, biases] = layer.params(params);
            kernels::dense(layer.extent(n), weights, biases, &before[layer.x.span(n)], sums);
            activation::any_forward(layer.activation, sums, &mut out[..layer.n_units * n]);
        }
    }

    /// The loss of what [`answer`](Self::answer) has answered.
    pub(crate) fn compute_loss(&self, tape: &mut Tape<R>) {
        let n = tape.n();
        let [values, ..] = tape.parts();
        let (before, loss) = values.split_at_mut(self.loss.span(n).start);
        let (output, target) = (&before[self.output().span(n)], &before[self.target.span(n)]);
        (self.loss_rows.forward)(output, target, &mut loss[..self.loss.rows() * n], n);
    }

    /// Writes what every neuron answers to a span of the columns of `x`, inputs × `stride`, to the same
    /// columns of `y`, neurons × `stride`, layer by layer.
    pub(crate) fn answer_columns(
        &self,
        params: &[R],
        tape: &mut Tape<R>,
        (x, y): (&[R], &mut [R]),
        stride: usize,
        span: Range<usize>,
    ) {
        let n = span.len();
        let [sums, ..] = tape.parts();
        let (mut seen, mut rest) = (x, y);
        for layer in &self.layers {
            let [weights, biases] = layer.params(params);
            let (y, after) = rest.split_at_mut(layer.n_units * stride);
            let sums = &mut sums[..layer.n_units * n];
            let extent = Extent { stride, first: span.start, ..layer.extent(n) };
            kernels::dense(extent, weights, biases, seen, sums);
            for (sums, y) in sums.chunks_exact(n).zip(y.chunks_exact_mut(stride)) {
                activation::any_forward(layer.activation, sums, &mut y[span.clone()]);
            }
            (seen, rest) = (y, after);
        }
    }
}
