//! Columns: examples as a network reads them, a row a feature and a column an example. Which network,
//! and how it learns from them, is not known here.

use crate::plane::{Example, Feature, InputScaling, Scaling};
use crate::run::Design;
use nn::autodiff::Tape;
use nn::{Examples, Mlp, Random};

/// What the network is told of a point: features, and how each is moved and stretched.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The features, in the order of the network's inputs.
    pub features: Vec<Feature>,
    /// The scaling of each.
    pub scaling: Vec<Scaling>,
}

impl Inputs {
    /// These features, scaled as measured on the training points.
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

    /// What the network is told of a point, input by input.
    pub fn of(&self, x: f64, y: f64) -> impl Iterator<Item = f64> {
        let both = self.features.iter().zip(&self.scaling);
        both.map(move |(feature, scaling)| scaling.apply((feature.spec().of)(x, y)))
    }
}

/// Examples as the network reads them.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub(crate) n: usize,
    /// features × `n`
    features: Vec<f64>,
    /// outputs × `n`
    targets: Vec<f64>,
}

impl Columns {
    /// The columns of these examples for this network.
    pub(crate) fn new(examples: &[Example], inputs: &Inputs, design: &Design) -> Self {
        let n = examples.len();
        let mut columns = Self { n, features: vec![0.0; n * design.n_inputs], targets: Vec::new() };
        columns.fill(examples.iter().map(|e| (e.x, e.y)), inputs);
        let target = |k| examples.iter().map(move |e| design.target(e.label, k));
        columns.targets = (0..design.n_outputs()).flat_map(target).collect();
        columns
    }

    fn fill(&mut self, points: impl Iterator<Item = (f64, f64)>, inputs: &Inputs) {
        for (at, (x, y)) in points.enumerate() {
            for (row, value) in inputs.of(x, y).enumerate() {
                self.features[row * self.n + at] = value;
            }
        }
    }

    /// Copies the columns `from..to` onto a tape.
    pub(crate) fn put(&self, mlp: &Mlp<f64>, tape: &mut Tape<f64>, from: usize, to: usize) {
        self.examples().put(mlp, tape, from..to);
    }

    /// The same for training.
    pub(crate) fn examples(&self) -> Examples<'_, f64> {
        Examples { x: &self.features, y: &self.targets, n: self.n }
    }

    /// The same columns in another order.
    pub(crate) fn arranged(&self, order: &[usize]) -> Self {
        let row = |source: &[f64]| order.iter().map(|&k| source[k]).collect::<Vec<_>>();
        let rows = |rows: &[f64]| rows.chunks_exact(self.n.max(1)).flat_map(row).collect();
        Self { n: self.n, features: rows(&self.features), targets: rows(&self.targets) }
    }

    /// The same examples, each moved at random by so much both ways.
    pub(crate) fn jittered(
        &self,
        examples: &[Example],
        inputs: &Inputs,
        deviation: f64,
        random: &mut dyn Random,
    ) -> Self {
        let mut moved = self.clone();
        let mut jitter = || random.normal(0.0, deviation * deviation);
        moved.fill(examples.iter().map(|e| (e.x + jitter(), e.y + jitter())), inputs);
        moved
    }
}
