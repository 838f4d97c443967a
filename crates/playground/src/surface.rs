//! Surfaces: what every neuron answers to every point of the plane, on a square grid.
//! In single precision: these are pictures, and pictures of forty neurons are drawn every frame.

use crate::dataset::Task;
use crate::feature::Feature;
use crate::run::layers;
use nn::autodiff::Tape;
use nn::{Activation, Loss, Mlp};

/// Every neuron of a network on the grid.
#[derive(Debug)]
pub struct Surface {
    mlp: Mlp<f32>,
    tape: Tape<f32>,
    /// features × grid
    inputs: Vec<f32>,
    /// neurons × grid, layer by layer
    outputs: Vec<f32>,
    /// The first neuron of each layer.
    starts: Vec<usize>,
}

impl Surface {
    /// Points along each side of the grid.
    pub const SIDE: usize = 100;
    /// The plane reaches from −6 to 6 both ways, ends included.
    pub const REACH: f64 = 6.0;
    const GRID: usize = Self::SIDE * Self::SIDE;
    /// Columns worked on at once: a block of every row stays in the fastest cache.
    const BLOCK: usize = 200;

    /// The surface of a network of this shape, not yet evaluated.
    pub fn new(activation: Activation, features: &[Feature], shape: &[usize], task: Task) -> Self {
        let layers = layers(activation, shape, task);
        let mlp = Mlp::new(features.len(), &layers, Loss::Squared);
        let mut n_neurons = 0;
        let starts = layers
            .iter()
            .map(|layer| {
                n_neurons += layer.units;
                n_neurons - layer.units
            })
            .collect();
        Self {
            tape: mlp.tape(Self::BLOCK),
            mlp,
            inputs: features.iter().flat_map(|&feature| Self::of_feature(feature)).collect(),
            outputs: vec![0.0; n_neurons * Self::GRID],
            starts,
        }
    }

    /// A feature on the grid: `SIDE` × `SIDE`, the top row first.
    pub fn of_feature(feature: Feature) -> Vec<f32> {
        let at = |k: usize| (k as f64 / (Self::SIDE - 1) as f64 * 2.0 - 1.0) * Self::REACH;
        let row = |j: usize| (0..Self::SIDE).map(move |i| (at(i), -at(j)));
        (0..Self::SIDE).flat_map(row).map(|(x, y)| (feature.spec().of)(x, y) as f32).collect()
    }

    /// Computes every neuron with these parameters.
    ///
    /// # Panics
    /// If there are not as many as the network has.
    pub fn evaluate(&mut self, params: &[f64]) {
        let Self { mlp, tape, inputs, outputs, starts } = self;
        assert_eq!(params.len(), mlp.params().len(), "the parameters of another network");
        for (single, double) in mlp.params_mut().iter_mut().zip(params) {
            *single = *double as f32;
        }
        for from in (0..Self::GRID).step_by(Self::BLOCK) {
            let rows = tape.value_mut(mlp.input()).chunks_exact_mut(Self::BLOCK);
            for (row, source) in rows.zip(inputs.chunks_exact(Self::GRID)) {
                row.copy_from_slice(&source[from..from + Self::BLOCK]);
            }
            mlp.forward(tape);
            for (layer, start) in mlp.layers().iter().zip(starts.iter()) {
                let neurons = outputs[start * Self::GRID..].chunks_exact_mut(Self::GRID);
                for (neuron, row) in neurons.zip(tape.value(layer.output).chunks_exact(Self::BLOCK))
                {
                    neuron[from..from + Self::BLOCK].copy_from_slice(row);
                }
            }
        }
    }

    /// The answers of a neuron, if there is one: `SIDE` × `SIDE`, the top row first. The last layer is
    /// the output.
    pub fn neuron(&self, layer: usize, index: usize) -> Option<&[f32]> {
        let at = |start: &usize| (start + index) * Self::GRID..(start + index + 1) * Self::GRID;
        let n_units = self.mlp.layers().get(layer)?.n_units;
        let start = self.starts.get(layer).filter(|_| index < n_units)?;
        self.outputs.get(at(start))
    }

    /// Whether it is of a network with these hidden layers.
    pub fn fits(&self, shape: &[usize]) -> bool {
        let layers = self.mlp.layers();
        layers[..layers.len() - 1].iter().map(|layer| layer.n_units).eq(shape.iter().copied())
    }

    /// The answers of the output neuron.
    pub fn output(&self) -> &[f32] {
        &self.outputs[self.outputs.len() - Self::GRID..]
    }
}
