//! Recording: which operation follows which, and where each value will lie on the tape.

use super::{Grads, Inputs, Op, Tape};
use crate::real::Real;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::Range;

/// A block of rows on the tape: one row per neuron, one column per example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Var {
    pub(super) row: usize,
    rows: usize,
}

impl Var {
    /// How many rows there are.
    pub fn rows(self) -> usize {
        self.rows
    }

    /// Where these rows lie on a tape of `n` columns.
    pub(crate) fn span(self, n: usize) -> Range<usize> {
        self.row * n..(self.row + self.rows) * n
    }
}

/// A range of the flat parameter vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    start: usize,
    len: usize,
}

impl Param {
    /// Where these parameters lie.
    pub fn span(self) -> Range<usize> {
        self.start..self.start + self.len
    }
}

/// An operation in its place.
#[derive(Debug)]
struct Recorded<R> {
    /// All that it computes.
    all: Var,
    /// What others build upon.
    output: Var,
    op: Box<dyn Op<R>>,
}

/// A recorded computation. Values lie in recording order, so the inputs of an operation always lie
/// before its output.
#[derive(Debug)]
pub struct Graph<R: Real> {
    ops: Vec<Recorded<R>>,
    n_rows: usize,
    n_params: usize,
    n_input_rows: usize,
}

impl<R: Real> Default for Graph<R> {
    fn default() -> Self {
        Self { ops: Vec::new(), n_rows: 0, n_params: 0, n_input_rows: 0 }
    }
}

impl<R: Real> Graph<R> {
    /// An input of the graph, to be filled before each replay.
    ///
    /// # Panics
    /// If an operation has been recorded already.
    pub fn input(&mut self, rows: usize) -> Var {
        assert!(self.ops.is_empty(), "inputs are recorded before the first operation");
        let var = self.rows(rows);
        self.n_input_rows = self.n_rows;
        var
    }

    /// A parameter of `len` numbers.
    pub fn param(&mut self, len: usize) -> Param {
        let param = Param { start: self.n_params, len };
        self.n_params += len;
        param
    }

    /// Records an operation whose output has this many rows. The builders in `op/` call this.
    pub fn push(&mut self, rows: usize, op: impl Op<R> + 'static) -> Var {
        self.push_after(0, rows, Box::new(op)).1
    }

    /// Records an operation that keeps `kept` rows of its own before those of its output. Both are
    /// returned; only the output can be built upon.
    pub(super) fn push_after(
        &mut self,
        kept: usize,
        rows: usize,
        op: Box<dyn Op<R>>,
    ) -> (Var, Var) {
        let all = self.rows(kept + rows);
        let output = Var { row: all.row + kept, rows };
        self.ops.push(Recorded { all, output, op });
        (Var { row: all.row, rows: kept }, output)
    }

    fn rows(&mut self, rows: usize) -> Var {
        let var = Var { row: self.n_rows, rows };
        self.n_rows += rows;
        var
    }

    /// How many numbers the parameters are.
    pub fn n_params(&self) -> usize {
        self.n_params
    }

    /// All memory of a batch of up to `capacity` examples.
    pub fn tape(&self, capacity: usize) -> Tape<R> {
        self.tape_within(Tape::default(), capacity)
    }

    /// The same in the memory of another tape, as far as it goes.
    pub fn tape_within(&self, memory: Tape<R>, capacity: usize) -> Tape<R> {
        memory.reset(self.n_rows, self.n_input_rows, capacity)
    }

    /// Computes every value from the inputs on the tape.
    pub fn forward(&self, params: &[R], tape: &mut Tape<R>) {
        R::replay(self, params, tape);
    }

    /// Adds d(Σ loss)/d(parameter) to `grads`, the sum running over every row and column of `loss`.
    /// The values must be those of a `forward` with the same parameters.
    pub fn backward(&self, params: &[R], tape: &mut Tape<R>, loss: Var, grads: &mut [R]) {
        R::replay_back(self, params, tape, loss, grads);
    }

    pub(crate) fn replay(&self, params: &[R], tape: &mut Tape<R>) {
        let n = tape.n();
        for Recorded { all, op, .. } in &self.ops {
            let span = all.span(n);
            let (before, rest) = tape.values.split_at_mut(span.start);
            op.forward(&Inputs { n, values: before, params }, &mut rest[..span.len()]);
        }
    }

    pub(crate) fn replay_back(&self, params: &[R], tape: &mut Tape<R>, loss: Var, grads: &mut [R]) {
        let n = tape.n();
        tape.pass += 1;
        R::set(&mut tape.grads[loss.span(n)], R::from_f64(1.0));
        tape.passes[loss.row] = tape.pass;
        for Recorded { all, output, op } in self.ops.iter().rev() {
            // What nothing was built upon has no part in the loss.
            if tape.passes[output.row] != tape.pass {
                tape.grads[output.span(n)].fill(R::default());
            }
            let span = all.span(n);
            let (before, rest) = tape.grads.split_at_mut(span.start);
            op.backward(
                &Inputs { n, values: &tape.values[..span.start], params },
                &tape.values[span.clone()],
                &mut rest[..span.len()],
                &mut Grads {
                    n,
                    first_row: self.n_input_rows,
                    values: before,
                    params: grads,
                    passes: &mut tape.passes,
                    pass: tape.pass,
                },
            );
        }
    }
}
