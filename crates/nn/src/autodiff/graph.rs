//! Recording: which operation follows which, and where each value will lie on the tape.

use super::operation::{Grads, Inputs, Op, Role};
use super::tape::Tape;
use super::var::{Param, Shape, Var};
use crate::kernels;
use crate::real::Real;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// An operation and where its values lie.
#[derive(Debug)]
struct Recorded<R> {
    /// All that it computes.
    all: Var,
    /// What other operations can read.
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
    weights: Vec<Weights>,
    statistics: Vec<Statistics>,
}

/// Weights of units: penalties and bounds on their length apply to these and to no other parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    /// units × inputs
    pub(crate) param: Param,
    pub(crate) n_inputs: usize,
}

/// Running statistics of the rows of a variable: parameters that follow the data and not the gradient.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statistics {
    pub(crate) of: Var,
    pub(crate) mean: Param,
    pub(crate) variance: Param,
}

impl<R: Real> Default for Graph<R> {
    fn default() -> Self {
        let (weights, statistics) = Default::default();
        Self { ops: Vec::new(), n_rows: 0, n_params: 0, n_input_rows: 0, weights, statistics }
    }
}

impl<R: Real> Graph<R> {
    /// An input of the graph, to be filled before each replay.
    ///
    /// # Panics
    /// If an operation has been recorded already.
    pub fn input(&mut self, shape: impl Into<Shape>) -> Var {
        assert!(self.ops.is_empty(), "inputs are recorded before the first operation");
        let var = self.var(shape.into());
        self.n_input_rows = self.n_rows;
        var
    }

    /// A parameter of `len` numbers.
    pub fn param(&mut self, len: usize) -> Param {
        let param = Param { start: self.n_params, len };
        self.n_params += len;
        param
    }

    /// The weights of so many units, each of which sees so many numbers: parameters that are penalized,
    /// and whose length is bounded for each unit.
    pub fn weights(&mut self, n_units: usize, n_inputs: usize) -> Param {
        let param = self.param(n_units * n_inputs);
        self.weights.push(Weights { param, n_inputs });
        param
    }

    /// The mean and the variance of each row of a variable over the batches seen so far: parameters that
    /// no gradient moves.
    pub fn statistics(&mut self, of: Var) -> [Param; 2] {
        let [mean, variance] = [(); 2].map(|()| self.param(of.rows()));
        self.statistics.push(Statistics { of, mean, variance });
        [mean, variance]
    }

    /// Records an operation whose output has this shape. The builders in `op/` call this.
    pub fn push(&mut self, shape: impl Into<Shape>, op: impl Op<R> + 'static) -> Var {
        self.push_after(0, shape.into(), op).1
    }

    /// Records an operation that keeps `kept` rows of its own before those of its output. Both are
    /// returned; other operations can read the output alone.
    pub(super) fn push_after(
        &mut self,
        kept: usize,
        shape: Shape,
        op: impl Op<R> + 'static,
    ) -> (Var, Var) {
        let all = self.var((kept + shape.n_numbers()).into());
        let output = Var { row: all.row + kept, shape };
        self.ops.push(Recorded { all, output, op: Box::new(op) });
        (Var { row: all.row, shape: kept.into() }, output)
    }

    fn var(&mut self, shape: Shape) -> Var {
        let var = Var { row: self.n_rows, shape };
        self.n_rows += shape.n_numbers();
        var
    }

    /// The role of each operation, with the rows that it keeps for itself and its output, in their order.
    pub(crate) fn roles(&self) -> impl Iterator<Item = (Var, Var, Role)> {
        self.ops.iter().map(|Recorded { all, output, op }| {
            let kept = output.row - all.row;
            (Var { row: all.row, shape: kept.into() }, *output, op.role())
        })
    }

    /// How many rows the inputs have.
    pub(crate) fn n_input_rows(&self) -> usize {
        self.n_input_rows
    }

    /// All that were recorded as weights.
    pub(crate) fn all_weights(&self) -> &[Weights] {
        &self.weights
    }

    /// All running statistics.
    pub(crate) fn all_statistics(&self) -> &[Statistics] {
        &self.statistics
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
        let n = tape.n();
        for Recorded { all, op, .. } in &self.ops {
            let span = all.span(n);
            let (before, rest) = tape.values.split_at_mut(span.start);
            op.forward(&Inputs { n, values: before, params }, &mut rest[..span.len()]);
        }
    }

    /// Adds d(Σ loss)/d(parameter) to `grads`, the sum running over every row and column of `loss`.
    /// The values must be those of a `forward` with the same parameters.
    pub fn backward(&self, params: &[R], tape: &mut Tape<R>, loss: Var, grads: &mut [R]) {
        let n = tape.n();
        tape.pass += 1;
        kernels::set(&mut tape.grads[loss.span(n)], R::from_f64(1.0));
        tape.passes[loss.row] = tape.pass;
        for Recorded { all, output, op } in self.ops.iter().rev() {
            // Nothing has been added to its gradient, so the loss does not depend on it.
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
