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
    assert!(worst(25.0, Lanes::tanh, libm::tanh) <= 2, "tanh");
    // The truth of the sigmoid is itself rounded three times.
    let sigmoid = |x: f64| 1.0 / (1.0 + libm::exp(-x));
    assert!(worst(707.0, Lanes::sigmoid, sigmoid) <= 4, "sigmoid");
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
    // Beside numbers of all sizes, none of which may reach another's place.
    let of_four = |x: f32x4| {
        let all = f32x4::tanh_of_four([x, f32x4::fill(1e-30), f32x4::fill(9.0), f32x4::fill(-0.5)]);
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
