//! The trainer: what training remembers, and how gathered gradients move the parameters. How they are
//! gathered is decided in `choice.rs`.

use crate::autodiff::Weights;
use crate::gradient_limit::{GradientLimit, shorten};
use crate::kernels;
use crate::network::Network;
use crate::optim::{Hyper, Optimizer, StepInput};
use crate::real::Real;
use crate::regularizer::Regularizer;
use alloc::vec;
use alloc::vec::Vec;

/// The share of an update's statistics in the running ones; the common libraries have the same.
const TRACKING: f64 = 0.1;

/// How one update is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Update {
    /// The learning rate: how far a step goes.
    pub learning_rate: f64,
    /// What keeps weights small.
    pub regularizer: Regularizer,
    /// How strongly it does so.
    pub regularization_rate: f64,
    /// What happens to a weight that L1 pushes across zero.
    pub l1: L1,
    /// The numbers that tune the optimizer; `None` for those of its paper.
    pub hyper: Option<Hyper>,
    /// How the mean gradient is limited.
    pub limit: GradientLimit,
    /// The largest length of the weights into one neuron (Srebro and Shraibman 2005; Srivastava et
    /// al. 2014, section 5.1).
    pub longest: Option<f64>,
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
            limit: GradientLimit::None,
            longest: None,
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
    pub(crate) grads: Vec<R>,
    /// Of how many examples.
    pub(crate) n_gathered: usize,
    /// What the optimizer remembers, slots × parameters.
    slots: Vec<R>,
    pub(crate) t: u64,
    /// Parameters that do not move: pruned by L1, or frozen by a person.
    frozen: Vec<bool>,
    /// How many these are.
    n_frozen: usize,
    /// The parameters before the present update.
    before: Vec<R>,
}

impl<R: Real> Trainer<R> {
    /// A trainer for this network, nothing gathered yet.
    pub fn new(network: &Network<R>, optimizer: Optimizer) -> Self {
        let n = network.params().len();
        let zeros = |n| vec![R::default(); n];
        let mut frozen = vec![false; n];
        network.running().for_each(|at| frozen[at] = true);
        let n_frozen = network.running().count();
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

    /// Whether an update is a step against the gradient, and nothing else.
    pub(crate) fn only_descends(&self, update: &Update) -> bool {
        self.optimizer == Optimizer::Sgd
            && self.n_frozen == 0
            && update.regularizer == Regularizer::None
            && update.limit == GradientLimit::None
            && update.longest.is_none()
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

    /// What the optimizer remembers, slots × parameters, and how many updates it has made.
    pub fn memory(&self) -> (&[R], u64) {
        (&self.slots, self.t)
    }

    /// Goes on with what [`memory`](Self::memory) gave. Ignored if it is of another optimizer or network.
    pub fn recall(&mut self, slots: &[R], t: u64) {
        if slots.len() == self.slots.len() {
            self.slots.copy_from_slice(slots);
            self.t = t;
        }
    }

    /// Takes the summed gradients of `n` examples in place of what was gathered: the next update is of these, and
    /// leaves running statistics as they are.
    ///
    /// # Panics
    /// If there is not one gradient a parameter.
    pub fn suppose(&mut self, network: &Network<R>, grads: &[R], n: usize) {
        self.grads.copy_from_slice(grads);
        self.n_gathered = n;
        let n = R::from_f64(n as f64);
        for at in network.running() {
            self.grads[at] = network.params()[at] * n;
        }
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

    /// Moves the parameters against the mean of what was gathered, and forgets it.
    pub(crate) fn update_here(&mut self, network: &mut Network<R>, update: &Update) {
        if self.n_gathered == 0 {
            return;
        }
        self.t += 1;
        let n = R::from_f64(self.n_gathered as f64);
        if self.only_descends(update) && network.is_plain() {
            let step = R::from_f64(-update.learning_rate);
            kernels::descend(step, n, &mut self.grads, network.params_mut());
            self.n_gathered = 0;
            return;
        }
        // Needed to put frozen parameters back, and because penalties are those of the weights before the update.
        if self.n_frozen != 0 || update.regularizer != Regularizer::None {
            kernels::copy(network.params(), &mut self.before);
        }
        // For SGD, L2 is applied after the step: in this order the original rounds.
        let is_in_gradient =
            update.regularizer.spec().is_in_gradient && self.optimizer != Optimizer::Sgd;
        // Statistics, gradient limits and slopes of penalties need the mean here; otherwise the optimizer divides.
        let n = if !network.is_plain() || update.limit != GradientLimit::None || is_in_gradient {
            kernels::divide(&mut self.grads, n);
            R::from_f64(1.0)
        } else {
            n
        };
        // Running statistics are frozen parameters; what they are put back to follows the batches.
        for at in network.running() {
            let old = self.before[at].to_f64();
            self.before[at] = R::from_f64(old + TRACKING * (self.grads[at].to_f64() - old));
            self.grads[at] = R::default();
        }
        update.limit.apply(&mut self.grads);
        if is_in_gradient {
            self.add_slopes(network, update);
        }
        let spec = self.optimizer.spec();
        R::of(&spec.step)(StepInput {
            params: network.params_mut(),
            grads: &mut self.grads,
            n,
            slots: &mut self.slots,
            t: self.t,
            learning_rate: update.learning_rate,
            hyper: update.hyper.unwrap_or(spec.hyper),
        });
        if update.regularizer != Regularizer::None && !is_in_gradient {
            self.penalize(network, update);
        }
        if let Some(bound) = update.longest {
            for k in 0..network.training().all_weights().len() {
                let Weights { param, n_inputs } = network.training().all_weights()[k];
                let weights = &mut network.params_mut()[param.span()];
                for weights in weights.chunks_exact_mut(n_inputs.max(1)) {
                    shorten(weights, bound);
                }
            }
        }
        if self.n_frozen != 0 {
            for (param, frozen) in self.frozen.iter().enumerate() {
                if *frozen {
                    network.params_mut()[param] = self.before[param];
                }
            }
        }
        self.n_gathered = 0;
    }

    /// Adds the slope of the penalty on every weight to its gradient.
    fn add_slopes(&mut self, network: &Network<R>, update: &Update) {
        for weights in network.training().all_weights() {
            for at in weights.param.span() {
                let slope = (update.regularizer.spec().slope)(network.params()[at].to_f64());
                self.grads[at] = self.grads[at] + R::from_f64(update.regularization_rate * slope);
            }
        }
    }

    /// Pulls every weight towards zero, after the optimizer's step.
    fn penalize(&mut self, network: &mut Network<R>, update: &Update) {
        let spec = update.regularizer.spec();
        let pull = update.learning_rate * update.regularization_rate;
        for k in 0..network.training().all_weights().len() {
            for at in network.training().all_weights()[k].param.span() {
                if self.frozen[at] {
                    continue;
                }
                let stepped = network.params()[at].to_f64();
                let slope = match (spec.has_corner, update.l1) {
                    // The soft threshold takes the weight after the optimizer's step.
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
                network.params_mut()[at] = R::from_f64(weight);
            }
        }
    }
}
