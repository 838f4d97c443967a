//! Linear layers one after the other, multiplied into the one layer that computes the same.

use crate::plane::{Feature, Surface};
use crate::session::Session;
use nn::{Activation, Normalization};
use number::shown::short;

/// Places along each side of the grid on which both are compared.
const SIDE: usize = 41;

/// A linear neuron whose inputs are the features themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Equivalent {
    /// The bias.
    pub bias: f64,
    /// A weight for each feature, in the order of the network's inputs.
    pub weights: Vec<f64>,
}

/// The product of the layers, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Collapse {
    /// The one layer, a neuron for each output, and the largest difference between its answers and the
    /// network's over a grid of places.
    Linear(Vec<Equivalent>, f64),
    /// A hidden layer, counted from 0, has a nonlinear activation: nothing can be multiplied.
    Nonlinear(usize, Activation),
    /// A normalization lies between the layers.
    Normalized(Normalization),
}

impl Collapse {
    /// Multiplies the layers of a session's network.
    pub fn of(session: &Session) -> Self {
        let mlp = session.run().mlp();
        let (layers, specs) = (mlp.layers(), &session.run().recipe().design.layers);
        let hidden = &specs[..specs.len() - 1];
        if let Some(k) = hidden.iter().position(|layer| layer.activation != Activation::Linear) {
            return Self::Nonlinear(k, hidden[k].activation);
        }
        if layers.iter().any(|layer| layer.norm.is_some()) {
            return Self::Normalized(session.state().normalization);
        }
        // The layers so far as one layer on the features, a row for each neuron; at first only their scaling.
        let n_inputs = layers[0].n_inputs;
        let scaled = |(k, scaling): (usize, &crate::plane::Scaling)| Equivalent {
            bias: -scaling.offset / scaling.scale,
            weights: (0..n_inputs)
                .map(|j| if j == k { 1.0 / scaling.scale } else { 0.0 })
                .collect(),
        };
        let mut rows: Vec<Equivalent> =
            session.inputs().scaling.iter().enumerate().map(scaled).collect();
        for (k, layer) in layers.iter().enumerate() {
            let product = |unit: usize| {
                let weight = |from: usize| mlp.params()[mlp.weight_at(k, unit, from)];
                let sum = |of: &dyn Fn(&Equivalent) -> f64| -> f64 {
                    rows.iter().enumerate().map(|(from, row)| weight(from) * of(row)).sum()
                };
                Equivalent {
                    bias: mlp.params()[mlp.bias_at(k, unit)] + sum(&|row| row.bias),
                    weights: (0..n_inputs).map(|j| sum(&|row| row.weights[j])).collect(),
                }
            };
            rows = (0..layer.n_units).map(product).collect();
        }
        let difference = difference(session, &rows);
        Self::Linear(rows, difference)
    }
}

/// The largest difference between the answers of both over the grid.
fn difference(session: &Session, rows: &[Equivalent]) -> f64 {
    let mlp = session.run().mlp();
    let activation = session.state().output_in_force();
    let at = |k: usize| (2.0 * k as f64 / (SIDE - 1) as f64 - 1.0) * Surface::REACH;
    let mut tape = mlp.tape(SIDE);
    let mut largest = 0.0_f64;
    let (mut sums, mut answers) = (vec![0.0; SIDE], vec![0.0; SIDE]);
    for y in (0..SIDE).map(at) {
        let inputs = tape.value_mut(mlp.input());
        for k in 0..SIDE {
            for (row, input) in session.inputs().of(at(k), y).enumerate() {
                inputs[row * SIDE + k] = input;
            }
        }
        mlp.forward(&mut tape);
        let network = tape.value(mlp.output()).chunks_exact(SIDE);
        for (row, network) in rows.iter().zip(network) {
            for (k, sum) in sums.iter_mut().enumerate() {
                let features = session.inputs().features.iter().map(|f| (f.spec().of)(at(k), y));
                *sum = row.bias + row.weights.iter().zip(features).map(|(w, f)| w * f).sum::<f64>();
            }
            activation.forward(&sums, &mut answers);
            largest =
                answers.iter().zip(network).map(|(a, b)| (a - b).abs()).fold(largest, f64::max);
        }
    }
    largest
}

impl Equivalent {
    /// The sum written out: `0 + 1·x₁ + 5·x₂`.
    pub fn written(&self, features: &[Feature]) -> String {
        let term = |(feature, weight): (&Feature, &f64)| {
            let sign = if *weight < 0.0 { '−' } else { '+' };
            format!(" {sign} {}·{}", short(weight.abs()), feature.spec().label.replace('X', "x"))
        };
        let terms: String = features.iter().zip(&self.weights).map(term).collect();
        short(self.bias) + &terms
    }

    /// The ends of the line at which the sum is 0, at the edges of the picture; nothing if it does not
    /// cross the picture, or if there is no line because a feature is neither x nor y.
    pub fn line(&self, features: &[Feature]) -> Option<[[f64; 2]; 2]> {
        let mut normal = [0.0; 2];
        for (feature, weight) in features.iter().zip(&self.weights) {
            match feature {
                Feature::X => normal[0] = *weight,
                Feature::Y => normal[1] = *weight,
                _ => return None,
            }
        }
        let reach = Surface::REACH;
        // Computed along the axis to which the line is less steep, to divide by the larger number.
        let steep = usize::from(normal[0].abs() < normal[1].abs());
        let [along, across] = [normal[1 - steep], normal[steep]];
        if across == 0.0 || !across.is_finite() {
            return None;
        }
        // across · v + along · u + bias = 0 with u and v within the reach.
        let v = |u: f64| -(self.bias + along * u) / across;
        let point = |u: f64| if steep == 1 { [u, v(u)] } else { [v(u), u] };
        let (mut from, mut to) = (-reach, reach);
        if along != 0.0 {
            let ends = [-reach, reach].map(|v| -(self.bias + across * v) / along);
            from = from.max(ends[0].min(ends[1]));
            to = to.min(ends[0].max(ends[1]));
        }
        let is_inside = v(0.5 * (from + to)).abs() <= reach;
        (from < to && is_inside).then(|| [point(from), point(to)])
    }
}
