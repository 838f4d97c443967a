//! The relief: losses over the window of a landscape, coarse ones first. In single precision, several places at
//! once, where the network is a chain of dense layers; these are pictures. What is written beside the dot is
//! computed apart, exactly.

use super::Landscape;
use crate::budget::{Budget, Job, Progress, UNIT};
use crate::run::Design;
use crate::session::Session;
use nn::autodiff::Tape;
use nn::{Examples, Mlp, PlaneLosses};

/// What is shown as height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    /// The mean loss over the training examples.
    #[default]
    Train,
    /// The mean loss over the test examples.
    Test,
    /// What regularization adds to the loss.
    Penalty,
}

/// The heights over a landscape. Its memory is kept when another is begun.
#[derive(Debug, Default)]
pub struct Relief {
    network: Option<Network>,
    /// What a landscape is made of: where it lies, and its directions.
    plane: [Vec<f64>; 3],
    narrow: [Vec<f32>; 3],
    axes: [Vec<f64>; 2],
    side: usize,
    height: Height,
    penalty: Option<Penalty>,
    n: usize,
    x: Vec<f64>,
    y: Vec<f64>,
    narrow_x: Vec<f32>,
    narrow_y: Vec<f32>,
    values: Vec<f64>,
    /// Rows, or parts of them, in the order in which they are computed.
    order: Vec<Line>,
    n_done: usize,
    n_known: usize,
    here: f64,
    /// The columns and rows that are computed together.
    places: [Vec<f64>; 2],
    narrow_places: [Vec<f32>; 2],
    found: Vec<f64>,
    moved: Vec<f64>,
}

/// The places of all weights, the rate of the penalty on them, and the penalty on one.
type Penalty = (Vec<usize>, f64, fn(f64) -> f64);

/// Columns of a row that are computed together: every so many, from one on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    row: usize,
    first: usize,
    step: usize,
    /// How many rows and columns stand for one until the next pass.
    stride: usize,
}

/// The network whose losses are computed, in the precision in which they are.
#[derive(Debug)]
struct Network {
    design: Design,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A chain of dense layers: many places at once.
    Plain(Box<PlaneLosses<f32>>),
    /// Any other: place after place.
    Any(Box<Mlp<f64>>, Tape<f64>),
}

/// Examples at a time where places are computed one by one.
const BLOCK: usize = 256;
/// The stride of the first pass; each further pass halves it.
const COARSE: usize = 8;

impl Relief {
    /// Begins the heights over the window of a landscape, a grid with so many places on each side, from 2 to
    /// 1000. `session` is the one of which the landscape is.
    pub fn begin(&mut self, session: &Session, landscape: &Landscape, side: usize, height: Height) {
        let run = session.run();
        let design = &run.recipe().design;
        if self.network.as_ref().is_none_or(|network| network.design != *design) {
            let kind = match design.mlp::<f32>().plane_losses() {
                Some(lanes) => Kind::Plain(Box::new(lanes)),
                None => {
                    let mlp = design.mlp();
                    let tape = mlp.tape(BLOCK);
                    Kind::Any(Box::new(mlp), tape)
                }
            };
            self.network = Some(Network { design: design.clone(), kind });
        }
        let side = side.clamp(2, 1000);
        let [across, up] = landscape.directions();
        for (k, numbers) in [landscape.center(), across, up].into_iter().enumerate() {
            refill(&mut self.plane[k], numbers.iter().copied());
            refill(&mut self.narrow[k], numbers.iter().map(|it| *it as f32));
        }
        self.axes = landscape.axes(side);
        let is_of_test = height == Height::Test;
        let Examples { x, y, n } = run.examples(is_of_test);
        self.n = n;
        refill(&mut self.x, x.iter().copied());
        refill(&mut self.y, y.iter().copied());
        refill(&mut self.narrow_x, x.iter().map(|it| *it as f32));
        refill(&mut self.narrow_y, y.iter().map(|it| *it as f32));
        let update = &run.recipe().update;
        self.penalty = (height == Height::Penalty).then(|| {
            let weights = run.mlp().layers().iter().flat_map(|layer| layer.weights.span());
            let penalty = update.regularizer.spec().penalty;
            (weights.collect(), update.regularization_rate, penalty)
        });
        if self.side != side {
            self.order = order(side);
        }
        (self.side, self.height, self.n_done, self.n_known) = (side, height, 0, 0);
        self.values.clear();
        self.values.resize(side * side, f64::NAN);
        self.here = match height {
            Height::Penalty => run.penalty(),
            Height::Train | Height::Test => {
                let mut block = run.block_within(Tape::default());
                run.mean_loss_at(run.mlp().params(), is_of_test, &mut block)
            }
        };
    }

    /// How many places there are on each side.
    pub fn side(&self) -> usize {
        self.side
    }

    /// What is shown as height.
    pub fn height(&self) -> Height {
        self.height
    }

    /// The heights, row after row from the lowest, each from left to right. A place that has not been computed
    /// has the height of the coarser place to which it belongs, and is not a number before that.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The height at the present parameters, in double precision: of a loss the one on the chart, to the bit.
    pub fn here(&self) -> f64 {
        self.here
    }

    /// Heights for contours: round numbers between the lowest and the highest, lowest first. They are 1, 2 and 5
    /// times powers of ten where the highest is ten times the lowest or more, otherwise at equal distances.
    pub fn levels(&self) -> Vec<f64> {
        let finite = self.values.iter().copied().filter(|it| it.is_finite());
        let (low, high) = (
            finite.clone().fold(f64::INFINITY, f64::min),
            finite.fold(f64::NEG_INFINITY, f64::max),
        );
        let mut levels = Vec::new();
        if high <= low {
            return levels;
        }
        let least = low.max(high * 1e-9);
        if 10.0 * least <= high {
            let (from, to) = (least.log10().floor() as i32, high.log10().ceil() as i32);
            for decade in from..=to {
                levels.extend([1.0, 2.0, 5.0].map(|it| rounded(it, decade)));
            }
        } else {
            let apart = (high - low) / 8.0;
            let decade = apart.log10().floor() as i32;
            let fits = |it: &&f64| apart <= rounded(**it, decade);
            let digit = [1.0, 2.0, 5.0].iter().find(fits).copied().unwrap_or(10.0);
            let step = rounded(digit, decade);
            let first = (low / step).ceil() as i64;
            levels.extend((first..first + 20).map(|k| rounded(k as f64 * digit, decade)));
        }
        levels.retain(|it| low < *it && *it < high);
        levels
    }

    /// Computes the next lines of the same columns: about so many places.
    fn go_on(&mut self, n_places: usize) {
        let Some(&first) = self.order.get(self.n_done) else { return };
        let of_line = (first.first..self.side).step_by(first.step);
        let most = (n_places / of_line.len().max(1)).max(1);
        let is_alike =
            |it: &&Line| (it.first, it.step, it.stride) == (first.first, first.step, first.stride);
        let lines: Vec<Line> =
            self.order[self.n_done..].iter().take(most).take_while(is_alike).copied().collect();
        refill(&mut self.places[0], of_line.clone().map(|k| self.axes[0][k]));
        refill(&mut self.places[1], lines.iter().map(|line| self.axes[1][line.row]));
        self.compute();
        let n_columns = self.places[0].len();
        for (line, values) in lines.iter().zip(self.found.chunks(n_columns.max(1))) {
            for (column, value) in of_line.clone().zip(values) {
                for row in line.row..(line.row + line.stride).min(self.side) {
                    let end = (column + line.stride).min(self.side);
                    self.values[row * self.side + column..row * self.side + end].fill(*value);
                }
            }
        }
        self.n_done += lines.len();
        self.n_known += lines.len() * n_columns;
    }

    /// Computes the heights at the places.
    fn compute(&mut self) {
        let [columns, rows] = &self.places;
        self.found.clear();
        self.found.resize(columns.len() * rows.len(), f64::NAN);
        let [center, across, up] = &self.plane;
        let places = rows.iter().flat_map(|b| columns.iter().map(move |a| (*a, *b)));
        if let Some((weights, rate, penalty)) = &self.penalty {
            for (found, (a, b)) in self.found.iter_mut().zip(places) {
                let at = |k: &usize| penalty(center[*k] + a * across[*k] + b * up[*k]);
                *found = rate * weights.iter().map(at).sum::<f64>();
            }
            return;
        }
        match self.network.as_mut().map(|network| &mut network.kind) {
            None => {}
            Some(Kind::Plain(lanes)) => {
                for (narrow, wide) in self.narrow_places.iter_mut().zip(&self.places) {
                    refill(narrow, wide.iter().map(|it| *it as f32));
                }
                let examples = Examples { x: &self.narrow_x, y: &self.narrow_y, n: self.n };
                let [center, across, up] = &self.narrow;
                let [columns, rows] = &self.narrow_places;
                lanes.grid([center, across, up], [columns, rows], examples, &mut self.found);
            }
            Some(Kind::Any(mlp, tape)) => {
                let examples = Examples { x: &self.x, y: &self.y, n: self.n };
                for (found, (a, b)) in self.found.iter_mut().zip(places) {
                    let along = center.iter().zip(across).zip(up);
                    refill(&mut self.moved, along.map(|((w, u), v)| w + a * u + b * v));
                    let mut sum = 0.0;
                    for from in (0..self.n).step_by(BLOCK) {
                        examples.put(mlp, tape, from..(from + BLOCK).min(self.n));
                        sum += mlp.loss_at(&self.moved, tape);
                    }
                    *found = sum / self.n as f64;
                }
            }
        }
    }
}

impl Job for Relief {
    type Output = Vec<f64>;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        let work = self.plane[0].len() * if self.penalty.is_some() { 1 } else { self.n };
        let n_places = (UNIT / work.max(1)).max(1);
        loop {
            self.go_on(n_places);
            let of = self.values.len() as u64;
            let progress = Progress { done: self.n_known as u64, of };
            if progress.is_whole() || budget.is_spent() {
                return progress;
            }
        }
    }

    fn output(&self) -> Vec<f64> {
        self.values.clone()
    }
}

/// A digit times a power of ten, as one writes it.
fn rounded(digit: f64, decade: i32) -> f64 {
    // A division by a power of ten rounds once, a product with its inverse twice.
    if decade < 0 { digit / 10.0_f64.powi(-decade) } else { digit * 10.0_f64.powi(decade) }
}

/// All lines of a grid: those on every eighth row and column first, then those on every fourth, and so on. Lines of
/// the same columns follow each other.
fn order(side: usize) -> Vec<Line> {
    let rows = |from: usize, step: usize| (from..side).step_by(step);
    let line = |first: usize, step: usize, stride: usize| {
        move |row: usize| Line { row, first, step, stride }
    };
    let mut order: Vec<Line> = rows(0, COARSE).map(line(0, COARSE, COARSE)).collect();
    let mut stride = COARSE / 2;
    while 0 < stride {
        // What lies between the columns of the pass before, then the rows between its rows.
        if stride < side {
            order.extend(rows(0, 2 * stride).map(line(stride, 2 * stride, stride)));
            order.extend(rows(stride, 2 * stride).map(line(0, stride, stride)));
        }
        stride /= 2;
    }
    order
}

fn refill<T>(numbers: &mut Vec<T>, with: impl Iterator<Item = T>) {
    numbers.clear();
    numbers.extend(with);
}
