//! How a run goes on: batch by batch, in the order and with the noise that its epoch gives the examples.

use super::{Recipe, Run};
use nn::{Batches, LayerExtras, Mlp, Normalization, Update};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// The most parameters times examples of a batch that are gathered at once. It must not change: another limit
/// adds in another order, which changes the last digits.
const PART: usize = 1 << 23;

/// Parameters times examples that take little time: a few hundred microseconds.
pub(crate) const STRETCH: usize = 1 << 17;

impl Run {
    /// Trains on one batch. An epoch ends when every training example has been seen; unless the recipe
    /// says otherwise, what an incomplete last batch gathered waits for the next epoch's first update,
    /// as in the original.
    pub fn step(&mut self) {
        while !self.part() {}
    }

    /// Gathers the next part of a batch, and at its end makes the update; whether it has ended. A batch has
    /// more than one part where it would take too long at once.
    pub(crate) fn part(&mut self) -> bool {
        let n = self.split.train.n;
        let size = self.recipe.batch_size;
        let full = (self.cursor / size + 1) * size;
        let last = full.min(n);
        let end = last.min(self.cursor + self.batch.capacity());
        let columns = self.arranged.as_ref().unwrap_or(&self.split.train);
        columns.put(&self.mlp, &mut self.batch, self.cursor, end);
        if self.recipe.design.drops() {
            // A generator of its own for each part, so that any epoch can be replayed alone.
            let mut random = self.random(1 + self.cursor as u64);
            self.trainer.gather_dropping(&self.mlp, &mut self.batch, &mut random);
        } else {
            self.trainer.gather(&self.mlp, &mut self.batch);
        }
        if end == full || (end == last && self.recipe.flush) {
            let update = self.update();
            self.trainer.update(&mut self.mlp, &update);
        }
        self.go_to(end);
        end == last
    }

    /// The neurons that the next part of a batch drops for its first example, layer and neuron, both from 0. Nothing
    /// is drawn for that: the generator of the part is the part's own.
    pub fn next_dropped(&self) -> Vec<(usize, usize)> {
        let size = self.recipe.batch_size;
        let full = (self.cursor / size + 1) * size;
        let end = full.min(self.split.train.n).min(self.cursor + self.batch.capacity());
        let n = end - self.cursor;
        let mut random = self.random(1 + self.cursor as u64);
        let mut dropped = Vec::new();
        for (layer, extras) in self.recipe.design.extras.iter().enumerate() {
            if extras.dropout <= 0.0 {
                continue;
            }
            for unit in 0..self.mlp.layers()[layer].n_units {
                // In the order in which the network draws: neuron by neuron, example by example.
                let draws: Vec<f64> = (0..n).map(|_| nn::Random::uniform(&mut random)).collect();
                if draws.first().is_some_and(|first| *first < extras.dropout) {
                    dropped.push((layer, unit));
                }
            }
        }
        dropped
    }

    /// How many examples of a batch are gathered at once: all of them, unless network and batch are both
    /// large. It must depend on nothing else, because a sum in other parts has other last digits.
    /// Normalization over the batch needs all of it at once.
    pub(super) fn part_size(recipe: &Recipe, mlp: &Mlp<f64>) -> usize {
        let over_batch = |extras: &LayerExtras| {
            matches!(extras.normalization, Normalization::Batch | Normalization::BatchRenorm)
        };
        if recipe.design.extras.iter().any(over_batch) {
            return recipe.batch_size;
        }
        recipe.batch_size.min((PART / mlp.params().len().max(1)).max(1))
    }

    /// Trains on about so many examples, but not beyond the epoch. It is the same as many calls of
    /// [`step`](Self::step), and faster.
    pub fn advance(&mut self, n_examples: usize) {
        let (epoch, size) = (self.epoch, self.recipe.batch_size);
        let to = self.cursor.saturating_add(n_examples).min(self.split.train.n);
        loop {
            let is_at_batch = self.cursor.is_multiple_of(size)
                && self.cursor + size <= to
                && size <= self.batch.capacity();
            if is_at_batch && !self.recipe.design.drops() {
                let update = self.update();
                let examples = self.arranged.as_ref().unwrap_or(&self.split.train).examples();
                let batches = Batches { examples, span: self.cursor..to, size };
                let end = self.trainer.train(&mut self.mlp, &mut self.batch, batches, &update);
                self.go_to(end);
            } else {
                self.step();
            }
            if self.epoch != epoch || to <= self.cursor {
                return;
            }
        }
    }

    /// Trains on as many batches of the epoch as take little time together, one or a part of it at least.
    pub(crate) fn stretch(&mut self) {
        let n_examples = STRETCH / self.mlp.params().len();
        if n_examples <= self.recipe.batch_size {
            self.part();
        } else {
            self.advance(n_examples);
        }
    }

    pub(super) fn update(&self) -> Update {
        Update { learning_rate: self.learning_rate(), ..self.recipe.update }
    }

    /// The examples before `cursor` have been seen.
    fn go_to(&mut self, cursor: usize) {
        self.cursor = cursor;
        if cursor == self.split.train.n {
            self.epoch += 1;
            self.cursor = 0;
            self.arrange();
        }
    }

    /// Puts the training examples in the order, and with the noise, in which this epoch takes them.
    pub(super) fn arrange(&mut self) {
        let mut arranged = None;
        // A generator of its own for each epoch, so that any epoch can be replayed alone.
        let mut random = self.random(0);
        let deviation = self.recipe.input_noise;
        if let Some(noise) = self.split.noise.as_ref().filter(|_| 0.0 < deviation) {
            let inputs = noise.inputs(deviation, &mut random);
            arranged = Some(self.split.train.with_inputs(inputs));
        }
        if self.recipe.reshuffle {
            let mut order: Vec<usize> = (0..self.split.train.n).collect();
            nn::shuffle(&mut random, &mut order);
            arranged = Some(arranged.as_ref().unwrap_or(&self.split.train).arranged(&order));
        }
        self.arranged = arranged;
    }

    /// The generator of the present epoch, or of a part of it.
    fn random(&self, part: u64) -> Pcg64Mcg {
        Pcg64Mcg::seed_from_u64(self.seed ^ self.epoch ^ (part << 32))
    }
}
