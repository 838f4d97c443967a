//! The gradients of the weights of a layer of many inputs over many examples: products of columns, lanes
//! being inputs, so that nothing is summed across lanes. Sums are over the examples in their order.

use super::extent::Extent;
use crate::lanes::Lanes;
use crate::real::Real;
use bytemuck::Zeroable;

/// Vectors of inputs that are summed side by side.
const WIDTH: usize = 4;
/// Examples that are transposed at once.
const TILE: usize = 64;
/// From so many examples on, transposing saves time.
const MANY: usize = 32;

/// Inputs of some examples, a row an example.
type Tile<V> = [[V; WIDTH]; TILE];

/// For how many inputs, from the first on, and for how many units, in pairs, this file computes the gradient.
pub(super) fn covered<R: Real>(extent: Extent) -> (usize, usize) {
    let block = WIDTH * R::Vector::N;
    // Counted in whole vectors, so that padding a batch does not change the order of the sums.
    let n = extent.n.next_multiple_of(R::Vector::N);
    let n_inputs = if n < MANY { 0 } else { extent.n_inputs / block * block };
    (n_inputs, extent.n_units / 2 * 2)
}

/// The gradient of the weights as [`dense_weights`](super::dense_weights) adds it, for the inputs and units that
/// [`covered`] returns.
#[inline(always)]
pub(super) fn dense_weights<R: Real>(extent: Extent, dout: &[R], x: &[R], dweights: &mut [R]) {
    let Extent { n_inputs, n, .. } = extent;
    let mut tile: Tile<R::Vector> = Zeroable::zeroed();
    let (covered, n_units) = covered::<R>(extent);
    for input in (0..covered).step_by(WIDTH * R::Vector::N) {
        for from in (0..n).step_by(TILE) {
            let len = TILE.min(n - from);
            transpose(&x[input * n + from..], n, len, &mut tile);
            for unit in (0..n_units).step_by(2) {
                let one = &dout[unit * n + from..][..len];
                let two = &dout[(unit + 1) * n + from..][..len];
                let mut sums = [[R::Vector::constant(0.0); WIDTH]; 2];
                for ((x, one), two) in tile.iter().zip(one).zip(two) {
                    let slopes = [R::Vector::fill(*one), R::Vector::fill(*two)];
                    for (sums, slope) in sums.iter_mut().zip(slopes) {
                        for (sum, x) in sums.iter_mut().zip(x) {
                            *sum = *sum + slope * *x;
                        }
                    }
                }
                for (u, sums) in sums.iter().enumerate() {
                    let row = &mut dweights[(unit + u) * n_inputs + input..];
                    for (dweights, sum) in R::Vector::chunks_mut(row).iter_mut().zip(sums) {
                        (R::Vector::of(dweights) + *sum).put(dweights);
                    }
                }
            }
        }
    }
}

/// Writes the first `len` columns of rows of `n` numbers.
#[inline(never)]
fn transpose<V: Lanes>(rows: &[V::Scalar], n: usize, len: usize, tile: &mut Tile<V>) {
    let block = WIDTH * V::N;
    let columns = V::numbers_mut(tile[..len].as_flattened_mut());
    for (k, column) in columns.chunks_exact_mut(block).enumerate() {
        let mut at = k;
        for x in column {
            *x = rows[at];
            at += n;
        }
    }
}
