//! Losses: how wrong an output is. Each member is one file and one row here.

mod absolute;
mod binary_cross_entropy;
mod hinge;
mod huber;
mod joint;
mod softmax_cross_entropy;
mod spec;
mod squared;

pub use joint::{Joint, softmax};
pub use spec::{Backward, Elementwise, Loops, Rows, Spec};

use crate::real::Real;

crate::registry! {
    /// How wrong an output is.
    pub enum Loss: Spec {
        Squared = squared::SPEC,
        Absolute = absolute::SPEC,
        Huber = huber::SPEC,
        Hinge = hinge::SPEC,
        BinaryCrossEntropy = binary_cross_entropy::SPEC,
        SoftmaxCrossEntropy = softmax_cross_entropy::SPEC,
    }
}

impl Loss {
    /// How many losses an example with so many outputs has.
    pub fn rows(self, n_outputs: usize) -> usize {
        if self.spec().is_joint { 1 } else { n_outputs }
    }

    /// A number that is 0 where the loss of an output has a corner, and changes its sign there; `None` for losses
    /// without one.
    pub fn corner(self, output: f64, target: f64) -> Option<f64> {
        self.spec().corner.map(|corner| corner(output, target))
    }

    /// Writes the loss of each output, or of each of the `n` examples.
    pub fn forward<R: Real>(self, output: &[R], target: &[R], loss: &mut [R], n: usize) {
        (R::of(&self.spec().rows).forward)(output, target, loss, n);
    }

    /// Adds `dloss` · d(loss)/d(output) to `doutput`.
    pub fn backward<R: Real>(
        self,
        output: &[R],
        target: &[R],
        dloss: &[R],
        doutput: &mut [R],
        n: usize,
    ) {
        (R::of(&self.spec().rows).backward)(output, target, dloss, doutput, n);
    }
}
