//! The numbers of a workload: first weights, points, grid, plane and colors, drawn from one seed. Every number
//! is exact in single precision, so that all contestants start with the same numbers.

use crate::Named;
use crate::workload::{Net, Task, Workload};
use nn::{Initializer, Loss, Mlp, Random};
use playground::{Dataset, Feature, Surface};
use plot::Palette;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// Number of points along each side of the plane.
pub const PLANE_SIDE: usize = 41;
/// Number of colors for values from −1 to 1, both included.
const N_COLORS: usize = 257;

/// Points and their targets, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Points {
    /// Number of points.
    pub n: usize,
    /// n × inputs
    pub x: Vec<f64>,
    /// n × outputs
    pub y: Vec<f64>,
}

/// The input for all contestants of a workload.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Layer by layer: first the weights, units × inputs, then the biases.
    pub weights: Vec<f64>,
    /// The training points.
    pub train: Points,
    /// The test points.
    pub test: Points,
    /// The inputs on the grid of a picture, row by row from the top: 100 · 100 × inputs.
    pub grid: Vec<f64>,
    /// Two directions in weight space.
    pub plane: [Vec<f64>; 2],
    /// Red, green, blue and alpha of 257 values from −1 to 1.
    pub colors: Vec<f64>,
}

impl Problem {
    /// The numbers of a workload, always the same.
    pub fn new(workload: &Workload) -> Self {
        let Workload { net, n_points: n, task, .. } = workload;
        let mut random = Pcg64Mcg::seed_from_u64(1);
        let weights = weights(net, &mut random);
        let n_weights = weights.len();
        let digits = net.loss == Loss::SoftmaxCrossEntropy;
        let draw = if digits { digits_of } else { circle };
        let train = draw(net, *n, &mut random);
        let test = draw(net, *n, &mut random);
        let direction = |random: &mut Pcg64Mcg| -> Vec<f64> {
            (0..n_weights).map(|_| single(random.normal(0.0, 1.0))).collect()
        };
        let plane = match task {
            Task::Plane => [direction(&mut random), direction(&mut random)],
            _ => Default::default(),
        };
        let is_painting = task.is_painting();
        Self {
            weights,
            train,
            test,
            grid: if is_painting { grid(net) } else { Vec::new() },
            plane,
            colors: if is_painting { colors(&plot::ORIGINAL) } else { Vec::new() },
        }
    }

    /// The same numbers as named arrays, for contestants in other languages.
    pub fn named(self) -> Named {
        let Self { weights, train, test, grid, plane: [across, up], colors } = self;
        vec![
            ("weights", weights),
            ("trainX", train.x),
            ("trainY", train.y),
            ("testX", test.x),
            ("testY", test.y),
            ("grid", grid),
            ("across", across),
            ("up", up),
            ("colors", colors),
        ]
    }
}

fn weights(net: &Net, random: &mut Pcg64Mcg) -> Vec<f64> {
    let mut mlp = Mlp::<f32>::new(net.n_inputs, &net.layers(), net.loss);
    let initializer = match net.activation {
        nn::Activation::Relu => Initializer::He,
        _ => Initializer::Uniform,
    };
    mlp.init(initializer, random);
    mlp.params().iter().map(|&weight| f64::from(weight)).collect()
}

/// The features of a network of the playground: either the first two or all.
pub(crate) fn features(net: &Net) -> &'static [Feature] {
    &Feature::ALL[..net.n_inputs]
}

fn circle(net: &Net, n: usize, random: &mut Pcg64Mcg) -> Points {
    let mut examples = (Dataset::Circle.spec().sample)(random, n, 0.1);
    nn::shuffle(random, &mut examples);
    examples.truncate(n);
    let of = |feature: &Feature, x, y| single((feature.spec().of)(x, y));
    let x = examples.iter().flat_map(|at| features(net).iter().map(move |f| of(f, at.x, at.y)));
    Points { n, x: x.collect(), y: examples.iter().map(|example| example.label).collect() }
}

/// Inputs similar to handwritten digits: a fifth of the pixels has ink, and each class has its own pixels.
fn digits_of(net: &Net, n: usize, random: &mut Pcg64Mcg) -> Points {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for k in 0..n {
        let class = k % net.n_outputs;
        for pixel in 0..net.n_inputs {
            let is_inked = pixel * 7 % 10 == class || random.uniform() < 0.1;
            x.push(if is_inked { single(random.uniform()) } else { 0.0 });
        }
        y.extend((0..net.n_outputs).map(|k| if k == class { 1.0 } else { -1.0 }));
    }
    Points { n, x, y }
}

fn grid(net: &Net) -> Vec<f64> {
    let rows: Vec<_> = features(net).iter().map(|&it| Surface::of_feature(it)).collect();
    let n = rows[0].len();
    (0..n).flat_map(|k| rows.iter().map(move |row| f64::from(row[k]))).collect()
}

fn colors(palette: &Palette) -> Vec<f64> {
    let value = |k: usize| k as f64 / (N_COLORS - 1) as f64 * 2.0 - 1.0;
    (0..N_COLORS).flat_map(|k| palette.color(value(k)).opaque().map(f64::from)).collect()
}

fn single(number: f64) -> f64 {
    f64::from(number as f32)
}
