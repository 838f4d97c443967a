//! Surfaces: what every neuron answers to every point of the plane, on a square grid.
//! In single precision: these are pictures, and pictures of forty neurons are drawn every frame.

use crate::answer::{self, Answer};
use crate::budget::UNIT;
use crate::plane::feature::Feature;
use crate::plane::inputs::Inputs;
use crate::plane::line::Line;
use nn::Mlp;
use nn::autodiff::Tape;

/// Every neuron of a network on the grid.
#[derive(Debug)]
pub struct Surface {
    mlp: Mlp<f32>,
    memory: SurfaceMemory,
    /// The first neuron of each layer.
    starts: Vec<usize>,
    answer: Answer,
    /// Where the answer is a curve: features × `Curve::N`, and the answers.
    curve: Option<Curve>,
    /// How many columns of the grid have been computed, while it is being evaluated.
    under_way: Option<usize>,
}

/// The memory that one surface gives up and the next takes over. Freeing and allocating such large blocks at
/// every change would fragment the page's memory.
#[derive(Debug, Default)]
pub(crate) struct SurfaceMemory {
    tape: Tape<f32>,
    /// features × grid
    inputs: Vec<f32>,
    /// neurons × grid, layer by layer
    outputs: Vec<f32>,
    /// Neurons of each layer. The next surface of the same shape shows the old picture until it is evaluated.
    shape: Vec<usize>,
}

/// The answer along a line through the plane.
#[derive(Debug)]
struct Curve {
    inputs: Vec<f32>,
    answers: Vec<f32>,
    tape: Tape<f32>,
}

impl Surface {
    /// Points along each side of the grid.
    pub const SIDE: usize = 100;
    /// The plane reaches from −6 to 6 both ways, ends included.
    pub const REACH: f64 = 6.0;
    const GRID: usize = Self::SIDE * Self::SIDE;
    /// The most columns that are computed at once.
    const BLOCK: usize = 2000;
    /// Memory is allocated for so many numbers at a time. A large network needs ten million, which take longer
    /// than a frame.
    const GROWTH: usize = 1 << 19;

    /// Points of a curve.
    pub const CURVE: usize = 241;

    /// The surface of a network, not yet evaluated. `answer` is what its outputs mean, `line` that along
    /// which the answer is a curve.
    pub fn new(mlp: Mlp<f32>, answer: Answer, inputs: &Inputs, line: Option<Line>) -> Self {
        Self::within(SurfaceMemory::default(), mlp, answer, inputs, line)
    }

    /// The same, in memory that another has given up.
    pub(crate) fn within(
        mut memory: SurfaceMemory,
        mlp: Mlp<f32>,
        answer: Answer,
        inputs: &Inputs,
        line: Option<Line>,
    ) -> Self {
        let mut n_neurons = 0;
        let start = |layer: &nn::Layer| {
            n_neurons += layer.n_units;
            n_neurons - layer.n_units
        };
        let starts = mlp.layers().iter().map(start).collect();
        let (n_inputs, n_outputs) = (inputs.features.len(), mlp.output().rows());
        let is_flat = line == Some(Line::X);
        let scaled = |k: usize| {
            let grid = Self::values(inputs.features[k], is_flat);
            let scaling = inputs.scaling[k];
            grid.map(move |value| scaling.apply(value) as f32)
        };
        let curve = line.map(|line| {
            let at =
                |k: usize| line.at((2.0 * k as f64 / (Self::CURVE - 1) as f64 - 1.0) * Self::REACH);
            let columns: Vec<Vec<f64>> =
                (0..Self::CURVE).map(at).map(|(x, y)| inputs.of(x, y).collect()).collect();
            let row = |k: usize| columns.iter().map(move |column| column[k] as f32);
            Curve {
                inputs: (0..n_inputs).flat_map(row).collect(),
                answers: vec![0.0; Self::CURVE * n_outputs],
                tape: mlp.tape(Self::CURVE),
            }
        });
        memory.inputs.clear();
        memory.inputs.reserve_exact(n_inputs * Self::GRID);
        memory.inputs.extend((0..n_inputs).flat_map(scaled));
        let shape: Vec<usize> = mlp.layers().iter().map(|layer| layer.n_units).collect();
        if memory.shape != shape {
            memory.outputs.clear();
        }
        memory.outputs.reserve_exact(n_neurons * Self::GRID - memory.outputs.len());
        if memory.outputs.len() < n_outputs * Self::GRID {
            memory.outputs.resize(n_outputs * Self::GRID, 0.0);
        }
        memory.shape = shape;
        memory.tape = mlp.tape_within(memory.tape, Self::width(&mlp));
        Self { mlp, memory, starts, answer, curve, under_way: None }
    }

    /// How many columns are computed at once: fewer for a large network, for which the memory would take longer
    /// than a frame to allocate. A multiple of 8, so that no vector is partly filled.
    fn width(mlp: &Mlp<f32>) -> usize {
        ((UNIT / mlp.params().len()).max(8) / 8 * 8).min(Self::BLOCK)
    }

    /// Gives its memory up for the next one, and answers nothing any more.
    pub(crate) fn give_up(&mut self) -> SurfaceMemory {
        core::mem::take(&mut self.memory)
    }

    /// A feature on the grid: `SIDE` × `SIDE`, the top row first.
    pub fn of_feature(feature: Feature) -> Vec<f32> {
        Self::values(feature, false).map(|value| value as f32).collect()
    }

    /// The same in full precision; if `is_flat`, every row is the one where y is 0.
    fn values(feature: Feature, is_flat: bool) -> impl Iterator<Item = f64> {
        let at = |k: usize| (k as f64 / (Self::SIDE - 1) as f64 * 2.0 - 1.0) * Self::REACH;
        let row = move |j: usize| {
            let y = if is_flat { 0.0 } else { -at(j) };
            (0..Self::SIDE).map(move |i| (at(i), y))
        };
        (0..Self::SIDE).flat_map(row).map(move |(x, y)| (feature.spec().of)(x, y))
    }

    /// Whether it takes so long to evaluate that a picture should not wait for it.
    pub fn is_slow(&self) -> bool {
        8 * UNIT < Self::GRID * self.mlp.params().len()
    }

    /// Computes every neuron with these parameters.
    ///
    /// # Panics
    /// If there are not as many as the network has.
    pub fn evaluate(&mut self, params: &[f64]) {
        self.begin(params);
        while !self.go_on() {}
    }

    /// Begins to compute every neuron with these parameters: [`go_on`](Self::go_on) does it, a part of the
    /// grid at a time.
    ///
    /// # Panics
    /// If there are not as many as the network has.
    pub(crate) fn begin(&mut self, params: &[f64]) {
        assert_eq!(params.len(), self.mlp.params().len(), "the parameters of another network");
        for (single, double) in self.mlp.params_mut().iter_mut().zip(params) {
            *single = *double as f32;
        }
        self.under_way = Some(0);
    }

    /// Whether it is being evaluated.
    pub(crate) fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    /// Computes the next part of the grid; whether it was the last.
    pub(crate) fn go_on(&mut self) -> bool {
        let Some(from) = self.under_way else { return true };
        let n = (self.starts.last().unwrap_or(&0) + self.n_outputs()) * Self::GRID;
        let n_there = self.memory.outputs.len();
        if n_there < n {
            self.memory.outputs.resize(n.min(n_there + Self::GROWTH), 0.0);
            return false;
        }
        let (n_outputs, answer) = (self.n_outputs(), self.answer);
        let Self { mlp, memory: SurfaceMemory { tape, inputs, outputs, .. }, curve, .. } = self;
        let to = (from + Self::width(mlp)).min(Self::GRID);
        mlp.answer_columns(tape, inputs, outputs, Self::GRID, from..to);
        if to < Self::GRID {
            self.under_way = Some(to);
            return false;
        }
        self.under_way = None;
        let n_hidden = outputs.len() - n_outputs * Self::GRID;
        answer.read(&mut outputs[n_hidden..], Self::GRID);
        answer::as_scores(&mut outputs[n_hidden..], n_outputs);
        if let Some(Curve { inputs, answers, tape }) = curve {
            tape.value_mut(mlp.input()).copy_from_slice(inputs);
            mlp.answer(tape);
            answers.copy_from_slice(tape.value(mlp.output()));
            answer.read(answers, Self::CURVE);
            answer::as_scores(answers, n_outputs);
        }
        true
    }

    /// The chances of every class, where there are more than two; otherwise nothing.
    pub fn chances(&self) -> Vec<&[f32]> {
        let n_classes = if 2 < self.n_outputs() { self.n_outputs() } else { 0 };
        (0..n_classes).filter_map(|k| self.neuron(self.starts.len() - 1, k)).collect()
    }

    /// The answers along the line, from one end to the other: outputs × [`CURVE`](Self::CURVE).
    pub fn curve(&self) -> Option<&[f32]> {
        self.curve.as_ref().map(|curve| &curve.answers[..])
    }

    /// How many outputs there are. One is −1 to 1 or a number, two are −1 to 1 each, more are chances.
    pub fn n_outputs(&self) -> usize {
        self.mlp.output().rows()
    }

    /// The answers of a neuron, if there is one: `SIDE` × `SIDE`, the top row first. The last layer is
    /// the output. Of a large network there may be none before it is evaluated for the first time.
    pub fn neuron(&self, layer: usize, index: usize) -> Option<&[f32]> {
        let at = |start: &usize| (start + index) * Self::GRID..(start + index + 1) * Self::GRID;
        let n_units = self.mlp.layers().get(layer)?.n_units;
        let start = self.starts.get(layer).filter(|_| index < n_units)?;
        self.memory.outputs.get(at(start))
    }

    /// Whether it is of a network with these hidden layers and so many outputs.
    pub fn fits(&self, shape: &[usize], n_outputs: usize) -> bool {
        let layers = self.mlp.layers();
        let hidden = layers[..layers.len() - 1].iter().map(|layer| layer.n_units);
        n_outputs == self.n_outputs() && hidden.eq(shape.iter().copied())
    }

    /// The answers of the first output neuron.
    pub fn output(&self) -> &[f32] {
        let outputs = &self.memory.outputs;
        &outputs[outputs.len() - self.n_outputs() * Self::GRID..][..Self::GRID]
    }
}
