//! How far the vector functions are off: over the whole range of `f32`, and at a million places in
//! `f64`. What is found is what the functions' own comments say.

use crate::Random;
use crate::lanes::Lanes;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use wide::{f32x4, f64x2};

/// How many representable numbers lie between two.
fn ulps(a: f64, b: f64) -> u64 {
    a.to_bits().abs_diff(b.to_bits())
}

/// The largest distance in `f64` at a million numbers: half of them evenly from `−reach` to `reach`,
/// half of all magnitudes below.
fn worst(reach: f64, f: fn(f64x2) -> f64x2, truth: fn(f64) -> f64) -> u64 {
    let mut random = Pcg64Mcg::seed_from_u64(5);
    let mut worst = 0;
    for k in 0..1_000_000 {
        let even = random.between(-reach, reach);
        let x = if k % 2 == 0 { even } else { even * libm::exp2(-random.between(0.0, 40.0)) };
        worst = worst.max(ulps(f(f64x2::fill(x)).first(), truth(x)));
    }
    worst
}

#[test]
fn a_million_numbers_in_f64() {
    assert!(worst(707.0, Lanes::exp, libm::exp) <= 2, "exp");
    // The value that the sigmoid is compared with is itself rounded three times.
    let sigmoid = |x: f64| 1.0 / (1.0 + libm::exp(-x));
    assert!(worst(707.0, Lanes::sigmoid, sigmoid) <= 4, "sigmoid");
}

/// The hyperbolic tangent of a number from 2⁻²⁰ to 20 to some 100 bits: (e^2x − 1) / (e^2x + 1), where
/// e^2x is the square, ten times over, of e^(x/512), summed from its series.
fn exact_tanh(x: f64) -> Pair {
    let [one, two] = [1.0, 2.0].map(|k| Pair(k, 0.0));
    let r = Pair(x / 512.0, 0.0);
    // The exponential less 1, which keeps its digits near 0: r (1 + r/2 (1 + r/3 (…))).
    let mut sum = one;
    for k in (2..=20).rev() {
        sum = one + (sum * r).over(Pair(f64::from(k), 0.0));
    }
    let mut less_one = sum * r;
    for _ in 0..10 {
        // (1 + e)² − 1 = e (2 + e)
        less_one = less_one * (two + less_one);
    }
    less_one.over(two + less_one)
}

/// The sum of two numbers, the second what the first has been rounded by (Dekker 1971).
#[derive(Clone, Copy)]
struct Pair(f64, f64);

impl Pair {
    fn sum(a: f64, b: f64) -> Self {
        let sum = a + b;
        let of_b = sum - a;
        Self(sum, (a - (sum - of_b)) + (b - of_b))
    }
    fn over(self, other: Self) -> Self {
        let first = self.0 / other.0;
        let rest = self + other * Self(-first, 0.0);
        let second = rest.0 / other.0;
        Self::sum(first, second)
    }
}

impl core::ops::Add for Pair {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let Self(sum, rest) = Self::sum(self.0, other.0);
        Self::sum(sum, rest + self.1 + other.1)
    }
}

impl core::ops::Mul for Pair {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let product = self.0 * other.0;
        let rest = libm::fma(self.0, other.0, -product);
        Self::sum(product, rest + self.0 * other.1 + self.1 * other.0)
    }
}

/// The largest error of tanh from `low` to `high`, in units in the last place of what is right.
fn tanh_error(low: f64, high: f64) -> f64 {
    let mut random = Pcg64Mcg::seed_from_u64(6);
    let mut worst = 0.0_f64;
    for _ in 0..20_000 {
        let x = random.between(low, high);
        let found = Lanes::tanh(f64x2::new([x, -x])).to_array();
        assert_eq!(found[0], -found[1], "tanh is odd at {x}");
        assert!(found[0] <= 1.0, "tanh {x} is {}", found[0]);
        let Pair(right, rest) = exact_tanh(x);
        let ulp = right.next_up() - right;
        worst = worst.max(((found[0] - right) - rest).abs() / ulp);
    }
    worst
}

#[test]
fn tanh_in_f64_is_as_exact_as_its_comment_says() {
    let quarter = core::f64::consts::LN_2 / 4.0;
    let ends = [1e-6, quarter, 3.0 * quarter, 5.0 * quarter, 2.5, 20.0];
    for (ends, bound) in ends.windows(2).zip([2.3, 2.8, 2.8, 2.6, 2.6]) {
        let error = tanh_error(ends[0], ends[1]);
        assert!(error <= bound && 1.2 < error, "{ends:?}: {error}");
    }
    // Where one n ends and the next begins, errors are largest.
    for n in 0..8 {
        let end = f64::from(2 * n + 1) * quarter;
        let error = tanh_error(end * 0.999, end * 1.001);
        assert!(error <= 2.8, "around {end}: {error}");
    }
}

#[test]
fn tanh_of_tiny_numbers_is_themselves() {
    let tiny = [0.0, 5e-324, 1e-310, f64::MIN_POSITIVE, 1e-160, 1e-30, 1e-9];
    for x in tiny.into_iter().chain(tiny.map(|x| -x)) {
        let tanh = Lanes::tanh(f64x2::fill(x)).first();
        assert_eq!(tanh.to_bits(), x.to_bits(), "tanh {x} is {tanh}");
    }
}

#[test]
fn one_vector_and_four_have_the_same_tanh_in_f64() {
    let mut random = Pcg64Mcg::seed_from_u64(8);
    for _ in 0..10_000 {
        let x: [f64x2; 4] = core::array::from_fn(|_| {
            f64x2::new([random.between(-3.0, 3.0), random.between(-25.0, 25.0)])
        });
        assert_eq!(Lanes::tanh_of_several(x), x.map(Lanes::tanh), "{x:?}");
    }
}

/// Compares with the function in `f64`, tested above, at every 7th `f32` from 2⁻³⁰ to 128 and at every
/// 7001st of the others. `error` is (found, truth) ↦ how far off.
fn check(
    name: &str,
    f: fn(f32x4) -> f32x4,
    truth: fn(f64x2) -> f64x2,
    error: fn(f64, f64) -> f64,
    bound: f64,
) {
    let (small, large) = (2.0_f32.powi(-30).to_bits(), 128.0_f32.to_bits());
    let mut bits = 0_u32;
    let mut worst = (0.0, 0.0);
    while bits < f32::INFINITY.to_bits() {
        let x = f32::from_bits(bits);
        let found = f(f32x4::new([x, -x, x, -x])).to_array();
        let truth = truth(f64x2::new([x.into(), (-x).into()])).to_array();
        for (k, x) in [x, -x].into_iter().enumerate() {
            let error = error(found[k].into(), truth[k]);
            if worst.0 < error {
                worst = (error, x);
            }
        }
        bits += if (small..large).contains(&bits) { 7 } else { 7001 };
    }
    assert!(worst.0 <= bound, "{name}: {worst:?}");
}

#[test]
fn every_seventh_number_in_f32() {
    // Beyond the range of f32 only the direction counts.
    let relative = |found: f64, truth: f64| match truth {
        _ if found.is_infinite() => f64::from(u8::from(truth < 3.4e38)),
        _ if found == 0.0 => f64::from(u8::from(2.4e-38 < truth)),
        _ => (found - truth).abs() / truth,
    };
    check("exp", Lanes::exp, Lanes::exp, relative, 2e-7);
    check("sigmoid", Lanes::sigmoid, Lanes::sigmoid, relative, 3e-7);
    let relative =
        |found: f64, truth: f64| if found == truth { 0.0 } else { (found / truth - 1.0).abs() };
    check("tanh", Lanes::tanh, Lanes::tanh, relative, 3.7e-7);
    // Together with numbers of other sizes, whose results must not be mixed up.
    let of_four = |x: f32x4| {
        let all =
            f32x4::tanh_of_several([x, f32x4::fill(1e-30), f32x4::fill(9.0), f32x4::fill(-0.5)]);
        assert!((all[3].first() + 0.462_117_16).abs() < 3e-7, "−½ beside {x}");
        all[0]
    };
    check("tanh of four", of_four, Lanes::tanh, relative, 3.7e-7);
}

#[test]
fn tanh_and_sigmoid_at_the_ends() {
    for x in [9.0, 1e6, f32::MAX, f32::INFINITY] {
        let (tanh, sigmoid) = (f32x4::fill(x).tanh().first(), f32x4::fill(-x).sigmoid().first());
        assert_eq!(tanh, 1.0, "tanh {x}");
        assert_eq!(f32x4::fill(-x).tanh().first(), -1.0, "tanh −{x}");
        assert!((0.0..2e-4).contains(&sigmoid), "sigmoid −{x}: {sigmoid}");
        let x = f64::from(x) + 20.0;
        assert_eq!(Lanes::tanh(f64x2::fill(-x)).first(), -1.0, "tanh −{x}");
        assert!((0.0..3e-13).contains(&f64x2::fill(-x).sigmoid().first()), "sigmoid −{x}");
    }
    let nan = f64x2::fill(f64::NAN);
    assert!(Lanes::tanh(nan).first().is_nan() && nan.sigmoid().first().is_nan(), "in f64");
    let nan = f32x4::fill(f32::NAN);
    assert!(Lanes::tanh(nan).first().is_nan() && nan.sigmoid().first().is_nan(), "in f32");
}
