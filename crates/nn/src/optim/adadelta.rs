//! Adadelta (Zeiler 2012, algorithm 1): steps in the units of the parameter, so that no learning rate is
//! needed; here one still scales them, 1 in the paper.

use super::{Hyper, Rule, Spec, Step, each};
use crate::real::Real;

pub(super) const SPEC: Spec = Spec::of::<Adadelta>(
    "adadelta",
    "Adadelta",
    "Δ = −√(E[Δ²] + ε) / √(E[g²] + ε) · g, w ← w + η Δ",
)
.with(1.0, Hyper { beta2: 0.95, epsilon: 1e-6, ..Hyper::NONE });

struct Adadelta;

impl Rule for Adadelta {
    const SLOTS: usize = 2;

    fn step<R: Real>(step: Step<'_, R>) {
        let (rate, hyper) = (step.learning_rate, step.hyper);
        each(step, |w, g, [squares, moves]| {
            *squares = hyper.beta2 * *squares + (1.0 - hyper.beta2) * g * g;
            let rms = |mean: f64| libm::sqrt(mean + hyper.epsilon);
            let delta = -rms(*moves) / rms(*squares) * g;
            *moves = hyper.beta2 * *moves + (1.0 - hyper.beta2) * delta * delta;
            w + rate * delta
        });
    }
}
