//! A chain of layers over small batches, of about ten examples or thirty. Rows are arrays of `S` blocks of `B`
//! vectors, so their lengths are checked once for a layer and not for each row. The last vector of a row may
//! begin with examples that the vector before it holds too; these count once. The numbers are those of the
//! other loops, to the bit.

use super::chain::{Chain, ChainLayer};
use crate::examples::Examples;
use crate::kernels;
use crate::kernels::small::{self, Row, numbers, numbers_mut};
use crate::lanes::{Lanes, must_train};
use crate::loss;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// The memory of small batches: in `f64` rows of five or fifteen vectors of two numbers, in `f32` rows of three
/// vectors of four.
#[derive(Debug)]
pub(crate) enum AnySmallBatch<R: Real> {
    OfTwo(SmallBatch<R, 5, 1>, SmallBatch<R, 5, 3>),
    OfFour(SmallBatch<R, 3, 1>),
}

impl<R: Real> AnySmallBatch<R> {
    /// For a chain of layers.
    pub(crate) fn new(chain: &Chain<R>) -> Self {
        if R::Vector::N == 2 {
            Self::OfTwo(SmallBatch::new(chain), SmallBatch::new(chain))
        } else {
            Self::OfFour(SmallBatch::new(chain))
        }
    }

    /// Whether a batch of `n` examples takes rows of exactly these lengths. Larger batches are summed in another
    /// order, see `kernels/outer.rs`.
    pub(crate) fn has_room(n: usize) -> bool {
        let n_vectors = n.div_ceil(R::Vector::N);
        if R::Vector::N == 2 { n_vectors == 5 || n_vectors == 15 } else { n_vectors == 3 }
    }

    /// Adds the gradient of some examples.
    // The conditions are constants of the number type, so the compiler drops the other arm and its code.
    #[inline(always)]
    pub(crate) fn gather(
        &mut self,
        params: &[R],
        examples: Examples<'_, R>,
        span: Range<usize>,
        to: &mut [R],
    ) {
        match self {
            Self::OfTwo(ten, thirty) if R::Vector::N == 2 => {
                if span.len() <= 10 {
                    ten.gather(params, examples, span, to);
                } else {
                    // Called through a pointer, so that no tool inlines it: with both loops in one function,
                    // browsers compile both to slower code.
                    let gather: Gather<R, 5, 3> = core::hint::black_box(SmallBatch::gather_apart);
                    gather(thirty, params, examples, span, to);
                }
            }
            Self::OfFour(batch) if R::Vector::N != 2 => batch.gather(params, examples, span, to),
            _ => {}
        }
    }
}

/// See [`SmallBatch::gather`].
type Gather<R, const B: usize, const S: usize> =
    fn(&mut SmallBatch<R, B, S>, &[R], Examples<'_, R>, Range<usize>, &mut [R]);

/// The memory of batches of `S` blocks of `B` vectors.
#[derive(Debug)]
pub(crate) struct SmallBatch<R: Real, const B: usize, const S: usize> {
    layers: Vec<BatchLayer<R, B, S>>,
    /// The inputs of the network.
    x: Vec<Row<R, B, S>>,
    targets: Vec<Row<R, B, S>>,
    /// d(loss)/d(loss): a row of ones for each loss.
    ones: Vec<Row<R, B, S>>,
    loss: &'static loss::Rows<R>,
}

/// A layer and what it computes for a batch: a row for each neuron.
#[derive(Debug)]
struct BatchLayer<R: Real, const B: usize, const S: usize> {
    layer: ChainLayer<R>,
    sums: Vec<Row<R, B, S>>,
    y: Vec<Row<R, B, S>>,
    /// The gradient of the outputs.
    dy: Vec<Row<R, B, S>>,
    /// The gradient of the weighted sums.
    dsums: Vec<Row<R, B, S>>,
}

impl<R: Real, const B: usize, const S: usize> SmallBatch<R, B, S> {
    fn new(chain: &Chain<R>) -> Self {
        let rows = |n, x| vec![[[R::Vector::constant(x); B]; S]; n];
        let layers = chain.layers.iter().map(|&layer| {
            let zeros = || rows(layer.n_units, 0.0);
            BatchLayer { layer, sums: zeros(), y: zeros(), dy: zeros(), dsums: zeros() }
        });
        Self {
            layers: layers.collect(),
            x: rows(chain.input.rows(), 0.0),
            targets: rows(chain.target.rows(), 0.0),
            ones: rows(chain.loss.rows(), 1.0),
            loss: chain.loss_rows,
        }
    }

    /// The same, not inlined.
    #[inline(never)]
    fn gather_apart(
        &mut self,
        params: &[R],
        examples: Examples<'_, R>,
        span: Range<usize>,
        to: &mut [R],
    ) {
        self.gather(params, examples, span, to);
    }

    #[inline(always)]
    fn gather(
        &mut self,
        params: &[R],
        examples: Examples<'_, R>,
        span: Range<usize>,
        to: &mut [R],
    ) {
        must_train::<R::Vector>();
        let n = span.len();
        take(examples.x, examples.n, &span, &mut self.x);
        take(examples.y, examples.n, &span, &mut self.targets);
        let mut x = &self.x[..];
        for BatchLayer { layer, sums, y, .. } in &mut self.layers {
            let [weights, biases] = layer.params(params);
            small::dense(weights, biases, x, sums);
            (layer.activation.forward)(numbers(sums), numbers_mut(y));
            x = y;
        }
        let mut layers = &mut self.layers[..];
        if let Some(BatchLayer { y, dy, .. }) = layers.last_mut() {
            dy.fill([[R::Vector::constant(0.0); B]; S]);
            let (targets, ones) = (numbers(&self.targets), numbers(&self.ones));
            let width = S * B * R::Vector::N;
            (self.loss.backward)(numbers(y), targets, ones, numbers_mut(dy), width);
            if !n.is_multiple_of(R::Vector::N) {
                // The repeated examples count once.
                kernels::keep_last::<R>(numbers_mut(dy), width, n % R::Vector::N);
            }
        }
        while let Some((last, before)) = layers.split_last_mut() {
            let BatchLayer { layer, sums, y, dy, dsums } = last;
            (layer.activation.backward)(numbers(sums), numbers(y), numbers(dy), numbers_mut(dsums));
            let weights = &params[layer.weights.span()];
            let to = &mut to[layer.weights.span().start..layer.biases.span().end];
            let (dweights, dbiases) = to.split_at_mut(weights.len());
            small::biases(dsums, dbiases);
            match before.last_mut() {
                Some(BatchLayer { y, dy, .. }) => {
                    small::weights(dsums, y, dweights);
                    small::inputs(weights, dsums, dy);
                }
                // The gradient of the network's inputs is not needed.
                None => small::weights(dsums, &self.x, dweights),
            }
            layers = before;
        }
    }
}

/// Copies some columns of rows of `n` numbers, as [`kernels::pad`] does, but to rows that are arrays, which
/// saves a fifteenth of a batch's time.
#[inline(always)]
fn take<R: Real, const B: usize, const S: usize>(
    from: &[R],
    n: usize,
    span: &Range<usize>,
    to: &mut [Row<R, B, S>],
) {
    let mut at = span.start;
    for to in to {
        let row = &from[at..at + span.len()];
        at += n;
        let to = to.as_flattened_mut();
        for (to, vector) in to[..S * B - 1].iter_mut().zip(R::Vector::chunks(row)) {
            *to = R::Vector::of(vector);
        }
        to[S * B - 1] = R::Vector::load(&row[row.len() - R::Vector::N..]);
    }
}
