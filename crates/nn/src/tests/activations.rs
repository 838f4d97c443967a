//! Every activation against its formula in plain `f64`, and its slope against finite differences.

use crate::lanes::Lanes;
use crate::{Activation, Random, Real};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use wide::{f32x4, f64x2};

/// The textbook's value, straight from the formula through libm.
fn expected(activation: Activation, x: f64) -> f64 {
    let exp_m1 = if 0.0 < x { x } else { libm::expm1(x) };
    let softplus = x.max(0.0) + libm::log1p(libm::exp(-x.abs()));
    let sigmoid = 1.0 / (1.0 + libm::exp(-x));
    match activation {
        Activation::Relu => x.max(0.0),
        Activation::Tanh => libm::tanh(x),
        Activation::Sigmoid => sigmoid,
        Activation::Linear => x,
        Activation::LeakyRelu => x.max(0.01 * x),
        Activation::Elu => exp_m1,
        Activation::Selu if 0.0 < x => 1.0507009873554805 * x,
        Activation::Selu => 1.0507009873554805 * 1.6732632423543772 * exp_m1,
        Activation::Gelu => {
            let u = libm::sqrt(2.0 / core::f64::consts::PI) * (x + 0.044715 * x * x * x);
            0.5 * x * (1.0 + libm::tanh(u))
        }
        Activation::Silu => x * sigmoid,
        Activation::Softplus => softplus,
        Activation::Mish => x * libm::tanh(softplus),
        Activation::Sine => libm::sin(x),
        Activation::Step => f64::from(u8::from(0.0 < x)),
    }
}

fn value<R: Real>(activation: Activation, x: f64) -> f64 {
    let mut y = [R::default()];
    activation.forward(&[R::from_f64(x)], &mut y);
    y[0].to_f64()
}

fn slope<R: Real>(activation: Activation, x: f64) -> f64 {
    let mut dx = [R::default()];
    let y = [R::from_f64(value::<R>(activation, x))];
    activation.backward(&[R::from_f64(x)], &y, &[R::from_f64(1.0)], &mut dx);
    dx[0].to_f64()
}

#[test]
fn values_are_those_of_the_formula() {
    let mut random = Pcg64Mcg::seed_from_u64(13);
    for &activation in Activation::ALL {
        for k in 0..4000 {
            let x = random.between(-1.0, 1.0) * [1e-6, 1.0, 10.0, 200.0][k % 4];
            let close = |a: f64, b: f64, error: f64| (a - b).abs() <= error * (1e-30 + b.abs());
            let (y, truth) = (value::<f64>(activation, x), expected(activation, x));
            // Where 1 + tanh cancels, GELU is as close as its rounding at 1 allows.
            let floor = if activation == Activation::Gelu { 2e-16 * x.abs() } else { 1e-300 };
            assert!(
                close(y, truth, 3e-15) || (y - truth).abs() < floor,
                "{} at {x}: {y} for {truth}",
                activation.id()
            );
            let x = f64::from(x as f32);
            let (y, truth) = (value::<f32>(activation, x), expected(activation, x));
            assert!(
                close(y, truth, 3e-6) || (y - truth).abs() < 1e-7 * x.abs() + 1e-36,
                "{} in f32 at {x}: {y} for {truth}",
                activation.id()
            );
        }
    }
}

#[test]
fn softplus_and_exp_m1_are_off_by_a_few_ulps() {
    let mut random = Pcg64Mcg::seed_from_u64(17);
    for _ in 0..100_000 {
        let x = random.between(-40.0, 40.0);
        let (truth, y) = (expected(Activation::Softplus, x), f64x2::fill(x).softplus().first());
        assert!(truth.to_bits().abs_diff(y.to_bits()) <= 6, "softplus {x}: {y} for {truth}");
        let (truth, y) = (libm::expm1(-x.abs()), f64x2::fill(-x.abs()).exp_m1().first());
        assert!(truth.to_bits().abs_diff(y.to_bits()) <= 6, "exp_m1 {x}: {y} for {truth}");
        let x = x as f32;
        let truth = expected(Activation::Softplus, f64::from(x));
        let y = f64::from(f32x4::fill(x).softplus().first());
        assert!((y - truth).abs() <= 1e-6 * truth, "softplus {x}, f32: {y} for {truth}");
        let truth = libm::expm1(-f64::from(x).abs());
        let y = f64::from(f32x4::fill(-x.abs()).exp_m1().first());
        assert!((y - truth).abs() <= -2e-6 * truth, "exp_m1 {x}, f32: {y} for {truth}");
    }
}

#[test]
fn slopes_are_those_of_the_values() {
    const STEP: f64 = 1e-5;
    for &activation in Activation::ALL {
        let mut largest = 0.0_f64;
        for k in -400..400 {
            // Never at 0, where the rectifiers have a corner and the step its jump.
            let x = (f64::from(k) + 0.5) * 0.02;
            let above = value::<f64>(activation, x + STEP);
            let measured = (above - value::<f64>(activation, x - STEP)) / (2.0 * STEP);
            for slope in [slope::<f64>(activation, x), slope::<f32>(activation, x)] {
                let error = (slope - measured).abs();
                assert!(error < 3e-6, "{} at {x}: {slope} for {measured}", activation.id());
            }
            largest = largest.max(measured.abs());
        }
        assert_eq!(activation.spec().has_gradient, 0.1 < largest, "{}", activation.id());
    }
}

#[test]
fn large_sums_stay_numbers() {
    for &activation in Activation::ALL {
        for x in [-1e6, -800.0, 800.0, 1e6] {
            assert!(value::<f64>(activation, x).is_finite(), "{} at {x}", activation.id());
            assert!(slope::<f64>(activation, x).is_finite(), "{}′ at {x}", activation.id());
            assert!(value::<f32>(activation, x).is_finite(), "{} at {x}, f32", activation.id());
            assert!(slope::<f32>(activation, x).is_finite(), "{}′ at {x}, f32", activation.id());
        }
    }
}
