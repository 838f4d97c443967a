//! Four lanes of `f32`: functions as exact as pictures need them, and fast.

use super::{Lanes, polynomial, polynomials};
use bytemuck::cast;
use core::array::from_fn;
use wide::{f32x4, u32x4};

impl Lanes for f32x4 {
    lanes!(f32x4, f32, 4, cfg!(feature = "train-f32"));

    #[inline(always)]
    fn over(self, [_, inverse]: [Self; 2]) -> Self {
        self * inverse
    }

    #[inline(always)]
    fn sums(vectors: &[Self]) -> Self {
        let [a, b, c, d] = Self::transpose([vectors[0], vectors[1], vectors[2], vectors[3]]);
        a + b + c + d
    }

    #[inline(always)]
    fn plus_sums(self, vectors: &[Self], n: usize) -> Self {
        let [a, b, c, d] = Self::transpose([vectors[0], vectors[1], vectors[2], vectors[3]]);
        match n {
            1 => self + a,
            2 => self + a + b,
            3 => self + a + b + c,
            _ => self + a + b + c + d,
        }
    }

    /// As for `f64x2`, with a polynomial of degree 5 in r: Moshier, chapter 2.
    #[inline(always)]
    fn exp(self) -> Self {
        let magic = Self::constant(12_582_912.0);
        let shifted = self * Self::constant(core::f64::consts::LOG2_E) + magic;
        let n = shifted - magic;
        let r = self - n * Self::constant(0.693_359_375);
        let r = r - n * Self::constant(-2.121_944_4e-4);
        const P: &[f32; 6] =
            &[1.987_569_1E-4, 1.398_2E-3, 8.333_452E-3, 4.166_579_6E-2, 1.666_666_5E-1, 5E-1];
        let fraction = polynomial(r, P) * (r * r) + r + Self::constant(1.0);
        let bits: u32x4 = cast(shifted);
        let power: Self = cast((bits + u32x4::splat(127 - 1)) << 23);
        let result = fraction * power * Self::constant(2.0);
        let result = self.if_below(-86.98, Self::constant(0.0), result);
        self.simd_gt(Self::constant(88.722_839)).select(Self::constant(f64::INFINITY), result)
    }

    #[inline(always)]
    fn tanh(self) -> Self {
        let [low, high] = *core::hint::black_box(&[-8.3, 8.3]);
        let x = self.within(Self::fill(low), Self::fill(high));
        let xx = x * x;
        (x * short(xx, P)) / short(xx, Q)
    }

    /// By Horner's rule, which has fewer operations than Estrin's scheme. Each waits for the one before, but the
    /// processor computes the other vectors meanwhile.
    #[inline(always)]
    fn tanh_of_several<const N: usize>(x: [Self; N]) -> [Self; N] {
        let [low, high] = *core::hint::black_box(&[-8.3, 8.3]);
        let x = x.map(|x| x.within(Self::fill(low), Self::fill(high)));
        let xx = x.map(|x| x * x);
        let (above, below) = (polynomials(xx, P), polynomials(xx, Q));
        from_fn(|k| x[k] * above[k] / below[k])
    }
}

/// tanh x ≈ x p(x²) / q(x²), fitted for the least relative error up to where tanh is 1 in `f32`.
const P: &[f32; 5] = &[1.464_833_9e-8, 2.150_855_3e-5, 3.549_172_5e-3, 1.342_587_3e-1, 1.0];
const Q: &[f32; 5] = &[8.295_141_4e-7, 3.373_956e-4, 2.607_996_2e-2, 4.675_919_7e-1, 1.0];

/// A polynomial by Estrin's scheme, in which fewer operations wait for each other than in Horner's rule.
#[inline(always)]
fn short(x: f32x4, coefficients: &'static [f32; 5]) -> f32x4 {
    let of = core::hint::black_box(coefficients);
    let xx = x * x;
    let low = f32x4::fill(of[3]) * x + f32x4::fill(of[4]);
    let middle = f32x4::fill(of[1]) * x + f32x4::fill(of[2]);
    (f32x4::fill(of[0]) * xx + middle) * xx + low
}
