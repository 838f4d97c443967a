//! An activation over every number of a variable.

use crate::activation::Activation;
use crate::autodiff::graph::Graph;
use crate::autodiff::operation::{Grads, Inputs, Op};
use crate::autodiff::var::Var;
use crate::lanes::must_train;
use crate::real::Real;

#[derive(Debug)]
struct Activate {
    activation: Activation,
    x: Var,
}

impl<R: Real> Graph<R> {
    /// The activation of every number of `x`.
    pub fn activate(&mut self, activation: Activation, x: Var) -> Var {
        self.push(x.shape(), Activate { activation, x })
    }
}

impl<R: Real> Op<R> for Activate {
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]) {
        self.activation.forward(inputs.var(self.x), out);
    }

    fn backward(
        &self,
        inputs: &Inputs<'_, R>,
        out: &[R],
        dout: &mut [R],
        grads: &mut Grads<'_, R>,
    ) {
        must_train::<R::Vector>();
        match grads.var_or_first(self.x) {
            Some((dx, true)) => self.activation.slopes(inputs.var(self.x), out, dout, dx),
            Some((dx, false)) => self.activation.backward(inputs.var(self.x), out, dout, dx),
            None => {}
        }
    }
}
