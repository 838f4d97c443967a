//! The gradients of the weights of a dense layer: products of rows, summed over the examples lane by
//! lane and then across.

use super::extent::Extent;
use super::outer;
use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;

/// Rows of inputs in a block. Every pair of neurons uses a block before the next one.
const ROWS: usize = 32;

/// Adds to the gradient of the weights: `dweights[u][i]` += row `u` of `dout` · row `i` of `x`.
#[inline(never)]
pub(crate) fn dense_weights<R: Real>(extent: Extent, dout: &[R], x: &[R], dweights: &mut [R]) {
    let Extent { n_inputs, n_units, n, .. } = extent;
    if n == 0 {
        return;
    }
    if n < R::Vector::N {
        for (dout, dweights) in dout.chunks_exact(n).zip(dweights.chunks_exact_mut(n_inputs.max(1)))
        {
            for (x, dweight) in x.chunks_exact(n).zip(dweights) {
                let mut sum = R::default();
                for (dout, x) in dout.iter().zip(x) {
                    sum = sum + *dout * *x;
                }
                *dweight = *dweight + sum;
            }
        }
        return;
    }
    outer::dense_weights(extent, dout, x, dweights);
    let slopes = Slopes { x, n, n_inputs, tail: R::Vector::last(n % R::Vector::N) };
    let (covered, n_paired) = outer::covered::<R>(extent);
    for from in (covered..n_inputs).step_by(ROWS) {
        let to = n_inputs.min(from + ROWS);
        for unit in (0..n_paired).step_by(2) {
            slopes.units::<2>(unit, dout, from, to, dweights);
        }
    }
    if n_paired < n_units {
        slopes.units::<1>(n_paired, dout, 0, n_inputs, dweights);
    }
}

/// What the gradient is computed from; `x`: inputs × `n`.
struct Slopes<'a, R: Real> {
    x: &'a [R],
    n: usize,
    n_inputs: usize,
    /// For the last vector of a row, which may overlap the one before: 0 in the lanes that they share, else 1.
    tail: R::Vector,
}

impl<R: Real> Slopes<'_, R> {
    /// The gradients of the weights from the inputs `from..to` to `U` units.
    #[inline(always)]
    fn units<const U: usize>(
        &self,
        unit: usize,
        dout: &[R],
        from: usize,
        to: usize,
        dweights: &mut [R],
    ) {
        let dout = from_fn(|u| &dout[(unit + u) * self.n..][..self.n]);
        let dweights = &mut dweights[unit * self.n_inputs..][..U * self.n_inputs];
        let mut input = from;
        while input + 4 <= to {
            self.block::<U, 4>(&dout, input, dweights);
            input += 4;
        }
        if input + 2 <= to {
            self.block::<U, 2>(&dout, input, dweights);
            input += 2;
        }
        if input < to {
            self.block::<U, 1>(&dout, input, dweights);
        }
    }

    #[inline(always)]
    fn block<const U: usize, const I: usize>(
        &self,
        dout: &[&[R]; U],
        input: usize,
        dweights: &mut [R],
    ) {
        let (n, lanes) = (self.n, R::Vector::N);
        let x: [&[R]; I] = from_fn(|i| &self.x[(input + i) * n..][..n]);
        let mut sums = [[R::Vector::constant(0.0); 4]; U];
        {
            // Whole vectors, in slices cut to one length, so that no bounds are checked in the loop.
            let x = x.map(R::Vector::chunks);
            let dout = dout.map(R::Vector::chunks);
            let len = x[0].len();
            let (x, dout) = (x.map(|x| &x[..len]), dout.map(|dout| &dout[..len]));
            let mut add = |x: [&<R::Vector as Lanes>::Chunk; I],
                           dout: [&<R::Vector as Lanes>::Chunk; U]| {
                let x = x.map(R::Vector::of);
                for (sums, dout) in sums.iter_mut().zip(dout) {
                    let dout = R::Vector::of(dout);
                    for (sum, x) in sums.iter_mut().zip(&x) {
                        *sum = *sum + dout * *x;
                    }
                }
            };
            for k in 0..len {
                add(from_fn(|i| &x[i][k]), from_fn(|u| &dout[u][k]));
            }
        }
        if n % lanes != 0 {
            let at = n - lanes;
            let x: [R::Vector; I] = from_fn(|i| R::Vector::load(&x[i][at..]));
            for (sums, dout) in sums.iter_mut().zip(dout) {
                let dout = R::Vector::load(&dout[at..]) * self.tail;
                for (sum, x) in sums.iter_mut().zip(&x) {
                    *sum = *sum + dout * *x;
                }
            }
        }
        for (u, sums) in sums.iter().enumerate() {
            let dweights = &mut dweights[u * self.n_inputs + input..][..I];
            for (dweights, sums) in dweights.chunks_mut(lanes).zip(sums.chunks_exact(lanes)) {
                if dweights.len() == lanes {
                    (R::Vector::load(dweights) + R::Vector::sums(sums)).store(dweights);
                } else {
                    for (dweight, sum) in dweights.iter_mut().zip(sums) {
                        *dweight = *dweight + sum.sum();
                    }
                }
            }
        }
    }
}
