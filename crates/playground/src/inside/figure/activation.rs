//! Where the sums of a layer lie on its activation: in the steep middle, or where it is flat.
//! How curves and counts are drawn is not known here.

use crate::session::Session;
use nn::Activation;

/// Where the slope is closer to 0 than this, a neuron hardly learns.
pub const FLAT: f64 = 0.01;

/// Points of a curve.
const N: usize = 161;

/// What the neurons of a layer do with the training points.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerSums {
    /// What each neuron applies to its sum.
    pub activation: Activation,
    /// How many neurons there are.
    pub n_units: usize,
    /// The sums z: units × points.
    pub sums: Vec<f64>,
    /// The mean of all outputs g(z); not a number without points.
    pub mean: f64,
    /// The share of sums at which |g′(z)| is below [`FLAT`].
    pub flat: f64,
    /// How many neurons have the output 0 and the slope 0 at every point: they cannot learn any more.
    pub n_dead: usize,
}

impl LayerSums {
    /// How many layers can be shown: the hidden ones, or without any the output.
    pub fn n_layers(session: &Session) -> usize {
        session.state().shape.len().max(1)
    }

    /// The layer `layer`, counted from 0; beyond the last, the last.
    pub fn of(session: &mut Session, layer: usize) -> Self {
        let layer = layer.min(Self::n_layers(session) - 1);
        let spec = session.run().recipe().design.layers[layer];
        let sums = session.sums(layer);
        let (outputs, slopes) = at(spec.activation, &sums);
        let n = sums.len() as f64;
        let n_points = sums.len() / spec.units;
        let is_dead = |neuron: &usize| {
            let span = neuron * n_points..(neuron + 1) * n_points;
            outputs[span.clone()].iter().chain(&slopes[span]).all(|value| *value == 0.0)
        };
        Self {
            activation: spec.activation,
            n_units: spec.units,
            mean: outputs.iter().sum::<f64>() / n,
            flat: slopes.iter().filter(|slope| slope.abs() < FLAT).count() as f64 / n,
            n_dead: if n_points == 0 { 0 } else { (0..spec.units).filter(is_dead).count() },
            sums,
        }
    }

    /// How far from 0 a picture has to reach so that at least 98 % of the sums lie within.
    pub fn reach(&self) -> f64 {
        super::reach(&self.sums, 6.0, 50)
    }
}

/// An activation g and its slope g′ over z from −`reach` to `reach`, as points.
pub fn curves(activation: Activation, reach: f64) -> [Vec<[f64; 2]>; 2] {
    let z: Vec<f64> = (0..N).map(|k| (2.0 * k as f64 / (N - 1) as f64 - 1.0) * reach).collect();
    let (g, slope) = at(activation, &z);
    [g, slope].map(|values| z.iter().zip(values).map(|(z, value)| [*z, value]).collect())
}

/// g(z) and g′(z).
fn at(activation: Activation, z: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let (mut g, mut slopes) = (vec![0.0; z.len()], vec![0.0; z.len()]);
    activation.forward(z, &mut g);
    activation.slopes(z, &g, &vec![1.0; z.len()], &mut slopes);
    (g, slopes)
}
