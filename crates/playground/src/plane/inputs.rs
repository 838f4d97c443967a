//! The inputs of a network: features of a point, each moved and scaled. Which network, and how it learns from
//! them, is not known here.

use crate::plane::dataset::Example;
use crate::plane::feature::Feature;
use crate::plane::scaling::{InputScaling, Scaling};
use nn::Random;

/// How the inputs of a network are computed from a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The features, in the order of the network's inputs.
    pub features: Vec<Feature>,
    /// The scaling of each.
    pub scaling: Vec<Scaling>,
}

impl Inputs {
    /// These features, scaled by their values at the training points.
    pub fn new(features: Vec<Feature>, scaling: InputScaling, train: &[Example]) -> Self {
        let measured = |feature: &Feature| {
            let of = feature.spec().of;
            let values: Vec<f64> = match scaling {
                InputScaling::None => Vec::new(),
                _ => train.iter().map(|e| of(e.x, e.y)).collect(),
            };
            (scaling.spec().of)(&values)
        };
        Self { scaling: features.iter().map(measured).collect(), features }
    }

    /// The inputs at a point, in their order.
    pub fn of(&self, x: f64, y: f64) -> impl Iterator<Item = f64> {
        let both = self.features.iter().zip(&self.scaling);
        both.map(move |(feature, scaling)| scaling.apply((feature.spec().of)(x, y)))
    }

    /// The inputs at many points: inputs × points.
    pub fn rows(&self, points: impl ExactSizeIterator<Item = (f64, f64)>) -> Vec<f64> {
        let n = points.len();
        let mut rows = vec![0.0; n * self.features.len()];
        for (at, (x, y)) in points.enumerate() {
            for (row, value) in self.of(x, y).enumerate() {
                rows[row * n + at] = value;
            }
        }
        rows
    }

    /// The same for examples whose x and y are each moved at random, by a normal distribution of this deviation.
    pub fn noisy_rows(
        &self,
        examples: &[Example],
        deviation: f64,
        random: &mut dyn Random,
    ) -> Vec<f64> {
        let mut noise = || random.normal(0.0, deviation * deviation);
        self.rows(examples.iter().map(|e| (e.x + noise(), e.y + noise())))
    }
}
