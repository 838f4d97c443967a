//! Optimizers: how a gradient moves the parameters. Each member is one file and one row here.
//!
//! An optimizer is a rule over slices; what it remembers between steps lies in slots that the trainer
//! owns. So saving, replaying and undoing a run is copying numbers.

mod adadelta;
mod adagrad;
mod adam;
mod adamw;
mod code;
mod lion;
mod momentum;
mod nadam;
mod nesterov;
mod rmsprop;
mod rule;
mod sgd;

pub use code::Code;
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

impl Optimizer {
    /// Which library's form it is, where the common libraries differ; empty where they agree.
    pub fn note(self) -> &'static str {
        if self == Self::Nadam { nadam::NOTE } else { "" }
    }

    /// How exported programs write it. Not in its spec, so that a page which exports nothing does without.
    pub fn code(self) -> Code {
        match self {
            Self::Sgd => sgd::CODE,
            Self::Momentum => momentum::CODE,
            Self::Nesterov => nesterov::CODE,
            Self::Adagrad => adagrad::CODE,
            Self::Adadelta => adadelta::CODE,
            Self::RmsProp => rmsprop::CODE,
            Self::Adam => adam::CODE,
            Self::AdamW => adamw::CODE,
            Self::Nadam => nadam::CODE,
            Self::Lion => lion::CODE,
        }
    }
}
