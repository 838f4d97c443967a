//! Fast loops for a network that is a chain of dense layers, and their memory. When each of them runs, and
//! what it gains, stands in `choice.rs`.

pub(crate) mod chain;
pub(crate) mod online;
pub(crate) mod plane;
#[cfg(test)]
pub(crate) mod reference;
pub(crate) mod rows;
pub(crate) mod single;
pub(crate) mod small;

use crate::autodiff::{Graph, Var};
use crate::real::Real;
use chain::Chain;
use online::Online;
use small::AnySmallBatch;

/// A way to compute a network that is a chain of dense layers. What each one gains is measured by
/// `cargo run --release --package bench --bin loops`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loop {
    /// Layer after layer over all examples of a batch on a tape, without asking the graph.
    Rows,
    /// The same for one example.
    Single,
    /// Batches of about ten examples, in `f64` also of thirty; rows are arrays of a fixed length.
    SmallBatch,
    /// Gradient descent on one example after the other, each step in one pass.
    Online,
}

impl Loop {
    /// Every one.
    pub const ALL: &'static [Self] = &[Self::Rows, Self::Single, Self::SmallBatch, Self::Online];
}

/// A chain of layers, with the memory of the loops that do not work on a tape.
#[derive(Debug)]
pub(crate) struct Loops<R: Real> {
    pub(crate) chain: Chain<R>,
    pub(crate) small: AnySmallBatch<R>,
    pub(crate) online: Online<R>,
}

impl<R: Real> Loops<R> {
    /// The loops for a graph with this loss, if it is a chain of dense layers.
    pub(crate) fn of(graph: &Graph<R>, loss: Var) -> Option<Self> {
        let chain = Chain::of(graph, loss)?;
        let (small, online) = (AnySmallBatch::new(&chain), Online::new(&chain));
        Some(Self { chain, small, online })
    }
}
