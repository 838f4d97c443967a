//! Lion (Chen et al. 2023, algorithm 2): only the sign of the momentum counts, so all parameters move
//! equally far.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, c, each};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<Lion>(
    "lion",
    "Lion",
    "w ← w − η (sign(β₁ m + (1 − β₁) g) + λ w), m ← β₂ m + (1 − β₂) g",
)
.with(0.0001, Hyper { beta1: 0.9, beta2: 0.99, ..Hyper::NONE });

pub(super) const CODE: Code = Code {
    own: "direction = (beta1 * state[\"m\"] + (1 - beta1) * g).sign()\n\
        state[\"m\"] = beta2 * state[\"m\"] + (1 - beta2) * g\np -= rate * (direction + decay * p)",
    own_memory: &["m"],
    keras: "keras.optimizers.Lion(RATE, beta_1=BETA1, beta_2=BETA2LIMIT)",
    ..Code::NONE
};

struct Lion;

impl Rule for Lion {
    const SLOTS: usize = 1;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (keep1, keep2) = (c::<R>(hyper.beta1), c::<R>(hyper.beta2));
        let (add1, add2) = (c::<R>(1.0 - hyper.beta1), c::<R>(1.0 - hyper.beta2));
        let (rate, decay) = (c::<R>(rate), c::<R>(hyper.decay));
        each(step, |w, g, [m]| {
            let direction = (keep1 * *m + add1 * g).sign();
            *m = keep2 * *m + add2 * g;
            w - rate * (direction + decay * w)
        });
    }
}
