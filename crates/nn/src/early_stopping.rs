//! Early stopping: keeps the parameters that did best on examples held back, and says when to give up.

use crate::network::Network;
use crate::real::Real;
use alloc::vec::Vec;

/// The best parameters so far, and how long ago they were seen (Prechelt, *Early Stopping — But When?*, 1998,
/// in the form of Goodfellow, Bengio and Courville 2016, algorithm 7.1).
#[derive(Clone, Debug, PartialEq)]
pub struct EarlyStopping<R> {
    best: Vec<R>,
    best_loss: f64,
    /// When the best was seen, in observations from 0.
    best_at: usize,
    n_observed: usize,
}

impl<R: Real> EarlyStopping<R> {
    /// Nothing observed yet: the best are the parameters as they are.
    pub fn new(network: &Network<R>) -> Self {
        Self {
            best: network.params().to_vec(),
            best_loss: f64::INFINITY,
            best_at: 0,
            n_observed: 0,
        }
    }

    /// Takes note of the validation loss of the parameters as they are; a loss that is not a number
    /// is never the best. Allocates nothing.
    pub fn observe(&mut self, loss: f64, network: &Network<R>) {
        if loss < self.best_loss {
            self.best.copy_from_slice(network.params());
            self.best_loss = loss;
            self.best_at = self.n_observed;
        }
        self.n_observed += 1;
    }

    /// Whether more than `patience` observations have gone by since the best.
    pub fn is_over(&self, patience: usize) -> bool {
        self.best_at + 1 + patience < self.n_observed
    }

    /// The smallest loss observed; infinite before the first.
    pub fn best_loss(&self) -> f64 {
        self.best_loss
    }

    /// When that was, in observations from 0.
    pub fn best_at(&self) -> usize {
        self.best_at
    }

    /// Goes back to the best parameters.
    pub fn restore(&self, network: &mut Network<R>) {
        network.params_mut().copy_from_slice(&self.best);
    }
}
