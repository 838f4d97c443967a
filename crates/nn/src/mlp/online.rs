//! Training one example at a time, as batches of one are: forward, backward and the step of gradient
//! descent in one pass, for networks that are layers and nothing else. The parameters lie in vectors of
//! neurons meanwhile, see `kernels/online.rs`; the numbers are those that gathering and updating give,
//! to the bit.

use super::{Layer, Mlp};
use crate::activation::{self, Activation};
use crate::examples::Examples;
use crate::kernels::online::{Fused, Seen, stride};
use crate::lanes::Lanes;
use crate::loss::{self, Loss};
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// The memory of such a pass.
#[derive(Debug)]
pub(super) struct Online<R: Real> {
    steps: Vec<Step<R>>,
    /// What the first layer sees.
    x: Vec<R>,
    targets: Vec<R>,
    /// As many ones as there are losses.
    ones: Vec<R>,
    loss: &'static loss::Rows<R>,
}

/// A layer at work. Rows of neurons are whole vectors, with zeros where there is no neuron.
#[derive(Debug)]
struct Step<R: Real> {
    layer: Layer,
    activation: &'static activation::Rows<R>,
    /// The activation and the layer in one, or the layer alone.
    fused: Fused<R>,
    /// Its parameters.
    params: Vec<R>,
    sums: Vec<R>,
    y: Vec<R>,
    /// The slopes of the outputs.
    dy: Vec<R>,
    /// The slopes of the sums, where the activation is not fused with the layer.
    dsums: Vec<R>,
}

impl<R: Real> Online<R> {
    /// For layers that follow each other, with the activation of each.
    pub(super) fn new(
        layers: impl Iterator<Item = (Layer, &'static activation::Rows<R>)>,
        n_inputs: usize,
        loss: Loss,
    ) -> Self {
        let zeros = |n| vec![R::default(); n];
        let alone = R::rows(Activation::Linear.spec()).fused;
        let steps = layers.filter_map(|(layer, activation)| {
            let width = layer.n_units.next_multiple_of(R::Vector::N);
            let vectors = width / R::Vector::N;
            Some(Step {
                layer,
                activation,
                fused: activation.fused.or(alone)?,
                params: zeros(vectors * stride::<R::Vector>(layer.n_inputs)),
                sums: zeros(width),
                y: zeros(width),
                dy: zeros(width),
                dsums: zeros(width),
            })
        });
        let steps: Vec<_> = steps.collect();
        let n_outputs = steps.last().map_or(0, |step| step.layer.n_units);
        Self {
            steps,
            x: zeros(n_inputs),
            targets: zeros(n_outputs),
            ones: vec![R::from_f64(1.0); loss.rows(n_outputs)],
            loss: R::loss_rows(loss.spec()),
        }
    }

    /// Learns from each of the examples in turn, by `rate` times the slope.
    fn learn(&mut self, params: &mut [R], examples: Examples<'_, R>, span: Range<usize>, rate: R) {
        self.each(params, |param, place| *place = *param);
        for k in span {
            take(examples.x, examples.n, k, &mut self.x);
            take(examples.y, examples.n, k, &mut self.targets);
            self.learn_one(rate);
        }
        self.each(params, |param, place| *param = *place);
    }

    /// Learns from what it sees.
    #[inline(always)]
    fn learn_one(&mut self, rate: R) {
        let mut x = &self.x[..];
        for step in &mut self.steps {
            let Step { layer, activation, fused, params, sums, y, .. } = step;
            (fused.forward)(params, x, sums, y);
            if activation.fused.is_none() {
                (activation.forward)(sums, y);
            }
            x = &y[..layer.n_units];
        }
        let mut steps = &mut self.steps[..];
        if let Some(Step { y, dy, .. }) = steps.last_mut() {
            let n = self.targets.len();
            let dy = &mut dy[..n];
            dy.iter_mut().for_each(|slope| *slope = R::default());
            (self.loss.backward)(&y[..n], &self.targets, &self.ones, dy, 1);
        }
        while let Some((step, before)) = steps.split_last_mut() {
            let Step { layer, activation, fused, params, sums, y, dy, dsums } = step;
            let mut dy = &*dy;
            if activation.fused.is_none() {
                (activation.backward)(sums, y, dy, dsums);
                dy = dsums;
            }
            // Nobody asks for the slopes of the inputs.
            let (x, dx) = match before.last_mut() {
                Some(before) => (&before.y[..layer.n_inputs], &mut before.dy[..]),
                None => (&self.x[..], &mut [][..]),
            };
            let n = layer.n_units;
            (fused.backward)(params, &Seen { x, sums, y, dy, n }, dx, rate);
            steps = before;
        }
    }

    /// Shows every parameter with its place among those of the layers.
    fn each(&mut self, params: &mut [R], mut show: impl FnMut(&mut R, &mut R)) {
        let lanes = R::Vector::N;
        for step in &mut self.steps {
            let Layer { n_inputs, n_units, weights, biases, .. } = step.layer;
            for unit in 0..n_units {
                let vector = unit / lanes * stride::<R::Vector>(n_inputs);
                let neuron = &mut step.params[vector + unit % lanes..];
                show(&mut params[biases.span().start + unit], &mut neuron[0]);
                let weights = &mut params[weights.span()][unit * n_inputs..][..n_inputs];
                for (input, weight) in weights.iter_mut().enumerate() {
                    show(weight, &mut neuron[(1 + input) * lanes]);
                }
            }
        }
    }
}

impl<R: Real> Mlp<R> {
    /// Learns from each of the examples in turn; false, and nothing done, for a network with more than
    /// layers.
    pub(crate) fn learn_each(
        &mut self,
        examples: Examples<'_, R>,
        span: Range<usize>,
        rate: R,
    ) -> bool {
        let Some(plain) = &mut self.plain else { return false };
        plain.online.learn(&mut self.params, examples, span, rate);
        true
    }
}

/// The `k`-th column of rows of `n` numbers.
#[inline(always)]
fn take<R: Real>(rows: &[R], n: usize, k: usize, to: &mut [R]) {
    // No iterator over rows: it begins with a division.
    for (row, to) in to.iter_mut().enumerate() {
        *to = rows[row * n + k];
    }
}
