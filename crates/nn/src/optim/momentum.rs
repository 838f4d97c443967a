//! Momentum (Polyak 1964, in the form of Sutskever et al. 2013, equations 1 and 2): a ball that rolls.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, c, each};
use crate::real::Real;

pub(super) const SPEC: Spec =
    Spec::of::<Momentum>("momentum", "Momentum", "v ← μ v − η g, w ← w + v")
        .with(0.01, Hyper { beta1: 0.9, ..Hyper::NONE })
        .lettered(["μ", ""]);

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.SGD(parameters, RATE, momentum=BETA1)",
    pytorch_memory: &["momentum_buffer"],
    own: "v = state[\"v\"] = beta1 * state[\"v\"] - rate * g\np += v",
    own_memory: &["v"],
    // The optimizer of Keras rounds to single precision.
    keras: "(v,) = slots\nself.assign(v, beta1 * v - rate * g)\nself.assign_add(w, v)",
};

struct Momentum;

impl Rule for Momentum {
    const SLOTS: usize = 1;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (keep, rate) = (c::<R>(hyper.beta1), c::<R>(rate));
        each(step, |w, g, [v]| {
            *v = keep * *v - rate * g;
            w + *v
        });
    }
}
