//! What ends a run before its time, and what is watched for it.

use nn::{EarlyStopping, Mlp};

/// A run whose numbers grew without limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// The epoch during which it happened, counted from 1.
    pub epoch: u64,
    /// The last epoch at whose end the training loss was no worse than at the beginning.
    pub last_good: u64,
}

/// A run that was stopped because it no longer got better on the validation points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The epoch after which it was stopped.
    pub epoch: u64,
    /// The epoch whose parameters are in force again.
    pub best: u64,
}

/// What early stopping has seen, and from which epoch on.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    pub(super) best: EarlyStopping<f64>,
    pub(super) from: u64,
}

impl Watch {
    /// One that has seen nothing yet.
    pub(super) fn new(mlp: &Mlp<f64>, from: u64) -> Self {
        Self { best: EarlyStopping::new(mlp), from }
    }
}
