//! The multilayer perceptron: layers recorded as a graph, over one flat vector of parameters.

use crate::activation::Activation;
use crate::autodiff::{Graph, Param, Tape, Var};
use crate::init::{Fan, Initializer};
use crate::loss::Loss;
use crate::random::Random;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;

/// What a layer is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerSpec {
    /// How many neurons it has.
    pub units: usize,
    /// What each applies to its weighted sum.
    pub activation: Activation,
}

/// A layer as recorded.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    /// How many numbers each neuron sees.
    pub n_inputs: usize,
    /// How many neurons there are.
    pub n_units: usize,
    /// units × inputs
    pub weights: Param,
    /// units
    pub biases: Param,
    /// The weighted sums, units × n.
    pub sum: Var,
    /// The outputs, units × n.
    pub output: Var,
}

/// A multilayer perceptron.
#[derive(Debug)]
pub struct Mlp<R: Real> {
    graph: Graph<R>,
    params: Vec<R>,
    layers: Vec<Layer>,
    input: Var,
    target: Var,
    loss: Var,
}

impl<R: Real> Mlp<R> {
    /// A network of these layers, the last of which is the output; every parameter is zero.
    ///
    /// # Panics
    /// If there is no layer.
    pub fn new(n_inputs: usize, layers: &[LayerSpec], loss: Loss) -> Self {
        let last = layers.last().expect("a network has an output layer");
        let mut graph = Graph::default();
        let input = graph.input(n_inputs);
        let target = graph.input(last.units);
        let mut x = input;
        let layers: Vec<Layer> = layers
            .iter()
            .map(|spec| {
                let weights = graph.param(spec.units * x.rows());
                let biases = graph.param(spec.units);
                let n_inputs = x.rows();
                let sum = graph.dense(weights, biases, x);
                x = graph.activate(spec.activation, sum);
                Layer { n_inputs, n_units: spec.units, weights, biases, sum, output: x }
            })
            .collect();
        let loss = graph.loss(loss, x, target);
        let params = vec![R::default(); graph.n_params()];
        Self { graph, params, layers, input, target, loss }
    }

    /// Draws every weight, layer by layer, neuron by neuron, input by input, and sets every bias.
    pub fn init(&mut self, initializer: Initializer, random: &mut dyn Random) {
        self.init_scaled(initializer, initializer.spec().scale, random);
    }

    /// The same, with what is drawn multiplied by `scale`: the deviation of a normal distribution.
    pub fn init_scaled(&mut self, initializer: Initializer, scale: f64, random: &mut dyn Random) {
        let spec = initializer.spec();
        let mut drawn = Vec::new();
        for layer in &self.layers {
            let (fan_in, fan_out) = (layer.n_inputs as f64, layer.n_units as f64);
            drawn.resize(layer.weights.span().len(), 0.0);
            (spec.fill)(Fan { fan_in, fan_out, scale }, random, &mut drawn);
            for (weight, drawn) in self.params[layer.weights.span()].iter_mut().zip(&drawn) {
                *weight = R::from_f64(*drawn);
            }
            self.params[layer.biases.span()].fill(R::from_f64(spec.bias));
        }
    }

    /// The layers, the output last.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The variable that holds the inputs of the network.
    pub fn input(&self) -> Var {
        self.input
    }

    /// The variable that holds the targets of the outputs.
    pub fn target(&self) -> Var {
        self.target
    }

    /// The outputs of the network.
    pub fn output(&self) -> Var {
        self.layers[self.layers.len() - 1].output
    }

    /// The variable that holds the loss of each output, or of each example where the loss is joint.
    pub fn loss(&self) -> Var {
        self.loss
    }

    /// Every parameter: layer by layer, its weights and then its biases.
    pub fn params(&self) -> &[R] {
        &self.params
    }

    /// Every parameter, to be changed.
    pub fn params_mut(&mut self) -> &mut [R] {
        &mut self.params
    }

    /// Where the weight from input `from` to neuron `to` of a layer lies among the parameters.
    ///
    /// # Panics
    /// If there is no such weight.
    pub fn weight_at(&self, layer: usize, to: usize, from: usize) -> usize {
        let layer = &self.layers[layer];
        assert!(to < layer.n_units && from < layer.n_inputs, "no weight {from} → {to}");
        layer.weights.span().start + to * layer.n_inputs + from
    }

    /// Where the bias of a neuron lies among the parameters.
    ///
    /// # Panics
    /// If there is no such neuron.
    pub fn bias_at(&self, layer: usize, unit: usize) -> usize {
        let layer = &self.layers[layer];
        assert!(unit < layer.n_units, "no neuron {unit}");
        layer.biases.span().start + unit
    }

    /// All memory of a batch of up to `capacity` examples.
    pub fn tape(&self, capacity: usize) -> Tape<R> {
        self.graph.tape(capacity)
    }

    /// Computes every neuron and the loss from the inputs and targets on the tape.
    pub fn forward(&self, tape: &mut Tape<R>) {
        self.graph.forward(&self.params, tape);
    }

    /// Adds the gradient of the summed loss to `grads`, one number a parameter.
    pub fn backward(&self, tape: &mut Tape<R>, grads: &mut [R]) {
        self.graph.backward(&self.params, tape, self.loss, grads);
    }
}
