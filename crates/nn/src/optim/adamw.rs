//! AdamW (Loshchilov and Hutter 2019, algorithm 2): Adam whose weight decay bypasses the averages. The
//! decay is multiplied by the learning rate, as in the common implementations; it is of every parameter.

use super::rule::{Hyper, Rule, Spec, StepInput, by, c, each, unbiased};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<AdamW>("adamw", "AdamW", "Adam, then w ← w − η λ w")
    .with(0.001, Hyper { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: 0.01 });

struct AdamW;

impl Rule for AdamW {
    const SLOTS: usize = 2;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (one, two) = (unbiased(hyper.beta1, step.t), unbiased(hyper.beta2, step.t));
        let (keep1, keep2) = (c::<R>(hyper.beta1), c::<R>(hyper.beta2));
        let (add1, add2) = (c::<R>(1.0 - hyper.beta1), c::<R>(1.0 - hyper.beta2));
        let (one, two) = (by::<R>(one), by::<R>(two));
        let (rate, epsilon, decay) = (c::<R>(rate), c::<R>(hyper.epsilon), c::<R>(hyper.decay));
        each(step, |w, g, [m, v]| {
            *m = keep1 * *m + add1 * g;
            *v = keep2 * *v + add2 * g * g;
            w - rate * (m.over(one) / (v.over(two).sqrt() + epsilon) + decay * w)
        });
    }
}
