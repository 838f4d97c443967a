//! What is compiled for `f64` and `f32` in this crate: every function through which a network is built,
//! answers and learns. Elsewhere these are generic, and a generic function is compiled in the crate that
//! calls it; the page is compiled for size, and this crate for speed. So the public methods below call a
//! concrete function each, which is never inlined, and all that it calls is compiled here with it.

use crate::autodiff::Tape;
use crate::examples::{Batches, Examples};
use crate::loops::plane::PlaneLosses;
use crate::loss::Loss;
use crate::mlp::{LayerExtras, LayerSpec, Mlp};
use crate::network::Network;
use crate::random::Random;
use crate::real::Real;
use crate::trainer::{Trainer, Update};
use core::ops::Range;

/// A number type that networks are compiled for: `f64` or `f32`.
pub trait Compiled: Real {
    /// See [`Mlp::with`].
    fn mlp(n_inputs: usize, specs: &[LayerSpec], extras: &[LayerExtras], loss: Loss) -> Mlp<Self>;
    /// See [`Network::forward_at`] and, if the loss is not asked for, [`Network::answer_at`].
    fn answer(network: &Network<Self>, params: &[Self], tape: &mut Tape<Self>, with_loss: bool);
    /// See [`Mlp::answer_columns`].
    fn answer_columns(
        mlp: &Mlp<Self>,
        tape: &mut Tape<Self>,
        columns: (&[Self], &mut [Self]),
        stride: usize,
        span: Range<usize>,
    );
    /// See [`Network::forward_training`].
    fn replay(network: &Network<Self>, tape: &mut Tape<Self>, random: Option<&mut dyn Random>);
    /// See [`Network::answer_masked`].
    fn answer_masked(network: &Network<Self>, params: &[Self], tape: &mut Tape<Self>);
    /// See [`Network::backward_answer`].
    fn answer_back(
        network: &Network<Self>,
        params: &[Self],
        tape: &mut Tape<Self>,
        grads: &mut [Self],
    );
    /// See [`PlaneLosses::grid`].
    fn plane_losses(
        losses: &mut PlaneLosses<Self>,
        plane: [&[Self]; 3],
        places: [&[Self]; 2],
        examples: Examples<'_, Self>,
        out: &mut [f64],
    );
    /// See [`Network::backward`].
    fn replay_back(network: &Network<Self>, tape: &mut Tape<Self>, grads: &mut [Self]);
    /// See [`Examples::put`].
    fn put(
        examples: Examples<'_, Self>,
        network: &Network<Self>,
        tape: &mut Tape<Self>,
        span: Range<usize>,
    );
    /// See [`Trainer::gather_dropping`].
    fn gather(
        trainer: &mut Trainer<Self>,
        network: &Network<Self>,
        tape: &mut Tape<Self>,
        random: Option<&mut dyn Random>,
    );
    /// See [`Trainer::update`].
    fn update(trainer: &mut Trainer<Self>, network: &mut Network<Self>, update: &Update);
    /// See [`Trainer::train`].
    fn train(
        trainer: &mut Trainer<Self>,
        network: &mut Network<Self>,
        tape: &mut Tape<Self>,
        batches: Batches<'_, Self>,
        update: &Update,
    ) -> usize;
}

macro_rules! compiled {
    ($real:ident) => {
        impl Compiled for $real {
            #[inline(never)]
            fn mlp(
                n_inputs: usize,
                specs: &[LayerSpec],
                extras: &[LayerExtras],
                loss: Loss,
            ) -> Mlp<Self> {
                Mlp::record(n_inputs, specs, extras, loss)
            }

            #[inline(never)]
            fn answer(
                network: &Network<Self>,
                params: &[Self],
                tape: &mut Tape<Self>,
                with_loss: bool,
            ) {
                network.choose_answer(params, tape, with_loss);
            }

            #[inline(never)]
            fn answer_columns(
                mlp: &Mlp<Self>,
                tape: &mut Tape<Self>,
                columns: (&[Self], &mut [Self]),
                stride: usize,
                span: Range<usize>,
            ) {
                let outputs = mlp.layers().iter().map(|layer| layer.output);
                mlp.choose_columns(outputs, tape, columns, stride, span);
            }

            #[inline(never)]
            fn replay(
                network: &Network<Self>,
                tape: &mut Tape<Self>,
                random: Option<&mut dyn Random>,
            ) {
                network.replay_training(tape, random);
            }

            #[inline(never)]
            fn answer_masked(network: &Network<Self>, params: &[Self], tape: &mut Tape<Self>) {
                network.predicting().forward(params, tape);
            }

            #[inline(never)]
            fn answer_back(
                network: &Network<Self>,
                params: &[Self],
                tape: &mut Tape<Self>,
                grads: &mut [Self],
            ) {
                network.predicting().backward(params, tape, network.loss(), grads);
            }

            #[inline(never)]
            fn plane_losses(
                losses: &mut PlaneLosses<Self>,
                plane: [&[Self]; 3],
                places: [&[Self]; 2],
                examples: Examples<'_, Self>,
                out: &mut [f64],
            ) {
                losses.compute(plane, places, examples, out);
            }

            #[inline(never)]
            fn replay_back(network: &Network<Self>, tape: &mut Tape<Self>, grads: &mut [Self]) {
                network.replay_back(tape, grads);
            }

            #[inline(never)]
            fn put(
                examples: Examples<'_, Self>,
                network: &Network<Self>,
                tape: &mut Tape<Self>,
                span: Range<usize>,
            ) {
                network.put(examples, tape, span);
            }

            #[inline(never)]
            fn gather(
                trainer: &mut Trainer<Self>,
                network: &Network<Self>,
                tape: &mut Tape<Self>,
                random: Option<&mut dyn Random>,
            ) {
                trainer.choose_gather(network, tape, random);
            }

            #[inline(never)]
            fn update(trainer: &mut Trainer<Self>, network: &mut Network<Self>, update: &Update) {
                trainer.update_here(network, update);
            }

            #[inline(never)]
            fn train(
                trainer: &mut Trainer<Self>,
                network: &mut Network<Self>,
                tape: &mut Tape<Self>,
                batches: Batches<'_, Self>,
                update: &Update,
            ) -> usize {
                trainer.choose_train(network, tape, batches, update)
            }
        }
    };
}

compiled!(f64);
compiled!(f32);

impl<R: Compiled> Mlp<R> {
    /// A network of these layers, the last of which is the output; every parameter is zero.
    ///
    /// # Panics
    /// If there is no layer.
    pub fn new(n_inputs: usize, layers: &[LayerSpec], loss: Loss) -> Self {
        Self::with(n_inputs, layers, &[], loss)
    }

    /// The same with normalization and dropout: `extras[k]` is that of layer `k`, and layers without one have
    /// neither. Gains and running variances are one, every other parameter zero.
    ///
    /// # Panics
    /// If there is no layer, or a chance of dropout is not from 0 to below 1.
    pub fn with(n_inputs: usize, layers: &[LayerSpec], extras: &[LayerExtras], loss: Loss) -> Self {
        R::mlp(n_inputs, layers, extras, loss)
    }

    /// Writes what every neuron answers to a span of the columns of `x`, inputs × `stride`, to the same
    /// columns of `y`, neurons × `stride`, layer by layer. Of the tape, nothing can be read afterwards.
    ///
    /// # Panics
    /// If the tape is smaller than the span, or there are fewer rows or columns.
    pub fn answer_columns(
        &self,
        tape: &mut Tape<R>,
        x: &[R],
        y: &mut [R],
        stride: usize,
        span: Range<usize>,
    ) {
        R::answer_columns(self, tape, (x, y), stride, span);
    }
}

impl<R: Compiled> Network<R> {
    /// Computes every neuron and the loss from the inputs and targets on the tape, as predicted:
    /// nothing is dropped, and batch norm goes by its running statistics.
    pub fn forward(&self, tape: &mut Tape<R>) {
        R::answer(self, self.params(), tape, true);
    }

    /// The same at other parameters than the network's own, which stay as they are.
    ///
    /// # Panics
    /// If there are fewer than the network has.
    pub fn forward_at(&self, params: &[R], tape: &mut Tape<R>) {
        R::answer(self, params, tape, true);
    }

    /// As [`forward`](Self::forward), but only the neurons: what the tape holds as the loss afterwards means
    /// nothing.
    pub fn answer(&self, tape: &mut Tape<R>) {
        R::answer(self, self.params(), tape, false);
    }

    /// The same at other parameters than the network's own.
    ///
    /// # Panics
    /// If there are fewer than the network has.
    pub fn answer_at(&self, params: &[R], tape: &mut Tape<R>) {
        R::answer(self, params, tape, false);
    }

    /// The sum of the losses of the batch on the tape, at any parameters.
    ///
    /// # Panics
    /// If there are fewer than the network has.
    pub fn loss_at(&self, params: &[R], tape: &mut Tape<R>) -> f64 {
        R::answer(self, params, tape, true);
        tape.value(self.loss()).iter().map(|loss| loss.to_f64()).sum()
    }

    /// Computes every neuron and the loss as in training: by the statistics of this batch, and with
    /// outputs dropped at random, one draw a neuron and example, layer by layer; without a generator
    /// nothing is dropped. What is kept is divided by the chance of being kept (inverted dropout).
    pub fn forward_training(&self, tape: &mut Tape<R>, random: Option<&mut dyn Random>) {
        R::replay(self, tape, random);
    }

    /// As [`forward`](Self::forward) at any parameters, but with the masks that stand on the tape, which the
    /// caller has filled: see [`masks`](Self::masks).
    ///
    /// # Panics
    /// If there are fewer parameters than the network has.
    pub fn answer_masked(&self, params: &[R], tape: &mut Tape<R>) {
        R::answer_masked(self, params, tape);
    }

    /// Adds the gradient of the summed loss to `grads`, one number a parameter, as the network answers: batch
    /// norm by its running statistics, which are constants to it, and with the masks of the forward pass.
    /// Afterwards the gradients of all sums and outputs can be read off the tape. The values must be those of a
    /// [`forward_at`](Self::forward_at) or [`answer_masked`](Self::answer_masked) with these parameters.
    ///
    /// # Panics
    /// If there are fewer parameters than the network has.
    pub fn backward_answer(&self, params: &[R], tape: &mut Tape<R>, grads: &mut [R]) {
        R::answer_back(self, params, tape, grads);
    }

    /// What computes its losses at many parameters at once, if it is a chain of dense layers.
    pub fn plane_losses(&self) -> Option<PlaneLosses<R>> {
        PlaneLosses::of(self)
    }

    /// Adds the gradient of the summed loss to `grads`, one number a parameter. The values must be
    /// those of a training forward pass; without dropout and batch norm both passes are the same.
    pub fn backward(&self, tape: &mut Tape<R>, grads: &mut [R]) {
        R::replay_back(self, tape, grads);
    }
}

impl<R: Compiled> Examples<'_, R> {
    /// Copies some of them onto a tape of a network.
    ///
    /// # Panics
    /// If the tape is too small, or there are fewer.
    pub fn put(&self, network: &Network<R>, tape: &mut Tape<R>, span: Range<usize>) {
        R::put(*self, network, tape, span);
    }
}

impl<R: Compiled> PlaneLosses<R> {
    /// Writes to `out` the mean loss over the examples at each place of a grid on the plane through `plane[0]` along
    /// the directions `plane[1]` and `plane[2]`: at column a and row b the parameters are `plane[0]` + a · `plane[1]`
    /// + b · `plane[2]`. `places` are the columns and the rows; `out` is row after row.
    ///
    /// # Panics
    /// If there are fewer parameters than the network has, or not one number of `out` a place.
    pub fn grid(
        &mut self,
        plane: [&[R]; 3],
        places: [&[R]; 2],
        examples: Examples<'_, R>,
        out: &mut [f64],
    ) {
        R::plane_losses(self, plane, places, examples, out);
    }
}

impl<R: Compiled> Trainer<R> {
    /// Adds the gradient of the batch on the tape, nothing dropped. Of the tape, inputs and targets alone
    /// can be read afterwards.
    pub fn gather(&mut self, network: &Network<R>, tape: &mut Tape<R>) {
        R::gather(self, network, tape, None);
    }

    /// Adds the gradient of the batch on the tape, outputs dropped at random.
    pub fn gather_dropping(
        &mut self,
        network: &Network<R>,
        tape: &mut Tape<R>,
        random: &mut dyn Random,
    ) {
        R::gather(self, network, tape, Some(random));
    }

    /// Moves the parameters against the mean of what was gathered, and forgets it; does nothing when
    /// nothing was gathered. The penalty's slope is that of the weight before the update.
    pub fn update(&mut self, network: &mut Network<R>, update: &Update) {
        R::update(self, network, update);
    }

    /// Trains on whole batches, nothing dropped: gathers each and updates. Returns the first example that
    /// is left. Of the tape, nothing can be read afterwards.
    ///
    /// # Panics
    /// If the tape is smaller than a batch, or a batch has no examples.
    pub fn train(
        &mut self,
        network: &mut Network<R>,
        tape: &mut Tape<R>,
        batches: Batches<'_, R>,
        update: &Update,
    ) -> usize {
        R::train(self, network, tape, batches, update)
    }
}
