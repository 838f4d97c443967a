//! A graph that is plain: dense layers with their activations, one after the other, and a loss at the end.
//! Whether it is so is asked of what was recorded, not of who recorded it.

use crate::activation::Rows;
use crate::autodiff::Role;
use crate::autodiff::{Graph, Param, Var};
use crate::kernels::Extent;
use crate::loss;
use crate::real::Real;
use alloc::vec::Vec;

/// Dense layers one after the other.
#[derive(Debug)]
pub(crate) struct Chain<R: Real> {
    pub(crate) input: Var,
    pub(crate) target: Var,
    pub(crate) layers: Vec<ChainLayer<R>>,
    /// Where the losses lie.
    pub(crate) loss: Var,
    pub(crate) loss_rows: &'static loss::Rows<R>,
}

/// A dense layer and its activation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChainLayer<R: Real> {
    pub(crate) n_inputs: usize,
    pub(crate) n_units: usize,
    /// units × inputs
    pub(crate) weights: Param,
    /// units; they follow the weights directly
    pub(crate) biases: Param,
    /// inputs × n
    pub(crate) x: Var,
    /// units × n
    pub(crate) sum: Var,
    /// units × n
    pub(crate) output: Var,
    pub(crate) activation: &'static Rows<R>,
}

impl<R: Real> Chain<R> {
    /// The chain that a graph is, if it is one: nothing but inputs, targets, layers, and this loss.
    pub(crate) fn of(graph: &Graph<R>, loss: Var) -> Option<Self> {
        let mut layers: Vec<ChainLayer<R>> = Vec::new();
        let mut end = None;
        for (sum, output, role) in graph.roles() {
            match role {
                Role::Layer { weights, biases, x, activation } if end.is_none() => {
                    let follows = layers.last().is_none_or(|before| before.output == x);
                    if !follows || weights.span().end != biases.span().start {
                        return None;
                    }
                    let (n_inputs, n_units) = (x.rows(), output.rows());
                    let activation = activation.rows();
                    layers.push(ChainLayer {
                        n_inputs,
                        n_units,
                        weights,
                        biases,
                        x,
                        sum,
                        output,
                        activation,
                    });
                }
                Role::Loss { loss: loss_of, output: judged, target } if end.is_none() => {
                    let is_of_last = layers.last().is_some_and(|last| last.output == judged);
                    end = (is_of_last && output == loss).then_some((loss_of, target));
                    end?;
                }
                _ => return None,
            }
        }
        let (loss_of, target) = end?;
        let input = layers.first()?.x;
        // The inputs of the graph are those of the chain and its targets, in this order.
        let [n_inputs, n_targets] = [input, target].map(Var::rows);
        let lie_so = input.span(1) == (0..n_inputs)
            && target.span(1) == (n_inputs..n_inputs + n_targets)
            && graph.n_input_rows() == n_inputs + n_targets;
        let loss_rows = R::of(&loss_of.spec().rows);
        lie_so.then_some(Self { input, target, layers, loss, loss_rows })
    }

    /// What the last layer makes.
    pub(crate) fn output(&self) -> Var {
        self.layers.last().map_or(self.input, |layer| layer.output)
    }
}

impl<R: Real> ChainLayer<R> {
    /// The layer over `n` examples.
    pub(crate) fn extent(&self, n: usize) -> Extent {
        Extent { n_inputs: self.n_inputs, n_units: self.n_units, n, stride: n, first: 0 }
    }

    /// The weights and the biases among all parameters.
    pub(crate) fn params<'a>(&self, params: &'a [R]) -> [&'a [R]; 2] {
        [self.weights, self.biases].map(|it| &params[it.span()])
    }
}
