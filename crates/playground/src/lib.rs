//! The neural network playground without a screen: state, links, data, sessions.

pub mod answer;
pub mod budget;
pub mod files;
pub mod golden;
pub mod inside;
pub mod jobs;
pub mod plane;
pub mod run;
mod seedrandom;
pub mod session;
pub mod settings;
pub mod tasks;
pub mod text;

#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use budget::{Budget, Job, Progress};
pub use files::{Saved, Weights};
pub use plane::{
    Axis, Data, Dataset, Example, Feature, FeatureSet, InputScaling, Inputs, Line, Own, Sampling,
    Scaling, Surface, Task,
};
pub use run::{Design, History, LossPoint, Losses, Measures, Parameter, Recipe, Run};
pub use seedrandom::{SeedRandom, first_seed};
pub use session::asked::{design_of, inputs_of, recipe_of, run_of};
pub use session::{
    Divergence, Hold, Kept, Opening, Pacer, Parameters, Part, Past, Replay, RunThen, Session,
    Stopped, Undo, Work,
};
pub use settings::{
    Clipping, Control, FIELDS, Figure, Goal, Language, Lens, LossScale, Notice, Pace, Panel,
    PlaygroundState, Speed, Stale, View,
};
pub use tasks::{Claim, Lesson, Prediction, is_reached, value_of};
pub use text::Sentence;
