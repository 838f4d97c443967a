//! The choice among the loops: everything a network computes goes through one of these functions, which
//! see how many examples there are and what was recorded. The graph can do everything; the other loops, in
//! `loops/`, are for networks that are plain, that is, chains of dense layers, and the tests compare each of
//! them with a textbook's loop.
//!
//! How many times longer the work takes without a loop:
//!
//! | loop | for | instead of | f64 | f32 |
//! |---|---|---|---|---|
//! | `Rows` | any batch, and pictures | graph | 1.04 | 1.25 |
//! | `Single` | one example, whatever the optimizer | `Rows` | 1.36 to 1.59 | 1.70 to 2.04 |
//! | `SmallBatch` | about ten examples, in `f64` thirty | `Rows` | 1.13 to 1.36 | 1.34 to 1.72 |
//! | `Online` | gradient descent, one example each step | `Single` | 1.58 to 2.70 | 1.64 to 2.50 |
//!
//! `Rows` gains in browsers only. Its numbers are of batches of 30 in Chromium, by `cargo xtask bench
//! --adapter` with a build that computes every network by the graph; natively they are 0.97 to 1.03 in
//! `f64`. The others are of 2-4-2-1 and 7-6×8-1 neurons, by `cargo run --release --package bench --bin
//! loops`, in batches of ten; an epoch of 2-4-2-1 in batches of thirty takes 1.17 times longer by `Rows` than
//! by `SmallBatch`, in Chromium and `f64`.

use crate::autodiff::{Tape, Var};
use crate::examples::Batches;
use crate::kernels;
use crate::loops::Loop;
use crate::loops::small::AnySmallBatch;
use crate::network::Network;
use crate::random::Random;
use crate::real::Real;
use crate::trainer::{Trainer, Update};
use core::ops::Range;

impl<R: Real> Network<R> {
    /// Computes every variable at these parameters, and the loss if it is asked for.
    pub(crate) fn choose_answer(&self, params: &[R], tape: &mut Tape<R>, with_loss: bool) {
        // The chain calls no operations, and computes the loss only if it is asked for.
        match self.loops(Loop::Rows) {
            Some(loops) => {
                loops.chain.answer(params, tape);
                if with_loss {
                    loops.chain.compute_loss(tape);
                }
            }
            None => {
                self.keep_all(tape);
                self.predicting().forward(params, tape);
            }
        }
    }

    /// Writes what every neuron answers to a span of the columns of `x`.
    pub(crate) fn choose_columns(
        &self,
        outputs: impl Iterator<Item = Var>,
        tape: &mut Tape<R>,
        (x, y): (&[R], &mut [R]),
        stride: usize,
        span: Range<usize>,
    ) {
        let n = span.len();
        if n == 0 {
            return;
        }
        tape.set_n(n);
        // Pictures need every neuron: written in place, their answers need not be copied from the tape.
        if let Some(loops) = self.loops(Loop::Rows) {
            loops.chain.answer_columns(self.params(), tape, (x, y), stride, span);
            return;
        }
        kernels::columns(x, stride, span.start, tape.value_mut(self.input()), n);
        self.choose_answer(self.params(), tape, false);
        let rows = outputs.flat_map(|output| tape.value(output).chunks_exact(n));
        for (row, y) in rows.zip(y.chunks_exact_mut(stride)) {
            kernels::copy(row, &mut y[span.clone()]);
        }
    }
}

impl<R: Real> Trainer<R> {
    /// Adds the gradient of the batch on the tape.
    pub(crate) fn choose_gather(
        &mut self,
        network: &Network<R>,
        tape: &mut Tape<R>,
        random: Option<&mut dyn Random>,
    ) {
        let n = tape.n();
        if n == 0 {
            return;
        }
        // With one example, vectors of examples would have one used lane; here the lanes are neurons.
        if n == 1
            && let Some(loops) = network.loops(Loop::Single)
        {
            loops.chain.gather_single(network.params(), tape, &mut self.grads);
        } else if let Some(loops) = network.loops(Loop::Rows) {
            loops.chain.gather(network.params(), tape, &mut self.grads);
        } else {
            network.replay_training(tape, random);
            network.replay_back(tape, &mut self.grads);
            network.track(tape, &mut self.grads);
        }
        self.n_gathered += n;
    }

    /// Trains on whole batches; returns the first example that is left.
    pub(crate) fn choose_train(
        &mut self,
        network: &mut Network<R>,
        tape: &mut Tape<R>,
        batches: Batches<'_, R>,
        update: &Update,
    ) -> usize {
        let Batches { examples, span, size } = batches;
        let (mut from, end) = (span.start, span.start + span.len() / size * size);
        // With batches of one each gradient is used at once: backward pass and step are one.
        let is_online = size == 1 && self.n_gathered == 0 && self.only_descends(update);
        if is_online && let Some((loops, params)) = network.loops_mut(Loop::Online) {
            let step = R::from_f64(-update.learning_rate);
            loops.online.learn(params, examples, from..end, step);
            self.t += (end - from) as u64;
            return end;
        }
        // Rows that are arrays, for the batch size that the page begins with, and for its largest.
        let is_small = AnySmallBatch::<R>::has_room(size);
        while from < end {
            let span = from..from + size;
            if is_small && let Some((loops, params)) = network.loops_mut(Loop::SmallBatch) {
                loops.small.gather(params, examples, span, &mut self.grads);
                self.n_gathered += size;
            } else {
                network.put(examples, tape, span);
                self.choose_gather(network, tape, None);
            }
            self.update_here(network, update);
            from += size;
        }
        end
    }
}
