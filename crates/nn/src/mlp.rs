//! The multilayer perceptron: layers recorded as a graph, over one flat vector of parameters.

mod between;
mod columns;
pub(crate) mod few;
mod online;
mod plain;

pub use between::{Between, Norm};

use crate::activation::Activation;
use crate::autodiff::{Graph, Param, Tape, Var};
use crate::init::{Fan, Initializer};
use crate::loss::Loss;
use crate::random::Random;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use between::{Mask, Recording, record};
use plain::Plain;

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
    /// What the activation is applied to: the sums, or what normalization makes of them; units × n.
    pub bent: Var,
    /// The outputs, units × n.
    pub output: Var,
    /// What normalizes the sums.
    pub norm: Option<Norm>,
}

/// A multilayer perceptron.
#[derive(Debug)]
pub struct Mlp<R: Real> {
    /// As it trains.
    graph: Graph<R>,
    /// As it predicts: the same rows and parameters.
    predicting: Graph<R>,
    params: Vec<R>,
    layers: Vec<Layer>,
    input: Var,
    target: Var,
    loss: Var,
    masks: Vec<Mask>,
    /// What training computes, if it is layers and nothing else.
    plain: Option<Plain<R>>,
}

impl<R: Real> Mlp<R> {
    /// A network of these layers, the last of which is the output; every parameter is zero.
    ///
    /// # Panics
    /// If there is no layer.
    pub fn new(n_inputs: usize, layers: &[LayerSpec], loss: Loss) -> Self {
        Self::with(n_inputs, layers, &[], loss)
    }

    /// The same with more between the layers: what stands first is of the first layer, and layers
    /// beyond the last have nothing. Gains and running variances are one, every other parameter zero.
    ///
    /// # Panics
    /// If there is no layer, or a chance of dropout is not from 0 to below 1.
    pub fn with(n_inputs: usize, specs: &[LayerSpec], between: &[Between], loss_of: Loss) -> Self {
        let predicting = record(n_inputs, specs, between, loss_of, false).graph;
        let recording = record(n_inputs, specs, between, loss_of, true);
        let Recording { graph, layers, input, target, loss, masks } = recording;
        let params = vec![R::default(); graph.n_params()];
        let is_plain = masks.is_empty() && layers.iter().all(|layer| layer.norm.is_none());
        let plain = is_plain.then(|| Plain::new(input, specs, &layers, loss_of));
        let mut mlp = Self { graph, predicting, params, layers, input, target, loss, masks, plain };
        mlp.reset_norms();
        mlp
    }

    fn reset_norms(&mut self) {
        for norm in self.layers.iter().filter_map(|layer| layer.norm) {
            let [mean, variance] = norm.running.unwrap_or([norm.shift, norm.gain]);
            for (param, value) in [(norm.gain, 1.), (norm.shift, 0.), (mean, 0.), (variance, 1.)] {
                self.params[param.span()].fill(R::from_f64(value));
            }
        }
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
        self.reset_norms();
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

    /// Every parameter: layer by layer, its weights, its biases, and those of its normalization.
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

    /// The same in the memory of another tape, as far as it goes.
    pub fn tape_within(&self, memory: Tape<R>, capacity: usize) -> Tape<R> {
        self.graph.tape_within(memory, capacity)
    }

    /// Computes every neuron and the loss from the inputs and targets on the tape, as predicted:
    /// nothing is dropped, and batch norm goes by its running statistics.
    pub fn forward(&self, tape: &mut Tape<R>) {
        R::answer(self, tape, true);
    }

    /// The same without the loss, where only the neurons are asked for: the tape holds any loss
    /// afterwards.
    pub fn answer(&self, tape: &mut Tape<R>) {
        R::answer(self, tape, false);
    }

    pub(crate) fn answer_here(&self, tape: &mut Tape<R>, is_judged: bool) {
        if !self.answer_plain(tape) {
            self.predicting.forward(&self.params, tape);
        } else if is_judged {
            self.judge_plain(tape);
        }
    }

    /// Adds the gradient of the summed loss to `grads`, one number a parameter. The values must be
    /// those of a training forward pass; without dropout and batch norm both passes are the same.
    pub fn backward(&self, tape: &mut Tape<R>, grads: &mut [R]) {
        self.graph.backward(&self.params, tape, self.loss, grads);
    }
}
