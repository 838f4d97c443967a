//! Recipes: by what rules a run trains; and moments of it, which can be returned to. How it trains is not
//! known here.

use crate::run::design::Design;
use nn::{Optimizer, Schedule, Trainer, Update};

/// The settings that training can change without losing what was learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// The network: of the same parameters as before, but perhaps with other functions.
    pub design: Design,
    /// How a gradient moves the weights.
    pub optimizer: Optimizer,
    /// How many examples an update averages.
    pub batch_size: usize,
    /// Learning rate, regularization and bounds.
    pub update: Update,
    /// How the learning rate changes, and over how many epochs.
    pub schedule: (Schedule, f64),
    /// The deviation of the noise on the training examples, anew in each epoch; 0: none.
    pub input_noise: f64,
    /// A new order of examples each epoch.
    pub reshuffle: bool,
    /// Whether the incomplete last batch of an epoch makes an update too.
    pub flush: bool,
}

/// Everything that training changes: a copy of it is a moment that can be returned to.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// How many epochs have been completed.
    pub epoch: u64,
    /// How many training examples of the current epoch have been seen.
    pub cursor: usize,
    /// Every weight and bias.
    pub params: Vec<f64>,
    /// Accumulated gradients, pruned weights, the state of the optimizer.
    pub trainer: Trainer<f64>,
}

impl Moment {
    /// About how much memory it takes: some four numbers a parameter, and its own few fields.
    pub(crate) fn bytes(&self) -> usize {
        32 * self.params.len() + 320
    }
}
