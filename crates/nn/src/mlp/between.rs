//! What lies between the layers besides activations: normalization of the sums, dropout of the
//! outputs. Training and predicting differ here and nowhere else, so they are two recordings with the
//! same rows and the same parameters.

use super::{Layer, LayerSpec, Mlp};
use crate::autodiff::op::moments::Moments;
use crate::autodiff::{Graph, Param, Tape, Var};
use crate::loss::Loss;
use crate::normalization::{Normalization, Over};
use crate::random::Random;
use crate::real::Real;
use alloc::vec::Vec;

/// What surrounds the activation of a layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Between {
    /// What happens to the weighted sums before the activation.
    pub normalization: Normalization,
    /// The chance of an output to be dropped while training, from 0 to below 1.
    pub dropout: f64,
}

/// The parameters of a normalization, each one number a unit.
#[derive(Clone, Copy, Debug)]
pub struct Norm {
    /// γ
    pub gain: Param,
    /// β
    pub shift: Param,
    /// Mean and variance over the batches seen so far; only of batch norm. They are kept among the
    /// parameters but follow the data, not the gradient.
    pub running: Option<[Param; 2]>,
}

/// A mask to be drawn: where it lies, and the chance of a number to be dropped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mask {
    var: Var,
    dropout: f64,
}

/// One recording of a network.
pub(super) struct Recording<R: Real> {
    pub(super) graph: Graph<R>,
    pub(super) layers: Vec<Layer>,
    pub(super) input: Var,
    pub(super) target: Var,
    pub(super) loss: Var,
    pub(super) masks: Vec<Mask>,
}

/// Records a network, as it trains or as it predicts: the rows and parameters are the same.
pub(super) fn record<R: Real>(
    n_inputs: usize,
    specs: &[LayerSpec],
    between: &[Between],
    loss: Loss,
    is_training: bool,
) -> Recording<R> {
    let last = specs.last().expect("a network has an output layer");
    let mut graph = Graph::default();
    let input = graph.input(n_inputs);
    let target = graph.input(last.units);
    let mut mask = |(spec, between): (&LayerSpec, &Between)| {
        assert!((0.0..1.0).contains(&between.dropout), "dropout is a chance below 1");
        let is_drawn = 0.0 < between.dropout;
        is_drawn.then(|| Mask { var: graph.input(spec.units), dropout: between.dropout })
    };
    let masks: Vec<Option<Mask>> = specs.iter().zip(between).map(&mut mask).collect();
    let mut x = input;
    let mut layers = Vec::new();
    for (k, spec) in specs.iter().enumerate() {
        let n_inputs = x.rows();
        let weights = graph.param(spec.units * n_inputs);
        let biases = graph.param(spec.units);
        let over = between.get(k).and_then(|between| between.normalization.spec().over);
        let (sum, output) = if over.is_none() {
            graph.layer(weights, biases, x, spec.activation)
        } else {
            let sum = graph.dense(weights, biases, x);
            (sum, sum)
        };
        let norm = over.map(|over| {
            let mut param = || graph.param(spec.units);
            let (gain, shift) = (param(), param());
            let running = (matches!(over, Over::Batch { .. })).then(|| [param(), param()]);
            Norm { gain, shift, running }
        });
        x = match (over, norm) {
            (Some(_), Some(Norm { gain, shift, running: Some([mean, variance]) }))
                if !is_training =>
            {
                graph.standardize([gain, shift, mean, variance], sum)
            }
            (Some(over), Some(Norm { gain, shift, running })) => {
                let is_renormalized = over == Over::Batch { is_renormalized: true };
                graph.normalize(over, [gain, shift], running.filter(|_| is_renormalized), sum)
            }
            _ => output,
        };
        let bent = if over.is_some() { x } else { sum };
        if over.is_some() {
            x = graph.activate(spec.activation, x);
        }
        x = match masks.get(k) {
            Some(Some(mask)) if is_training => graph.dropout(x, mask.var),
            Some(Some(_)) => graph.activate(crate::Activation::Linear, x),
            _ => x,
        };
        let n_units = spec.units;
        layers.push(Layer { n_inputs, n_units, weights, biases, sum, bent, output: x, norm });
    }
    let loss = graph.loss(loss, x, target);
    Recording { graph, layers, input, target, loss, masks: masks.into_iter().flatten().collect() }
}

impl<R: Real> Mlp<R> {
    /// Computes every neuron and the loss as in training: by the statistics of this batch, and with
    /// outputs dropped at random, one draw a neuron and example, layer by layer; without a generator
    /// nothing is dropped. What is kept is divided by the chance of being kept (inverted dropout).
    pub fn forward_training(&self, tape: &mut Tape<R>, mut random: Option<&mut dyn Random>) {
        for mask in &self.masks {
            let kept = 1.0 / (1.0 - mask.dropout);
            for value in tape.value_mut(mask.var) {
                *value = R::from_f64(match &mut random {
                    None => 1.0,
                    Some(random) => f64::from(u8::from(mask.dropout <= random.uniform())) * kept,
                });
            }
        }
        self.graph.forward(&self.params, tape);
    }

    /// The parameters that follow the data and not the gradient: running means and variances.
    pub(crate) fn running(&self) -> impl Iterator<Item = usize> {
        let running = self.layers.iter().filter_map(|layer| layer.norm?.running);
        running.flatten().flat_map(Param::span)
    }

    /// Adds the batch's means and variances, times its examples, to where the running ones lie among
    /// `sums`. The variance is the unbiased one (Ioffe and Szegedy 2015, algorithm 2); of a single
    /// example there is none, so the running one is repeated.
    pub(crate) fn track(&self, tape: &Tape<R>, sums: &mut [R]) {
        let n = tape.n();
        for layer in &self.layers {
            let Some([means, variances]) = layer.norm.and_then(|norm| norm.running) else {
                continue;
            };
            for unit in 0..layer.n_units {
                let row = &tape.value(layer.sum)[unit * n..][..n];
                let moments = Moments::of(row.iter().map(|x| x.to_f64()));
                let (mean, variance) = (means.span().start + unit, variances.span().start + unit);
                let unbiased = match n {
                    1 => self.params[variance].to_f64(),
                    _ => moments.variance * n as f64 / (n as f64 - 1.0),
                };
                sums[mean] = sums[mean] + R::from_f64(moments.mean * n as f64);
                sums[variance] = sums[variance] + R::from_f64(unbiased * n as f64);
            }
        }
    }
}
