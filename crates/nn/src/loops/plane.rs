//! Losses of a chain of layers on a grid of a plane through the space of parameters: each lane of a vector is a
//! place of the plane, with parameters of its own, and all lanes see the same examples. Where a plane lies, and
//! which of its places are asked for, is not known here; what the first layer saves is in `plane/first.rs`.

mod first;

use super::chain::ChainLayer;
use crate::examples::Examples;
use crate::lanes::Lanes;
use crate::loops::Loop;
use crate::loss;
use crate::network::Network;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use core::array::from_fn;
use core::ops::Range;
use first::First;

/// Vectors of places side by side, so that every weight that is loaded meets several vectors.
const B: usize = 4;
/// Examples at a time, so that an activation is called for many numbers.
const E: usize = 8;
/// Examples for which the first layer is prepared at once; so much fits the second cache.
const PREPARED: usize = 128;

/// The memory of such losses.
#[derive(Debug)]
pub struct PlaneLosses<R: Real> {
    layers: Vec<Layer<R>>,
    first: First<R>,
    /// The coordinates of the columns, padded.
    columns: Vec<R::Vector>,
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

/// Vectors of places: for each its row, and its place among the vectors of columns.
type Vectors = [[usize; 2]; B];

impl<R: Real> PlaneLosses<R> {
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
            first: First::of(network.training()),
            columns: Vec::new(),
            params: zeros(network.params().len()),
            targets: zeros(chain.target.rows() * E),
            losses: zeros(chain.loss.rows() * E),
            loss: chain.loss_rows,
        })
    }

    /// See [`grid`](Self::grid).
    #[inline(always)]
    pub(crate) fn compute(
        &mut self,
        plane: [&[R]; 3],
        [columns, rows]: [&[R]; 2],
        examples: Examples<'_, R>,
        out: &mut [f64],
    ) {
        assert_eq!(columns.len() * rows.len(), out.len(), "a loss for each place");
        out.fill(0.0);
        self.columns.clear();
        self.columns.extend(columns.chunks(R::Vector::N).map(R::Vector::read));
        let n_vectors = self.columns.len();
        for start in (0..examples.n).step_by(PREPARED) {
            let span = start..(start + PREPARED).min(examples.n);
            if let Some(Layer { layer, .. }) = self.layers.first() {
                self.first.prepare(layer, plane, [columns, rows], examples, span.clone());
            }
            for from in (0..rows.len() * n_vectors).step_by(B) {
                // The last block repeats its last vector, which counts once.
                let last = rows.len() * n_vectors - 1;
                let vectors: Vectors = from_fn(|k| {
                    let at = (from + k).min(last);
                    [at / n_vectors, at % n_vectors]
                });
                self.place(plane, rows, vectors);
                let mut sums = [0.0; 4 * B];
                for at in span.clone().step_by(E) {
                    let n = E.min(span.end - at);
                    self.add_losses(examples, at..at + n, span.start, vectors, &mut sums);
                }
                for (k, sums) in sums.chunks_exact(R::Vector::N).take(B).enumerate() {
                    let [row, vector] = vectors[k];
                    if from + k <= last {
                        let column = vector * R::Vector::N;
                        let to = &mut out[row * columns.len()..(row + 1) * columns.len()][column..];
                        to.iter_mut().zip(sums).for_each(|(out, sum)| *out += sum);
                    }
                }
            }
        }
        out.iter_mut().for_each(|sum| *sum /= examples.n as f64);
    }

    /// Computes the parameters of a block.
    #[inline(always)]
    fn place(&mut self, [center, across, up]: [&[R]; 3], rows: &[R], vectors: Vectors) {
        let a: Block<R> = vectors.map(|[_, vector]| self.columns[vector]);
        let b: Block<R> = vectors.map(|[row, _]| R::Vector::fill(rows[row]));
        let n = self.params.len();
        let plane = center[..n].iter().zip(&across[..n]).zip(&up[..n]);
        for (param, ((center, across), up)) in self.params.iter_mut().zip(plane) {
            let [center, across, up] = [*center, *across, *up].map(R::Vector::fill);
            *param = from_fn(|k| center + a[k] * across + b[k] * up);
        }
    }

    /// Adds the losses of at most `E` examples. The first layer has been prepared from an example on.
    #[inline(always)]
    fn add_losses(
        &mut self,
        examples: Examples<'_, R>,
        span: Range<usize>,
        prepared: usize,
        vectors: Vectors,
        sums: &mut [f64; 4 * B],
    ) {
        let Self { layers, first, columns, params, targets, losses, loss } = self;
        let mut before: Option<&[Block<R>]> = None;
        for Layer { layer, sums, y } in layers.iter_mut() {
            if before.is_none() && first.is_prepared() {
                let span = span.start - prepared..span.end - prepared;
                first.answer(layer.n_units, columns.len(), span, vectors, y);
                before = Some(y);
                continue;
            }
            let weights = &params[layer.weights.span()];
            let biases = &params[layer.biases.span()];
            let units = weights.chunks_exact(layer.n_inputs.max(1)).zip(biases);
            for ((weights, bias), sums) in units.zip(sums.chunks_exact_mut(E)) {
                match before {
                    None => first_unit::<R>(weights, *bias, examples, span.clone(), sums),
                    Some(x) => unit::<R>(weights, *bias, x, sums),
                }
            }
            (layer.activation.forward)(numbers::<R>(sums), numbers_mut::<R>(y));
            before = Some(y);
        }
        for (row, targets) in examples.y.chunks_exact(examples.n).zip(targets.chunks_exact_mut(E)) {
            for (target, targets) in row[span.clone()].iter().zip(targets) {
                *targets = [R::Vector::fill(*target); B];
            }
        }
        let width = E * B * R::Vector::N;
        let output = numbers::<R>(before.unwrap_or_default());
        (loss.forward)(output, numbers::<R>(targets), numbers_mut::<R>(losses), width);
        let mut total = [R::Vector::constant(0.0); B];
        for losses in losses.chunks_exact(E) {
            for losses in &losses[..span.len()] {
                total = from_fn(|k| total[k] + losses[k]);
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
        let (mut one, mut other) = (bias, bias);
        for (weight, x) in weights.iter().zip(x.chunks_exact(E)) {
            let x = &x[2 * pair..2 * pair + 2];
            one = from_fn(|k| one[k] + weight[k] * x[0][k]);
            other = from_fn(|k| other[k] + weight[k] * x[1][k]);
        }
        sums[0] = one;
        sums[1] = other;
    }
}

/// The same for a unit that sees the inputs of the network, which are the same in all lanes.
#[inline(always)]
fn first_unit<R: Real>(
    weights: &[Block<R>],
    bias: Block<R>,
    examples: Examples<'_, R>,
    span: Range<usize>,
    sums: &mut [Block<R>],
) {
    for (at, sum) in span.zip(sums) {
        let mut total = bias;
        for (weight, row) in weights.iter().zip(examples.x.chunks_exact(examples.n)) {
            let x = R::Vector::fill(row[at]);
            total = from_fn(|k| total[k] + weight[k] * x);
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
