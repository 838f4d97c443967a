//! Recording a perceptron. Training and predicting differ by normalization and by nothing else, so they are
//! two recordings with the same rows and the same parameters. Dropout is in both: what predicts has masks of
//! ones, unless somebody asks what it answers without some of its neurons.

use super::layer::{Layer, LayerExtras, LayerSpec, Norm};
use crate::autodiff::Graph;
use crate::loss::Loss;
use crate::network::{Mask, Recording};
use crate::normalization::Over;
use crate::real::Real;
use alloc::vec::Vec;

/// Records a network, as it trains or as it predicts: the rows and parameters are the same.
pub(super) fn record<R: Real>(
    n_inputs: usize,
    specs: &[LayerSpec],
    extras: &[LayerExtras],
    loss: Loss,
    is_training: bool,
) -> (Recording<R>, Vec<Layer>) {
    let last = specs.last().expect("a network has an output layer");
    let mut graph = Graph::default();
    let input = graph.input(n_inputs);
    let target = graph.input(last.units);
    let mut mask = |(spec, extras): (&LayerSpec, &LayerExtras)| {
        assert!((0.0..1.0).contains(&extras.dropout), "dropout is a chance below 1");
        let is_drawn = 0.0 < extras.dropout;
        is_drawn.then(|| Mask { var: graph.input(spec.units), dropout: extras.dropout })
    };
    let masks: Vec<Option<Mask>> = specs.iter().zip(extras).map(&mut mask).collect();
    let mut x = input;
    let mut layers = Vec::new();
    for (k, spec) in specs.iter().enumerate() {
        let n_inputs = x.rows();
        let weights = graph.weights(spec.units, n_inputs);
        let biases = graph.param(spec.units);
        let over = extras.get(k).and_then(|extras| extras.normalization.spec().over);
        let (sum, output) = if over.is_none() {
            graph.layer(weights, biases, x, spec.activation)
        } else {
            let sum = graph.dense(weights, biases, x);
            (sum, sum)
        };
        let norm = over.map(|over| {
            let (gain, shift) = (graph.param(spec.units), graph.param(spec.units));
            let running = matches!(over, Over::Batch { .. }).then(|| graph.statistics(sum));
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
        let pre_activation = if over.is_some() { x } else { sum };
        if over.is_some() {
            x = graph.activate(spec.activation, x);
        }
        x = match masks.get(k) {
            Some(Some(mask)) => graph.dropout(x, mask.var),
            _ => x,
        };
        let n_units = spec.units;
        layers.push(Layer {
            n_inputs,
            n_units,
            weights,
            biases,
            sum,
            pre_activation,
            output: x,
            norm,
        });
    }
    let loss = graph.loss(loss, x, target);
    let masks = masks.into_iter().flatten().collect();
    (Recording { graph, input, target, output: x, loss, masks }, layers)
}
