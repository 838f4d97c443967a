//! The neural network playground without a screen: state, links, data, sessions.

pub mod choices;
pub mod control;
pub mod data;
pub mod dataset;
pub mod export;
pub mod feature;
pub mod fields;
pub mod golden;
mod history;
pub mod link;
pub mod loss_scale;
pub mod model;
mod notice;
pub mod number;
mod pacer;
mod replay;
mod run;
mod seedrandom;
mod session;
pub mod speed;
pub mod state;
mod surface;
mod timeline;
mod undo;

#[cfg(test)]
mod tests;

pub use control::Control;
pub use data::Data;
pub use dataset::{Dataset, Example, Task};
pub use feature::{Feature, FeatureSet};
pub use fields::{FIELDS, Stale};
pub use history::{History, LossPoint, Losses};
pub use loss_scale::LossScale;
pub use model::{OwnPoints, Saved};
pub use notice::Notice;
pub use pacer::{Pacer, Work};
pub use replay::{Parameters, Replay};
pub use run::{Recipe, Run};
pub use seedrandom::{SeedRandom, first_seed};
pub use session::{Divergence, Parameter, Session};
pub use speed::{Pace, Speed};
pub use state::PlaygroundState;
pub use surface::Surface;
pub use undo::Undo;
