//! Jobs: work that takes longer than a person waits for a picture. Each is a value made from a link, goes
//! on in steps of a budget, can be left or thrown away between any two, and tells what it knows so far.
//! Where and when jobs run is not known here, and neither is a clock: the budget is an argument.

mod file;
mod fits;
mod order;
mod refits;
mod replay;
mod truth;

pub use file::{Document, FileOrder, FileOutcome, FileWork};
pub use fits::Fits;
pub use order::{AsText, Order, Ordered, Outcome, Work};
pub use refits::{Refits, Refitted};
pub use replay::{Replaying, replay_of};
pub use truth::{TruthJob, truth_of};

pub use crate::settings::Source;
