//! Orthogonal weights (Saxe, McClelland and Ganguli 2014): a layer that turns its inputs and stretches
//! none, so that signals neither grow nor fade through a deep linear network.

use super::spec::{Fan, Spec, normal};
use crate::random::Random;

pub(super) const SPEC: Spec =
    Spec { fill, ..Spec::new("orthogonal", "Orthogonal", "Q of a normal matrix, W Wᵀ = 1") };

/// The rows become orthonormal or, where there are more units than inputs, the columns.
fn fill(layer: Fan, random: &mut dyn Random, weights: &mut [f64]) {
    for weight in &mut *weights {
        *weight = normal(random, 1.0);
    }
    let (units, inputs) = (layer.fan_out as usize, layer.fan_in as usize);
    if units <= inputs {
        orthonormalize(weights, units, inputs, |row, k| row * inputs + k);
    } else {
        orthonormalize(weights, inputs, units, |column, k| k * inputs + column);
    }
    for weight in weights {
        *weight *= layer.scale;
    }
}

/// Modified Gram–Schmidt, each vector twice (Giraud, Langou and Rozložník 2005: twice is enough).
/// The k-th number of a vector lies at `at(vector, k)`.
fn orthonormalize(x: &mut [f64], vectors: usize, len: usize, at: impl Fn(usize, usize) -> usize) {
    let dot = |x: &[f64], a, b| (0..len).map(|k| x[at(a, k)] * x[at(b, k)]).sum::<f64>();
    for vector in 0..vectors {
        for _ in 0..2 {
            for before in 0..vector {
                let shadow = dot(x, vector, before);
                for k in 0..len {
                    x[at(vector, k)] -= shadow * x[at(before, k)];
                }
            }
            let length = libm::sqrt(dot(x, vector, vector));
            if 0.0 < length {
                for k in 0..len {
                    x[at(vector, k)] /= length;
                }
            }
        }
    }
}
