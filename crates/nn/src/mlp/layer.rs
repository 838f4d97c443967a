//! Layers of a perceptron: what is asked for, and what was recorded.

use crate::activation::Activation;
use crate::autodiff::{Param, Var};
use crate::normalization::Normalization;

/// What a layer is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerSpec {
    /// How many neurons it has.
    pub units: usize,
    /// What each applies to its weighted sum.
    pub activation: Activation,
}

/// What surrounds the activation of a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LayerExtras {
    /// What happens to the weighted sums before the activation.
    pub normalization: Normalization,
    /// The chance of an output to be dropped while training, from 0 to below 1.
    pub dropout: f64,
}

/// A layer as recorded.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    /// How many numbers each neuron sees.
    pub n_inputs: usize,
    /// How many neurons there are.
    pub n_units: usize,
    /// units × inputs
    pub weights: Param,
    /// units
    pub biases: Param,
    /// The weighted sums, units × n.
    pub sum: Var,
    /// What the activation is applied to: the sums, or what normalization makes of them; units × n.
    pub pre_activation: Var,
    /// The outputs, units × n.
    pub output: Var,
    /// What normalizes the sums.
    pub norm: Option<Norm>,
}

/// The parameters of a normalization, each one number a unit.
#[derive(Clone, Copy, Debug)]
pub struct Norm {
    /// γ
    pub gain: Param,
    /// β
    pub shift: Param,
    /// Mean and variance over the batches seen so far; only of batch norm. They are kept among the
    /// parameters but follow the data, not the gradient.
    pub running: Option<[Param; 2]>,
}
