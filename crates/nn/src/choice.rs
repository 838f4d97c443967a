//! The choice among the loops: everything a network computes goes through one of these functions, which
//! see how many examples there are and what was recorded. The loops themselves are in `loops/`; the graph,
//! which can do everything, is replayed by `autodiff/graph.rs`, and the tests compare every loop with it.

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
    pub(crate) fn choose_answer(&self, params: &[R], tape: &mut Tape<R>, is_judged: bool) {
        match self.loops(Loop::Rows) {
            Some(loops) => {
                loops.chain.answer(params, tape);
                if is_judged {
                    loops.chain.judge(tape);
                }
            }
            None => self.predicting().forward(params, tape),
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
        let is_online = size == 1 && self.n_gathered == 0 && self.only_descends(update);
        if is_online && let Some((loops, params)) = network.loops_mut(Loop::Online) {
            let step = R::from_f64(-update.learning_rate);
            loops.online.learn(params, examples, from..end, step);
            self.t += (end - from) as u64;
            return end;
        }
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
