//! Two lanes of `f64`: functions with at most a few units in the last place of error, their constants
//! those of S. L. Moshier.

use super::{Lanes, polynomial};
use bytemuck::cast;
use core::array::from_fn;
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

    #[inline(always)]
    fn tanh(self) -> Self {
        let [y] = tanhs([self]);
        y
    }

    #[inline(always)]
    fn tanh_of_four(x: [Self; 4]) -> [Self; 4] {
        tanhs(x)
    }

    /// With e^−x as a fraction, so that one division serves both.
    #[inline(always)]
    fn sigmoid(self) -> Self {
        let Fraction { p, q, n } = Fraction::of(-self.limit(708.0));
        let power: Self = cast((n + u64x2::splat(1023)) << 52);
        (q - p) / ((q - p) + (q + p) * power)
    }
}

/// The hyperbolic tangent of vectors in lock-step, without a branch and with one division.
#[inline(always)]
fn tanhs<const N: usize>(x: [f64x2; N]) -> [f64x2; N] {
    let &[bound, per_n, magic, step, c0, c1, c2, c3, c4] = core::hint::black_box(TANH);
    let [magic, one] = [f64x2::fill(magic), f64x2::constant(1.0)];
    let x = x.map(|x| x.within(f64x2::fill(-bound), f64x2::fill(bound)));
    let shifted = x.map(|x| x * f64x2::fill(per_n) + magic);
    let y: [_; N] = from_fn(|k| x[k] - (shifted[k] - magic) * f64x2::fill(step));
    let z = y.map(|y| y * y);
    let mut c = [f64x2::fill(c4); N];
    for coefficient in [c3, c2, c1, c0] {
        c = from_fn(|k| c[k] * z[k] + f64x2::fill(coefficient));
    }
    from_fn(|k| {
        let power: f64x2 = cast(cast::<_, u64x2>(shifted[k]) << 52);
        let [less, more, c] = [one - power, one + power, z[k] * c[k]];
        let above = (y[k] * more - c * less) - less;
        above / (more + (c * more - y[k] * less))
    })
}

/// Where tanh is 1 in `f64`, and a little beyond; n for x = 1; what leaves n + 1023 in the low bits
/// when it is added; x for n = 1; and y coth y = 1 + z p(z) where z = y², the coefficients of p from the
/// lowest on, through its values at the nodes of Chebyshev for |y| ≤ ln 2 / 4: 4e-18 off.
const TANH: &[f64; 9] = &[
    20.0,
    2.0 * core::f64::consts::LOG2_E,
    6_755_399_441_055_744.0 + 1023.0,
    0.5 * core::f64::consts::LN_2,
    0.333_333_333_333_333_2,
    -0.022_222_222_222_051_59,
    0.002_116_402_070_932_914_4,
    -0.000_211_635_969_278_862_33,
    2.121_609_944_594_371_6e-5,
];

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
