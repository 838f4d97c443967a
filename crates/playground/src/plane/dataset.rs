//! The data sets: where points lie and what they are labeled. Each member is one file and one row here.
//! Order, shuffling and the split into training and test points are not decided here (see `data`).

mod arms;
mod blobs;
mod checkerboard;
mod circle;
mod gauss;
mod house_prices;
mod moons;
mod multi_gauss;
mod noisy_sine;
mod own;
mod pass_class;
mod plane;
mod rings;
mod scale;
mod sine_boundary;
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
            help: "Predict the class of each point.",
            output: Activation::Tanh,
        },
        Regression = TaskSpec {
            id: "regression",
            label: "Regression",
            help: "Predict a number for each point.",
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
        Moons = moons::SPEC,
        Rings = rings::SPEC,
        Arms = arms::SPEC,
        Blobs = blobs::SPEC,
        Checkerboard = checkerboard::SPEC,
        SineBoundary = sine_boundary::SPEC,
        PassClass = pass_class::SPEC,
        Own = own::SPEC,
        Plane = plane::SPEC,
        MultiGauss = multi_gauss::SPEC,
        NoisySine = noisy_sine::SPEC,
        HousePrices = house_prices::SPEC,
        OwnNumbers = own::NUMBERS,
    }
}

/// `(random, n, noise)`
pub type Sample = fn(&mut dyn Random, usize, f64) -> Vec<Example>;

/// `(random, n, noise, k)`
pub type SampleClasses = fn(&mut dyn Random, usize, f64, usize) -> Vec<Example>;

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
    /// The original's six are as there, down to the order of draws and of operations. Of a data set
    /// that can have any number of classes this is the one with [`THUMBNAIL_CLASSES`].
    pub sample: Sample,
    /// `(random, n, noise, k)`: the same for a data set that can have any number k of classes; labels
    /// are then the numbers of the classes, 0 to k − 1.
    pub classes: Option<SampleClasses>,
    /// What is measured across and up: a name, and the measured numbers at −6 and 6.
    pub axes: Option<[(&'static str, f64, f64); 2]>,
    /// What a number to be learned measures: a name, and the measured numbers at −1 and 1.
    pub target: Option<(&'static str, f64, f64)>,
    /// What the two classes are called, the one labeled 1 first, where they have names of their own.
    pub class_names: Option<[&'static str; 2]>,
    /// Whether the points differ in x alone, so that the answer is a curve.
    pub is_line: bool,
}

impl Spec {
    /// What most data sets have in common: a row says only what differs.
    const PLAIN: Self = Self {
        id: "",
        label: "",
        help: "",
        task: Task::Classification,
        n: N_CLASSIFICATION,
        sample: |_, _, _| Vec::new(),
        classes: None,
        axes: None,
        target: None,
        class_names: None,
        is_line: false,
    };
}

/// One point and what it is labeled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// Across, from −6 to 6 in the picture; noise may throw a point out of it.
    pub x: f64,
    /// Up, from −6 to 6 in the picture; noise may throw a point out of it.
    pub y: f64,
    /// About −1 to 1 in regression; 1 or −1 for the first and the second of two classes; with more
    /// classes the number of the class, from 0.
    pub label: f64,
}

impl Dataset {
    /// The data sets of one task, in the order people see them.
    pub fn of(task: Task) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |dataset| dataset.spec().task == task)
    }

    /// Whether its points are a person's own.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Own | Self::OwnNumbers)
    }

    /// The points of the small picture that stands for this data set: always the same, without noise.
    pub fn thumbnail(self) -> Vec<Example> {
        (self.spec().sample)(&mut SeedRandom::new(self.id()), THUMBNAIL_N, 0.0)
    }
}

/// Points in a thumbnail, as many as the original draws.
pub const THUMBNAIL_N: usize = 200;

/// Classes in the thumbnail of a data set that can have any number: few enough for a small picture.
pub const THUMBNAIL_CLASSES: usize = 3;

/// Points of a classification data set, as the original.
const N_CLASSIFICATION: usize = 500;
/// Points of a regression data set, as the original.
const N_REGRESSION: usize = 1200;

/// The distance of two points, as the original computes it.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    libm::sqrt(dx * dx + dy * dy)
}

/// How many of `n` points a class has when `k` classes share them; the first have what is left over.
fn share(n: usize, k: usize, class: usize) -> usize {
    (n + k - 1 - class) / k
}

/// Points drawn evenly from −5 to 5 both ways, x before y, then the noise of both. The label is that of the
/// place to which noise moves the point; the point itself stays. So noise changes labels near the boundary
/// only.
fn seen(
    random: &mut dyn Random,
    n: usize,
    noise: f64,
    is_blue: fn(f64, f64) -> bool,
) -> Vec<Example> {
    const RADIUS: f64 = 5.0;
    let mut draw = || random.between(-RADIUS, RADIUS);
    let one = |_| {
        let (x, y) = (draw(), draw());
        let (seen_x, seen_y) = (x + draw() * noise, y + draw() * noise);
        Example { x, y, label: if is_blue(seen_x, seen_y) { 1.0 } else { -1.0 } }
    };
    (0..n).map(one).collect()
}
