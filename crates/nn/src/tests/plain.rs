//! The short way of training against the long one: in `f64` to the bit; in `f32` functions of several
//! vectors may share a division, so that where a number stands decides its last places.

use crate::{
    Activation, Initializer, LayerSpec, Loss, Mlp, Optimizer, Random, Real, Trainer, Update,
};
use alloc::vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// Trains on batches of `n`, beside the graph and the formula of gradient descent.
fn check<R: Real>(units: &[usize], activation: Activation, loss: Loss, n: usize, tolerance: f64) {
    let mut random = Pcg64Mcg::seed_from_u64(9);
    let layers: vec::Vec<_> = units.iter().map(|&units| LayerSpec { units, activation }).collect();
    let mut mlp = Mlp::<R>::new(3, &layers, loss);
    mlp.init(Initializer::Uniform, &mut random);
    let mut trainer = Trainer::new(&mlp, Optimizer::Sgd);
    let (mut tape, update) = (mlp.tape(n), Update::default());
    for step in 0..5 {
        for var in [mlp.input(), mlp.target()] {
            for value in tape.value_mut(var) {
                *value = R::from_f64(random.between(-1.0, 1.0));
            }
        }
        let mut grads = vec![R::default(); mlp.params().len()];
        mlp.forward_training(&mut tape, None);
        mlp.backward(&mut tape, &mut grads);
        let rate = R::from_f64(-update.learning_rate);
        let moved = |(param, grad): (&R, &R)| *param + rate * (*grad / R::from_f64(n as f64));
        let expected: vec::Vec<R> = mlp.params().iter().zip(&grads).map(moved).collect();
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, &update);
        for (at, (param, expected)) in mlp.params().iter().zip(expected).enumerate() {
            let [found, expected] = [*param, expected].map(R::to_f64);
            let is_right = (found - expected).abs() <= tolerance;
            let name = activation.id();
            assert!(is_right, "{units:?}, {name}, {n}: parameter {at}, step {step}: {found}");
        }
    }
}

#[test]
fn layers_and_nothing_else_learn_what_the_graph_says() {
    for n in (1..15).chain([17, 33]) {
        for activation in [Activation::Tanh, Activation::Relu, Activation::Sine] {
            for units in [&[4, 2, 1][..], &[1], &[9, 5, 3]] {
                for loss in [Loss::Squared, Loss::SoftmaxCrossEntropy] {
                    check::<f64>(units, activation, loss, n, 0.0);
                    check::<f32>(units, activation, loss, n, 1e-6);
                }
            }
        }
    }
}
