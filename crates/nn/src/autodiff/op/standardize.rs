//! Normalization by statistics that are given: batch norm when predicting.

use super::moments::{EPSILON, Moments};
use crate::autodiff::graph::Graph;
use crate::autodiff::operation::{Grads, Inputs, Op};
use crate::autodiff::var::{Param, Var};
use crate::lanes::must_train;
use crate::real::Real;

/// γ (x − mean) / √(variance + ε) + β, for each unit.
#[derive(Debug)]
struct Standardize {
    /// units × n
    x: Var,
    /// γ, units
    gain: Param,
    /// β, units
    shift: Param,
    /// units
    mean: Param,
    /// units
    variance: Param,
}

impl<R: Real> Graph<R> {
    /// `x` normalized by running statistics, to which no gradient flows (Ioffe and Szegedy 2015,
    /// algorithm 2).
    ///
    /// # Panics
    /// If there is not one number of each kind a unit.
    pub fn standardize(&mut self, [gain, shift, mean, variance]: [Param; 4], x: Var) -> Var {
        let lens = [gain, shift, mean, variance].map(|param| param.span().len());
        assert_eq!(lens, [x.rows(); 4], "one number of each kind a unit");
        self.push(x.shape(), Standardize { x, gain, shift, mean, variance })
    }
}

impl Standardize {
    fn moments<R: Real>(&self, inputs: &Inputs<'_, R>, unit: usize) -> Moments {
        Moments {
            mean: inputs.param(self.mean)[unit].to_f64(),
            variance: inputs.param(self.variance)[unit].to_f64(),
        }
    }
}

impl<R: Real> Op<R> for Standardize {
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]) {
        let x = inputs.var(self.x);
        for (at, out) in out.iter_mut().enumerate() {
            let unit = at / inputs.n;
            let normal = R::from_f64(self.moments(inputs, unit).normal(x[at].to_f64()));
            *out = inputs.param(self.gain)[unit] * normal + inputs.param(self.shift)[unit];
        }
    }

    fn backward(
        &self,
        inputs: &Inputs<'_, R>,
        _out: &[R],
        dout: &mut [R],
        grads: &mut Grads<'_, R>,
    ) {
        must_train::<R::Vector>();
        let x = inputs.var(self.x);
        for (at, &d) in dout.iter().enumerate() {
            let unit = at / inputs.n;
            let moments = self.moments(inputs, unit);
            let dgain = &mut grads.param(self.gain)[unit];
            *dgain = *dgain + d * R::from_f64(moments.normal(x[at].to_f64()));
            let dshift = &mut grads.param(self.shift)[unit];
            *dshift = *dshift + d;
            if let Some(dx) = grads.var(self.x) {
                let slope = 1.0 / libm::sqrt(moments.variance + EPSILON);
                dx[at] = dx[at] + d * inputs.param(self.gain)[unit] * R::from_f64(slope);
            }
        }
    }
}
