//! A network: a recorded graph from inputs to a loss, and one flat vector of parameters. What was recorded
//! may be anything; dense layers are recorded by `mlp.rs`. Which loop computes it is decided elsewhere, in
//! `choice.rs`, and how training moves it in `trainer.rs`.

use crate::autodiff::op::moments::Moments;
use crate::autodiff::{Graph, Param, Tape, Var};
use crate::examples::Examples;
use crate::kernels;
use crate::loops::{Loop, Loops};
use crate::random::Random;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// What a graph computes, as recorded.
#[derive(Debug)]
pub struct Recording<R: Real> {
    /// Every operation.
    pub graph: Graph<R>,
    /// The inputs of an example.
    pub input: Var,
    /// The targets of its outputs.
    pub target: Var,
    /// Its outputs.
    pub output: Var,
    /// Their losses.
    pub loss: Var,
    /// Inputs that are drawn anew for each batch.
    pub masks: Vec<Mask>,
}

/// A mask to be drawn: where it lies, and the chance of a number to be dropped.
#[derive(Clone, Copy, Debug)]
pub struct Mask {
    /// An input of the graph.
    pub var: Var,
    /// From 0 to below 1.
    pub dropout: f64,
}

/// A network and its parameters.
#[derive(Debug)]
pub struct Network<R: Real> {
    /// As it trains.
    recording: Recording<R>,
    /// As it predicts: the same rows and parameters.
    predicting: Graph<R>,
    params: Vec<R>,
    /// The fast loops, if the recording is a chain of dense layers.
    loops: Option<Loops<R>>,
    /// Which of them may be used.
    allowed: &'static [Loop],
}

impl<R: Real> Network<R> {
    /// A network of two recordings of the same rows and parameters, as it trains and as it predicts; every
    /// parameter is zero.
    ///
    /// # Panics
    /// If the recordings have not equally many parameters.
    pub fn new(training: Recording<R>, predicting: Graph<R>) -> Self {
        let n_params = training.graph.n_params();
        assert_eq!(n_params, predicting.n_params(), "the same parameters in both recordings");
        let loops = Loops::of(&training.graph, training.loss);
        let params = vec![R::default(); n_params];
        Self { recording: training, predicting, params, loops, allowed: Loop::ALL }
    }

    /// The variable that holds the inputs of the network.
    pub fn input(&self) -> Var {
        self.recording.input
    }

    /// The variable that holds the targets of the outputs.
    pub fn target(&self) -> Var {
        self.recording.target
    }

    /// The outputs of the network.
    pub fn output(&self) -> Var {
        self.recording.output
    }

    /// The variable that holds the loss of each output, or of each example where the loss is joint.
    pub fn loss(&self) -> Var {
        self.recording.loss
    }

    /// Every parameter, in the order in which they were recorded.
    pub fn params(&self) -> &[R] {
        &self.params
    }

    /// Every parameter, to be changed.
    pub fn params_mut(&mut self) -> &mut [R] {
        &mut self.params
    }

    /// All memory of a batch of up to `capacity` examples.
    pub fn tape(&self, capacity: usize) -> Tape<R> {
        self.recording.graph.tape(capacity)
    }

    /// The same in the memory of another tape, as far as it goes.
    pub fn tape_within(&self, memory: Tape<R>, capacity: usize) -> Tape<R> {
        self.recording.graph.tape_within(memory, capacity)
    }

    /// Whether it is a chain of dense layers and nothing else.
    pub fn is_plain(&self) -> bool {
        self.loops.is_some()
    }

    /// The masks of what is dropped, in the order of the layers that drop. Each is an input of the graph:
    /// 0 for what is dropped, and a factor for what is kept.
    pub fn masks(&self) -> &[Mask] {
        &self.recording.masks
    }

    /// The graph as it trains.
    pub(crate) fn training(&self) -> &Graph<R> {
        &self.recording.graph
    }

    /// The graph as it predicts.
    pub(crate) fn predicting(&self) -> &Graph<R> {
        &self.predicting
    }

    /// Allows these loops only, for comparisons; what they cannot do, the graph does.
    pub fn allow(&mut self, loops: &'static [Loop]) {
        self.allowed = loops;
    }

    /// The loops, if this one can and may be used.
    #[inline(always)]
    pub(crate) fn loops(&self, which: Loop) -> Option<&Loops<R>> {
        self.loops.as_ref().filter(|_| self.allowed.contains(&which))
    }

    /// The same with access to their memory, and to the parameters.
    #[inline(always)]
    pub(crate) fn loops_mut(&mut self, which: Loop) -> Option<(&mut Loops<R>, &mut [R])> {
        let loops = self.loops.as_mut().filter(|_| self.allowed.contains(&which))?;
        Some((loops, &mut self.params))
    }

    /// The parameters that follow the data and not the gradient: running means and variances.
    pub(crate) fn running(&self) -> impl Iterator<Item = usize> {
        let statistics = self.training().all_statistics().iter();
        statistics.flat_map(|it| [it.mean, it.variance]).flat_map(Param::span)
    }

    /// Copies some examples onto a tape.
    pub(crate) fn put(&self, examples: Examples<'_, R>, tape: &mut Tape<R>, span: Range<usize>) {
        tape.set_n(span.len());
        for (var, rows) in [(self.input(), examples.x), (self.target(), examples.y)] {
            kernels::columns(rows, examples.n, span.start, tape.value_mut(var), span.len());
        }
    }

    /// Keeps everything: as what predicts does.
    pub(crate) fn keep_all(&self, tape: &mut Tape<R>) {
        for mask in &self.recording.masks {
            tape.value_mut(mask.var).fill(R::from_f64(1.0));
        }
    }

    /// Draws the masks and computes every variable as in training.
    pub(crate) fn replay_training(&self, tape: &mut Tape<R>, mut random: Option<&mut dyn Random>) {
        for mask in &self.recording.masks {
            let kept = 1.0 / (1.0 - mask.dropout);
            for value in tape.value_mut(mask.var) {
                *value = R::from_f64(match &mut random {
                    None => 1.0,
                    Some(random) => f64::from(u8::from(mask.dropout <= random.uniform())) * kept,
                });
            }
        }
        self.training().forward(&self.params, tape);
    }

    /// Adds the gradient of the summed loss to `grads`.
    pub(crate) fn replay_back(&self, tape: &mut Tape<R>, grads: &mut [R]) {
        self.training().backward(&self.params, tape, self.loss(), grads);
    }

    /// Adds the batch's means and variances, times its number of examples, to `sums`, at the places of the
    /// running ones. The variance is the unbiased one (Ioffe and Szegedy 2015, algorithm 2); of a single
    /// example there is none, so the running one is repeated.
    pub(crate) fn track(&self, tape: &Tape<R>, sums: &mut [R]) {
        let n = tape.n();
        for statistics in self.training().all_statistics() {
            let [means, variances] = [statistics.mean, statistics.variance].map(Param::span);
            let rows = tape.value(statistics.of).chunks_exact(n);
            for ((row, mean), variance) in rows.zip(means).zip(variances) {
                let moments = Moments::of(row.iter().map(|x| x.to_f64()));
                let unbiased = match n {
                    1 => self.params[variance].to_f64(),
                    _ => moments.variance * n as f64 / (n as f64 - 1.0),
                };
                sums[mean] = sums[mean] + R::from_f64(moments.mean * n as f64);
                sums[variance] = sums[variance] + R::from_f64(unbiased * n as f64);
            }
        }
    }
}
