//! The memory of one batch: every value and every gradient of a recorded graph, allocated once.

use super::var::Var;
use crate::aligned::Aligned;
use crate::lanes::Lanes;
use crate::real::Real;
use alloc::vec::Vec;

/// Values and gradients of one batch: rows × n, row after row. By default of none.
#[derive(Clone, Debug)]
pub struct Tape<R: Real> {
    pub(super) values: Aligned<R>,
    pub(super) grads: Aligned<R>,
    /// For each row in which a gradient begins: the backward pass that last wrote to it, counted from 1.
    pub(super) passes: Vec<u64>,
    pub(super) pass: u64,
    /// Room for the inputs padded to whole vectors, see `loops/rows.rs`.
    padded: Aligned<R>,
    n: usize,
    capacity: usize,
}

impl<R: Real> Default for Tape<R> {
    fn default() -> Self {
        let [values, grads, padded] = Default::default();
        Self { values, grads, passes: Vec::new(), pass: 0, padded, n: 0, capacity: 0 }
    }
}

impl<R: Real> Tape<R> {
    /// A new tape in the memory of this one.
    pub(super) fn reset(mut self, n_rows: usize, n_input_rows: usize, capacity: usize) -> Self {
        let width = capacity.next_multiple_of(R::Vector::N);
        self.values.reset(n_rows * width);
        self.grads.reset(n_rows * width);
        self.padded.reset(n_input_rows * width);
        self.passes.clear();
        self.passes.resize(n_rows, 0);
        Self { pass: 0, n: capacity, capacity, ..self }
    }

    /// How many examples the batch has.
    pub fn n(&self) -> usize {
        self.n
    }

    /// How many examples a batch can have.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Sets how many examples the batch has. The values are to be filled anew.
    ///
    /// # Panics
    /// If `n` exceeds the capacity.
    pub fn set_n(&mut self, n: usize) {
        assert!(n <= self.capacity, "a batch of {n} on a tape for {}", self.capacity);
        self.n = n;
    }

    /// The values of a variable, rows × n.
    pub fn value(&self, var: Var) -> &[R] {
        &self.values[var.span(self.n)]
    }

    /// The values of an input, to be filled: rows × n.
    pub fn value_mut(&mut self, var: Var) -> &mut [R] {
        &mut self.values[var.span(self.n)]
    }

    /// All values, all gradients, and room for the inputs in rows of whole vectors.
    pub(crate) fn parts(&mut self) -> [&mut [R]; 3] {
        [&mut self.values, &mut self.grads, &mut self.padded]
    }

    /// The gradients of a variable after a backward pass, rows × n.
    pub fn grad(&self, var: Var) -> &[R] {
        &self.grads[var.span(self.n)]
    }
}
