//! What a session has begun and not finished, and what comes after it.

use crate::run::{Evaluation, Recipe};

/// Work that a session has begun.
#[derive(Clone, Debug)]
pub(super) enum UnderWay {
    /// Replays the epochs up to this one by the recipes they were trained with, then goes on with this recipe.
    Seeking { to: u64, recipe: Box<Recipe> },
    /// Computes the losses, and then does this.
    ComputingLosses(Box<Evaluation>, Then),
}

/// What is done when the losses are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// An epoch has been trained.
    EndEpoch,
    /// The numbers have grown without limit during this epoch.
    Diverge(u64),
    /// Something was changed by hand.
    Change,
    /// Nothing.
    Rest,
}
