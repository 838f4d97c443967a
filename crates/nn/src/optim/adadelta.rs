//! Adadelta (Zeiler 2012, algorithm 1): steps in the units of the parameter, so that no learning rate is
//! needed; here one still scales them, 1 in the paper.

use super::code::Code;
use super::rule::{Hyper, Rule, Spec, StepInput, c, each};
use crate::lanes::Lanes;
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<Adadelta>(
    "adadelta",
    "Adadelta",
    "Δ = −√(E[Δ²] + ε) / √(E[g²] + ε) · g, w ← w + η Δ",
)
.with(1.0, Hyper { beta2: 0.95, epsilon: 1e-6, ..Hyper::NONE })
.lettered(["", "ρ"]);

pub(super) const CODE: Code = Code {
    pytorch: "torch.optim.Adadelta(parameters, RATE, rho=BETA2, eps=EPSILON)",
    pytorch_memory: &["square_avg", "acc_delta"],
    // The optimizer of Keras has its memory in another order.
    keras: "squares, moves = slots\nself.assign(squares, beta2 * squares + (1 - beta2) * g * g)\n\
        move = -keras.ops.sqrt(moves + epsilon) / keras.ops.sqrt(squares + epsilon) * g\n\
        self.assign(moves, beta2 * moves + (1 - beta2) * move * move)\nself.assign_add(w, rate * move)",
    ..Code::NONE
};

struct Adadelta;

impl Rule for Adadelta {
    const SLOTS: usize = 2;

    fn step<R: Real>(step: StepInput<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        let (keep, add) = (c::<R>(hyper.beta2), c::<R>(1.0 - hyper.beta2));
        let (rate, epsilon) = (c::<R>(rate), c::<R>(hyper.epsilon));
        each(step, |w, g, [squares, moves]| {
            *squares = keep * *squares + add * g * g;
            let delta = -(*moves + epsilon).sqrt() / (*squares + epsilon).sqrt() * g;
            *moves = keep * *moves + add * delta * delta;
            w + rate * delta
        });
    }
}
