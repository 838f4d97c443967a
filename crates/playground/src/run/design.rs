//! Design: a network before it has weights, and how it gets its first ones. Who asks for which network,
//! examples and training are not its business.

use crate::answer::Answer;
use nn::{Compiled, Initializer, LayerExtras, LayerSpec, Loss, Mlp, Random};

/// A network before it has weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// How many inputs it has.
    pub n_inputs: usize,
    /// The layers, the output last.
    pub layers: Vec<LayerSpec>,
    /// What surrounds the activations of the hidden layers.
    pub extras: Vec<LayerExtras>,
    /// The loss function.
    pub loss: Loss,
    /// What the outputs mean.
    pub answer: Answer,
}

/// How a network begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// How weights are drawn.
    pub initializer: Initializer,
    /// The scale of what is drawn, as the initializer takes it.
    pub scale: f64,
    /// How many whole sets of weights are drawn before and thrown away.
    pub n_skipped: u32,
    /// Values for the first parameters, which replace the drawn ones; `None` leaves the drawn one.
    pub given: Vec<Option<f64>>,
}

impl Design {
    /// The network, every weight zero.
    pub fn mlp<R: Compiled>(&self) -> Mlp<R> {
        Mlp::with(self.n_inputs, &self.layers, &self.extras, self.loss)
    }

    /// The network with its first weights.
    pub fn begin(&self, start: &Start, random: &mut dyn Random) -> Mlp<f64> {
        let mut mlp = self.mlp();
        for _ in 0..=start.n_skipped {
            mlp.init_scaled(start.initializer, start.scale, random);
        }
        for (param, given) in mlp.params_mut().iter_mut().zip(&start.given) {
            *param = given.unwrap_or(*param);
        }
        mlp
    }

    /// How many outputs there are.
    pub fn n_outputs(&self) -> usize {
        self.layers.last().map_or(0, |layer| layer.units)
    }

    /// Whether any output is ever dropped.
    pub fn drops(&self) -> bool {
        self.extras.iter().any(|extras| 0.0 < extras.dropout)
    }

    /// The targets of examples with these labels: outputs × labels.
    pub fn targets(&self, labels: impl Iterator<Item = f64> + Clone) -> Vec<f64> {
        let n = self.n_outputs();
        let target = |k| labels.clone().map(move |label| self.answer.target(label, k, n));
        (0..n).flat_map(target).collect()
    }
}
