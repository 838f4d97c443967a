//! The dense layer: every unit sees every input. Where an activation follows directly, one operation does
//! both.

use crate::activation::Activation;
use crate::autodiff::graph::Graph;
use crate::autodiff::operation::{Grads, Inputs, Op, Role};
use crate::autodiff::var::{Param, Var};
use crate::kernels::{self, Extent};
use crate::lanes::must_train;
use crate::real::Real;

/// Row `u` of the sums = `biases[u]` + Σᵢ `weights[u][i]` · row `i` of `x`. If there is an activation, its
/// outputs lie behind the sums.
#[derive(Debug)]
struct Dense {
    /// units × inputs
    weights: Param,
    /// units
    biases: Param,
    /// inputs × n
    x: Var,
    activation: Option<Activation>,
}

impl<R: Real> Graph<R> {
    /// A dense layer of as many units as there are biases.
    ///
    /// # Panics
    /// If there are not as many weights as units × inputs.
    pub fn dense(&mut self, weights: Param, biases: Param, x: Var) -> Var {
        self.push_dense(weights, biases, x, None).1
    }

    /// The sums of a dense layer and their activation. Other operations may use the activation only.
    ///
    /// # Panics
    /// If there are not as many weights as units × inputs.
    pub fn layer(
        &mut self,
        weights: Param,
        biases: Param,
        x: Var,
        activation: Activation,
    ) -> (Var, Var) {
        self.push_dense(weights, biases, x, Some(activation))
    }

    fn push_dense(
        &mut self,
        weights: Param,
        biases: Param,
        x: Var,
        activation: Option<Activation>,
    ) -> (Var, Var) {
        let units = biases.span().len();
        assert_eq!(weights.span().len(), units * x.rows(), "weights are units × inputs");
        let kept = if activation.is_some() { units } else { 0 };
        self.push_after(kept, units.into(), Dense { weights, biases, x, activation })
    }
}

impl Dense {
    fn extent(&self, n: usize) -> Extent {
        Extent {
            n_inputs: self.x.rows(),
            n_units: self.biases.span().len(),
            n,
            stride: n,
            first: 0,
        }
    }
}

impl<R: Real> Op<R> for Dense {
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]) {
        let (weights, biases) = (inputs.param(self.weights), inputs.param(self.biases));
        let (sums, out) = out.split_at_mut(biases.len() * inputs.n);
        kernels::dense(self.extent(inputs.n), weights, biases, inputs.var(self.x), sums);
        if let Some(activation) = self.activation {
            activation.forward(sums, out);
        }
    }

    fn backward(
        &self,
        inputs: &Inputs<'_, R>,
        out: &[R],
        dout: &mut [R],
        grads: &mut Grads<'_, R>,
    ) {
        must_train::<R::Vector>();
        let (n, x) = (inputs.n, inputs.var(self.x));
        let len = self.biases.span().len() * n;
        let (sums, out) = out.split_at(len);
        let (dsums, dout) = dout.split_at_mut(len);
        if let Some(activation) = self.activation {
            activation.slopes(sums, out, dout, dsums);
        }
        let extent = self.extent(n);
        kernels::dense_weights(extent, dsums, x, grads.param(self.weights));
        kernels::add_rows(dsums, grads.param(self.biases), n, n);
        if let Some((dx, is_first)) = grads.var_or_first(self.x) {
            kernels::dense_inputs(extent, inputs.param(self.weights), dsums, dx, is_first);
        }
    }

    fn role(&self) -> Role {
        let Self { weights, biases, x, activation } = *self;
        activation.map_or(Role::Other, |activation| Role::Layer { weights, biases, x, activation })
    }
}
