//! Lanes: 128 bits of numbers worked on at once, and the functions an activation is written in.
//!
//! A formula written over [`Lanes`] serves `f64` (two lanes) and `f32` (four) alike. Every operation
//! is one IEEE operation or a fixed sequence of them, without fused multiply-add, so that every
//! machine gives the same bits.

use bytemuck::cast;
use core::array::from_fn;
use core::ops::{Add, Div, Mul, Neg, Sub};
use wide::{f32x4, f64x2, u32x4, u64x2};

/// A vector of equal numbers' worth of arithmetic: `f64x2` or `f32x4`.
pub trait Lanes:
    Copy
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
    /// How many lanes there are.
    const N: usize;

    /// A row in chunks, without what is left.
    fn chunks(row: &[Self::Scalar]) -> &[Self::Chunk];
    /// The same, to be written to.
    fn chunks_mut(row: &mut [Self::Scalar]) -> &mut [Self::Chunk];
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
    /// Reads the first `N` numbers of a slice, or all of a shorter one and zeros: so a loop over a row
    /// of any length holds its formula once.
    fn read(slice: &[Self::Scalar]) -> Self;
    /// Writes the first `N` numbers of a slice, or all of a shorter one.
    fn write(self, slice: &mut [Self::Scalar]);
    /// One in the last `n` lanes and zero in those before.
    fn last(n: usize) -> Self;
    /// The sum of the lanes, from the first to the last.
    fn sum(self) -> Self::Scalar;
    /// The sums of as many vectors as there are lanes, each as [`sum`](Self::sum) gives it.
    fn sums(vectors: &[Self]) -> Self;
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
    /// `self` / a, where `by` is a and 1 / a: in `f32` the product with 1 / a, of which the last place
    /// may be another, because a division takes as long as four products.
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
    /// The hyperbolic tangent. At most 2 units in the last place off in `f64`, 3.7e-7 of the value in
    /// `f32`.
    fn tanh(self) -> Self;
    /// The same of four vectors, which may share what it takes.
    #[inline(always)]
    fn tanh_of_four(x: [Self; 4]) -> [Self; 4] {
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

/// The same with the coefficients in memory: engines make a constant vector anew at every use, which
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
    ($vector:ident, $scalar:ident, $n:literal) => {
        type Scalar = $scalar;
        type Chunk = [$scalar; $n];
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
            // Not inlined: a vector put together of lanes is slower than one that is loaded.
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
            // Of two that cannot be compared the one instruction gives the first, the other the second.
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

impl Lanes for f64x2 {
    lanes!(f64x2, f64, 2);

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

impl Lanes for f32x4 {
    lanes!(f32x4, f32, 4);

    #[inline(always)]
    fn over(self, [_, inverse]: [Self; 2]) -> Self {
        self * inverse
    }

    #[inline(always)]
    fn sums(vectors: &[Self]) -> Self {
        let [a, b, c, d] = Self::transpose([vectors[0], vectors[1], vectors[2], vectors[3]]);
        a + b + c + d
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
        let ([above], [below]) = rational_tanh([self]);
        above / below
    }

    /// One division serves four: a / b = a · d · f · h / (b · d · f · h).
    #[inline(always)]
    fn tanh_of_four(x: [Self; 4]) -> [Self; 4] {
        let ([a, c, e, g], [b, d, f, h]) = rational_tanh(x);
        let (bd, fh) = (b * d, f * h);
        let inverse = Self::constant(1.0) / (bd * fh);
        let (by_bd, by_fh) = (fh * inverse, bd * inverse);
        [a * (d * by_bd), c * (b * by_bd), e * (h * by_fh), g * (f * by_fh)]
    }
}

/// x p(x²) and q(x²), whose quotient is fitted to the least relative error up to where tanh is 1 in
/// `f32`.
#[inline(always)]
fn rational_tanh<const N: usize>(x: [f32x4; N]) -> ([f32x4; N], [f32x4; N]) {
    const P: &[f32; 5] = &[1.464_833_9e-8, 2.150_855_3e-5, 3.549_172_5e-3, 1.342_587_3e-1, 1.0];
    const Q: &[f32; 5] = &[8.295_141_4e-7, 3.373_956e-4, 2.607_996_2e-2, 4.675_919_7e-1, 1.0];
    let [low, high] = *core::hint::black_box(&[-8.3, 8.3]);
    let x: [f32x4; N] = from_fn(|k| x[k].within(f32x4::fill(low), f32x4::fill(high)));
    let xx: [f32x4; N] = from_fn(|k| x[k] * x[k]);
    let above = polynomials(xx, P);
    (from_fn(|k| x[k] * above[k]), polynomials(xx, Q))
}
