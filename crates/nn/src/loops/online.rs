//! A chain of layers that learns from one example at a time, as batches of one are: forward, backward and
//! the step of gradient descent in one pass. While this runs, the parameters are kept in vectors
//! of neurons, see `kernels/online.rs`; the numbers are those that gathering and updating give, to the bit.

use super::chain::{Chain, ChainLayer};
use crate::activation::{self, Activation};
use crate::examples::Examples;
use crate::kernels::online::{Fused, Neurons};
use crate::lanes::Lanes;
use crate::loss;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// The memory of this loop.
#[derive(Debug)]
pub(crate) struct Online<R: Real> {
    layers: Vec<OnlineLayer<R>>,
    /// The inputs of the network.
    x: Vec<R>,
    targets: Vec<R>,
    /// d(loss)/d(loss): a 1 for each loss.
    ones: Vec<R>,
    loss: &'static loss::Rows<R>,
}

/// A layer and what it computes for one example.
#[derive(Debug)]
struct OnlineLayer<R: Real> {
    layer: ChainLayer<R>,
    neurons: Neurons<R::Vector>,
    /// The layer together with its activation, or, if that is not fused, the layer alone.
    fused: Fused<R::Vector>,
    /// The activation, if it is not fused with the layer.
    alone: Option<&'static activation::Rows<R>>,
    /// The gradient of the weighted sums, used by an activation that is not fused.
    dsums: Vec<R::Vector>,
}

impl<R: Real> OnlineLayer<R> {
    #[inline(always)]
    fn forward(&mut self, x: &[R]) {
        (self.fused.forward)(&mut self.neurons, x);
        if let Some(activation) = self.alone {
            let Neurons { sums, y, .. } = &mut self.neurons;
            (activation.forward)(R::Vector::numbers(sums), R::Vector::numbers_mut(y));
        }
    }

    #[inline(always)]
    fn backward(&mut self, x: &[R], dx: &mut [R::Vector], rate: R) {
        if let Some(activation) = self.alone {
            let Neurons { sums, y, dy, .. } = &mut self.neurons;
            let [sums, y, dy_read] = [&*sums, y, dy].map(|it| R::Vector::numbers(it));
            (activation.backward)(sums, y, dy_read, R::Vector::numbers_mut(&mut self.dsums));
            core::mem::swap(dy, &mut self.dsums);
        }
        (self.fused.backward)(&mut self.neurons, x, dx, rate);
    }

    /// The outputs of the layer.
    #[inline(always)]
    fn y(&self) -> &[R] {
        &R::Vector::numbers(&self.neurons.y)[..self.neurons.n]
    }
}

impl<R: Real> Online<R> {
    /// For a chain of layers.
    pub(super) fn new(chain: &Chain<R>) -> Self {
        let linear = Activation::Linear.rows::<R>().fused;
        let layers = chain.layers.iter().filter_map(|&layer| {
            let neurons = Neurons::new(layer.n_units, layer.n_inputs);
            let activation = layer.activation;
            Some(OnlineLayer {
                layer,
                fused: activation.fused.or(linear)?,
                alone: activation.fused.is_none().then_some(activation),
                dsums: neurons.dy.clone(),
                neurons,
            })
        });
        Self {
            layers: layers.collect(),
            x: vec![R::default(); chain.input.rows()],
            targets: vec![R::default(); chain.target.rows()],
            ones: vec![R::from_f64(1.0); chain.loss.rows()],
            loss: chain.loss_rows,
        }
    }

    /// Learns from one example after the other: each moves the parameters by `rate` times its gradient.
    pub(crate) fn learn(
        &mut self,
        params: &mut [R],
        examples: Examples<'_, R>,
        span: Range<usize>,
        rate: R,
    ) {
        self.each(params, |param, place| *place = *param);
        for k in span {
            take(examples.x, examples.n, k, &mut self.x);
            take(examples.y, examples.n, k, &mut self.targets);
            self.learn_one(rate);
        }
        self.each(params, |param, place| *param = *place);
    }

    /// Learns from the example in `x` and `targets`.
    #[inline(always)]
    fn learn_one(&mut self, rate: R) {
        let mut x = &self.x[..];
        for layer in &mut self.layers {
            layer.forward(x);
            x = layer.y();
        }
        let mut layers = &mut self.layers[..];
        if let Some(OnlineLayer { neurons: Neurons { y, dy, n, .. }, .. }) = layers.last_mut() {
            let dy = &mut R::Vector::numbers_mut(dy)[..*n];
            dy.iter_mut().for_each(|slope| *slope = R::default());
            let y = &R::Vector::numbers(y)[..*n];
            (self.loss.backward)(y, &self.targets, &self.ones, dy, 1);
        }
        while let Some((last, before)) = layers.split_last_mut() {
            match before.last_mut() {
                Some(OnlineLayer { neurons: Neurons { y, dy, n, .. }, .. }) => {
                    last.backward(&R::Vector::numbers(y)[..*n], dy, rate);
                }
                // The gradient of the network's inputs is not needed.
                None => last.backward(&self.x, &mut [], rate),
            }
            layers = before;
        }
    }

    /// Calls `show` with every parameter and its copy in the layout of this loop.
    fn each(&mut self, params: &mut [R], mut show: impl FnMut(&mut R, &mut R)) {
        let lanes = R::Vector::N;
        for OnlineLayer { layer, neurons, .. } in &mut self.layers {
            let ChainLayer { n_inputs, n_units, weights, biases, .. } = *layer;
            for unit in 0..n_units {
                let (lane, neurons) = (unit % lanes, &mut neurons.vectors[unit / lanes]);
                let bias = core::slice::from_mut(&mut neurons.biases);
                show(
                    &mut params[biases.span().start + unit],
                    &mut R::Vector::numbers_mut(bias)[lane],
                );
                let weights = &mut params[weights.span()][unit * n_inputs..][..n_inputs];
                let places = R::Vector::numbers_mut(&mut neurons.weights);
                for (weight, places) in weights.iter_mut().zip(places.chunks_exact_mut(lanes)) {
                    show(weight, &mut places[lane]);
                }
            }
        }
    }
}

/// The `k`-th column of rows of `n` numbers.
#[inline(always)]
fn take<R: Real>(rows: &[R], n: usize, k: usize, to: &mut [R]) {
    // By index: `chunks_exact` would divide by `n` at every call.
    for (row, to) in to.iter_mut().enumerate() {
        *to = rows[row * n + k];
    }
}
