//! The vector functions against libm, and the loops against naive ones.

use crate::kernels::{self, Extent};
use crate::lanes::Lanes;
use crate::{Activation, Random, Real};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use wide::{f32x4, f64x2};

/// How many representable numbers lie between two.
fn ulps(a: f64, b: f64) -> u64 {
    a.to_bits().abs_diff(b.to_bits())
}

#[test]
fn exp_and_tanh_in_f64_are_off_by_few_ulps() {
    let mut random = Pcg64Mcg::seed_from_u64(3);
    for _ in 0..200_000 {
        let x = random.between(-30.0, 30.0);
        let (exp, tanh) = (f64x2::fill(x).exp().first(), Lanes::tanh(f64x2::fill(x)).first());
        assert!(ulps(exp, libm::exp(x)) <= 2, "exp {x}: {exp} for {}", libm::exp(x));
        assert!(ulps(tanh, libm::tanh(x)) <= 3, "tanh {x}: {tanh} for {}", libm::tanh(x));
    }
}

#[test]
fn exp_and_tanh_in_f32_are_close() {
    for k in 0..200_000 {
        let x = (k - 100_000) as f32 * 8e-4;
        let exp = Lanes::exp(f32x4::fill(x)).first();
        let tanh = Lanes::tanh(f32x4::fill(x)).first();
        let truth = libm::exp(f64::from(x));
        assert!((f64::from(exp) - truth).abs() <= 3e-7 * truth, "exp {x}: {exp} for {truth}");
        let truth = libm::tanh(f64::from(x));
        assert!((f64::from(tanh) - truth).abs() <= 4e-7, "tanh {x}: {tanh} for {truth}");
    }
}

#[test]
fn the_ends_of_the_number_line() {
    let (exp, tanh) =
        (|x| Lanes::exp(f64x2::fill(x)).first(), |x| Lanes::tanh(f64x2::fill(x)).first());
    assert_eq!((exp(0.0), tanh(0.0)), (1.0, 0.0));
    assert_eq!((exp(f64::INFINITY), exp(f64::NEG_INFINITY)), (f64::INFINITY, 0.0));
    assert_eq!((exp(1e300), exp(-1e300)), (f64::INFINITY, 0.0));
    assert_eq!((tanh(f64::INFINITY), tanh(-1e300)), (1.0, -1.0));
    assert!(
        exp(709.7).is_finite() && exp(-707.0) > 0.0,
        "large results are finite, small ones not zero"
    );
    assert!(exp(f64::NAN).is_nan() && tanh(f64::NAN).is_nan(), "not a number stays so");
    let exp = |x| Lanes::exp(f32x4::fill(x)).first();
    assert_eq!((exp(f32::INFINITY), exp(-1e30)), (f32::INFINITY, 0.0));
    assert!(exp(88.7).is_finite() && exp(-86.0) > 0.0 && exp(f32::NAN).is_nan(), "f32 too");
}

#[test]
fn no_activation_hides_what_is_not_a_number() {
    for &activation in Activation::ALL {
        let mut y = [0.0; 3];
        activation.forward(&[1.0, f64::NAN, 1.0], &mut y);
        assert!(!y[0].is_nan() && y[1].is_nan() && !y[2].is_nan(), "{}: {y:?}", activation.id());
    }
}

/// Every loop against the plain sum, for rows of every length from 0 to longer than a tile.
fn check_loops<R: Real>(tolerance: f64) {
    let mut random = Pcg64Mcg::seed_from_u64(11);
    let close = |a: f64, b: f64| (a - b).abs() <= tolerance * (1.0 + b.abs());
    for n in 0..140 {
        let (inputs, units) = (n * 7 % 41, 1 + n % 6);
        let extent = Extent { n_inputs: inputs, n_units: units, n, stride: n, first: 0 };
        let mut draw = |n: usize| -> Vec<R> {
            (0..n).map(|_| R::from_f64(random.between(-1.0, 1.0))).collect()
        };
        let (weights, biases, x) = (draw(units * inputs), draw(units), draw(inputs * n));
        let mut out = draw(units * n);
        kernels::dense(extent, &weights, &biases, &x, &mut out);
        for unit in 0..units {
            for column in 0..n {
                let sum: f64 = (0..inputs)
                    .map(|i| weights[unit * inputs + i].to_f64() * x[i * n + column].to_f64())
                    .sum();
                let expected = biases[unit].to_f64() + sum;
                assert!(close(out[unit * n + column].to_f64(), expected), "dense, n = {n}");
            }
        }
        let (dout, mut dweights) = (draw(units * n), draw(units * inputs));
        let mut expected: Vec<f64> = dweights.iter().map(|d| d.to_f64()).collect();
        for (at, expected) in expected.iter_mut().enumerate() {
            let (unit, input) = (at / inputs, at % inputs);
            *expected += (0..n)
                .map(|k| dout[unit * n + k].to_f64() * x[input * n + k].to_f64())
                .sum::<f64>();
        }
        kernels::dense_weights(extent, &dout, &x, &mut dweights);
        for (d, expected) in dweights.iter().zip(expected) {
            assert!(close(d.to_f64(), expected), "dense_weights, n = {n}");
        }
        for is_first in [true, false] {
            let mut dx = draw(inputs * n);
            let before = if is_first { Vec::new() } else { dx.clone() };
            kernels::dense_inputs(extent, &weights, &dout, &mut dx, is_first);
            for (at, d) in dx.iter().enumerate() {
                let (input, column) = (at / n, at % n);
                let sum: f64 = (0..units)
                    .map(|u| weights[u * inputs + input].to_f64() * dout[u * n + column].to_f64())
                    .sum();
                let expected = before.get(at).map_or(0.0, |d| d.to_f64()) + sum;
                assert!(close(d.to_f64(), expected), "dense_inputs, n = {n}, {is_first}");
            }
        }
        let (a, mut y) = (draw(n), draw(n));
        let expected: Vec<f64> =
            a.iter().zip(&y).map(|(a, y)| y.to_f64() + 0.5 * a.to_f64()).collect();
        kernels::axpy(R::from_f64(0.5), &a, &mut y);
        for (y, expected) in y.iter().zip(expected) {
            assert!(close(y.to_f64(), expected), "axpy, n = {n}");
        }
    }
}

#[test]
fn loops_equal_naive_ones() {
    check_loops::<f64>(1e-14);
    check_loops::<f32>(1e-5);
}
