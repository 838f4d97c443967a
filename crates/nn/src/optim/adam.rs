//! Adam (Kingma and Ba 2015, algorithm 1): momentum over RMSProp, both corrected for starting at zero.

use super::{Hyper, Rule, Spec, Step, each, unbiased};
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<Adam>(
    "adam",
    "Adam",
    "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε)",
)
.with(0.001, Hyper { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, ..Hyper::NONE });

struct Adam;

impl Rule for Adam {
    const SLOTS: usize = 2;

    fn step<R: Real>(step: Step<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (one, two) = (unbiased(hyper.beta1, step.t), unbiased(hyper.beta2, step.t));
        each(step, |w, g, [m, v]| {
            *m = hyper.beta1 * *m + (1.0 - hyper.beta1) * g;
            *v = hyper.beta2 * *v + (1.0 - hyper.beta2) * g * g;
            w - rate * (*m / one) / (libm::sqrt(*v / two) + hyper.epsilon)
        });
    }
}
