//! Hidden space: where a layer puts the plane and its points, as a film from what comes in to what goes out. The
//! weights of a layer are a rotation, a stretch and another rotation (see [`Singular`]), its biases shift, and its
//! activation bends. What is painted of it is not known here; the border between classes is in
//! `hidden/border.rs`.

mod border;
mod ground;
mod parts;

pub use border::Border;
pub use ground::{borders, ground};
pub use parts::Parts;

use crate::plane::Surface;
use crate::session::Session;
use nn::autodiff::Tape;
use nn::{Activation, Singular};

/// The frames of the film of a layer, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// x, what comes in: the inputs of the network, or the activations of the layer before.
    Incoming,
    /// Vᵀ x: turned.
    Rotated,
    /// Σ Vᵀ x: stretched along the axes.
    Stretched,
    /// U Σ Vᵀ x = W x: turned again.
    Turned,
    /// W x + b, the weighted sums; with a norm, what it makes of them.
    Shifted,
    /// What the activation makes of them.
    Bent,
    /// The same, with the answer of the network.
    Answered,
}

impl Frame {
    /// All of them, in their order.
    pub const ALL: [Self; 7] = [
        Self::Incoming,
        Self::Rotated,
        Self::Stretched,
        Self::Turned,
        Self::Shifted,
        Self::Bent,
        Self::Answered,
    ];
}

/// From where a space of many neurons is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look<'a> {
    /// These neurons are the axes, at most three.
    Units(&'a [usize]),
    /// The principal components of the activations at the training points (Pearson 1901), the largest first.
    Main,
}

/// A layer's space. Its memory is kept when another is read.
#[derive(Debug, Default)]
pub struct HiddenSpace {
    block: Tape<f64>,
    n: usize,
    n_inputs: usize,
    n_units: usize,
    /// inputs of the network × columns: the places of the lines, then the training points.
    places: Vec<f64>,
    /// What comes in, inputs × columns.
    x: Vec<f64>,
    /// W x, without the biases, units × columns.
    turned: Vec<f64>,
    /// What the activation is applied to, units × columns.
    sums: Vec<f64>,
    /// Activations, units × columns.
    a: Vec<f64>,
    singular: Singular,
    /// The exact parts, of two inputs and two units.
    parts: Option<Parts>,
    range: [f64; 2],
    /// The main directions of what comes in and of the activations, once somebody has asked.
    main: [Option<Main>; 2],
}

/// Principal components.
#[derive(Clone, Debug, Default)]
struct Main {
    mean: Vec<f64>,
    /// Components × numbers.
    directions: Vec<f64>,
    /// How much of the spread each holds.
    shares: Vec<f64>,
}

impl HiddenSpace {
    /// Lines of the grid each way: at −6, −5, … 6.
    pub const LINES: usize = 13;
    /// Places along each line.
    pub const SAMPLES: usize = 49;
    /// The first columns are the grid: first the lines along which x is constant, from the left, each from below;
    /// then those along which y is, from below, each from the left. The training points follow.
    pub const GRID: usize = 2 * Self::LINES * Self::SAMPLES;
    /// At most so many training points are shown: the first, which are a random choice.
    pub const MAX_POINTS: usize = 1000;

    /// Reads a layer; the output is the last.
    ///
    /// # Panics
    /// If there is no such layer.
    pub fn read(&mut self, session: &Session, layer: usize) {
        let (run, mlp) = (session.run(), session.run().mlp());
        let of = mlp.layers()[layer];
        let points = &session.data().train;
        let points = &points[..points.len().min(Self::MAX_POINTS)];
        let along = |k: usize| (2.0 * k as f64 / (Self::SAMPLES - 1) as f64 - 1.0) * Surface::REACH;
        let line = |k: usize| (2.0 * k as f64 / (Self::LINES - 1) as f64 - 1.0) * Surface::REACH;
        let grid = (0..Self::GRID).map(|k| {
            let (line, at) = (line(k / Self::SAMPLES % Self::LINES), along(k % Self::SAMPLES));
            if k < Self::GRID / 2 { (line, at) } else { (at, line) }
        });
        self.n = Self::GRID + points.len();
        self.places.clear();
        self.places.resize(mlp.input().rows() * self.n, 0.0);
        for (column, (x, y)) in grid.chain(points.iter().map(|it| (it.x, it.y))).enumerate() {
            for (row, input) in session.inputs().of(x, y).enumerate() {
                self.places[row * self.n + column] = input;
            }
        }
        (self.n_inputs, self.n_units) = (of.n_inputs, of.n_units);
        self.block = run.block_within(core::mem::take(&mut self.block));
        for (rows, n) in [
            (&mut self.x, of.n_inputs),
            (&mut self.turned, of.n_units),
            (&mut self.sums, of.n_units),
            (&mut self.a, of.n_units),
        ] {
            rows.clear();
            rows.resize(n * self.n, 0.0);
        }
        let incoming = if layer == 0 { mlp.input() } else { mlp.layers()[layer - 1].output };
        for from in (0..self.n).step_by(self.block.capacity()) {
            let span = from..(from + self.block.capacity()).min(self.n);
            self.block.set_n(span.len());
            let inputs = self.block.value_mut(mlp.input()).chunks_exact_mut(span.len());
            for (row, input) in self.places.chunks_exact(self.n).zip(inputs) {
                input.copy_from_slice(&row[span.clone()]);
            }
            mlp.answer(&mut self.block);
            for (var, rows) in [
                (incoming, &mut self.x),
                (of.sum, &mut self.turned),
                (of.pre_activation, &mut self.sums),
                (of.output, &mut self.a),
            ] {
                let read = self.block.value(var).chunks_exact(span.len());
                for (row, to) in read.zip(rows.chunks_exact_mut(self.n)) {
                    to[span.clone()].copy_from_slice(row);
                }
            }
        }
        let biases = &mlp.params()[of.biases.span()];
        for (row, bias) in self.turned.chunks_exact_mut(self.n).zip(biases) {
            row.iter_mut().for_each(|it| *it -= bias);
        }
        let weights = &mlp.params()[of.weights.span()];
        self.singular = Singular::of(of.n_units, of.n_inputs, weights);
        self.parts = <&[f64; 4]>::try_from(weights)
            .ok()
            .filter(|_| of.n_inputs == 2)
            .map(|it| Parts::of([[it[0], it[1]], [it[2], it[3]]]));
        self.range = range_of(run.recipe().design.layers[layer].activation);
        self.main = [None, None];
    }

    /// How many columns there are: those of the grid, then the training points.
    pub fn n(&self) -> usize {
        self.n
    }

    /// How many neurons the layer has.
    pub fn n_units(&self) -> usize {
        self.n_units
    }

    /// The weights as rotation, stretch and rotation.
    pub fn singular(&self) -> &Singular {
        &self.singular
    }

    /// The same as two angles and two factors, of two inputs and two neurons.
    pub fn parts(&self) -> Option<Parts> {
        self.parts
    }

    /// The numbers that the activation can reach, the same for each neuron; infinite where there is no bound.
    pub fn range(&self) -> [f64; 2] {
        self.range
    }

    /// The activations of a neuron, a number for each column.
    ///
    /// # Panics
    /// If there is no such neuron.
    pub fn unit(&self, unit: usize) -> &[f64] {
        &self.a[unit * self.n..(unit + 1) * self.n]
    }

    /// How much of the spread of the activations each principal component holds, the largest first; they add up
    /// to 1, and are 0 where nothing is spread.
    pub fn main_shares(&mut self) -> &[f64] {
        &self.main_of(1).shares
    }

    /// Writes where every column lies at a moment of the film, from 0 for what comes in to 6 for the answer, three
    /// coordinates each; what there is no axis for is 0. Of two inputs and two neurons that are both looked at the
    /// parts turn and stretch; otherwise places go straight from frame to frame, and the axes before the second
    /// rotation are the inputs (the principal components of more than three), then the largest stretches.
    pub fn positions(&mut self, at: f64, look: Look<'_>, out: &mut Vec<[f64; 3]>) {
        let at = if at.is_finite() { at.clamp(0.0, 6.0) } else { 0.0 };
        out.clear();
        let is_whole = matches!(look, Look::Units([0, 1]));
        if let Some(parts) = self.parts.filter(|_| is_whole && at < 3.0) {
            let x = self.x[..self.n].iter().zip(&self.x[self.n..]);
            out.extend(x.map(|(x, y)| {
                let [x, y] = parts.apply([*x, *y], at);
                [x, y, 0.0]
            }));
            return;
        }
        if look == Look::Main {
            self.main_of(1);
        }
        if 3 < self.n_inputs {
            self.main_of(0);
        }
        let (frame, part) = (at.floor().min(5.0), at - at.floor().min(5.0));
        let frame = frame as usize;
        out.extend((0..self.n).map(|column| {
            let from = self.place(column, Frame::ALL[frame], look);
            let to = self.place(column, Frame::ALL[frame + 1], look);
            core::array::from_fn(|k| from[k] + part * (to[k] - from[k]))
        }));
    }

    /// Where a column lies in a frame.
    fn place(&self, column: usize, frame: Frame, look: Look<'_>) -> [f64; 3] {
        let number = |rows: &[f64], row: usize| rows[row * self.n + column];
        let along = |main: &Main, rows: &[f64], k: usize| -> f64 {
            let len = main.mean.len();
            let direction = main.directions.get(k * len..(k + 1) * len).unwrap_or_default();
            let both = direction.iter().zip(&main.mean).enumerate();
            both.map(|(row, (it, mean))| it * (number(rows, row) - mean)).sum()
        };
        let axis = |k: usize| -> f64 {
            match (frame, look) {
                (Frame::Incoming, _) => match &self.main[0] {
                    Some(main) => along(main, &self.x, k),
                    None if k < self.n_inputs => number(&self.x, k),
                    None => 0.0,
                },
                (Frame::Rotated | Frame::Stretched, _) => {
                    let Some(stretch) = self.singular.stretch.get(k) else { return 0.0 };
                    let right = self.singular.pair(k)[1].iter().enumerate();
                    let sum: f64 = right.map(|(row, it)| it * number(&self.x, row)).sum();
                    if frame == Frame::Rotated { sum } else { stretch * sum }
                }
                (_, look) => {
                    let rows = match frame {
                        Frame::Turned => &self.turned,
                        Frame::Shifted => &self.sums,
                        _ => &self.a,
                    };
                    match look {
                        Look::Main => self.main[1].as_ref().map_or(0.0, |it| along(it, rows, k)),
                        Look::Units(units) => match units.get(k) {
                            Some(unit) if *unit < self.n_units => number(rows, *unit),
                            _ => 0.0,
                        },
                    }
                }
            }
        };
        [axis(0), axis(1), axis(2)]
    }

    /// The principal components of what comes in (0) or of the activations (1), at the training points, or at the
    /// grid where there are none.
    fn main_of(&mut self, which: usize) -> &Main {
        let rows = if which == 0 { &self.x } else { &self.a };
        let (n, from) = (self.n, if Self::GRID < self.n { Self::GRID } else { 0 });
        self.main[which].get_or_insert_with(|| Main::of(rows, n, from))
    }
}

impl Main {
    /// Of rows of `n` numbers, from a column on.
    fn of(rows: &[f64], n: usize, from: usize) -> Self {
        let n_points = (n - from) as f64;
        let mean: Vec<f64> =
            rows.chunks_exact(n).map(|row| row[from..].iter().sum::<f64>() / n_points).collect();
        let both = rows.chunks_exact(n).zip(&mean);
        let centered: Vec<f64> =
            both.flat_map(|(row, mean)| row[from..].iter().map(move |it| it - mean)).collect();
        let parts = Singular::of(mean.len(), n - from, &centered);
        let total: f64 = parts.stretch.iter().map(|it| it * it).sum();
        let share = |it: &f64| if 0.0 < total { it * it / total } else { 0.0 };
        Self { mean, directions: parts.left, shares: parts.stretch.iter().map(share).collect() }
    }
}

/// The numbers that an activation can reach, infinite where it has no bound: seen from −50 to 50, where each has
/// come as near to its bound as numbers allow.
fn range_of(activation: Activation) -> [f64; 2] {
    let x: Vec<f64> = (-5000..=5000).map(|k| f64::from(k) / 100.0).collect();
    let mut y = vec![0.0; x.len()];
    activation.forward(&x, &mut y);
    let (low, high) =
        y.iter().fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(*it), high.max(*it)));
    // Slopes that never end are a hundredth at least, those of leaky rectifiers; bounded ones stay below 2.
    let ends = [y[0], y[y.len() - 1]];
    let steep = [y[0] - y[100], y[y.len() - 1] - y[y.len() - 101]];
    [
        if ends.contains(&low) && steep.iter().any(|it| *it < -1e-3) {
            f64::NEG_INFINITY
        } else {
            low
        },
        if ends.contains(&high) && steep.iter().any(|it| 1e-3 < *it) {
            f64::INFINITY
        } else {
            high
        },
    ]
}
