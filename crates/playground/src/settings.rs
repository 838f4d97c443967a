//! Settings: every choice a person can make, how a link says it, and what a change of it makes stale.
//! What is computed from the choices, points and networks, is not here.

pub mod choices;
pub mod clipping;
pub mod control;
pub mod fields;
mod figure;
mod language;
pub mod link;
pub mod loss_scale;
mod network;
mod notice;
mod panel;
mod points;
pub mod speed;
pub mod state;
mod undo;

pub use clipping::Clipping;
pub use control::Control;
pub use fields::{FIELDS, Stale};
pub use figure::Figure;
pub use language::Language;
pub use loss_scale::LossScale;
pub use notice::Notice;
pub use panel::Panel;
pub use speed::{Pace, Speed};
pub use state::PlaygroundState;
pub use undo::Undo;

pub(crate) use notice::Doubt;
