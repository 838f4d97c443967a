//! Every loop alone against a textbook's gradient descent, and which networks have loops at all.

use crate::loops::reference::Reference;
use crate::{
    Activation, Batches, Compiled, Examples, Initializer, LayerExtras, LayerSpec, Loop, Loss, Mlp,
    Normalization, Optimizer, Random, Trainer, Update,
};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

const N_INPUTS: usize = 3;
const N: usize = 34;

fn specs(units: &[usize], activation: Activation) -> Vec<LayerSpec> {
    units.iter().map(|&units| LayerSpec { units, activation }).collect()
}

/// Trains on whole batches by these loops, and by the reference; the largest difference of a parameter.
fn difference<R: Compiled>(loops: &'static [Loop], reference: &Reference<'_>, size: usize) -> f64 {
    let Reference { units, activation, loss } = *reference;
    let random = &mut Pcg64Mcg::seed_from_u64(71);
    let mut mlp = Mlp::<R>::new(N_INPUTS, &specs(units, activation), loss);
    mlp.init(Initializer::Uniform, random);
    mlp.allow(loops);
    let mut expected: Vec<f64> = mlp.params().iter().map(|param| param.to_f64()).collect();
    let n_outputs = units[units.len() - 1];
    let mut rows = |n: usize| -> Vec<R> {
        (0..n * N).map(|_| R::from_f64(random.between(-1.0, 1.0))).collect()
    };
    let (x, y) = (rows(N_INPUTS), rows(n_outputs));
    let column = |rows: &[R], k: usize| -> Vec<f64> {
        rows.chunks_exact(N).map(|row| row[k].to_f64()).collect()
    };
    let all: Vec<_> = (0..N).map(|k| (column(&x, k), column(&y, k))).collect();
    let update = Update { learning_rate: 0.1, ..Update::default() };
    for batch in all.chunks_exact(size) {
        let grads = reference.gradient(&expected, batch);
        for (param, grad) in expected.iter_mut().zip(grads) {
            *param -= update.learning_rate * grad / size as f64;
        }
    }
    let (mut trainer, mut tape) = (Trainer::new(&mlp, Optimizer::Sgd), mlp.tape(size));
    let examples = Examples { x: &x, y: &y, n: N };
    trainer.train(&mut mlp, &mut tape, Batches { examples, span: 0..N, size }, &update);
    let found = mlp.params().iter().map(|param| param.to_f64());
    found.zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[test]
fn every_loop_descends_as_the_textbook_does() {
    const LOOPS: [(&[Loop], &[usize]); 5] = [
        (&[], &[1, 2, 10, 17, 34]),
        (&[Loop::Rows], &[1, 2, 3, 10, 17, 33, 34]),
        (&[Loop::Single], &[1]),
        (&[Loop::SmallBatch], &[9, 10, 11, 12, 29, 30]),
        (&[Loop::Online], &[1]),
    ];
    for &activation in Activation::ALL {
        for loss in [Loss::Squared, Loss::SoftmaxCrossEntropy] {
            for units in [&[4, 2, 1][..], &[1], &[9, 5, 3], &[8, 8]] {
                let reference = Reference { units, activation, loss };
                for (loops, sizes) in LOOPS {
                    for &size in sizes {
                        let name = activation.id();
                        let double = difference::<f64>(loops, &reference, size);
                        assert!(double < 1e-11, "{loops:?}, {units:?}, {name}, {size}: {double}");
                        let single = difference::<f32>(loops, &reference, size);
                        assert!(single < 1e-3, "{loops:?}, {units:?}, {name}, {size}: {single}");
                    }
                }
            }
        }
    }
}

#[test]
fn only_dense_layers_and_nothing_else_are_plain() {
    let specs = specs(&[3, 1], Activation::Tanh);
    let is_plain =
        |extras: &[LayerExtras]| Mlp::<f64>::with(2, &specs, extras, Loss::Squared).is_plain();
    let plain = LayerExtras::default();
    let normalized = LayerExtras { normalization: Normalization::Layer, dropout: 0.0 };
    let dropping = LayerExtras { normalization: Normalization::None, dropout: 0.5 };
    assert!(is_plain(&[]) && is_plain(&[plain, plain]), "layers alone");
    assert!(!is_plain(&[normalized]) && !is_plain(&[plain, dropping]), "more than layers");
}

/// The loss at other parameters is that of a network which has them.
#[test]
fn the_loss_at_given_parameters_needs_no_other_network() {
    for dropout in [0.0, 0.5] {
        let extras = [LayerExtras { dropout, ..LayerExtras::default() }];
        let specs = specs(&[4, 2], Activation::Tanh);
        let random = &mut Pcg64Mcg::seed_from_u64(73);
        let mut mlp = Mlp::<f64>::with(N_INPUTS, &specs, &extras, Loss::Squared);
        mlp.init(Initializer::He, random);
        let mut tape = mlp.tape(5);
        for var in [mlp.input(), mlp.target()] {
            tape.value_mut(var).fill_with(|| random.between(-1.0, 1.0));
        }
        let (own, mut other) = (mlp.params().to_vec(), mlp.params().to_vec());
        other.iter_mut().for_each(|param| *param += 0.25);
        let at_other = mlp.loss_at(&other, &mut tape);
        let outputs = tape.value(mlp.output()).to_vec();
        assert_eq!(mlp.params(), own, "its own stay");
        mlp.params_mut().copy_from_slice(&other);
        mlp.forward(&mut tape);
        assert_eq!(tape.value(mlp.output()), outputs);
        assert_eq!(tape.value(mlp.loss()).iter().sum::<f64>(), at_other);
        assert_ne!(mlp.loss_at(&own, &mut tape), at_other);
    }
}
