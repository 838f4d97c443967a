//! Optimizers: how a gradient moves the parameters. Each member is one file and one row here.
//!
//! An optimizer is a rule over slices; what it remembers between steps lies in slots that the trainer
//! owns. So saving, replaying and undoing a run is copying numbers.

mod adadelta;
mod adagrad;
mod adam;
mod adamw;
mod lion;
mod momentum;
mod nadam;
mod nesterov;
mod rmsprop;
mod rule;
mod sgd;

pub use rule::{Hyper, Rule, Spec, StepInput, Steps};

crate::registry! {
    /// How a gradient moves the parameters.
    pub enum Optimizer: Spec {
        Sgd = sgd::SPEC,
        Momentum = momentum::SPEC,
        Nesterov = nesterov::SPEC,
        Adagrad = adagrad::SPEC,
        Adadelta = adadelta::SPEC,
        RmsProp = rmsprop::SPEC,
        Adam = adam::SPEC,
        AdamW = adamw::SPEC,
        Nadam = nadam::SPEC,
        Lion = lion::SPEC,
    }
}
