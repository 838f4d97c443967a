//! Settings: every choice a person can make, how a link says it, and what a change of it makes stale.
//! What is computed from the choices, points and networks, is not here.

pub mod choices;
pub mod clipping;
pub mod control;
pub mod fields;
mod figure;
pub mod goal;
mod language;
mod lens;
pub mod link;
pub mod loss_scale;
mod network;
mod notice;
mod panel;
pub mod place;
mod points;
pub mod quantity;
pub mod question;
mod source;
pub mod speed;
pub mod state;
mod tuning;
mod view;
pub mod written;

pub use clipping::Clipping;
pub use control::Control;
pub use fields::{FIELDS, Range, Stale, Zero, range_of};
pub use figure::Figure;
pub use goal::Goal;
pub use language::Language;
pub use lens::{HISTOGRAMS, Lens};
pub use loss_scale::LossScale;
pub use notice::Notice;
pub use panel::{Embed, Panel};
pub use place::LessonPlace;
pub use quantity::Quantity;
pub use question::{Criterion, Question};
pub use source::Source;
pub use speed::{Pace, Speed};
pub use state::PlaygroundState;
pub use view::{FRAMES, HEIGHTS, PLANES, View};
pub use written::{Readable, Written};
