//! RMSProp (Tieleman and Hinton 2012, lecture 6.5 of *Neural Networks for Machine Learning*): the gradient
//! over the root of its own recent mean square.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, c, each};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec =
    Spec::of::<RmsProp>("rmsprop", "RMSProp", "v ← β₂ v + (1 − β₂) g², w ← w − η g / (√v + ε)")
        .with(0.001, Hyper { beta2: 0.9, epsilon: 1e-8, ..Hyper::NONE });

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.RMSprop(parameters, RATE, alpha=BETA2, eps=EPSILON)",
    pytorch_memory: &["square_avg"],
    keras: "(v,) = slots\nself.assign(v, beta2 * v + (1 - beta2) * g * g)\n\
        self.assign_sub(w, rate * g / (keras.ops.sqrt(v) + epsilon))",
    ..Code::NONE
};

struct RmsProp;

impl Rule for RmsProp {
    const SLOTS: usize = 1;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (keep, add) = (c::<R>(hyper.beta2), c::<R>(1.0 - hyper.beta2));
        let (rate, epsilon) = (c::<R>(rate), c::<R>(hyper.epsilon));
        each(step, |w, g, [squares]| {
            *squares = keep * *squares + add * g * g;
            w - rate * g / (squares.sqrt() + epsilon)
        });
    }
}
