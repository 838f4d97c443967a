//! Tuning: the numbers of an optimizer that can be set, by the letters of its formula. What an optimizer does with
//! them is in `nn`.

use crate::settings::state::PlaygroundState;
use nn::optim::{Hyper, Optimizer};

nn::registry! {
    /// A number that tunes optimizers.
    pub enum Tuning: Spec {
        Momentum = Spec { id: "momentum", letter: "μ" },
        Beta1 = Spec { id: "beta1", letter: "β₁" },
        Beta2 = Spec { id: "beta2", letter: "β₂" },
        Rho = Spec { id: "rho", letter: "ρ" },
        Epsilon = Spec { id: "epsilon", letter: "ε" },
        Decay = Spec { id: "decay", letter: "λ" },
    }
}

/// What a number that tunes is.
#[derive(Debug)]
pub struct Spec {
    /// The key of its setting.
    pub id: &'static str,
    /// The letter in formulas.
    pub letter: &'static str,
}

impl Tuning {
    /// What it is among the numbers of an optimizer; none if the formula has no such number.
    fn of(self, optimizer: Optimizer, hyper: &Hyper) -> Option<f64> {
        let (spec, letter) = (optimizer.spec(), self.spec().letter);
        let (usual, value) = match self {
            Self::Momentum | Self::Beta1 => (spec.hyper.beta1, hyper.beta1),
            Self::Beta2 | Self::Rho => (spec.hyper.beta2, hyper.beta2),
            Self::Epsilon => (spec.hyper.epsilon, hyper.epsilon),
            Self::Decay => (spec.hyper.decay, hyper.decay),
        };
        let is_lettered =
            matches!(self, Self::Epsilon | Self::Decay) || spec.letters.contains(&letter);
        (is_lettered && usual != 0.0).then_some(value)
    }
}

impl PlaygroundState {
    /// The number in force; none if the optimizer has no such number.
    pub fn tuned(&self, tuning: Tuning) -> Option<f64> {
        tuning.of(self.optimizer, &self.hyper())
    }

    /// The numbers of the optimizer in force: a person's, and where there is none its own.
    pub fn hyper(&self) -> Hyper {
        let spec = self.optimizer.spec();
        let [first, second] = spec.letters;
        let Hyper { beta1, beta2, epsilon, decay } = spec.hyper;
        // A number that the formula has not is 0.
        let chosen =
            |own: Option<f64>, usual: f64| if usual == 0.0 { usual } else { own.unwrap_or(usual) };
        Hyper {
            beta1: chosen(if first == "μ" { self.momentum } else { self.beta1 }, beta1),
            beta2: chosen(if second == "ρ" { self.rho } else { self.beta2 }, beta2),
            epsilon: chosen(self.epsilon, epsilon),
            decay: chosen(self.decay, decay),
        }
    }
}
