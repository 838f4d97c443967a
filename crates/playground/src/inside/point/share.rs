//! The share of one point in the next update of every parameter, through the optimizer that is chosen.

use super::OnePoint;
use crate::run::Design;
use crate::session::Session;
use nn::autodiff::Tape;
use nn::{Mlp, Trainer};

/// What one point changes of an update: a number for each parameter, in the order of the network's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares<'a> {
    /// How far the update moves each parameter. The batch is this point, and for the others the mean of all
    /// training examples.
    pub update: &'a [f64],
    /// How much of that is due to this point: the update less the same update without this point's gradient. For
    /// gradient descent it is −rate · gradient / batch size; what Adam and others make of it depends on what they
    /// remember.
    pub share: &'a [f64],
}

/// The memory for it, of the last network that was asked about.
#[derive(Debug, Default)]
pub(super) struct Memory {
    network: Option<(Design, Mlp<f64>, Trainer<f64>)>,
    block: Tape<f64>,
    gradient: Vec<f64>,
    update: Vec<f64>,
    share: Vec<f64>,
}

/// At most so many training examples stand for the others; they are a random choice, because points are shuffled.
const MAX_EXAMPLES: usize = 1_000;

impl OnePoint {
    /// The share of this point in the next update, with penalties, limits and everything else that belongs to an
    /// update. Nothing without a target.
    pub fn shares(&mut self, session: &Session) -> Option<Shares<'_>> {
        self.targets.as_ref()?;
        let (run, memory) = (session.run(), &mut self.share);
        let design = &run.recipe().design;
        if memory.network.as_ref().is_none_or(|(of, ..)| of != design) {
            memory.network = Some((design.clone(), design.mlp(), run.trainer().clone()));
        }
        let (_, mlp, trainer) = memory.network.as_mut()?;
        memory.block = run.block_within(core::mem::take(&mut memory.block));
        run.mean_gradient(MAX_EXAMPLES, &mut memory.block, &mut memory.gradient);
        let size = run.recipe().batch_size.max(1);
        // The sum over the others of the batch.
        memory.gradient.iter_mut().for_each(|slope| *slope *= (size - 1) as f64);
        let (params, update) = (run.mlp().params(), run.next_update());
        let mut move_by = |gradient: &[f64], moved: &mut Vec<f64>| {
            mlp.params_mut().copy_from_slice(params);
            trainer.clone_from(run.trainer());
            trainer.suppose(mlp, gradient, size);
            trainer.update(mlp, &update);
            moved.clear();
            moved.extend(mlp.params().iter().zip(params).map(|(after, before)| after - before));
        };
        move_by(&memory.gradient, &mut memory.share);
        for (sum, slope) in memory.gradient.iter_mut().zip(&self.gradients) {
            *sum += slope;
        }
        move_by(&memory.gradient, &mut memory.update);
        for (without, with) in memory.share.iter_mut().zip(&memory.update) {
            *without = with - *without;
        }
        Some(Shares { update: &memory.update, share: &memory.share })
    }
}
