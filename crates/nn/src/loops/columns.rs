//! A chain of layers that answers many examples straight to where the answers stay: that is how pictures are
//! computed.

use super::chain::Chain;
use crate::activation;
use crate::autodiff::Tape;
use crate::kernels::{self, Extent};
use crate::real::Real;
use core::ops::Range;

impl<R: Real> Chain<R> {
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
        let [sums, _] = tape.parts();
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
