//! What an optimizer is written as: a rule for a vector of parameters, and the loop that applies it.

use crate::kernels;
use crate::lanes::{Lanes, must_train};
use crate::real::{Both, PerReal, Real};
use core::array::from_fn;
use wide::f32x4;

/// The rule of an optimizer.
pub trait Rule {
    /// How many numbers it remembers for each parameter.
    const SLOTS: usize;

    /// Moves `params` against the mean gradient, and forgets the gradient.
    fn step<R: Real>(step: StepInput<'_, R>);
}

/// What a rule works on.
#[derive(Debug)]
pub struct StepInput<'a, R> {
    /// The parameters to move.
    pub params: &'a mut [R],
    /// The gradients of all examples together, one number a parameter; zero afterwards.
    pub grads: &'a mut [R],
    /// How many examples these are.
    pub n: R,
    /// What the rule remembers: `SLOTS` × parameters, zero before the first step.
    pub slots: &'a mut [R],
    /// The number of this step, from 1.
    pub t: u64,
    /// The learning rate of this step.
    pub learning_rate: f64,
    /// The numbers the rule is tuned by.
    pub hyper: Hyper,
}

/// The numbers a rule is tuned by; each rule reads those that its formula names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hyper {
    /// β₁, or μ: how much of the averaged gradient is kept.
    pub beta1: f64,
    /// β₂, or ρ: how much of the averaged square is kept.
    pub beta2: f64,
    /// ε: what keeps a division from being by zero.
    pub epsilon: f64,
    /// λ: the decoupled weight decay.
    pub decay: f64,
}

impl Hyper {
    /// Every number zero.
    pub const NONE: Self = Self { beta1: 0.0, beta2: 0.0, epsilon: 0.0, decay: 0.0 };
}

/// The rule of an optimizer as a function, of which there is one for each number type.
#[derive(Debug)]
pub struct Steps;

impl PerReal for Steps {
    type Of<R: Real> = for<'a> fn(StepInput<'a, R>);
}

/// What an optimizer is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The update, in plain text.
    pub formula: &'static str,
    /// What the formula calls β₁ and β₂ of [`Hyper`].
    pub letters: [&'static str; 2],
    /// How many numbers it remembers for each parameter.
    pub slots: usize,
    /// The learning rate its paper, or failing that its common implementation, begins with.
    pub learning_rate: f64,
    /// The numbers its paper is tuned by; 0 where its formula names none.
    pub hyper: Hyper,
    /// The rule, for each number type.
    pub step: Both<Steps>,
}

impl Spec {
    /// The spec of a rule.
    pub const fn of<O: Rule>(id: &'static str, label: &'static str, formula: &'static str) -> Self {
        Self {
            id,
            label,
            formula,
            letters: ["β₁", "β₂"],
            slots: O::SLOTS,
            learning_rate: 0.03,
            hyper: Hyper::NONE,
            step: Both { f64: O::step::<f64>, f32: single::<O> },
        }
    }

    /// The same, with other defaults.
    pub(super) const fn with(self, learning_rate: f64, hyper: Hyper) -> Self {
        Self { learning_rate, hyper, ..self }
    }

    /// The same, with other letters for β₁ and β₂.
    pub(super) const fn lettered(self, letters: [&'static str; 2]) -> Self {
        Self { letters, ..self }
    }
}

/// A rule in single precision, where the feature `train-f32` allows learning in it.
fn single<O: Rule>(step: StepInput<'_, f32>) {
    must_train::<f32x4>();
    O::step::<f32>(step);
}

/// Moves the parameters by `rule`, a vector at a time: (parameters, gradients, what is remembered of
/// them) ↦ parameters.
#[inline(always)]
pub(super) fn each<R: Real, const SLOTS: usize>(
    step: StepInput<'_, R>,
    rule: impl Fn(R::Vector, R::Vector, &mut [R::Vector; SLOTS]) -> R::Vector,
) {
    let StepInput { params, grads, n, mut slots, .. } = step;
    let n_params = params.len();
    let mut slots: [&mut [R]; SLOTS] = from_fn(|_| {
        let (slot, rest) = core::mem::take(&mut slots).split_at_mut(n_params);
        slots = rest;
        slot
    });
    // The parameters after the last whole vector are copied to a vector of their own.
    let whole = n_params - n_params % R::Vector::N;
    let last =
        |row: &[R]| -> [R; 4] { from_fn(|k| row.get(whole + k).copied().unwrap_or_default()) };
    let (mut last_params, mut last_grads) = (last(params), last(grads));
    let mut last_slots: [[R; 4]; SLOTS] = from_fn(|k| last(slots[k]));
    let by = [n, R::from_f64(1.0) / n].map(R::Vector::fill);
    let rows = slots.each_mut().map(|row| &mut row[..whole]);
    vectors(&mut params[..whole], &mut grads[..whole], rows, by, &rule);
    if whole < n_params {
        let rows = last_slots.each_mut().map(|row| &mut row[..R::Vector::N]);
        let grads_done = &mut last_grads[..R::Vector::N];
        vectors(&mut last_params[..R::Vector::N], grads_done, rows, by, &rule);
        kernels::copy(&last_params[..n_params - whole], &mut params[whole..]);
        kernels::copy(&last_grads[..n_params - whole], &mut grads[whole..]);
        for (slot, last) in slots.iter_mut().zip(&last_slots) {
            kernels::copy(&last[..n_params - whole], &mut slot[whole..]);
        }
    }
}

/// The same for whole vectors, without a bounds check in the loop: browsers' engines do not move a constant
/// out of a loop across a check, and would compute it again for every vector.
#[inline(never)]
fn vectors<R: Real, const SLOTS: usize>(
    params: &mut [R],
    grads: &mut [R],
    slots: [&mut [R]; SLOTS],
    by: [R::Vector; 2],
    rule: &impl Fn(R::Vector, R::Vector, &mut [R::Vector; SLOTS]) -> R::Vector,
) {
    let params = R::Vector::chunks_mut(params);
    let len = params.len();
    let grads = &mut R::Vector::chunks_mut(grads)[..len];
    let mut slots = slots.map(|slot| &mut R::Vector::chunks_mut(slot)[..len]);
    for k in 0..len {
        let mut values = from_fn(|slot| R::Vector::of(&slots[slot][k]));
        let grad = R::Vector::of(&grads[k]).over(by);
        rule(R::Vector::of(&params[k]), grad, &mut values).put(&mut params[k]);
        R::Vector::constant(0.0).put(&mut grads[k]);
        for (slot, value) in slots.iter_mut().zip(values) {
            value.put(&mut slot[k]);
        }
    }
}

/// A number of the rule in every lane.
#[inline(always)]
pub(super) fn c<R: Real>(x: f64) -> R::Vector {
    R::Vector::constant(x)
}

/// A divisor of the rule, as [`Lanes::over`] takes it.
#[inline(always)]
pub(super) fn by<R: Real>(x: f64) -> [R::Vector; 2] {
    [c::<R>(x), c::<R>(1.0 / x)]
}

/// 1 − βᵗ: the sum of the weights of an average that began at zero, after `t` steps.
pub(super) fn unbiased(beta: f64, t: u64) -> f64 {
    1.0 - libm::pow(beta, t as f64)
}
