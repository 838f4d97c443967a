//! Automatic differentiation by recording: a [`Graph`] is recorded once and replayed over a [`Tape`],
//! the preallocated values and gradients of one batch.

mod graph;
pub mod op;
mod operation;
mod tape;
mod var;

pub use graph::Graph;
pub(crate) use graph::Weights;
pub use operation::{Grads, Inputs, Op, Role};
pub use tape::Tape;
pub use var::{Param, Shape, Var};
