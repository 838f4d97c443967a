//! Adam (Kingma and Ba 2015, algorithm 1): momentum over RMSProp, both corrected for starting at zero.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, by, c, each, unbiased};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<Adam>(
    "adam",
    "Adam",
    "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε)",
)
.with(0.001, Hyper { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, ..Hyper::NONE });

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.Adam(parameters, RATE, betas=(BETA1, BETA2), eps=EPSILON)",
    pytorch_memory: &["exp_avg", "exp_avg_sq"],
    keras: "m, v = slots\nself.assign(m, beta1 * m + (1 - beta1) * g)\n\
        self.assign(v, beta2 * v + (1 - beta2) * g * g)\n\
        one, two = (1 - keras.ops.power(beta + 0 * t, t) for beta in [beta1, beta2])\n\
        self.assign_sub(w, rate * m / one / (keras.ops.sqrt(v / two) + epsilon))",
    ..Code::NONE
};

struct Adam;

impl Rule for Adam {
    const SLOTS: usize = 2;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (one, two) = (unbiased(hyper.beta1, step.t), unbiased(hyper.beta2, step.t));
        let (keep1, keep2) = (c::<R>(hyper.beta1), c::<R>(hyper.beta2));
        let (add1, add2) = (c::<R>(1.0 - hyper.beta1), c::<R>(1.0 - hyper.beta2));
        let (one, two) = (by::<R>(one), by::<R>(two));
        let (rate, epsilon) = (c::<R>(rate), c::<R>(hyper.epsilon));
        each(step, |w, g, [m, v]| {
            *m = keep1 * *m + add1 * g;
            *v = keep2 * *v + add2 * g * g;
            w - rate * m.over(one) / (v.over(two).sqrt() + epsilon)
        });
    }
}
