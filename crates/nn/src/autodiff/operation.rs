//! What a differentiable operation is. The operations themselves are in `op/`, one file each, forward and
//! backward side by side.

use super::var::{Param, Var};
use crate::activation::Activation;
use crate::kernels;
use crate::loss::Loss;
use crate::real::Real;
use core::fmt;

/// A differentiable operation: its value, and how a gradient flows back through it.
///
/// An operation draws no random number and has no mode: whatever varies is an input.
pub trait Op<R: Real>: fmt::Debug + Send + Sync {
    /// Computes `out` (rows × n) from the inputs.
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]);

    /// Adds d(loss)/d(input) to the gradient of each input, given d(loss)/d(out). Nobody reads `dout`
    /// afterwards, so it may be overwritten.
    fn backward(&self, inputs: &Inputs<'_, R>, out: &[R], dout: &mut [R], grads: &mut Grads<'_, R>);

    /// What it is to the fast loops: `Other` for most operations.
    fn role(&self) -> Role {
        Role::Other
    }
}

/// What an operation is to the fast loops, which replace the graph where they can.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    /// A dense layer with its activation.
    Layer {
        /// units × inputs
        weights: Param,
        /// units
        biases: Param,
        /// inputs × n
        x: Var,
        /// What is applied to the weighted sums.
        activation: Activation,
    },
    /// A loss of every output against its target.
    Loss {
        /// Which.
        loss: Loss,
        /// outputs × n
        output: Var,
        /// outputs × n
        target: Var,
    },
    /// Anything else.
    Other,
}

/// What an operation reads: the rows recorded before it, and the parameters.
#[derive(Debug)]
pub struct Inputs<'a, R> {
    /// How many examples the batch has: the columns of every row.
    pub n: usize,
    pub(super) values: &'a [R],
    pub(super) params: &'a [R],
}

impl<R> Inputs<'_, R> {
    /// The values of a variable, rows × n.
    pub fn var(&self, var: Var) -> &[R] {
        &self.values[var.span(self.n)]
    }

    /// The values of a parameter.
    pub fn param(&self, param: Param) -> &[R] {
        &self.params[param.span()]
    }
}

/// Where an operation adds its gradients.
#[derive(Debug)]
pub struct Grads<'a, R> {
    pub(super) n: usize,
    /// Rows before this one are inputs of the graph, which need no gradient.
    pub(super) first_row: usize,
    pub(super) values: &'a mut [R],
    pub(super) params: &'a mut [R],
    /// For each row in which a gradient begins: the backward pass that last wrote to it.
    pub(super) passes: &'a mut [u64],
    /// The present backward pass.
    pub(super) pass: u64,
}

impl<R: Real> Grads<'_, R> {
    /// The gradient of a variable, rows × n; `None` for an input of the graph.
    pub fn var(&mut self, var: Var) -> Option<&mut [R]> {
        let (grad, is_first) = self.var_or_first(var)?;
        if is_first {
            kernels::set(grad, R::default());
        }
        Some(grad)
    }

    /// The same, and whether this pass has added nothing to it yet. Then its numbers are those of an earlier
    /// pass, and the caller must overwrite all of them.
    pub fn var_or_first(&mut self, var: Var) -> Option<(&mut [R], bool)> {
        if var.row < self.first_row {
            return None;
        }
        let is_first = self.passes[var.row] != self.pass;
        self.passes[var.row] = self.pass;
        Some((&mut self.values[var.span(self.n)], is_first))
    }

    /// The gradient of a parameter, summed over the batch.
    pub fn param(&mut self, param: Param) -> &mut [R] {
        &mut self.params[param.span()]
    }
}
