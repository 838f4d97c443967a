//! The trainer: gathers gradients over a batch, then moves the parameters once.

use crate::autodiff::Tape;
use crate::clip::{Clip, shorten};
use crate::examples::Batches;
use crate::mlp::{Layer, Mlp};
use crate::optim::{Hyper, Optimizer, Step};
use crate::random::Random;
use crate::real::Real;
use crate::regularizer::Regularizer;
use alloc::vec;
use alloc::vec::Vec;

/// How far running statistics follow those of the batches of an update: as commonly set.
const TRACKING: f64 = 0.1;

/// How one update is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Update {
    /// How far a step goes.
    pub learning_rate: f64,
    /// What keeps weights small.
    pub regularizer: Regularizer,
    /// How strongly.
    pub regularization_rate: f64,
    /// What happens to a weight that L1 pushes across zero.
    pub l1: L1,
    /// The numbers that tune the optimizer; `None` for its paper's.
    pub hyper: Option<Hyper>,
    /// How the mean gradient is limited.
    pub clip: Clip,
    /// The largest length of the weights into one neuron (Srebro and Shraibman 2005; Srivastava et
    /// al. 2014, section 5.1).
    pub max_norm: Option<f64>,
}

impl Default for Update {
    /// The original's: a learning rate of 0.03, no regularization.
    fn default() -> Self {
        Self {
            learning_rate: 0.03,
            regularizer: Regularizer::None,
            regularization_rate: 0.0,
            l1: L1::Prune,
            hyper: None,
            clip: Clip::None,
            max_norm: None,
        }
    }
}

/// What happens to a weight that the L1 or elastic penalty pushes across zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum L1 {
    /// It becomes zero and stays: the link is dead, as in the original.
    #[default]
    Prune,
    /// It becomes zero, and may grow again: the soft threshold of proximal gradient descent
    /// (Parikh and Boyd, *Proximal Algorithms*, 2014, section 6.5.2).
    SoftThreshold,
}

/// What training remembers besides the parameters: plain numbers, so a copy is a snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Trainer<R> {
    optimizer: Optimizer,
    /// Gradients gathered since the last update, one number a parameter.
    grads: Vec<R>,
    /// How many examples they are of.
    n_gathered: usize,
    /// What the optimizer remembers, slots × parameters.
    slots: Vec<R>,
    t: u64,
    /// Parameters that do not move: pruned by L1, or frozen by a person.
    frozen: Vec<bool>,
    /// How many these are.
    n_frozen: usize,
    /// The parameters before the update under way.
    before: Vec<R>,
}

impl<R: Real> Trainer<R> {
    /// A trainer for this network, nothing gathered yet.
    pub fn new(mlp: &Mlp<R>, optimizer: Optimizer) -> Self {
        let n = mlp.params().len();
        let zeros = |n| vec![R::default(); n];
        let mut frozen = vec![false; n];
        mlp.running().for_each(|at| frozen[at] = true);
        let n_frozen = mlp.running().count();
        Self {
            optimizer,
            grads: zeros(n),
            n_gathered: 0,
            slots: zeros(n * optimizer.spec().slots),
            t: 0,
            frozen,
            n_frozen,
            before: zeros(n),
        }
    }

    /// Adds the gradient of the batch on the tape, nothing dropped. Of the tape, inputs and targets alone
    /// can be read afterwards.
    pub fn gather(&mut self, mlp: &Mlp<R>, tape: &mut Tape<R>) {
        R::gather(self, mlp, tape, None);
    }

    /// Adds the gradient of the batch on the tape, outputs dropped at random.
    pub fn gather_dropping(&mut self, mlp: &Mlp<R>, tape: &mut Tape<R>, random: &mut dyn Random) {
        R::gather(self, mlp, tape, Some(random));
    }

    pub(crate) fn gather_here(
        &mut self,
        mlp: &Mlp<R>,
        tape: &mut Tape<R>,
        random: Option<&mut dyn Random>,
    ) {
        if tape.n() == 0 {
            return;
        }
        if !mlp.gather_plain(tape, &mut self.grads) {
            mlp.forward_training(tape, random);
            mlp.backward(tape, &mut self.grads);
            mlp.track(tape, &mut self.grads);
        }
        self.n_gathered += tape.n();
    }

    /// Trains on whole batches, nothing dropped: gathers each and updates. Returns the first example that
    /// is left. Of the tape, nothing can be read afterwards.
    ///
    /// # Panics
    /// If the tape is smaller than a batch, or a batch has no examples.
    pub fn train(
        &mut self,
        mlp: &mut Mlp<R>,
        tape: &mut Tape<R>,
        batches: Batches<'_, R>,
        update: &Update,
    ) -> usize {
        R::train(self, mlp, tape, batches, update)
    }

    pub(crate) fn train_here(
        &mut self,
        mlp: &mut Mlp<R>,
        tape: &mut Tape<R>,
        batches: Batches<'_, R>,
        update: &Update,
    ) -> usize {
        let Batches { examples, span, size } = batches;
        let (mut from, end) = (span.start, span.start + span.len() / size * size);
        let step = R::from_f64(-update.learning_rate);
        let is_online = size == 1 && self.n_gathered == 0 && self.is_plain(update);
        if is_online && mlp.learn_each(examples, from..end, step) {
            self.t += (end - from) as u64;
            return end;
        }
        while from < end {
            if mlp.gather_few(examples, from..from + size, &mut self.grads) {
                self.n_gathered += size;
            } else {
                examples.put(mlp, tape, from..from + size);
                self.gather_here(mlp, tape, None);
            }
            self.update_here(mlp, update);
            from += size;
        }
        end
    }

    /// Whether an update is a step against the slope, and nothing else.
    fn is_plain(&self, update: &Update) -> bool {
        self.optimizer == Optimizer::Sgd
            && self.n_frozen == 0
            && update.regularizer == Regularizer::None
            && update.clip == Clip::None
            && update.max_norm.is_none()
    }

    /// How many examples have been gathered since the last update.
    pub fn n_gathered(&self) -> usize {
        self.n_gathered
    }

    /// The optimizer.
    pub fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// Goes on with another optimizer, which begins without memory; what was gathered stays.
    pub fn switch(&mut self, optimizer: Optimizer) {
        self.optimizer = optimizer;
        self.slots = vec![R::default(); self.frozen.len() * optimizer.spec().slots];
        self.t = 0;
    }

    /// Whether each parameter is kept from moving.
    pub fn frozen(&self) -> &[bool] {
        &self.frozen
    }

    /// Keeps a parameter from moving, or lets it move again.
    pub fn freeze(&mut self, param: usize, frozen: bool) {
        self.n_frozen += usize::from(frozen);
        self.n_frozen -= usize::from(self.frozen[param]);
        self.frozen[param] = frozen;
    }

    /// Moves the parameters against the mean of what was gathered, and forgets it; does nothing when
    /// nothing was gathered. The penalty's slope is that of the weight before the update.
    pub fn update(&mut self, mlp: &mut Mlp<R>, update: &Update) {
        R::update(self, mlp, update);
    }

    pub(crate) fn update_here(&mut self, mlp: &mut Mlp<R>, update: &Update) {
        if self.n_gathered == 0 {
            return;
        }
        self.t += 1;
        let n = R::from_f64(self.n_gathered as f64);
        if self.is_plain(update) && mlp.is_plain() {
            let step = R::from_f64(-update.learning_rate);
            R::descend(step, n, &mut self.grads, mlp.params_mut());
            self.n_gathered = 0;
            return;
        }
        // Who needs to know how the parameters were: what is put back, and what pulls from there.
        if self.n_frozen != 0 || update.regularizer != Regularizer::None {
            R::copy(mlp.params(), &mut self.before);
        }
        // For SGD, L2 pulls after the step too, in the order of the original's rounding.
        let is_in_gradient =
            update.regularizer.spec().is_in_gradient && self.optimizer != Optimizer::Sgd;
        // Who needs the mean before the optimizer takes it.
        let n = if !mlp.is_plain() || update.clip != Clip::None || is_in_gradient {
            R::divide(&mut self.grads, n);
            R::from_f64(1.0)
        } else {
            n
        };
        // Running statistics are frozen at a value of their own.
        for at in mlp.running() {
            let old = self.before[at].to_f64();
            self.before[at] = R::from_f64(old + TRACKING * (self.grads[at].to_f64() - old));
            self.grads[at] = R::default();
        }
        update.clip.apply(&mut self.grads);
        if is_in_gradient {
            self.add_slopes(mlp, update);
        }
        R::optimize(
            self.optimizer.spec(),
            Step {
                params: mlp.params_mut(),
                grads: &mut self.grads,
                n,
                slots: &mut self.slots,
                t: self.t,
                learning_rate: update.learning_rate,
                hyper: update.hyper.unwrap_or(self.optimizer.spec().hyper),
            },
        );
        if update.regularizer != Regularizer::None && !is_in_gradient {
            self.penalize(mlp, update);
        }
        if let Some(bound) = update.max_norm {
            for layer in 0..mlp.layers().len() {
                let Layer { weights, n_inputs, .. } = mlp.layers()[layer];
                for weights in mlp.params_mut()[weights.span()].chunks_exact_mut(n_inputs.max(1)) {
                    shorten(weights, bound);
                }
            }
        }
        if self.n_frozen != 0 {
            for (param, frozen) in self.frozen.iter().enumerate() {
                if *frozen {
                    mlp.params_mut()[param] = self.before[param];
                }
            }
        }
        self.n_gathered = 0;
    }

    /// Adds the slope of the penalty on every weight to its gradient.
    fn add_slopes(&mut self, mlp: &Mlp<R>, update: &Update) {
        for layer in mlp.layers() {
            for at in layer.weights.span() {
                let slope = (update.regularizer.spec().slope)(mlp.params()[at].to_f64());
                self.grads[at] = self.grads[at] + R::from_f64(update.regularization_rate * slope);
            }
        }
    }

    /// Pulls every weight towards zero, after the optimizer's step.
    fn penalize(&mut self, mlp: &mut Mlp<R>, update: &Update) {
        let spec = update.regularizer.spec();
        let pull = update.learning_rate * update.regularization_rate;
        for layer in 0..mlp.layers().len() {
            for at in mlp.layers()[layer].weights.span() {
                if self.frozen[at] {
                    continue;
                }
                let stepped = mlp.params()[at].to_f64();
                let slope = match (spec.has_corner, update.l1) {
                    // The soft threshold pulls at the weight where the step has left it.
                    (true, L1::SoftThreshold) => stepped,
                    _ => self.before[at].to_f64(),
                };
                let mut weight = stepped - pull * (spec.slope)(slope);
                if spec.has_corner && stepped * weight < 0.0 {
                    weight = 0.0;
                    if update.l1 == L1::Prune {
                        self.freeze(at, true);
                        self.before[at] = R::default();
                    }
                }
                mlp.params_mut()[at] = R::from_f64(weight);
            }
        }
    }
}
