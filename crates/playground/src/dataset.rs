//! The data sets: where points lie and what they are labeled. Each member is one file and one row here.
//! Order, shuffling and the split into training and test points are not decided here (see `data`).

mod circle;
mod gauss;
mod multi_gauss;
mod plane;
mod scale;
mod spiral;
mod xor;

use crate::seedrandom::SeedRandom;
use nn::{Activation, Random};

nn::registry! {
    /// What the network is to learn of a point.
    pub enum Task: TaskSpec {
        Classification = TaskSpec {
            id: "classification",
            label: "Classification",
            help: "Tell two kinds of points apart.",
            output: Activation::Tanh,
        },
        Regression = TaskSpec {
            id: "regression",
            label: "Regression",
            help: "Tell a number for each point.",
            output: Activation::Linear,
        },
    }
}

/// What a task is.
#[derive(Debug)]
pub struct TaskSpec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What the task is, in one sentence.
    pub help: &'static str,
    /// What the output neuron applies to its sum, as in the original: never the chosen activation.
    pub output: Activation,
}

nn::registry! {
    /// A family of points to learn from.
    pub enum Dataset: Spec {
        Circle = circle::SPEC,
        Xor = xor::SPEC,
        Gauss = gauss::SPEC,
        Spiral = spiral::SPEC,
        Plane = plane::SPEC,
        MultiGauss = multi_gauss::SPEC,
    }
}

/// What a data set is and how its points are drawn.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What there is to see, in one sentence.
    pub help: &'static str,
    /// What is to be learned of a point.
    pub task: Task,
    /// How many points there are, training and test points together.
    pub n: usize,
    /// `(random, n, noise)`: draws `n` points, with `noise` as a fraction (0.25 for 25 %).
    ///
    /// As the original, down to the order of draws and of operations.
    pub sample: fn(&mut dyn Random, usize, f64) -> Vec<Example>,
}

/// One point and what it is labeled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// Across, from −6 to 6 in the picture; noise may throw a point out of it.
    pub x: f64,
    /// Up, from −6 to 6 in the picture; noise may throw a point out of it.
    pub y: f64,
    /// −1 or 1 when classifying, about −1 to 1 in regression.
    pub label: f64,
}

impl Dataset {
    /// The data sets of one task, in the order people see them.
    pub fn of(task: Task) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |dataset| dataset.spec().task == task)
    }

    /// The points of the small picture that stands for this data set: always the same, without noise.
    pub fn thumbnail(self) -> Vec<Example> {
        (self.spec().sample)(&mut SeedRandom::new(self.id()), THUMBNAIL_N, 0.0)
    }
}

/// Points in a thumbnail, as many as the original draws.
pub const THUMBNAIL_N: usize = 200;

/// Points of a classification data set, as the original.
const N_CLASSIFICATION: usize = 500;
/// Points of a regression data set, as the original.
const N_REGRESSION: usize = 1200;

/// The distance of two points, as the original computes it.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    libm::sqrt(dx * dx + dy * dy)
}
