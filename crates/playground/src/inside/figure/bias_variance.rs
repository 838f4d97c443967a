//! Bias and variance: one model fitted to many samples of the same curve, and how its error divides into
//! bias, variance and noise. Networks are trained by `jobs/refits.rs`.

use crate::inside::figure::polynomial::{Polynomial, points};
use crate::plane::{Data, Line, Task};
use crate::seedrandom::SeedRandom;
use crate::settings::PlaygroundState;
use crate::text::Numbers;
use serde::{Deserialize, Serialize};

/// Samples, each of as many points as the settings ask for.
pub const N: usize = 30;

/// Epochs that each network trains.
pub const EPOCHS: u64 = 1_000;

/// The number of places at which curves are compared, from −4.5 to 4.5, where nearly every sample has points.
const PLACES: usize = 91;
const REACH: f64 = 4.5;

/// The number of points of the curve without noise: close enough for linear interpolation between them.
const N_TRUE: usize = 2_000;

/// Samples of a curve that is known.
#[derive(Clone, Debug)]
pub struct Samples {
    state: PlaygroundState,
    /// The curve without noise, as points.
    pub truth: Vec<[f64; 2]>,
    line: Line,
    /// Points of it, from left to right.
    pure: Vec<[f64; 2]>,
    /// The training points of each sample.
    samples: Vec<Vec<[f64; 2]>>,
    /// The variance of the labels around the truth, as far as samples are drawn.
    pub noise: f64,
    /// The sum of the squared distances of labels to the truth.
    squares: f64,
}

impl Samples {
    /// Samples with seeds of their own; nothing unless the truth [is known](is_known).
    pub fn of(state: &PlaygroundState) -> Option<Self> {
        let mut samples = Self::none_of(state)?;
        (0..N).for_each(|_| samples.draw());
        Some(samples)
    }

    /// The truth, before the first sample is drawn.
    pub(crate) fn none_of(state: &PlaygroundState) -> Option<Self> {
        let line = state.line().filter(|_| is_known(state))?;
        let pure = PlaygroundState { noise: 0.0, n_points: N_TRUE, ..state.clone() };
        let data = Data::draw(&pure.sampling(), &mut SeedRandom::new(&pure.seed));
        let mut pure = points(&[data.train, data.validation, data.test].concat(), line);
        pure.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let truth = places().map(|x| [x, true_at(&pure, x)]).collect();
        let (state, samples) = (state.clone(), Vec::new());
        Some(Self { state, line, pure, truth, samples, noise: f64::NAN, squares: 0.0 })
    }

    /// Draws the next sample.
    pub(crate) fn draw(&mut self) {
        let sample = points(&sample(&self.state, self.samples.len()).1.train, self.line);
        for [x, y] in &sample {
            let error = y - true_at(&self.pure, *x);
            self.squares += error * error;
        }
        self.samples.push(sample);
        let n: usize = self.samples.iter().map(Vec::len).sum();
        self.noise = self.squares / n as f64;
    }

    /// The polynomial of this degree through each sample, as curves.
    pub fn polynomials(&self, degree: usize) -> Vec<Vec<[f64; 2]>> {
        (0..self.samples.len()).map(|k| self.polynomial(k, degree)).collect()
    }

    /// The polynomial through one of the samples.
    pub(crate) fn polynomial(&self, k: usize, degree: usize) -> Vec<[f64; 2]> {
        let polynomial = Polynomial::fit(&self.samples[k], degree);
        places().map(|x| [x, polynomial.at(x)]).collect()
    }

    /// As [`Fitted::decompose`].
    pub fn decompose(&self, curves: &[Vec<[f64; 2]>]) -> Decomposition {
        Fitted::new(self, &[]).decompose(curves)
    }
}

/// Whether the data set is a noisy curve, which can be had without its noise.
pub fn is_known(state: &PlaygroundState) -> bool {
    let is_curve = state.data_set().spec().is_line && state.problem == Task::Regression;
    is_curve && !state.data_set().is_own() && state.line().is_some()
}

/// The curve without noise, which lies between points in their order.
fn true_at(pure: &[[f64; 2]], x: f64) -> f64 {
    let after = pure.partition_point(|point| point[0] < x).clamp(1, pure.len() - 1);
    let ([x0, y0], [x1, y1]) = (pure[after - 1], pure[after]);
    if x0 < x1 { y0 + (x - x0) / (x1 - x0) * (y1 - y0) } else { y0 }
}

/// A model fitted to each sample, and the truth, in a form that can be sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// The curve without noise, at each place.
    truth: Numbers,
    /// The variance of the labels around the truth.
    #[serde(with = "crate::text::json")]
    noise: f64,
    /// The curve of each sample, at each place.
    curves: Vec<Numbers>,
}

impl Fitted {
    pub(crate) fn new(samples: &Samples, curves: &[Vec<[f64; 2]>]) -> Self {
        let heights = |curve: &[[f64; 2]]| Numbers(curve.iter().map(|[_, y]| *y).collect());
        Self {
            truth: heights(&samples.truth),
            noise: samples.noise,
            curves: curves.iter().map(|curve| heights(curve)).collect(),
        }
    }

    /// The curve without noise, as points.
    pub fn truth(&self) -> Vec<[f64; 2]> {
        curve(&self.truth)
    }

    /// The curves, as points.
    pub fn curves(&self) -> Vec<Vec<[f64; 2]>> {
        self.curves.iter().map(curve).collect()
    }

    /// Bias and variance of curves; those that are not finite have no part in it.
    pub fn decompose(&self, curves: &[Vec<[f64; 2]>]) -> Decomposition {
        let curves: Vec<_> =
            curves.iter().filter(|curve| curve.iter().all(|[_, y]| y.is_finite())).collect();
        let n = curves.len() as f64;
        let mut parts =
            Decomposition { mean: Vec::new(), bias: 0.0, variance: 0.0, noise: self.noise };
        let (mut off_truth, mut off_mean) = (0.0, 0.0);
        for (k, [x, truth]) in self.truth().iter().enumerate() {
            let mean = curves.iter().map(|curve| curve[k][1]).sum::<f64>() / n;
            let off = curves.iter().map(|curve| (curve[k][1] - mean) * (curve[k][1] - mean));
            off_mean += off.sum::<f64>() / n / PLACES as f64;
            off_truth += (mean - truth) * (mean - truth) / PLACES as f64;
            parts.mean.push([*x, mean]);
        }
        // The mean of n curves is itself off by chance, by the variance / n, which is not bias.
        parts.variance = if 1.0 < n { off_mean * n / (n - 1.0) } else { 0.0 };
        parts.bias = off_truth + off_mean - parts.variance;
        // Not `max`, which would turn NaN into a number.
        if parts.bias < 0.0 {
            parts.bias = 0.0;
        }
        parts
    }
}

/// How the expected squared error of a model divides: bias + variance + noise.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    /// The mean of all curves.
    pub mean: Vec<[f64; 2]>,
    /// The squared distance of the mean to the truth.
    pub bias: f64,
    /// The squared distance of the curves to their mean.
    pub variance: f64,
    /// The squared distance of the labels to the truth: no model can do better.
    pub noise: f64,
}

/// Where curves are compared.
pub(crate) fn places() -> impl Iterator<Item = f64> {
    (0..PLACES).map(|k| (2.0 * k as f64 / (PLACES - 1) as f64 - 1.0) * REACH)
}

/// A curve of these heights.
fn curve(heights: &Numbers) -> Vec<[f64; 2]> {
    places().zip(&heights.0).map(|(x, y)| [x, *y]).collect()
}

/// The points of one sample, and the stream as drawing them has left it.
pub(crate) fn sample(state: &PlaygroundState, k: usize) -> (SeedRandom, Data) {
    let mut stream = SeedRandom::new(&format!("{}-{k}", state.seed));
    let data = Data::draw(&state.sampling(), &mut stream);
    (stream, data)
}
