//! Losses and gradients of a run at any parameters, without training and without its memory: for looks inside,
//! which must not disturb it.

use super::{BLOCK, Run};
use crate::budget::UNIT;
use nn::Examples;
use nn::autodiff::Tape;

impl Run {
    /// The training examples in the order of the split, or the test examples.
    pub fn examples(&self, of_test: bool) -> Examples<'_, f64> {
        if of_test { self.split.test.examples() } else { self.split.train.examples() }
    }

    /// A tape for [`mean_loss_at`](Self::mean_loss_at) and [`mean_gradient`](Self::mean_gradient), in the memory
    /// of another.
    pub fn block_within(&self, memory: Tape<f64>) -> Tape<f64> {
        self.mlp.tape_within(memory, BLOCK)
    }

    /// The mean loss over the training or test examples at any parameters: at the present ones the same bits as
    /// [`losses`](Self::losses) gives, because it is summed in the same order. Not a number without examples.
    ///
    /// # Panics
    /// If there are fewer parameters than the network has, or the tape is of another network.
    pub fn mean_loss_at(&self, params: &[f64], of_test: bool, block: &mut Tape<f64>) -> f64 {
        let examples = self.examples(of_test);
        let (mut sum, mut of_block) = (0.0, 0.0);
        let width = (UNIT / params.len().max(1) / 32 * 32).clamp(32, BLOCK);
        for start in (0..examples.n).step_by(BLOCK) {
            let end = (start + BLOCK).min(examples.n);
            for from in (start..end).step_by(width) {
                examples.put(&self.mlp, block, from..(from + width).min(end));
                self.mlp.forward_at(params, block);
                of_block = block.value(self.mlp.loss()).iter().fold(of_block, |sum, it| sum + it);
            }
            sum += of_block;
            of_block = 0.0;
        }
        sum / examples.n as f64
    }

    /// Writes the gradient of the mean loss over the training examples, at most the first `n_max`, at the present
    /// parameters, as the network answers: batch norm by its running statistics, nothing dropped. Penalties are
    /// not in it. Returns how many examples these are.
    ///
    /// # Panics
    /// If the tape is of another network.
    pub fn mean_gradient(
        &self,
        n_max: usize,
        block: &mut Tape<f64>,
        gradient: &mut Vec<f64>,
    ) -> usize {
        let (examples, params) = (self.examples(false), self.mlp.params());
        let n = examples.n.min(n_max);
        gradient.clear();
        gradient.resize(params.len(), 0.0);
        for from in (0..n).step_by(BLOCK) {
            examples.put(&self.mlp, block, from..(from + BLOCK).min(n));
            self.mlp.forward_at(params, block);
            self.mlp.backward_answer(params, block, gradient);
        }
        gradient.iter_mut().for_each(|slope| *slope /= (n as f64).max(1.0));
        n
    }

    /// The gradient of the mean training loss, of at most 5000 examples: these are a random choice, because points are
    /// shuffled.
    pub fn gradient(&self) -> Vec<f64> {
        const MAX_EXAMPLES: usize = 5_000;
        let mut gradient = Vec::new();
        let mut block = self.block_within(Tape::default());
        self.mean_gradient(MAX_EXAMPLES, &mut block, &mut gradient);
        gradient
    }

    /// The length of a gradient in each layer, for its weights and biases (Glorot and Bengio 2010, section 4).
    pub fn layer_lengths(&self, gradient: &[f64]) -> impl Iterator<Item = f64> {
        self.mlp.layers().iter().map(|layer| {
            let places = layer.weights.span().chain(layer.biases.span());
            places.map(|at| gradient[at] * gradient[at]).sum::<f64>().sqrt()
        })
    }

    /// How the next update would be made.
    pub fn next_update(&self) -> nn::Update {
        self.update()
    }
}
