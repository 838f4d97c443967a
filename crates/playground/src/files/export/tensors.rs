//! Tensors: the parameters of a network under the names that PyTorch gives them in a sequence of layers, in the
//! network's own order. Formats of weights write them, and readers find them by name.

use nn::Activation;
use nn::{LayerExtras, LayerSpec, Mlp};
use std::ops::Range;

/// A part of the parameters.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::files) struct Tensor {
    /// Such as `layers.0.weight`.
    pub(in crate::files) name: String,
    /// One number for a vector; neurons × inputs for a matrix.
    pub(in crate::files) shape: Vec<usize>,
    /// Where it lies among the parameters.
    pub(in crate::files) span: Range<usize>,
}

/// Where a layer begins in the sequence, which has a place for each of its parts.
pub(super) struct Place {
    pub(super) dense: usize,
    pub(super) norm: Option<usize>,
}

/// The place of each layer: normalization, activation and dropout take one each where they are there.
pub(super) fn places(specs: &[LayerSpec], extras: &[LayerExtras]) -> Vec<Place> {
    let mut at = 0;
    let place = |(k, spec): (usize, &LayerSpec)| {
        let extras = extras.get(k).copied().unwrap_or_default();
        let has_norm = extras.normalization.spec().over.is_some();
        let place = Place { dense: at, norm: has_norm.then_some(at + 1) };
        at += 1 + usize::from(has_norm);
        at += usize::from(spec.activation != Activation::Linear);
        at += usize::from(0.0 < extras.dropout);
        place
    };
    specs.iter().enumerate().map(place).collect()
}

/// The tensors of a network of these layers, in the order of its parameters.
pub(in crate::files) fn tensors(
    mlp: &Mlp<f64>,
    specs: &[LayerSpec],
    extras: &[LayerExtras],
) -> Vec<Tensor> {
    let mut tensors = Vec::new();
    for (layer, place) in mlp.layers().iter().zip(places(specs, extras)) {
        let mut push = |at: usize, name: &str, shape: &[usize], span: Range<usize>| {
            let name = format!("layers.{at}.{name}");
            tensors.push(Tensor { name, shape: shape.to_vec(), span });
        };
        let n = layer.n_units;
        push(place.dense, "weight", &[n, layer.n_inputs], layer.weights.span());
        push(place.dense, "bias", &[n], layer.biases.span());
        if let (Some(norm), Some(at)) = (layer.norm, place.norm) {
            push(at, "weight", &[n], norm.gain.span());
            push(at, "bias", &[n], norm.shift.span());
            if let Some([mean, variance]) = norm.running {
                push(at, "running_mean", &[n], mean.span());
                push(at, "running_var", &[n], variance.span());
            }
        }
    }
    tensors
}
