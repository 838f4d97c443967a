//! Adagrad (Duchi, Hazan and Singer 2011, figure 1, diagonal): the more a parameter has moved, the
//! smaller its steps.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, c, each};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec =
    Spec::of::<Adagrad>("adagrad", "Adagrad", "G ← G + g², w ← w − η g / (√G + ε)")
        .with(0.01, Hyper { epsilon: 1e-10, ..Hyper::NONE });

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.Adagrad(parameters, RATE, eps=EPSILON)",
    pytorch_memory: &["sum"],
    keras: "(sums,) = slots\nself.assign(sums, sums + g * g)\n\
        self.assign_sub(w, rate * g / (keras.ops.sqrt(sums) + epsilon))",
    ..Code::NONE
};

struct Adagrad;

impl Rule for Adagrad {
    const SLOTS: usize = 1;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (rate, epsilon) = (c::<R>(rate), c::<R>(hyper.epsilon));
        each(step, |w, g, [sum]| {
            *sum = *sum + g * g;
            w - rate * g / (sum.sqrt() + epsilon)
        });
    }
}
