//! Nesterov's accelerated gradient (Sutskever et al. 2013, equations 3 and 4). Their gradient is taken
//! at the point w + μ v ahead; as in Bengio, Boulanger-Lewandowski and Pascanu (2013, section 3.5), the
//! parameters here are that point, which turns the same steps into this rule.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, c, each};
use crate::real::Real;

pub(super) const SPEC: Spec =
    Spec::of::<Nesterov>("nesterov", "Nesterov", "v ← μ v − η g, w ← w + μ v − η g")
        .with(0.01, Hyper { beta1: 0.9, ..Hyper::NONE })
        .lettered(["μ", ""]);

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.SGD(parameters, RATE, momentum=BETA1, nesterov=True)",
    pytorch_memory: &["momentum_buffer"],
    own: "v = state[\"v\"] = beta1 * state[\"v\"] - rate * g\np += beta1 * v - rate * g",
    own_memory: &["v"],
    // The optimizer of Keras rounds to single precision.
    keras: "(v,) = slots\nself.assign(v, beta1 * v - rate * g)\nself.assign_add(w, beta1 * v - rate * g)",
};

struct Nesterov;

impl Rule for Nesterov {
    const SLOTS: usize = 1;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (keep, rate) = (c::<R>(hyper.beta1), c::<R>(rate));
        each(step, |w, g, [v]| {
            *v = keep * *v - rate * g;
            w + keep * *v - rate * g
        });
    }
}
