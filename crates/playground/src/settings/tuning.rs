//! Tuning: the numbers of an optimizer that can be set. What an optimizer does with them is in `nn`.

use crate::settings::control::Control;
use crate::settings::state::PlaygroundState;
use nn::optim::Hyper;

impl PlaygroundState {
    /// The number in force that a control tunes; none if the formula of the optimizer has no such number.
    pub fn tuned(&self, control: Control) -> Option<f64> {
        let (spec, hyper) = (self.optimizer.spec(), self.hyper());
        let (letter, usual, value) = match control {
            Control::Momentum => ("μ", spec.hyper.beta1, hyper.beta1),
            Control::Beta1 => ("β₁", spec.hyper.beta1, hyper.beta1),
            Control::Beta2 => ("β₂", spec.hyper.beta2, hyper.beta2),
            Control::Rho => ("ρ", spec.hyper.beta2, hyper.beta2),
            Control::Epsilon => ("", spec.hyper.epsilon, hyper.epsilon),
            Control::Decay => ("", spec.hyper.decay, hyper.decay),
            _ => return None,
        };
        // Only two of the numbers go by different letters.
        let is_lettered = letter.is_empty() || spec.letters.contains(&letter);
        (is_lettered && usual != 0.0).then_some(value)
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
