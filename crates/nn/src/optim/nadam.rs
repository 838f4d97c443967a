//! Nadam (Dozat 2016, algorithm 2): Adam with Nesterov's momentum, the momentum held constant. Its second
//! moment is corrected as Adam's is; the paper's further factor ν is left out there, as the common libraries do.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, c, each, unbiased};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<Nadam>(
    "nadam",
    "Nadam",
    "Adam with m̂ = β₁ m / (1 − β₁^(t+1)) + (1 − β₁) g / (1 − β₁^t)",
)
.with(0.002, Hyper { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, ..Hyper::NONE });

/// Which library's form it is.
pub(super) const NOTE: &str = "This is the form of optax. In PyTorch and Keras the momentum grows during training, so the first steps are shorter.";

pub(super) const CODE: Code = Code {
    own: "t = state[\"step\"]\nm = state[\"m\"] = beta1 * state[\"m\"] + (1 - beta1) * g\n\
        v = state[\"v\"] = beta2 * state[\"v\"] + (1 - beta2) * g * g\n\
        ahead = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * g / (1 - beta1**t)\n\
        p -= rate * ahead / ((v / (1 - beta2**t)).sqrt() + epsilon)",
    own_memory: &["m", "v"],
    keras: "m, v = slots\nself.assign(m, beta1 * m + (1 - beta1) * g)\n\
        self.assign(v, beta2 * v + (1 - beta2) * g * g)\n\
        one, two = (1 - keras.ops.power(beta + 0 * t, t) for beta in [beta1, beta2])\n\
        next = 1 - keras.ops.power(beta1 + 0 * t, t + 1)\n\
        ahead = beta1 * m / next + (1 - beta1) * g / one\n\
        self.assign_sub(w, rate * ahead / (keras.ops.sqrt(v / two) + epsilon))",
    ..Code::NONE
};

struct Nadam;

impl Rule for Nadam {
    const SLOTS: usize = 2;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (one, two) = (unbiased(hyper.beta1, step.t), unbiased(hyper.beta2, step.t));
        let next = unbiased(hyper.beta1, step.t + 1);
        let (keep1, keep2) = (c::<R>(hyper.beta1), c::<R>(hyper.beta2));
        let (add1, add2) = (c::<R>(1.0 - hyper.beta1), c::<R>(1.0 - hyper.beta2));
        let (one, two, next) = (c::<R>(one), c::<R>(two), c::<R>(next));
        let (rate, epsilon) = (c::<R>(rate), c::<R>(hyper.epsilon));
        each(step, |w, g, [m, v]| {
            *m = keep1 * *m + add1 * g;
            *v = keep2 * *v + add2 * g * g;
            let ahead = keep1 * *m / next + add1 * g / one;
            w - rate * ahead / ((*v / two).sqrt() + epsilon)
        });
    }
}
