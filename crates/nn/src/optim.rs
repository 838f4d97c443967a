//! Optimizers: how a gradient moves the parameters. Each member is one file and one row here.
//!
//! An optimizer is a rule over slices; what it remembers between steps lies in slots that the trainer
//! owns. So saving, replaying and undoing a run is copying numbers.

mod sgd;

use crate::real::Real;

crate::registry! {
    /// How a gradient moves the parameters.
    pub enum Optimizer: Spec {
        Sgd = sgd::SPEC,
    }
}

/// The rule of an optimizer.
pub trait Rule {
    /// How many numbers it remembers for each parameter.
    const SLOTS: usize;

    /// Moves `params` against the mean gradient `grads`.
    fn step<R: Real>(step: Step<'_, R>);
}

/// What a rule works on.
#[derive(Debug)]
pub struct Step<'a, R> {
    /// The parameters to move.
    pub params: &'a mut [R],
    /// The mean gradient of the batch, one number a parameter.
    pub grads: &'a [R],
    /// What the rule remembers: `SLOTS` × parameters, zero before the first step.
    pub slots: &'a mut [R],
    /// The number of this step, from 1.
    pub t: u64,
    /// The learning rate of this step.
    pub learning_rate: f64,
}

/// What an optimizer is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The update, in plain text.
    pub formula: &'static str,
    /// How many numbers it remembers for each parameter.
    pub slots: usize,
    /// The rule in double precision.
    pub f64: fn(Step<'_, f64>),
    /// The rule in single precision.
    pub f32: fn(Step<'_, f32>),
}

impl Spec {
    /// The spec of a rule.
    pub const fn of<O: Rule>(id: &'static str, label: &'static str, formula: &'static str) -> Self {
        Self { id, label, formula, slots: O::SLOTS, f64: O::step::<f64>, f32: O::step::<f32> }
    }
}
