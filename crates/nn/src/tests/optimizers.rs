//! Every optimizer against its paper, step by step, and down a bowl.

use crate::optim::StepInput;
use crate::{Hyper, Optimizer, Real};
use alloc::vec;
use alloc::vec::Vec;

/// The gradient of f(w) = ½ (w₀² + 4 w₁²).
const CURVATURE: [f64; 2] = [1.0, 4.0];

/// Steps down the bowl; the parameters after each.
fn descend<R: Real>(optimizer: Optimizer, rate: f64, hyper: Hyper, steps: usize) -> Vec<[R; 2]> {
    let spec = optimizer.spec();
    let mut params = [0.25, -2.0].map(R::from_f64);
    let mut slots = vec![R::default(); 2 * spec.slots];
    (1..=steps as u64)
        .map(|t| {
            // Of two examples that are alike.
            let mut grads = [0, 1].map(|k| R::from_f64(2.0 * CURVATURE[k]) * params[k]);
            let (n, slots) = (R::from_f64(2.0), &mut slots);
            R::of(&spec.step)(StepInput {
                params: &mut params,
                grads: &mut grads,
                n,
                slots,
                t,
                learning_rate: rate,
                hyper,
            });
            assert!(grads.iter().all(|grad| *grad == R::default()), "gradients are forgotten");
            params
        })
        .collect()
}

#[test]
fn each_step_is_the_papers() {
    for (k, &(optimizer, w0, w1)) in PAPERS.iter().enumerate() {
        assert_eq!(Some(&optimizer), Optimizer::ALL.get(k), "every optimizer has a row");
        let hyper = optimizer.spec().hyper;
        let double = descend::<f64>(optimizer, 0.1, hyper, 5);
        let single = descend::<f32>(optimizer, 0.1, hyper, 5);
        for t in 0..5 {
            for (k, expected) in [w0[t], w1[t]].into_iter().enumerate() {
                let error = (double[t][k] - expected).abs();
                assert!(error < 1e-14, "{} step {}: {}", optimizer.id(), t + 1, double[t][k]);
                let error = (single[t][k].to_f64() - expected).abs();
                assert!(error < 2e-6, "{} step {}, f32", optimizer.id(), t + 1);
            }
        }
    }
    assert_eq!(PAPERS.len(), Optimizer::ALL.len(), "every optimizer has a row");
}

#[test]
fn every_optimizer_descends_a_bowl() {
    for &optimizer in Optimizer::ALL {
        let spec = optimizer.spec();
        // Rates made for large networks are small for a bowl this wide.
        let rate = spec.learning_rate.max(0.003);
        let path = descend::<f64>(optimizer, rate, spec.hyper, 4000);
        let height = |w: &[f64; 2]| 0.5 * (w[0] * w[0] + 4.0 * w[1] * w[1]);
        assert!(height(&path[3999]) < 0.8 * height(&path[0]), "{} descends", optimizer.id());
        if optimizer != Optimizer::Adagrad {
            assert!(height(&path[3999]) < 3e-3, "{} arrives: {:?}", optimizer.id(), path[3999]);
        }
        assert_eq!(path, descend::<f64>(optimizer, rate, spec.hyper, 4000), "the same again");
    }
}

#[test]
fn decay_alone_shrinks_by_the_rate() {
    for optimizer in [Optimizer::AdamW, Optimizer::Lion] {
        let hyper = Hyper { decay: 0.5, ..optimizer.spec().hyper };
        let (spec, mut params, mut slots) = (optimizer.spec(), [2.0], [0.0; 2]);
        let slots = &mut slots[..spec.slots];
        let step = StepInput {
            params: &mut params,
            grads: &mut [0.0],
            n: 1.0,
            slots,
            t: 1,
            learning_rate: 0.1,
            hyper,
        };
        (spec.step.f64)(step);
        assert_eq!(params, [2.0 - 0.1 * (0.5 * 2.0)], "{}", optimizer.id());
    }
}

// Worked out by Python, not by this crate:
//
// """The papers' formulas, one parameter at a time: f(w) = ½ (w₀² + 4 w₁²) from (0.25, −2), η = 0.1."""
// from math import sqrt
// A = (1.0, 4.0)
// def run(name, n=5, eta=0.1):
//     out = []
//     for a, w in zip(A, (0.25, -2.0)):
//         m = v = G = D = 0.0
//         for t in range(1, n + 1):
//             g = a * w
//             if name == "sgd": w = w - eta * g
//             elif name == "momentum": v = 0.9 * v - eta * g; w = w + v
//             elif name == "nesterov":  # here w is θ of the paper; the point ahead is what is compared
//                 g = a * (w + 0.9 * v); v = 0.9 * v - eta * g; w = w + v
//             elif name == "adagrad": G += g ** 2; w -= eta * g / (sqrt(G) + 1e-10)
//             elif name == "adadelta":
//                 G = 0.95 * G + 0.05 * g ** 2
//                 d = -sqrt(D + 1e-6) / sqrt(G + 1e-6) * g
//                 D = 0.95 * D + 0.05 * d ** 2; w += eta * d
//             elif name == "rmsprop": G = 0.9 * G + 0.1 * g ** 2; w -= eta * g / (sqrt(G) + 1e-8)
//             elif name == "lion":
//                 c = 0.9 * m + 0.1 * g; m = 0.99 * m + 0.01 * g
//                 w -= eta * ((c > 0) - (c < 0))
//             else:
//                 m = 0.9 * m + 0.1 * g; G = 0.999 * G + 0.001 * g ** 2
//                 mh, vh = m / (1 - 0.9 ** t), G / (1 - 0.999 ** t)
//                 if name == "nadam": mh = 0.9 * m / (1 - 0.9 ** (t + 1)) + 0.1 * g / (1 - 0.9 ** t)
//                 w -= eta * (mh / (sqrt(vh) + 1e-8) + (0.01 * w if name == "adamw" else 0))
//             out.append(w + 0.9 * v if name == "nesterov" else w)
//     return out
// for name in "sgd momentum nesterov adagrad adadelta rmsprop adam adamw nadam lion".split():
//     print(name, [float(f"{x:.15g}") for x in run(name)])
#[rustfmt::skip]
const PAPERS: &[(Optimizer, [f64; 5], [f64; 5])] = &[
    (
        Optimizer::Sgd,
        [0.225, 0.2025, 0.18225, 0.164025, 0.1476225],
        [-1.2, -0.72, -0.432, -0.2592, -0.15552],
    ),
    (
        Optimizer::Momentum,
        [0.225, 0.18, 0.1215, 0.0567, -0.00729000000000003],
        [-1.2, 2.22044604925031e-16, 1.08, 1.62, 1.458],
    ),
    (
        Optimizer::Nesterov,
        [0.2025, 0.143775, 0.08183025, 0.0234719775, -0.026145420975],
        [-0.48, 0.5328, 0.866592, 0.70020288, 0.3302716032],
    ),
    (
        Optimizer::Adagrad,
        [0.15000000004, 0.0985504245048062, 0.0665278998600812, 0.0453986823545656, 0.0311276715784787],
        [-1.90000000000125, -1.83112505381038, -1.77582151501082, -1.72855703779773, -1.68676159813063],
    ),
    (
        Optimizer::Adadelta,
        [0.249552857941507, 0.249100415698074, 0.248644659880808, 0.248186579203391, 0.247726765101354],
        [-1.99955278647438, -1.99909992507946, -1.99864327721228, -1.99818376504838, -1.99772193811291],
    ),
    (
        Optimizer::RmsProp,
        [-0.066227726016843, 0.0188222343444739, -0.00657456919585004, 0.00277225633747554, -0.00138179144907403],
        [-1.68377223523316, -1.47387531531555, -1.30871786912078, -1.16983981332146, -1.04892730413942],
    ),
    (
        Optimizer::Adam,
        [0.150000004, 0.0542509906864538, -0.0302083192663307, -0.0931381184032786, -0.127603928402147],
        [-1.900000000125, -1.80016648586301, -1.70062339166364, -1.60150489477436, -1.50295578064602],
    ),
    (
        Optimizer::AdamW,
        [0.149750004, 0.0538728354993923, -0.0305659554285126, -0.0933226780146969, -0.127531563187028],
        [-1.898000000125, -1.79627258839217, -1.69494451400236, -1.59415291822131, -1.49404569341207],
    ),
    (
        Optimizer::Nadam,
        [0.102631584842105, 0.0174097576252568, -0.038993118515397, -0.0696120280040894, -0.0787075977641833],
        [-1.85263157913158, -1.7391214744738, -1.63428418547008, -1.53333649304309, -1.43479936825238],
    ),
    (
        Optimizer::Lion,
        [0.15, 0.05, -0.05, 0.05, -0.05],
        [-1.9, -1.8, -1.7, -1.6, -1.5],
    ),
];
