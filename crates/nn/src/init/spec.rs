//! What an initializer is, and what it knows of a layer.

use crate::random::Random;

/// What an initializer is: where the weights of a layer come from, and the value of every bias.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The distribution, in plain text.
    pub formula: &'static str,
    /// Sets the weights of a layer, units × inputs, drawing neuron by neuron, input by input.
    pub fill: fn(Fan, &mut dyn Random, &mut [f64]),
    /// The scale where nobody chooses one: the constant c, the deviation σ, or a factor of 1.
    pub scale: f64,
    /// The value of every bias, unless biases are drawn.
    pub bias: f64,
    /// Whether biases are drawn as weights are, after the weights of their layer.
    pub draws_biases: bool,
}

impl Spec {
    /// Zeros, for a row to say what differs.
    pub(super) const fn new(id: &'static str, label: &'static str, formula: &'static str) -> Self {
        Self {
            id,
            label,
            formula,
            fill: |_, _, weights| weights.fill(0.0),
            scale: 1.0,
            bias: 0.0,
            draws_biases: false,
        }
    }
}

/// What an initializer knows of a layer.
#[derive(Clone, Copy, Debug)]
pub struct Fan {
    /// How many numbers each neuron sees.
    pub fan_in: f64,
    /// How many neurons there are.
    pub fan_out: f64,
    /// What is drawn is multiplied by this.
    pub scale: f64,
}

/// A number around zero.
pub(super) fn normal(random: &mut dyn Random, deviation: f64) -> f64 {
    deviation * random.normal(0.0, 1.0)
}
