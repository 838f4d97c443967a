//! A chain of layers on a tape for one example, whose neurons are the lanes of vectors. A layer begins at the
//! same place as if each of its numbers filled a vector; it takes only as many vectors as its neurons need.

use super::chain::Chain;
use crate::autodiff::{Tape, Var};
use crate::kernels::{self, single};
use crate::lanes::Lanes;
use crate::real::Real;

impl<R: Real> Chain<R> {
    /// Adds the gradient of the one example on the tape.
    pub(crate) fn gather_single(&self, params: &[R], tape: &mut Tape<R>, grads: &mut [R]) {
        let lanes = R::Vector::N;
        let [values, slopes, _] = tape.parts();
        let target = self.target.span(1);
        let start = |var: Var| if var == self.input { 0 } else { var.span(lanes).start };
        for layer in &self.layers {
            let n = layer.n_units.next_multiple_of(lanes);
            let (before, sums) = values.split_at_mut(start(layer.sum));
            let (sums, out) = sums.split_at_mut(layer.n_units * lanes);
            let [weights, biases] = layer.params(params);
            single::dense(weights, biases, &before[start(layer.x)..][..layer.n_inputs], sums);
            (layer.activation.forward)(&sums[..n], &mut out[..n]);
        }
        let (output, n_outputs) = (start(self.output()), target.len());
        let (before, dloss) = slopes.split_at_mut(start(self.loss));
        let n_losses = self.loss.span(1).len();
        let (dloss, doutput) = (&mut dloss[..n_losses], &mut before[output..][..n_outputs]);
        kernels::set(dloss, R::from_f64(1.0));
        kernels::set(doutput, R::default());
        (self.loss_rows.backward)(
            &values[output..][..n_outputs],
            &values[target],
            dloss,
            doutput,
            1,
        );
        for layer in self.layers.iter().rev() {
            let n = layer.n_units.next_multiple_of(lanes);
            let (before, dsums) = slopes.split_at_mut(start(layer.sum));
            let (dsums, dout) = dsums.split_at_mut(layer.n_units * lanes);
            let [sums, out] = [layer.sum, layer.output].map(|it| &values[start(it)..][..n]);
            (layer.activation.backward)(sums, out, &dout[..n], &mut dsums[..n]);
            let dx =
                (layer.x != self.input).then(|| &mut before[start(layer.x)..][..layer.n_inputs]);
            let weights = layer.weights.span();
            let dparams = &mut grads[weights.start..layer.biases.span().end];
            let dparams = dparams.split_at_mut(weights.len()).into();
            let read = &values[start(layer.x)..][..layer.n_inputs];
            let dsums = &dsums[..layer.n_units];
            single::back(&params[weights], dsums, read, dparams, dx);
        }
    }
}
