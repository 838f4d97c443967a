//! What every neuron answers to some of many examples, written to where it is to stay: what pictures are
//! made of. Networks that are layers and nothing else write it themselves; of the others it is copied.

use super::plain::Step;
use super::{Layer, Mlp};
use crate::autodiff::Tape;
use crate::kernels::Shape;
use crate::real::Real;
use core::ops::Range;

impl<R: Real> Mlp<R> {
    /// Writes what every neuron answers to a span of the columns of `x`, inputs × `stride`, to the same
    /// columns of `y`, neurons × `stride`, layer by layer. Of the tape, nothing can be read afterwards.
    ///
    /// # Panics
    /// If the tape is smaller than the span, or there are fewer rows or columns.
    pub fn answer_columns(
        &self,
        tape: &mut Tape<R>,
        x: &[R],
        y: &mut [R],
        stride: usize,
        span: Range<usize>,
    ) {
        R::answer_columns(self, tape, x, y, stride, span);
    }

    pub(crate) fn answer_columns_here(
        &self,
        tape: &mut Tape<R>,
        x: &[R],
        y: &mut [R],
        stride: usize,
        span: Range<usize>,
    ) {
        let n = span.len();
        if n == 0 {
            return;
        }
        tape.set_n(n);
        let Some(plain) = &self.plain else {
            R::columns(x, stride, span.start, tape.value_mut(self.input), n);
            self.answer_here(tape, false);
            let rows = self.layers.iter().flat_map(|it| tape.value(it.output).chunks_exact(n));
            for (row, y) in rows.zip(y.chunks_exact_mut(stride)) {
                R::copy(row, &mut y[span.clone()]);
            }
            return;
        };
        let [sums, ..] = tape.parts();
        let (mut seen, mut rest) = (x, y);
        for Step { layer, activation, .. } in &plain.steps {
            let Layer { weights, biases, n_units, .. } = *layer;
            let [weights, biases] = [weights, biases].map(|it| &self.params[it.span()]);
            let (y, after) = rest.split_at_mut(n_units * stride);
            let sums = &mut sums[..n_units * n];
            let shape = Shape { stride, first: span.start, ..layer.shape(n) };
            R::dense(shape, weights, biases, seen, sums);
            for (sums, y) in sums.chunks_exact(n).zip(y.chunks_exact_mut(stride)) {
                R::activate(activation, sums, &mut y[span.clone()]);
            }
            (seen, rest) = (y, after);
        }
    }
}
