//! A loss of every output against its target.

use crate::autodiff::graph::Graph;
use crate::autodiff::operation::{Grads, Inputs, Op, Role};
use crate::autodiff::var::Var;
use crate::lanes::must_train;
use crate::loss::Loss;
use crate::real::Real;

/// The loss of each output against its target.
#[derive(Debug)]
struct LossOf {
    loss: Loss,
    output: Var,
    target: Var,
}

impl<R: Real> Graph<R> {
    /// The loss of each output against its target, one number an output and example; of a joint loss,
    /// one an example.
    ///
    /// # Panics
    /// If there are not as many targets as outputs.
    pub fn loss(&mut self, loss: Loss, output: Var, target: Var) -> Var {
        assert_eq!(output.rows(), target.rows(), "one target an output");
        self.push(loss.rows(output.rows()), LossOf { loss, output, target })
    }
}

impl<R: Real> Op<R> for LossOf {
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]) {
        self.loss.forward(inputs.var(self.output), inputs.var(self.target), out, inputs.n);
    }

    fn backward(
        &self,
        inputs: &Inputs<'_, R>,
        _out: &[R],
        dout: &mut [R],
        grads: &mut Grads<'_, R>,
    ) {
        must_train::<R::Vector>();
        if let Some(doutput) = grads.var(self.output) {
            let (output, target) = (inputs.var(self.output), inputs.var(self.target));
            self.loss.backward(output, target, dout, doutput, inputs.n);
        }
    }

    fn role(&self) -> Role {
        let Self { loss, output, target } = *self;
        Role::Loss { loss, output, target }
    }
}
