//! Stochastic gradient descent (Robbins and Monro 1951): a step straight down the batch's slope.

use super::code::Code;
use super::rule::{Rule, Spec, StepInput};
use crate::kernels;
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<Sgd>("sgd", "SGD", "w ← w − η g");

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.SGD(parameters, RATE)",
    keras: "keras.optimizers.SGD(RATELIMIT)",
    ..Code::NONE
};

struct Sgd;

impl Rule for Sgd {
    const SLOTS: usize = 0;

    fn step<R: Real>(step: StepInput<'_, R>) {
        kernels::descend(R::from_f64(-step.learning_rate), step.n, step.grads, step.params);
    }
}
