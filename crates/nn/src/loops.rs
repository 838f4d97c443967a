//! The loops that know a chain of dense layers by heart, and their memory. When each of them runs, and
//! what it gains, stands in `choice.rs`.

pub(crate) mod chain;
pub(crate) mod online;
pub(crate) mod rows;
pub(crate) mod single;
pub(crate) mod small;

use crate::autodiff::{Graph, Var};
use crate::real::Real;
use chain::Chain;
use online::Online;
use small::AnySmallBatch;

/// A chain of layers, with the memory of the loops that do not work on a tape.
#[derive(Debug)]
pub(crate) struct Loops<R: Real> {
    pub(crate) chain: Chain<R>,
    pub(crate) small: AnySmallBatch<R>,
    pub(crate) online: Online<R>,
}

impl<R: Real> Loops<R> {
    /// Those for a graph that computes this loss, if it is such a chain.
    pub(crate) fn of(graph: &Graph<R>, loss: Var) -> Option<Self> {
        let chain = Chain::of(graph, loss)?;
        let (small, online) = (AnySmallBatch::new(&chain), Online::new(&chain));
        Some(Self { chain, small, online })
    }
}
