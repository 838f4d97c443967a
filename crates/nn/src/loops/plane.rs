//! Losses of a chain of layers at many parameters at once, on a plane through the space of parameters: each
//! lane of a vector is a place of the plane, with parameters of its own, and all lanes see the same examples.
//! Where a plane lies, and which of its places are asked for, is not known here.

use super::chain::ChainLayer;
use crate::examples::Examples;
use crate::lanes::Lanes;
use crate::loops::Loop;
use crate::loss;
use crate::network::Network;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;

/// Vectors of places side by side, so that every weight that is loaded meets several vectors.
const B: usize = 4;
/// Examples at a time, so that an activation is called for many numbers.
const E: usize = 8;

/// The memory of such losses.
#[derive(Debug)]
pub struct PlaneLosses<R: Real> {
    layers: Vec<Layer<R>>,
    /// A block for each parameter.
    params: Vec<Block<R>>,
    /// Targets of the outputs, outputs × examples at a time.
    targets: Vec<Block<R>>,
    /// Losses, losses × examples at a time.
    losses: Vec<Block<R>>,
    loss: &'static loss::Rows<R>,
}

/// Places side by side.
type Block<R> = [<R as Real>::Vector; B];

/// A layer and what it computes: units × examples at a time.
#[derive(Debug)]
struct Layer<R: Real> {
    layer: ChainLayer<R>,
    sums: Vec<Block<R>>,
    y: Vec<Block<R>>,
}

impl<R: Real> PlaneLosses<R> {
    /// Places that are computed at once. A rest of fewer takes as long.
    pub const WIDTH: usize = B * R::Vector::N;

    /// For a network that is a chain of dense layers; nothing for others.
    pub(crate) fn of(network: &Network<R>) -> Option<Self> {
        let chain = &network.loops(Loop::Rows)?.chain;
        let zeros = |n: usize| vec![[R::Vector::constant(0.0); B]; n];
        let layers = chain.layers.iter().map(|&layer| Layer {
            layer,
            sums: zeros(layer.n_units * E),
            y: zeros(layer.n_units * E),
        });
        Some(Self {
            layers: layers.collect(),
            params: zeros(network.params().len()),
            targets: zeros(chain.target.rows() * E),
            losses: zeros(chain.loss.rows() * E),
            loss: chain.loss_rows,
        })
    }

    /// See [`at`](Self::at).
    #[inline(always)]
    pub(crate) fn compute(
        &mut self,
        [center, across, up]: [&[R]; 3],
        places: &[[R; 2]],
        examples: Examples<'_, R>,
        out: &mut [f64],
    ) {
        assert_eq!(places.len(), out.len(), "a loss for each place");
        for (places, out) in places.chunks(Self::WIDTH).zip(out.chunks_mut(Self::WIDTH)) {
            let along = |axis: usize| -> Block<R> {
                core::array::from_fn(|k| {
                    let mut lanes = [R::default(); 4];
                    let from = (k * R::Vector::N).min(places.len());
                    for (lane, place) in lanes.iter_mut().zip(&places[from..]) {
                        *lane = place[axis];
                    }
                    R::Vector::load(&lanes)
                })
            };
            let (a, b) = (along(0), along(1));
            let n = self.params.len();
            let plane = center[..n].iter().zip(&across[..n]).zip(&up[..n]);
            for (param, ((center, across), up)) in self.params.iter_mut().zip(plane) {
                let [center, across, up] = [*center, *across, *up].map(R::Vector::fill);
                *param = core::array::from_fn(|k| center + a[k] * across + b[k] * up);
            }
            let mut sums = [0.0; 16];
            for from in (0..examples.n).step_by(E) {
                self.add_losses(examples, from, &mut sums);
            }
            for (out, sum) in out.iter_mut().zip(sums) {
                *out = sum / examples.n as f64;
            }
        }
    }

    /// Adds the losses of the examples from here on, at most as many as fit.
    #[inline(always)]
    fn add_losses(&mut self, examples: Examples<'_, R>, from: usize, sums: &mut [f64; 16]) {
        let n = E.min(examples.n - from);
        let zero = R::Vector::constant(0.0);
        let Self { layers, params, targets, losses, loss } = self;
        let mut before: Option<&[Block<R>]> = None;
        for Layer { layer, sums, y } in layers.iter_mut() {
            let weights = &params[layer.weights.span()];
            let biases = &params[layer.biases.span()];
            let units = weights.chunks_exact(layer.n_inputs.max(1)).zip(biases);
            for ((weights, bias), sums) in units.zip(sums.chunks_exact_mut(E)) {
                match before {
                    None => first_unit::<R>(weights, *bias, examples, from..from + n, sums),
                    Some(x) => unit::<R>(weights, *bias, x, sums),
                }
            }
            (layer.activation.forward)(numbers::<R>(sums), numbers_mut::<R>(y));
            before = Some(y);
        }
        for (row, targets) in examples.y.chunks_exact(examples.n).zip(targets.chunks_exact_mut(E)) {
            for (target, targets) in row[from..from + n].iter().zip(targets) {
                *targets = [R::Vector::fill(*target); B];
            }
        }
        let width = E * B * R::Vector::N;
        let output = numbers::<R>(before.unwrap_or_default());
        (loss.forward)(output, numbers::<R>(targets), numbers_mut::<R>(losses), width);
        let mut total = [zero; B];
        for losses in losses.chunks_exact(E) {
            for losses in &losses[..n] {
                for (total, loss) in total.iter_mut().zip(losses) {
                    *total = *total + *loss;
                }
            }
        }
        for (sum, loss) in sums.iter_mut().zip(R::Vector::numbers(&total)) {
            *sum += loss.to_f64();
        }
    }
}

/// The weighted sums of a unit that sees the outputs of other units.
#[inline(always)]
fn unit<R: Real>(weights: &[Block<R>], bias: Block<R>, x: &[Block<R>], sums: &mut [Block<R>]) {
    // Two examples at a time: each weight that is loaded meets both.
    for (pair, sums) in sums.chunks_exact_mut(2).enumerate() {
        let mut both = [bias; 2];
        for (weight, x) in weights.iter().zip(x.chunks_exact(E)) {
            for (sum, x) in both.iter_mut().zip(&x[2 * pair..2 * pair + 2]) {
                for k in 0..B {
                    sum[k] = sum[k] + weight[k] * x[k];
                }
            }
        }
        sums.copy_from_slice(&both);
    }
}

/// The same for a unit that sees the inputs of the network, which are the same in all lanes.
#[inline(always)]
fn first_unit<R: Real>(
    weights: &[Block<R>],
    bias: Block<R>,
    examples: Examples<'_, R>,
    span: core::ops::Range<usize>,
    sums: &mut [Block<R>],
) {
    for (at, sum) in span.zip(sums) {
        let mut total = bias;
        for (weight, row) in weights.iter().zip(examples.x.chunks_exact(examples.n)) {
            let x = R::Vector::fill(row[at]);
            for k in 0..B {
                total[k] = total[k] + weight[k] * x;
            }
        }
        *sum = total;
    }
}

fn numbers<R: Real>(blocks: &[Block<R>]) -> &[R] {
    R::Vector::numbers(blocks.as_flattened())
}

fn numbers_mut<R: Real>(blocks: &mut [Block<R>]) -> &mut [R] {
    R::Vector::numbers_mut(blocks.as_flattened_mut())
}
