//! Columns: examples as a network reads them, a row an input or an output and a column an example. What
//! the inputs were measured on is not known here.

use nn::autodiff::Tape;
use nn::{Examples, Mlp, Random};

/// Examples as the network reads them.
#[derive(Clone, Debug)]
pub struct Columns {
    /// How many examples there are.
    pub(crate) n: usize,
    /// inputs × `n`
    inputs: Vec<f64>,
    /// outputs × `n`
    targets: Vec<f64>,
}

/// Examples to learn from, to stop by and to be tested on.
#[derive(Debug)]
pub struct Split {
    /// Those that train the network, in the order in which an epoch takes them.
    pub train: Columns,
    /// Those that tell when to stop, if there are any.
    pub validation: Columns,
    /// Those that the network never learns from.
    pub test: Columns,
    /// How the training inputs are disturbed; without it they never are.
    pub noise: Option<Noise>,
}

/// Input noise: a function of a deviation and a generator that returns all training inputs with noise,
/// inputs × examples.
///
/// A function, because noise belongs to what was measured, such as a point, and not to the inputs that
/// are computed from it.
pub struct Noise(Box<NoiseFn>);

type NoiseFn = dyn Fn(f64, &mut dyn Random) -> Vec<f64> + Send + Sync;

impl Columns {
    /// `n` examples: inputs × `n` and targets × `n`.
    pub fn new(n: usize, inputs: Vec<f64>, targets: Vec<f64>) -> Self {
        Self { n, inputs, targets }
    }

    /// Copies the columns `from..to` onto a tape.
    pub(crate) fn put(&self, mlp: &Mlp<f64>, tape: &mut Tape<f64>, from: usize, to: usize) {
        self.examples().put(mlp, tape, from..to);
    }

    /// The same for training.
    pub(crate) fn examples(&self) -> Examples<'_, f64> {
        Examples { x: &self.inputs, y: &self.targets, n: self.n }
    }

    /// The same columns in another order.
    pub(crate) fn arranged(&self, order: &[usize]) -> Self {
        let row = |source: &[f64]| order.iter().map(|&k| source[k]).collect::<Vec<_>>();
        let rows = |rows: &[f64]| rows.chunks_exact(self.n.max(1)).flat_map(row).collect();
        Self { n: self.n, inputs: rows(&self.inputs), targets: rows(&self.targets) }
    }

    /// The same examples with other inputs.
    pub(crate) fn with_inputs(&self, inputs: Vec<f64>) -> Self {
        Self { n: self.n, inputs, targets: self.targets.clone() }
    }
}

impl Noise {
    /// Noise by this function.
    pub fn new(noise: impl Fn(f64, &mut dyn Random) -> Vec<f64> + Send + Sync + 'static) -> Self {
        Self(Box::new(noise))
    }

    /// The training inputs with noise of this deviation.
    pub(crate) fn inputs(&self, deviation: f64, random: &mut dyn Random) -> Vec<f64> {
        (self.0)(deviation, random)
    }
}

impl core::fmt::Debug for Noise {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Noise").finish_non_exhaustive()
    }
}
