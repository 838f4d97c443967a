//! Jobs: work that takes longer than a person waits for a picture. Each is a value made from a link, goes
//! on in steps of a budget, can be left or thrown away between any two, and tells what it knows so far.
//! Where and when jobs run is not known here, and neither is a clock: the budget is an argument.

mod order;
mod refits;
mod replay;
mod source;
mod truth;

pub use order::{Order, Outcome, Work};
pub use refits::{Refits, Refitted};
pub use replay::{Replaying, replay_of};
pub use source::Source;
pub use truth::{Asked, truth_of};
