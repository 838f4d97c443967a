//! Parameters of a session: every weight and bias can be looked up and set by hand.

use super::{Opening, Session};
use crate::run::Parameter;

impl Session {
    /// Where a parameter lies among [`Run::mlp`](crate::Run::mlp)'s, if the network has it.
    pub fn position(&self, parameter: Parameter) -> Option<usize> {
        let (mlp, layers) = (self.run.mlp(), self.run.mlp().layers());
        match parameter {
            Parameter::Weight { layer, to, from } => {
                let fits = |l: &nn::Layer| to < l.n_units && from < l.n_inputs;
                layers.get(layer).is_some_and(fits).then(|| mlp.weight_at(layer, to, from))
            }
            Parameter::Bias { layer, unit } => {
                let fits = |l: &nn::Layer| unit < l.n_units;
                layers.get(layer).is_some_and(fits).then(|| mlp.bias_at(layer, unit))
            }
        }
    }

    /// The value of a weight or bias, if the network has it.
    pub fn parameter(&self, parameter: Parameter) -> Option<f64> {
        self.position(parameter).map(|at| self.run.mlp().params()[at])
    }

    /// Whether a weight or bias is kept from moving: frozen by hand, or a weight that stays 0.
    pub fn is_frozen(&self, parameter: Parameter) -> bool {
        self.position(parameter).is_some_and(|at| self.run.is_frozen(at))
    }

    /// Whether this weight stays 0: pruned by L1, or cut by hand.
    pub fn is_dead(&self, parameter: Parameter) -> bool {
        self.position(parameter).is_some_and(|at| self.run.is_dead(at))
    }

    /// Sets every parameter, as if each were set by hand. Once the numbers have grown without limit, learning
    /// begins again from these.
    ///
    /// # Panics
    /// If there are not as many parameters as the network has.
    pub fn set_params(&mut self, params: &[f64]) {
        self.is_touched = true;
        if self.divergence.take().is_some() {
            let (epoch, params) = (self.completed(), params.to_vec());
            let opening = Opening::new(self.state.clone());
            self.become_opened(opening.then(move |run| run.resume(epoch, &params, &[])));
        } else {
            self.change(|run| run.set_params(params));
        }
    }

    /// Sets every parameter but those that are held.
    ///
    /// # Panics
    /// If there are not as many parameters as the network has.
    pub fn move_to(&mut self, params: &[f64]) {
        let present = self.run.mlp().params().iter().zip(params).enumerate();
        let moved: Vec<f64> = present
            .map(|(at, (present, other))| if self.run.is_frozen(at) { *present } else { *other })
            .collect();
        self.set_params(&moved);
    }

    /// Whether a weight or bias can be set to this by hand: not when the network has no such parameter, when the
    /// value is not a finite number, and once the numbers have grown without limit.
    pub fn can_set(&self, parameter: Parameter, value: f64) -> bool {
        self.position(parameter).is_some() && value.is_finite() && self.divergence.is_none()
    }

    /// Sets a weight or bias by hand. Ignored where that cannot be.
    pub fn set_parameter(&mut self, parameter: Parameter, value: f64) {
        if let Some(at) = self.position(parameter).filter(|_| self.can_set(parameter, value)) {
            self.is_touched = true;
            self.change(|run| run.set_param(at, value));
        }
    }
}
