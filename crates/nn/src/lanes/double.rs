//! Two lanes of `f64`: functions with at most a few units in the last place of error, their constants
//! those of S. L. Moshier.

use super::{Lanes, polynomial};
use bytemuck::cast;
use wide::{f64x2, u64x2};

impl Lanes for f64x2 {
    lanes!(f64x2, f64, 2, true);

    #[inline(always)]
    fn over(self, [by, _]: [Self; 2]) -> Self {
        self / by
    }

    #[inline(always)]
    fn sums(vectors: &[Self]) -> Self {
        let [a, b] = [vectors[0].to_array(), vectors[1].to_array()];
        Self::new([a[0], b[0]]) + Self::new([a[1], b[1]])
    }

    #[inline(always)]
    fn plus_sums(self, vectors: &[Self], n: usize) -> Self {
        let [a, b] = [vectors[0].to_array(), vectors[1].to_array()];
        let first = self + Self::new([a[0], b[0]]);
        if n == 1 { first } else { first + Self::new([a[1], b[1]]) }
    }

    #[inline(always)]
    fn exp(self) -> Self {
        let Fraction { p, q, n } = Fraction::of(self);
        let q = q - p;
        // 2ⁿ⁻¹ · 2 instead of 2ⁿ, which has no exponent field left for the largest results.
        let power: Self = cast((n + u64x2::splat(1023 - 1)) << 52);
        let result = (Self::constant(1.0) + (p + p) / q) * power * Self::constant(2.0);
        let result = self.if_below(-707.7, Self::constant(0.0), result);
        self.simd_gt(Self::constant(709.782_712_893_384))
            .select(Self::constant(f64::INFINITY), result)
    }

    /// A rational function of x² below 0.625, 1 − 2 / (e^2x + 1) above: Moshier, chapter 2. Both as
    /// a sum with a fraction, so that one division serves them.
    #[inline(always)]
    fn tanh(self) -> Self {
        const P: &[f64; 3] =
            &[-9.643_991_794_250_523E-1, -9.928_772_310_019_185E1, -1.614_687_684_417_084_5E3];
        const Q: &[f64; 4] =
            &[1.0, 1.128_116_784_916_329_3E2, 2.235_488_390_601_004_5E3, 4.844_063_053_251_255E3];
        let x = self.limit(20.0);
        let (xx, size) = (x * x, x.abs());
        let Fraction { p, q, n } = Fraction::of(size + size);
        let power: Self = cast((n + u64x2::splat(1023)) << 52);
        let below = q - p;
        let near = size.simd_lt(Self::constant(0.625));
        let above = near.select(x * xx * polynomial(xx, P), signed(below + below, -x));
        let below = near.select(polynomial(xx, Q), (q + p) * power + below);
        near.select(x, signed(Self::constant(1.0), x)) + above / below
    }

    /// With e^−x as for tanh, one division.
    #[inline(always)]
    fn sigmoid(self) -> Self {
        let Fraction { p, q, n } = Fraction::of(-self.limit(708.0));
        let power: Self = cast((n + u64x2::splat(1023)) << 52);
        (q - p) / ((q - p) + (q + p) * power)
    }
}

/// A positive number with the sign of another.
#[inline(always)]
fn signed(size: f64x2, like: f64x2) -> f64x2 {
    size | (like & f64x2::constant(-0.0))
}

/// e^x = 2ⁿ (q + p) / (q − p).
struct Fraction {
    p: f64x2,
    q: f64x2,
    /// n in the low bits.
    n: u64x2,
}

impl Fraction {
    /// Range reduction to |r| ≤ ln 2 / 2 and a rational function of r: S. L. Moshier, *Methods and
    /// Programs for Mathematical Functions* (1989), chapter 2.
    #[inline(always)]
    fn of(x: f64x2) -> Self {
        // Adding 1.5 · 2⁵² leaves the nearest whole number in the low bits.
        let magic = f64x2::constant(6_755_399_441_055_744.0);
        let shifted = x * f64x2::constant(core::f64::consts::LOG2_E) + magic;
        let n = shifted - magic;
        let r = x - n * f64x2::constant(6.931_457_519_531_25E-1);
        let r = r - n * f64x2::constant(1.428_606_820_309_417_2E-6);
        let rr = r * r;
        const P: &[f64; 3] =
            &[1.261_771_930_748_105_9E-4, 3.029_944_077_074_419_6E-2, 9.999_999_999_999_999E-1];
        const Q: &[f64; 4] = &[
            3.001_985_051_386_644_6E-6,
            2.524_483_403_496_841E-3,
            2.272_655_482_081_550_3E-1,
            2.0,
        ];
        Self { p: r * polynomial(rr, P), q: polynomial(rr, Q), n: cast(shifted) }
    }
}
