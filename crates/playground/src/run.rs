//! A training run: the network, its examples in columns, and where in the epoch it stands. It trains and
//! nothing else: no history, no pictures, no guard against numbers that grow; and it knows neither points
//! of a plane nor settings. How it goes on from batch to batch is in `run/steps.rs`.

mod columns;
mod design;
mod evaluation;
mod gradients;
mod history;
mod measures;
mod parameter;
mod recipe;
mod steps;
mod timeline;

pub use columns::{Columns, Noise, Split};
pub use design::{Design, Start};
pub use history::{History, LossPoint, Losses};
pub use measures::Measures;
pub use parameter::Parameter;
pub use recipe::{Moment, Recipe};

pub(crate) use evaluation::Evaluation;
pub(crate) use steps::STRETCH;
pub(crate) use timeline::Timeline;

use nn::autodiff::Tape;
use nn::{EarlyStopping, Mlp, Trainer};

/// Examples in a block of the loss evaluation.
const BLOCK: usize = 256;

/// A training run.
#[derive(Debug)]
pub struct Run {
    recipe: Recipe,
    seed: u64,
    mlp: Mlp<f64>,
    trainer: Trainer<f64>,
    split: Split,
    /// The training examples in the order of this epoch, where that is not the order of the split.
    arranged: Option<Columns>,
    batch: Tape<f64>,
    block: Tape<f64>,
    epoch: u64,
    cursor: usize,
}

impl Run {
    /// A run before its first step. The network is one of the recipe's design, with its first weights;
    /// `seed` is for what is drawn while training.
    pub fn new(recipe: Recipe, mlp: Mlp<f64>, split: Split, seed: u64) -> Self {
        let mut run = Self {
            seed,
            trainer: Trainer::new(&mlp, recipe.optimizer),
            arranged: None,
            batch: mlp.tape(Self::part_size(&recipe, &mlp).min(split.train.n)),
            block: mlp.tape(BLOCK),
            split,
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

    /// What training remembers besides the parameters.
    pub fn trainer(&self) -> &Trainer<f64> {
        &self.trainer
    }

    /// Sets one parameter. A weight that stayed 0, pruned or cut, learns again; one that is frozen at another
    /// value stays frozen.
    pub fn set_param(&mut self, at: usize, value: f64) {
        if self.is_dead(at) {
            self.trainer.freeze(at, false);
        }
        self.mlp.params_mut()[at] = value;
    }

    /// Keeps one parameter from moving, or lets it learn again.
    pub fn freeze(&mut self, at: usize, is_frozen: bool) {
        self.trainer.freeze(at, is_frozen);
    }

    /// Sets every parameter. Weights that stayed 0, pruned or cut, learn again if they are not 0 any more; those
    /// that are frozen at another value stay frozen.
    ///
    /// # Panics
    /// If there are not as many as the network has.
    pub fn set_params(&mut self, params: &[f64]) {
        self.replace(|mlp| mlp.params_mut().copy_from_slice(params));
    }

    fn replace(&mut self, change: impl FnOnce(&mut Mlp<f64>)) {
        let weights = self.mlp.layers().iter().flat_map(|layer| layer.weights.span());
        let dead: Vec<usize> = weights.filter(|at| self.is_dead(*at)).collect();
        change(&mut self.mlp);
        for at in dead {
            self.trainer.freeze(at, self.mlp.params()[at] == 0.0);
        }
    }

    /// Goes on from a saved moment: the optimizer begins without memory.
    pub fn resume(&mut self, epoch: u64, params: &[f64], frozen: &[u32]) {
        self.mlp.params_mut().copy_from_slice(params);
        for at in frozen.iter().map(|at| *at as usize).filter(|at| *at < params.len()) {
            self.trainer.freeze(at, true);
        }
        (self.epoch, self.cursor) = (epoch, 0);
        self.arrange();
    }

    /// Goes on with what the optimizer remembered: its numbers, and how many updates it had made. Ignored if
    /// that is of another optimizer.
    pub fn recall(&mut self, slots: &[f64], updates: u64) {
        self.trainer.recall(slots, updates);
    }

    /// Goes back to the best parameters; weights that have been pruned since are not pruned any more.
    pub fn return_to(&mut self, best: &EarlyStopping<f64>) {
        self.replace(|mlp| best.restore(mlp));
    }

    /// Whether a parameter is kept from moving: pruned by L1, cut or frozen by hand, or a running statistic.
    pub fn is_frozen(&self, at: usize) -> bool {
        self.trainer.frozen()[at]
    }

    /// Whether a parameter stays 0: pruned by L1, or cut by hand.
    pub fn is_dead(&self, at: usize) -> bool {
        self.is_frozen(at) && self.mlp.params()[at] == 0.0
    }

    /// How many epochs have been completed.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// How many training examples of the current epoch have been seen.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Changes the recipe and keeps what was learned.
    pub fn adopt(&mut self, recipe: Recipe) {
        if recipe.design != self.recipe.design {
            let mut mlp = recipe.design.mlp();
            mlp.params_mut().copy_from_slice(self.mlp.params());
            self.mlp = mlp;
            self.block = self.mlp.tape(BLOCK);
        }
        if recipe.optimizer != self.trainer.optimizer() {
            self.trainer.switch(recipe.optimizer);
        }
        self.batch = self.mlp.tape(Self::part_size(&recipe, &self.mlp).min(self.split.train.n));
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

    /// Whether every parameter is a finite number.
    pub fn is_finite(&self) -> bool {
        // 0 · x is 0 for every finite x, and NaN for all others.
        self.mlp.params().iter().fold(0.0, |sum, p| sum + p * 0.0) == 0.0
    }

    /// Every neuron for one example with these inputs: the values of a batch of one.
    pub fn tape_of(&self, inputs: impl Iterator<Item = f64>) -> Tape<f64> {
        let mut tape = self.mlp.tape(1);
        for (value, input) in tape.value_mut(self.mlp.input()).iter_mut().zip(inputs) {
            *value = input;
        }
        self.mlp.forward(&mut tape);
        tape
    }

    /// The weighted sum of the first output neuron for these inputs, and what the neuron makes of it.
    pub fn output_of(&self, inputs: impl Iterator<Item = f64>) -> [f64; 2] {
        let tape = self.tape_of(inputs);
        let output = &self.mlp.layers()[self.mlp.layers().len() - 1];
        [tape.value(output.sum)[0], tape.value(output.output)[0]]
    }

    /// The learning rate of this epoch.
    pub fn learning_rate(&self) -> f64 {
        let (schedule, period) = self.recipe.schedule;
        schedule.rate(self.recipe.update.learning_rate, self.epoch as f64, period)
    }

    /// The mean losses over the training, validation and test examples.
    pub fn losses(&mut self) -> Losses {
        let mut evaluation = Evaluation::default();
        loop {
            if let Some(losses) = self.evaluate(&mut evaluation) {
                return losses;
            }
        }
    }

    /// The losses that the network would have with these parameters. No network is copied: `params` are
    /// lent to it, and are as before when this returns.
    ///
    /// # Panics
    /// If there are not as many as the network has.
    pub fn losses_at(&mut self, params: &mut [f64]) -> Losses {
        self.mlp.params_mut().swap_with_slice(params);
        let losses = self.losses();
        self.mlp.params_mut().swap_with_slice(params);
        losses
    }

    /// What regularization adds to the loss: the penalty on every weight, times its rate.
    pub fn penalty(&self) -> f64 {
        let update = &self.recipe.update;
        let penalty = update.regularizer.spec().penalty;
        let weights = self.mlp.layers().iter().flat_map(|layer| layer.weights.span());
        let sum: f64 = weights.map(|at| penalty(self.mlp.params()[at])).sum();
        update.regularization_rate * sum
    }

    /// What is shown of the training examples, or of the test examples, of at most the first `n_max`:
    /// outputs × examples, see [`Answer::read`](crate::Answer::read).
    pub fn answers(&mut self, of_test: bool, n_max: usize) -> Vec<f64> {
        let Self { mlp, block, split: Split { train, test, .. }, recipe, .. } = self;
        let columns = if of_test { test } else { train };
        let (n, n_outputs) = (columns.n.min(n_max), recipe.design.n_outputs());
        let mut answers = vec![0.0; n_outputs * n];
        for from in (0..n).step_by(BLOCK) {
            let to = (from + BLOCK).min(n);
            columns.put(mlp, block, from, to);
            mlp.forward(block);
            for (k, row) in block.value(mlp.output()).chunks_exact(to - from).enumerate() {
                answers[k * n + from..k * n + to].copy_from_slice(row);
            }
        }
        recipe.design.answer.read(&mut answers, n);
        answers
    }

    /// The numbers that the activations of a layer are applied to, for the training examples, at most
    /// the first `n_max`: units × examples.
    pub fn sums(&mut self, layer: usize, n_max: usize) -> Vec<f64> {
        let Self { mlp, block, split: Split { train, .. }, .. } = self;
        let (n, layer) = (train.n.min(n_max), mlp.layers()[layer]);
        let mut sums = vec![0.0; layer.n_units * n];
        for from in (0..n).step_by(BLOCK) {
            let to = (from + BLOCK).min(n);
            train.put(mlp, block, from, to);
            mlp.forward(block);
            for (k, row) in block.value(layer.pre_activation).chunks_exact(to - from).enumerate() {
                sums[k * n + from..k * n + to].copy_from_slice(row);
            }
        }
        sums
    }

    /// A hash of every bit of every parameter (Fowler, Noll and Vo's FNV-1a): equal on every machine.
    pub fn fingerprint(&self) -> u64 {
        let bytes = self.mlp.params().iter().flat_map(|p| p.to_bits().to_le_bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        })
    }
}
