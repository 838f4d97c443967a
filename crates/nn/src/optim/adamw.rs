//! AdamW (Loshchilov and Hutter 2019, algorithm 2): Adam whose weight decay bypasses the averages. The
//! decay is multiplied by the learning rate, as in the common implementations; it is of every parameter.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, by, c, each, unbiased};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<AdamW>("adamw", "AdamW", "Adam, then w ← w − η λ w")
    .with(0.001, Hyper { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: 0.01 });

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.AdamW(\n        parameters, RATE, betas=(BETA1, BETA2), eps=EPSILON, weight_decay=DECAY\n    )",
    pytorch_memory: &["exp_avg", "exp_avg_sq"],
    keras: "m, v = slots\nself.assign(m, beta1 * m + (1 - beta1) * g)\n\
        self.assign(v, beta2 * v + (1 - beta2) * g * g)\n\
        one, two = (1 - keras.ops.power(beta + 0 * t, t) for beta in [beta1, beta2])\n\
        step = m / one / (keras.ops.sqrt(v / two) + epsilon)\n\
        self.assign_sub(w, rate * (step + decay * w))",
    ..Code::NONE
};

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
