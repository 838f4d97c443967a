//! A training run: the network, its data in columns, and where in the epoch it stands.
//! It trains and nothing else: no history, no pictures, no guard against numbers that grow.

use crate::data::Data;
use crate::dataset::{Example, Task};
use crate::feature::Feature;
use crate::history::Losses;
use crate::state::PlaygroundState;
use nn::autodiff::Tape;
use nn::{
    Activation, Initializer, L1, LayerSpec, Loss, Mlp, Optimizer, Random, Real, Trainer, Update,
};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// The settings that training can change without losing what was learned.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    /// What the hidden neurons apply.
    pub activation: Activation,
    /// How a gradient moves the weights.
    pub optimizer: Optimizer,
    /// How many examples an update averages.
    pub batch_size: usize,
    /// Learning rate and regularization.
    pub update: Update,
    /// A new order of points each epoch.
    pub reshuffle: bool,
    /// Whether the incomplete last batch of an epoch makes an update too.
    pub flush: bool,
}

impl Recipe {
    /// The recipe that these settings ask for.
    pub fn of(state: &PlaygroundState) -> Self {
        Self {
            activation: state.activation,
            optimizer: state.optimizer,
            batch_size: state.batch_size,
            update: Update {
                learning_rate: state.learning_rate,
                regularizer: state.regularization,
                regularization_rate: state.regularization_rate,
                l1: if state.soft_l1 { L1::SoftThreshold } else { L1::Prune },
                ..Update::default()
            },
            reshuffle: state.reshuffle,
            flush: state.flush,
        }
    }
}

/// Everything that training changes: a copy of it is a moment that can be returned to.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// How many epochs have been completed.
    pub epoch: u64,
    /// How many training points of the current epoch have been seen.
    pub cursor: usize,
    /// Every weight and bias.
    pub params: Vec<f64>,
    /// Gathered gradients, dead links, the optimizer's memory.
    pub trainer: Trainer<f64>,
}

/// Examples as the network reads them: a row a feature, a column an example.
#[derive(Clone, Debug)]
struct Columns {
    n: usize,
    features: Vec<f64>,
    labels: Vec<f64>,
}

impl Columns {
    fn new(examples: &[Example], features: &[Feature]) -> Self {
        let n = examples.len();
        let rows = features.iter().flat_map(|f| examples.iter().map(|e| (f.spec().of)(e.x, e.y)));
        Self { n, features: rows.collect(), labels: examples.iter().map(|e| e.label).collect() }
    }

    /// Copies the columns `from..to` onto a tape.
    fn put(&self, mlp: &Mlp<f64>, tape: &mut Tape<f64>, from: usize, to: usize) {
        let n = to - from;
        tape.set_n(n);
        if n == 0 {
            return;
        }
        let rows = tape.value_mut(mlp.input()).chunks_exact_mut(n);
        for (row, source) in rows.zip(self.features.chunks_exact(self.n)) {
            f64::copy(&source[from..to], row);
        }
        f64::copy(&self.labels[from..to], tape.value_mut(mlp.target()));
    }

    /// The same columns in another order.
    fn arranged(&self, order: &[usize]) -> Self {
        let row = |source: &[f64]| order.iter().map(|&k| source[k]).collect::<Vec<_>>();
        let features = self.features.chunks_exact(self.n.max(1)).flat_map(row).collect();
        Self { n: self.n, features, labels: row(&self.labels) }
    }
}

/// The columns of a batch, and of a block of the loss evaluation.
const BLOCK: usize = 256;

/// A training run.
#[derive(Debug)]
pub struct Run {
    recipe: Recipe,
    shape: Vec<usize>,
    n_features: usize,
    task: Task,
    seed: u64,
    mlp: Mlp<f64>,
    trainer: Trainer<f64>,
    /// The training points as drawn, and in the order of this epoch.
    train: Columns,
    arranged: Option<Columns>,
    test: Columns,
    batch: Tape<f64>,
    block: Tape<f64>,
    epoch: u64,
    cursor: usize,
}

impl Run {
    /// A run before its first step: weights are drawn from `stream` as the state says.
    pub fn new(state: &PlaygroundState, data: &Data, stream: &mut dyn Random) -> Self {
        let features: Vec<Feature> = state.active_features().iter().collect();
        let recipe = Recipe::of(state);
        let task = state.problem;
        let mut mlp =
            Mlp::new(features.len(), &layers(recipe.activation, &state.shape, task), Loss::Squared);
        let initializer = if state.init_zero { Initializer::Zeros } else { Initializer::Uniform };
        // "Draw 2" is the third set of weights of the same stream: whole sets before it are skipped.
        for _ in 0..=state.draw {
            mlp.init(initializer, stream);
        }
        let mut run = Self {
            shape: state.shape.clone(),
            n_features: features.len(),
            task,
            seed: state
                .seed
                .bytes()
                .fold(0, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)),
            trainer: Trainer::new(&mlp, recipe.optimizer),
            train: Columns::new(&data.train, &features),
            arranged: None,
            test: Columns::new(&data.test, &features),
            batch: mlp.tape(recipe.batch_size.min(data.train.len())),
            block: mlp.tape(BLOCK),
            mlp,
            recipe,
            epoch: 0,
            cursor: 0,
        };
        run.arrange();
        run
    }

    /// The network.
    pub fn mlp(&self) -> &Mlp<f64> {
        &self.mlp
    }

    /// Sets one parameter, which may be a dead link's: it lives again.
    pub fn set_param(&mut self, at: usize, value: f64) {
        self.mlp.params_mut()[at] = value;
        self.trainer.freeze(at, false);
    }

    /// Whether a parameter is kept from moving: pruned by L1.
    pub fn is_dead(&self, at: usize) -> bool {
        self.trainer.frozen()[at]
    }

    /// How many epochs have been completed.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// How many training points of the current epoch have been seen.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Changes the recipe and keeps what was learned.
    pub fn adopt(&mut self, recipe: Recipe) {
        if recipe.activation != self.recipe.activation {
            let layers = layers(recipe.activation, &self.shape, self.task);
            let mut mlp = Mlp::new(self.n_features, &layers, Loss::Squared);
            mlp.params_mut().copy_from_slice(self.mlp.params());
            self.mlp = mlp;
        }
        if recipe.optimizer != self.trainer.optimizer() {
            self.trainer.switch(recipe.optimizer);
        }
        self.batch = self.mlp.tape(recipe.batch_size.min(self.train.n));
        self.recipe = recipe;
        self.arrange();
    }

    /// The recipe in force.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// This moment, to be returned to.
    pub fn moment(&self) -> Moment {
        Moment {
            epoch: self.epoch,
            cursor: self.cursor,
            params: self.mlp.params().to_vec(),
            trainer: self.trainer.clone(),
        }
    }

    /// Returns to a moment of this run. The recipe stays.
    pub fn restore(&mut self, moment: &Moment) {
        self.mlp.params_mut().copy_from_slice(&moment.params);
        self.trainer.clone_from(&moment.trainer);
        (self.epoch, self.cursor) = (moment.epoch, moment.cursor);
        self.arrange();
    }

    /// Trains on one batch. An epoch ends when every training point has been seen; unless the recipe
    /// says otherwise, what an incomplete last batch gathered waits for the next epoch's first update,
    /// as in the original.
    pub fn step(&mut self) {
        let n = self.train.n;
        let size = self.recipe.batch_size;
        let full = (self.cursor / size + 1) * size;
        let end = full.min(n);
        let columns = self.arranged.as_ref().unwrap_or(&self.train);
        columns.put(&self.mlp, &mut self.batch, self.cursor, end);
        self.trainer.gather(&self.mlp, &mut self.batch);
        if end == full || self.recipe.flush {
            self.trainer.update(&mut self.mlp, &self.recipe.update);
        }
        self.cursor = end;
        if end == n {
            self.epoch += 1;
            self.cursor = 0;
            if self.recipe.reshuffle {
                self.arrange();
            }
        }
    }

    /// Whether every parameter is a finite number.
    pub fn is_finite(&self) -> bool {
        // 0 · x is 0 for every finite x, and not a number for all others.
        self.mlp.params().iter().fold(0.0, |sum, p| sum + p * 0.0) == 0.0
    }

    /// The mean loss over the training and over the test points.
    pub fn losses(&mut self) -> Losses {
        let Self { mlp, block, train, test, .. } = self;
        Losses { train: mean_loss(mlp, block, train), test: mean_loss(mlp, block, test) }
    }

    /// A hash of every bit of every parameter (Fowler, Noll and Vo's FNV-1a): equal on every machine.
    pub fn fingerprint(&self) -> u64 {
        let bytes = self.mlp.params().iter().flat_map(|p| p.to_bits().to_le_bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        })
    }

    /// Puts the training points in the order of this epoch.
    fn arrange(&mut self) {
        self.arranged = self.recipe.reshuffle.then(|| {
            // A generator of its own for each epoch: any epoch can be replayed without the ones before.
            let mut random = Pcg64Mcg::seed_from_u64(self.seed ^ self.epoch);
            let mut order: Vec<usize> = (0..self.train.n).collect();
            nn::shuffle(&mut random, &mut order);
            self.train.arranged(&order)
        });
    }
}

/// The layers of these settings: what a person shaped, and the output neuron.
pub(crate) fn layers(activation: Activation, shape: &[usize], task: Task) -> Vec<LayerSpec> {
    let hidden = shape.iter().map(|&units| LayerSpec { units, activation });
    hidden.chain([LayerSpec { units: 1, activation: task.spec().output }]).collect()
}

/// The mean loss over all columns; not a number when there are none.
fn mean_loss(mlp: &Mlp<f64>, block: &mut Tape<f64>, columns: &Columns) -> f64 {
    let mut sum = 0.0;
    for from in (0..columns.n).step_by(BLOCK) {
        columns.put(mlp, block, from, (from + BLOCK).min(columns.n));
        mlp.forward(block);
        sum += block.value(mlp.loss()).iter().sum::<f64>();
    }
    sum / columns.n as f64
}
