//! Real: the number type a network computes in, `f64` or `f32`, and the few loops that must be fast.
//!
//! The loops are methods of the trait, stamped once for both types, so that they are compiled in this
//! crate at its own optimization level and not in whichever crate happens to call them.

use crate::lanes::Lanes;
use crate::{activation, loss, optim};
use core::fmt::Debug;
use core::ops::{Add, Div, Mul, Sub};
use wide::{f32x4, f64x2};

/// `f64` or `f32`.
pub trait Real:
    Copy
    + Debug
    + Default
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Send
    + Sync
    + 'static
{
    /// The vector type whose lanes are of this type.
    type Vector: Lanes<Scalar = Self>;

    /// The nearest number of this type.
    fn from_f64(x: f64) -> Self;
    /// The same number as an `f64`, exactly.
    fn to_f64(self) -> f64;

    /// The loops of an activation for this type.
    fn rows(activation: &activation::Spec) -> &activation::Rows<Self>;

    /// The loops of a loss for this type.
    fn loss_rows(loss: &loss::Spec) -> &loss::Rows<Self>;
    /// One step of an optimizer.
    fn optimize(optimizer: &optim::Spec, step: optim::Step<'_, Self>);

    /// `y[k] += a · x[k]`.
    fn axpy(a: Self, x: &[Self], y: &mut [Self]);
    /// Σ `x[k] · y[k]`, summed lane by lane and then across.
    fn dot(x: &[Self], y: &[Self]) -> Self;
    /// Σ `x[k]`, summed lane by lane and then across.
    fn sum(x: &[Self]) -> Self;
    /// A dense layer over a batch: row `u` of `out` = `biases[u]` + Σᵢ `weights[u][i]` · row `i` of `x`.
    ///
    /// `weights`: units × inputs; `x`: inputs × `n`; `out`: units × `n`. Each column is summed in the
    /// order of the inputs, starting from the bias.
    fn dense(weights: &[Self], biases: &[Self], x: &[Self], out: &mut [Self], n: usize);
}

macro_rules! real {
    ($real:ident, $vector:ident) => {
        impl Real for $real {
            type Vector = $vector;

            #[inline]
            fn from_f64(x: f64) -> Self {
                x as $real
            }
            #[inline]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }

            fn rows(activation: &activation::Spec) -> &activation::Rows<Self> {
                &activation.$real
            }

            fn loss_rows(loss: &loss::Spec) -> &loss::Rows<Self> {
                &loss.$real
            }

            fn optimize(optimizer: &optim::Spec, step: optim::Step<'_, Self>) {
                (optimizer.$real)(step);
            }

            fn axpy(a: Self, x: &[Self], y: &mut [Self]) {
                const N: usize = <$vector as Lanes>::N;
                let factor = $vector::fill(a);
                let (xs, x_rest) = x.as_chunks::<N>();
                let (ys, y_rest) = y.as_chunks_mut::<N>();
                for (x, y) in xs.iter().zip(ys) {
                    ($vector::load(y) + factor * $vector::load(x)).store(y);
                }
                for (x, y) in x_rest.iter().zip(y_rest) {
                    *y += a * *x;
                }
            }

            fn dot(x: &[Self], y: &[Self]) -> Self {
                const N: usize = <$vector as Lanes>::N;
                let mut sums = $vector::fill(0.0);
                let (xs, x_rest) = x.as_chunks::<N>();
                let (ys, y_rest) = y.as_chunks::<N>();
                for (x, y) in xs.iter().zip(ys) {
                    sums += $vector::load(x) * $vector::load(y);
                }
                let mut sum = Lanes::sum(sums);
                for (x, y) in x_rest.iter().zip(y_rest) {
                    sum += *x * *y;
                }
                sum
            }

            fn sum(x: &[Self]) -> Self {
                const N: usize = <$vector as Lanes>::N;
                let mut sums = $vector::fill(0.0);
                let (xs, rest) = x.as_chunks::<N>();
                for x in xs {
                    sums += $vector::load(x);
                }
                let mut sum = Lanes::sum(sums);
                for x in rest {
                    sum += *x;
                }
                sum
            }

            fn dense(weights: &[Self], biases: &[Self], x: &[Self], out: &mut [Self], n: usize) {
                const N: usize = <$vector as Lanes>::N;
                // Four vectors at a time hide the latency of the additions.
                const BLOCK: usize = 4 * N;
                let n_inputs = weights.len() / biases.len().max(1);
                for (unit, row) in out.chunks_exact_mut(n.max(1)).enumerate() {
                    let weights = &weights[unit * n_inputs..(unit + 1) * n_inputs];
                    let mut at = 0;
                    while at + BLOCK <= n {
                        let mut sums = [$vector::fill(biases[unit]); 4];
                        for (input, &weight) in weights.iter().enumerate() {
                            let weight = $vector::fill(weight);
                            let x = &x[input * n + at..][..BLOCK];
                            for (k, sum) in sums.iter_mut().enumerate() {
                                *sum += weight * $vector::load(&x[k * N..]);
                            }
                        }
                        for (k, sum) in sums.into_iter().enumerate() {
                            sum.store(&mut row[at + k * N..]);
                        }
                        at += BLOCK;
                    }
                    while at + N <= n {
                        let mut sum = $vector::fill(biases[unit]);
                        for (input, &weight) in weights.iter().enumerate() {
                            sum += $vector::fill(weight) * $vector::load(&x[input * n + at..]);
                        }
                        sum.store(&mut row[at..]);
                        at += N;
                    }
                    while at < n {
                        let mut sum = biases[unit];
                        for (input, &weight) in weights.iter().enumerate() {
                            sum += weight * x[input * n + at];
                        }
                        row[at] = sum;
                        at += 1;
                    }
                }
            }
        }
    };
}

real!(f64, f64x2);
real!(f32, f32x4);
