//! The dense layer: every unit sees every input.

use crate::autodiff::{Grads, Graph, Inputs, Op, Param, Var};
use crate::real::Real;

/// Row `u` of the output = `biases[u]` + Σᵢ `weights[u][i]` · row `i` of `x`.
#[derive(Debug)]
struct Dense {
    /// units × inputs
    weights: Param,
    /// units
    biases: Param,
    /// inputs × n
    x: Var,
}

impl<R: Real> Graph<R> {
    /// A dense layer of as many units as there are biases.
    ///
    /// # Panics
    /// If there are not as many weights as units × inputs.
    pub fn dense(&mut self, weights: Param, biases: Param, x: Var) -> Var {
        let units = biases.span().len();
        assert_eq!(weights.span().len(), units * x.rows(), "weights are units × inputs");
        self.push(units, Dense { weights, biases, x })
    }
}

impl<R: Real> Op<R> for Dense {
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]) {
        let weights = inputs.param(self.weights);
        R::dense(weights, inputs.param(self.biases), inputs.var(self.x), out, inputs.n);
    }

    fn backward(&self, inputs: &Inputs<'_, R>, _out: &[R], dout: &[R], grads: &mut Grads<'_, R>) {
        let n = inputs.n;
        if n == 0 {
            return;
        }
        let (weights, x, n_inputs) =
            (inputs.param(self.weights), inputs.var(self.x), self.x.rows());
        for (unit, dout) in dout.chunks_exact(n).enumerate() {
            for (dw, x) in
                grads.param(self.weights)[unit * n_inputs..].iter_mut().zip(x.chunks_exact(n))
            {
                *dw = *dw + R::dot(dout, x);
            }
            let db = &mut grads.param(self.biases)[unit];
            *db = *db + R::sum(dout);
            if let Some(dx) = grads.var(self.x) {
                for (&w, dx) in weights[unit * n_inputs..].iter().zip(dx.chunks_exact_mut(n)) {
                    R::axpy(w, dout, dx);
                }
            }
        }
    }
}
