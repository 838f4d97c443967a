//! Lion (Chen et al. 2023, algorithm 2): only the sign of the momentum counts, so all parameters move
//! equally far.

use super::{Hyper, Rule, Spec, Step, each};
use crate::real::Real;
use crate::regularizer::sign;

pub(super) const SPEC: Spec = Spec::of::<Lion>(
    "lion",
    "Lion",
    "w ← w − η (sign(β₁ m + (1 − β₁) g) + λ w), m ← β₂ m + (1 − β₂) g",
)
.with(0.0001, Hyper { beta1: 0.9, beta2: 0.99, ..Hyper::NONE });

struct Lion;

impl Rule for Lion {
    const SLOTS: usize = 1;

    fn step<R: Real>(step: Step<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        each(step, |w, g, [m]| {
            let direction = sign(hyper.beta1 * *m + (1.0 - hyper.beta1) * g);
            *m = hyper.beta2 * *m + (1.0 - hyper.beta2) * g;
            w - rate * (direction + hyper.decay * w)
        });
    }
}
