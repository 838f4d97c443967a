//! Activations: what a neuron applies to its weighted sum. Each member is one file and one row here.

mod code;
mod elu;
mod gelu;
mod leaky_relu;
mod linear;
mod mish;
pub(crate) mod pointwise;
mod relu;
mod selu;
mod sigmoid;
mod silu;
mod sine;
mod softplus;
pub(crate) mod spec;
mod step;
mod tanh;

pub use code::Code;
pub use pointwise::Pointwise;
pub(crate) use spec::any_forward;
pub use spec::{Backward, Loops, Rows, Spec};

use crate::kernels;
use crate::real::Real;

crate::registry! {
    /// What a neuron applies to its weighted sum.
    pub enum Activation: Spec {
        Relu = relu::SPEC,
        Tanh = tanh::SPEC,
        Sigmoid = sigmoid::SPEC,
        Linear = linear::SPEC,
        LeakyRelu = leaky_relu::SPEC,
        Elu = elu::SPEC,
        Selu = selu::SPEC,
        Gelu = gelu::SPEC,
        Silu = silu::SPEC,
        Softplus = softplus::SPEC,
        Mish = mish::SPEC,
        Sine = sine::SPEC,
        Step = step::SPEC,
    }
}

impl Activation {
    /// Its loops for a number type.
    pub(crate) fn rows<R: Real>(self) -> &'static Rows<R> {
        R::of(&self.spec().rows)
    }

    /// Writes f(x) to `y`, number by number.
    pub fn forward<R: Real>(self, x: &[R], y: &mut [R]) {
        spec::any_forward(self.rows(), x, y);
    }

    /// Writes `dy` · f′(x) to `dx`, number by number; `y` is f(x).
    pub fn slopes<R: Real>(self, x: &[R], y: &[R], dy: &[R], dx: &mut [R]) {
        spec::any_backward(self.rows(), x, y, dy, dx);
    }

    /// Adds `dy` · f′(x) to `dx`, number by number; `y` is f(x).
    pub fn backward<R: Real>(self, x: &[R], y: &[R], dy: &[R], dx: &mut [R]) {
        const BLOCK: usize = 64;
        let mut added = [R::default(); BLOCK];
        for (k, dx) in dx.chunks_mut(BLOCK).enumerate() {
            let (span, added) = (k * BLOCK..k * BLOCK + dx.len(), &mut added[..dx.len()]);
            self.slopes(&x[span.clone()], &y[span.clone()], &dy[span], added);
            kernels::axpy(R::from_f64(1.0), added, dx);
        }
    }
}
