//! Dropout, and any other product of two variables number by number.

use crate::autodiff::graph::Graph;
use crate::autodiff::operation::{Grads, Inputs, Op};
use crate::autodiff::var::Var;
use crate::lanes::must_train;
use crate::real::Real;

#[derive(Debug)]
struct Dropout {
    x: Var,
    mask: Var,
}

impl<R: Real> Graph<R> {
    /// `x` · `mask`, number by number (Srivastava et al. 2014). The mask is an input of the graph that the
    /// network fills: 0 for what is dropped, 1 / (chance of being kept) for what is kept. No gradient flows to it.
    ///
    /// # Panics
    /// If they have not equally many rows.
    pub fn dropout(&mut self, x: Var, mask: Var) -> Var {
        assert_eq!(x.rows(), mask.rows(), "one mask a number");
        self.push(x.shape(), Dropout { x, mask })
    }
}

impl<R: Real> Op<R> for Dropout {
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]) {
        for ((out, x), mask) in out.iter_mut().zip(inputs.var(self.x)).zip(inputs.var(self.mask)) {
            *out = *x * *mask;
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
        if let Some(dx) = grads.var(self.x) {
            for ((dx, dout), mask) in dx.iter_mut().zip(&*dout).zip(inputs.var(self.mask)) {
                *dx = *dx + *dout * *mask;
            }
        }
    }
}
