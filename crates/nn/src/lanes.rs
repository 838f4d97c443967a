//! Lanes: 128 bits of numbers worked on at once, and the functions an activation is written in.
//!
//! A formula written over [`Lanes`] serves `f64` (two lanes) and `f32` (four) alike. Every operation
//! is one IEEE operation or a fixed sequence of them, without fused multiply-add, so that every
//! machine gives the same bits.

use core::fmt::Debug;
use core::ops::{Add, Div, Mul, Neg, Sub};

/// A vector of numbers on which arithmetic works lane by lane: `f64x2` or `f32x4`.
pub trait Lanes:
    Copy
    + Debug
    + bytemuck::Zeroable
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// The type of one lane.
    type Scalar: Copy + Default;
    /// As many numbers as there are lanes.
    type Chunk: Copy;
    /// Whether networks of this type can learn, or only answer: see the feature `train-f32`.
    const TRAINS: bool;
    /// How many lanes there are.
    const N: usize;

    /// The whole chunks of a row; numbers after the last of them are left out.
    fn chunks(row: &[Self::Scalar]) -> &[Self::Chunk];
    /// The same, to be written to.
    fn chunks_mut(row: &mut [Self::Scalar]) -> &mut [Self::Chunk];
    /// The numbers of vectors.
    fn numbers(vectors: &[Self]) -> &[Self::Scalar];
    /// The same, to be written to.
    fn numbers_mut(vectors: &mut [Self]) -> &mut [Self::Scalar];
    /// Reads a chunk.
    fn of(chunk: &Self::Chunk) -> Self;
    /// Writes a chunk.
    fn put(self, chunk: &mut Self::Chunk);

    /// The same constant in every lane, rounded to the lane's type.
    fn constant(x: f64) -> Self;
    /// The same number in every lane.
    fn fill(x: Self::Scalar) -> Self;
    /// Reads the first `N` numbers of a slice.
    fn load(slice: &[Self::Scalar]) -> Self;
    /// Writes the first `N` numbers of a slice.
    fn store(self, slice: &mut [Self::Scalar]);
    /// Reads the first `N` numbers of a slice; a shorter slice is filled up with zeros. So a loop over a row of
    /// any length needs its formula only once.
    fn read(slice: &[Self::Scalar]) -> Self;
    /// Writes the first `N` numbers of a slice, or all of a shorter one.
    fn write(self, slice: &mut [Self::Scalar]);
    /// One in the last `n` lanes and zero in those before.
    fn last(n: usize) -> Self;
    /// The sum of the lanes, from the first to the last.
    fn sum(self) -> Self::Scalar;
    /// The sums of as many vectors as there are lanes, each as [`sum`](Self::sum) gives it.
    fn sums(vectors: &[Self]) -> Self;
    /// Adds the first `n` lanes of vector `k`, one after the other, to lane `k` of `self`. There are as many
    /// vectors as lanes.
    fn plus_sums(self, vectors: &[Self], n: usize) -> Self;
    /// The first lane.
    fn first(self) -> Self::Scalar;
    /// The absolute value.
    fn abs(self) -> Self;
    /// Lane by lane: `yes` where `self` ≤ 0, else `no` (also where `self` is NaN).
    fn if_not_positive(self, yes: Self, no: Self) -> Self;
    /// Lane by lane: `yes` where `self` < `bound`, else `no` (also where `self` is NaN).
    fn if_below(self, bound: f64, yes: Self, no: Self) -> Self;
    /// The nearest number from −`bound` to `bound` (NaN stays so).
    fn limit(self, bound: f64) -> Self;
    /// The nearest number from `low` to `high` (NaN stays so).
    fn within(self, low: Self, high: Self) -> Self;
    /// `self` / a, where `by` is [a, 1 / a]. `f32` multiplies by 1 / a, because a division takes as long as four
    /// products; the last place may differ.
    fn over(self, by: [Self; 2]) -> Self;
    /// The square root.
    fn sqrt(self) -> Self;
    /// −1, 0 or 1 (NaN stays so).
    fn sign(self) -> Self {
        let (zero, one) = (Self::constant(0.0), Self::constant(1.0));
        (-self).if_not_positive(self.if_not_positive(zero, one), -one)
    }
    /// e to the power of `self`. At most 2 units in the last place off in `f64`, 2e-7 of the value in
    /// `f32`; results within a factor of two of the smallest normal number, and below, become 0.
    fn exp(self) -> Self;
    /// The hyperbolic tangent, odd to the bit and never beyond ±1. At most 2.8 units in the last place off
    /// in `f64`, 2.6 near ±1 and 0.5 to 0.7 as a rule (see `lanes/double.rs`), and 3.7e-7 of the value in `f32`.
    fn tanh(self) -> Self;
    /// The same for several vectors in lock-step. In `f32` the last place may differ.
    #[inline(always)]
    fn tanh_of_several<const N: usize>(x: [Self; N]) -> [Self; N] {
        x.map(Self::tanh)
    }
    /// The sine, lane by lane through `libm`.
    fn sin(self) -> Self;
    /// The cosine, lane by lane through `libm`.
    fn cos(self) -> Self;
    /// The natural logarithm, lane by lane through `libm`.
    fn ln(self) -> Self;
    /// The logistic function 1 / (1 + e^−x). At most 4 units in the last place off in `f64`, where it
    /// stays at e^−708 below −708; 3e-7 of the value in `f32`.
    fn sigmoid(self) -> Self {
        let one = Self::constant(1.0);
        one / (one + (-self).exp())
    }
    /// e^x − 1 without cancellation for x ≤ 0, as 2 t / (1 − t) with t = tanh(x / 2). At most 6 units
    /// in the last place off there in `f64`, 2e-6 relative in `f32`.
    fn exp_m1(self) -> Self {
        let t = (Self::constant(0.5) * self).tanh();
        (t + t) / (Self::constant(1.0) - t)
    }
    /// ln(1 + e^x) = max(x, 0) + ln(1 + u), u = e^−|x|, which neither overflows nor cancels: at most 6
    /// units in the last place off in `f64`, 1e-6 relative in `f32`. ln(1 + u) = 2 artanh(s) where
    /// s = u / (2 + u) ≤ 1/3, by the series up to s³³ (Abramowitz and Stegun, 4.1.27).
    fn softplus(self) -> Self {
        let u = (-self.abs()).exp();
        let s = u / (Self::constant(2.0) + u);
        let ln = (s + s) * series(s * s, &ARTANH);
        self.if_not_positive(Self::constant(0.0), self) + ln
    }
}

/// artanh(s) / s in powers of s², highest first: 1/33, 1/31, …, 1/3, 1.
#[rustfmt::skip]
const ARTANH: [f64; 17] = [
    1. / 33., 1. / 31., 1. / 29., 1. / 27., 1. / 25., 1. / 23., 1. / 21., 1. / 19., 1. / 17.,
    1. / 15., 1. / 13., 1. / 11., 1. / 9., 1. / 7., 1. / 5., 1. / 3., 1.,
];

/// Evaluates a polynomial by Horner's rule, highest coefficient first.
fn series<V: Lanes>(x: V, coefficients: &[f64]) -> V {
    let mut sum = V::constant(coefficients[0]);
    for &c in &coefficients[1..] {
        sum = sum * x + V::constant(c);
    }
    sum
}

/// Refuses to train a network that only answers.
///
/// # Panics
/// For single precision without the feature `train-f32`.
#[inline(always)]
pub(crate) fn must_train<V: Lanes>() {
    assert!(V::TRAINS, "the feature train-f32 is off");
}

/// The same with the coefficients in memory: browsers build a constant vector anew at every use, which
/// takes longer than loading it.
#[inline(always)]
fn polynomial<V: Lanes, const N: usize>(x: V, coefficients: &'static [V::Scalar; N]) -> V {
    let coefficients = core::hint::black_box(coefficients);
    let mut sum = V::fill(coefficients[0]);
    for &c in &coefficients[1..] {
        sum = sum * x + V::fill(c);
    }
    sum
}

/// The same for several vectors in lock-step.
#[inline(always)]
fn polynomials<V: Lanes, const N: usize, const D: usize>(
    x: [V; N],
    coefficients: &'static [V::Scalar; D],
) -> [V; N] {
    let coefficients = core::hint::black_box(coefficients);
    let mut sums = [V::fill(coefficients[0]); N];
    for &c in &coefficients[1..] {
        let c = V::fill(c);
        for (sum, x) in sums.iter_mut().zip(x) {
            *sum = *sum * x + c;
        }
    }
    sums
}

macro_rules! lanes {
    ($vector:ident, $scalar:ident, $n:literal, $trains:expr) => {
        type Scalar = $scalar;
        type Chunk = [$scalar; $n];
        const TRAINS: bool = $trains;
        const N: usize = $n;

        #[inline(always)]
        fn chunks(row: &[$scalar]) -> &[Self::Chunk] {
            row.as_chunks().0
        }
        #[inline(always)]
        fn chunks_mut(row: &mut [$scalar]) -> &mut [Self::Chunk] {
            row.as_chunks_mut().0
        }
        #[inline(always)]
        fn numbers(vectors: &[Self]) -> &[$scalar] {
            bytemuck::cast_slice(vectors)
        }
        #[inline(always)]
        fn numbers_mut(vectors: &mut [Self]) -> &mut [$scalar] {
            bytemuck::cast_slice_mut(vectors)
        }
        #[inline(always)]
        fn of(chunk: &Self::Chunk) -> Self {
            $vector::new(*chunk)
        }
        #[inline(always)]
        fn put(self, chunk: &mut Self::Chunk) {
            *chunk = self.to_array();
        }
        #[inline(always)]
        fn constant(x: f64) -> Self {
            $vector::splat(x as $scalar)
        }
        #[inline(always)]
        fn fill(x: $scalar) -> Self {
            $vector::splat(x)
        }
        #[inline(always)]
        fn load(slice: &[$scalar]) -> Self {
            let mut lanes = [0.0; $n];
            lanes.copy_from_slice(&slice[..$n]);
            $vector::new(lanes)
        }
        #[inline(always)]
        fn store(self, slice: &mut [$scalar]) {
            slice[..$n].copy_from_slice(&self.to_array());
        }
        #[inline(always)]
        fn read(slice: &[$scalar]) -> Self {
            // Not inlined, so that the fast path loads a vector and does not build it lane by lane.
            #[inline(never)]
            fn rest(slice: &[$scalar]) -> $vector {
                let lane = |k: usize| slice.get(k).copied().unwrap_or(0.0);
                $vector::new(core::array::from_fn(lane))
            }
            match slice.first_chunk() {
                Some(chunk) => $vector::new(*chunk),
                None => rest(slice),
            }
        }
        #[inline(always)]
        fn write(self, slice: &mut [$scalar]) {
            let lanes = self.to_array();
            match slice.first_chunk_mut() {
                Some(chunk) => *chunk = lanes,
                None => {
                    for (number, lane) in slice.iter_mut().zip(lanes) {
                        *number = lane;
                    }
                }
            }
        }
        #[inline(always)]
        fn last(n: usize) -> Self {
            let lanes: [bool; $n] = core::array::from_fn(|lane| $n - n <= lane);
            $vector::new(lanes.map(|is_last| if is_last { 1.0 } else { 0.0 }))
        }
        #[inline(always)]
        fn limit(self, bound: f64) -> Self {
            self.within(Self::constant(-bound), Self::constant(bound))
        }
        #[inline(always)]
        fn within(self, low: Self, high: Self) -> Self {
            // NaN must stay NaN. Where one of two numbers is NaN, the wasm instruction returns the first, those of
            // other processors the second.
            if cfg!(target_feature = "simd128") {
                self.fast_min(high).fast_max(low)
            } else {
                low.fast_max(high.fast_min(self))
            }
        }
        #[inline(always)]
        fn sqrt(self) -> Self {
            $vector::sqrt(self)
        }
        #[inline(always)]
        fn sum(self) -> $scalar {
            let mut sum = 0.0;
            for lane in self.to_array() {
                sum += lane;
            }
            sum
        }
        #[inline(always)]
        fn first(self) -> $scalar {
            self.to_array()[0]
        }
        #[inline(always)]
        fn abs(self) -> Self {
            $vector::abs(self)
        }
        #[inline(always)]
        fn if_not_positive(self, yes: Self, no: Self) -> Self {
            self.simd_le($vector::splat(0.0)).select(yes, no)
        }
        #[inline(always)]
        fn if_below(self, bound: f64, yes: Self, no: Self) -> Self {
            self.simd_lt(Self::constant(bound)).select(yes, no)
        }
        #[inline(always)]
        fn sin(self) -> Self {
            $vector::new(self.to_array().map(|x| libm::sin(f64::from(x)) as $scalar))
        }
        #[inline(always)]
        fn cos(self) -> Self {
            $vector::new(self.to_array().map(|x| libm::cos(f64::from(x)) as $scalar))
        }
        #[inline(always)]
        fn ln(self) -> Self {
            $vector::new(self.to_array().map(|x| libm::log(f64::from(x)) as $scalar))
        }
    };
}

mod double;
mod single;
