//! Every loss against its formula in plain `f64`, far out as well, and its slope by differences.

use crate::loss::softmax;
use crate::{Loss, Random, Real};
use alloc::vec;
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// The loss of the outputs of one example, straight from the textbook.
fn expected(loss: Loss, output: &[f64], target: &[f64]) -> f64 {
    let pairs = || output.iter().zip(target).map(|(&o, &t)| (o, t));
    let total: f64 = output.iter().map(|&o| libm::exp(o)).sum();
    match loss {
        Loss::Squared => pairs().map(|(o, t)| 0.5 * (o - t) * (o - t)).sum(),
        Loss::Absolute => pairs().map(|(o, t)| (o - t).abs()).sum(),
        Loss::Huber => pairs()
            .map(|(o, t)| (o - t).abs())
            .map(|e| if e <= 1.0 { 0.5 * e * e } else { e - 0.5 })
            .sum(),
        Loss::Hinge => pairs().map(|(o, t)| (1.0 - o * t).max(0.0)).sum(),
        Loss::BinaryCrossEntropy => pairs()
            .map(|(o, t)| (0.5 * (t + 1.0), 1.0 / (1.0 + libm::exp(-o))))
            .map(|(t, p)| -t * libm::log(p) - (1.0 - t) * libm::log(1.0 - p))
            .sum(),
        Loss::SoftmaxCrossEntropy => {
            pairs().map(|(o, t)| -0.5 * (t + 1.0) * libm::log(libm::exp(o) / total)).sum()
        }
    }
}

/// The summed loss of each of `n` examples, and the gradient; `output`, `target`: outputs × `n`.
fn run<R: Real>(loss: Loss, output: &[f64], target: &[f64], n: usize) -> (Vec<f64>, Vec<f64>) {
    let cast = |x: &[f64]| x.iter().map(|&x| R::from_f64(x)).collect::<Vec<_>>();
    let (output, target) = (cast(output), cast(target));
    let rows = loss.rows(output.len() / n);
    let (mut losses, mut slopes) = (vec![R::default(); rows * n], vec![R::default(); output.len()]);
    loss.forward(&output, &target, &mut losses, n);
    loss.backward(&output, &target, &vec![R::from_f64(1.0); rows * n], &mut slopes, n);
    let sum =
        |column: usize| -> f64 { (0..rows).map(|row| losses[row * n + column].to_f64()).sum() };
    ((0..n).map(sum).collect(), slopes.iter().map(|s| s.to_f64()).collect())
}

#[test]
fn losses_and_slopes_are_those_of_the_formulas() {
    const STEP: f64 = 1e-6;
    let mut random = Pcg64Mcg::seed_from_u64(19);
    for &loss in Loss::ALL {
        for n in 1..12 {
            let n_outputs = 1 + n % 4;
            let output: Vec<f64> = (0..n_outputs * n).map(|_| random.between(-4.0, 4.0)).collect();
            let target: Vec<f64> = (0..n_outputs * n)
                .map(|_| if random.uniform() < 0.5 { -1.0 } else { 1.0 })
                .collect();
            let column =
                |x: &[f64], c: usize| x[c..].iter().step_by(n).copied().collect::<Vec<_>>();
            let (double, single) =
                (run::<f64>(loss, &output, &target, n), run::<f32>(loss, &output, &target, n));
            for c in 0..n {
                let (mut at, target) = (column(&output, c), column(&target, c));
                let truth = expected(loss, &at, &target);
                assert!((double.0[c] - truth).abs() < 1e-13, "{}: {truth}", loss.id());
                assert!((single.0[c] - truth).abs() < 1e-5, "{}, f32: {truth}", loss.id());
                for k in 0..n_outputs {
                    let here = at[k];
                    at[k] = here + STEP;
                    let above = expected(loss, &at, &target);
                    at[k] = here - STEP;
                    let slope = (above - expected(loss, &at, &target)) / (2.0 * STEP);
                    at[k] = here;
                    let error = (double.1[k * n + c] - slope).abs();
                    assert!(error < 1e-8, "{}: slope {slope} off by {error}", loss.id());
                    assert!((single.1[k * n + c] - slope).abs() < 1e-5, "{}, f32", loss.id());
                }
            }
        }
    }
}

#[test]
fn certainty_overflows_nothing() {
    for &loss in Loss::ALL {
        let (losses, slopes) =
            run::<f64>(loss, &[1000.0, -1000.0, -1000.0, 1000.0], &[1.0, 1.0, -1.0, -1.0], 2);
        assert!(losses.iter().chain(&slopes).all(|x| x.is_finite()), "{}: {losses:?}", loss.id());
        if loss.spec().is_of_logits {
            assert!(losses[0] == 0.0 && 1000.0 <= losses[1], "{}: {losses:?}", loss.id());
        }
        let (losses, _) = run::<f64>(loss, &[f64::NAN, 0.0], &[1.0, -1.0], 1);
        assert!(losses[0].is_nan(), "{} does not hide what is not a number", loss.id());
        assert_eq!(run::<f64>(loss, &[0.3], &[1.0], 1).0.len(), 1, "{}: one output", loss.id());
    }
}

#[test]
fn softmax_is_a_distribution() {
    let mut out = [0.0; 6];
    softmax(&[1.0, 1000.0, 2.0, 1000.0, 3.0, -1000.0], &mut out, 2);
    let e = libm::exp;
    for (k, x) in [1.0, 2.0, 3.0].into_iter().enumerate() {
        assert!((out[2 * k] - e(x) / (e(1.0) + e(2.0) + e(3.0))).abs() < 1e-15, "{out:?}");
    }
    assert_eq!([out[1], out[3], out[5]], [0.5, 0.5, 0.0]);
}
