//! The multilayer perceptron: a network of dense layers, and where the parameters of each lie.

mod layer;
mod record;

pub use layer::{Layer, LayerExtras, LayerSpec, Norm};

use crate::init::{Fan, Initializer};
use crate::loss::Loss;
use crate::network::Network;
use crate::random::Random;
use crate::real::Real;
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

/// A multilayer perceptron. It is a network, and goes wherever one is asked for.
#[derive(Debug)]
pub struct Mlp<R: Real> {
    network: Network<R>,
    layers: Vec<Layer>,
}

impl<R: Real> Mlp<R> {
    pub(crate) fn record(
        n_inputs: usize,
        specs: &[LayerSpec],
        extras: &[LayerExtras],
        loss: Loss,
    ) -> Self {
        let (predicting, _) = record::record(n_inputs, specs, extras, loss, false);
        let (training, layers) = record::record(n_inputs, specs, extras, loss, true);
        let mut mlp = Self { network: Network::new(training, predicting.graph), layers };
        mlp.reset_norms();
        mlp
    }

    fn reset_norms(&mut self) {
        let params = self.network.params_mut();
        for norm in self.layers.iter().filter_map(|layer| layer.norm) {
            let [mean, variance] = norm.running.unwrap_or([norm.shift, norm.gain]);
            for (param, value) in [(norm.gain, 1.), (norm.shift, 0.), (mean, 0.), (variance, 1.)] {
                params[param.span()].fill(R::from_f64(value));
            }
        }
    }

    /// Draws every weight, layer by layer, neuron by neuron, input by input, and sets every bias. Biases that are
    /// drawn come after the weights of their layer.
    pub fn init(&mut self, initializer: Initializer, random: &mut dyn Random) {
        self.init_scaled(initializer, initializer.spec().scale, random);
    }

    /// The same, with what is drawn multiplied by `scale`: the deviation of a normal distribution.
    pub fn init_scaled(&mut self, initializer: Initializer, scale: f64, random: &mut dyn Random) {
        let spec = initializer.spec();
        let (params, mut drawn) = (self.network.params_mut(), Vec::new());
        for layer in &self.layers {
            let (fan_in, fan_out) = (layer.n_inputs as f64, layer.n_units as f64);
            drawn.resize(layer.weights.span().len(), 0.0);
            (spec.fill)(Fan { fan_in, fan_out, scale }, random, &mut drawn);
            for (weight, drawn) in params[layer.weights.span()].iter_mut().zip(&drawn) {
                *weight = R::from_f64(*drawn);
            }
            if spec.draws_biases {
                drawn.resize(layer.n_units, 0.0);
                (spec.fill)(Fan { fan_in, fan_out, scale }, random, &mut drawn);
                for (bias, drawn) in params[layer.biases.span()].iter_mut().zip(&drawn) {
                    *bias = R::from_f64(*drawn);
                }
            } else {
                params[layer.biases.span()].fill(R::from_f64(spec.bias));
            }
        }
        self.reset_norms();
    }

    /// The layers, the output last. The parameters of a network are those of its layers, one after the
    /// other: weights, biases, and those of its normalization.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
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
}

impl<R: Real> Deref for Mlp<R> {
    type Target = Network<R>;

    fn deref(&self) -> &Network<R> {
        &self.network
    }
}

impl<R: Real> DerefMut for Mlp<R> {
    fn deref_mut(&mut self) -> &mut Network<R> {
        &mut self.network
    }
}
