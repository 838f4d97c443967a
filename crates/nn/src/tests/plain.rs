//! The fast loops against the graph. In `f64` they agree to the bit. In `f32` they do not: functions of several
//! vectors have a formula of their own, so the last place of a number depends on where it stands.

use crate::{
    Activation, Batches, Compiled, Examples, Initializer, LayerSpec, Loss, Mlp, Optimizer, Random,
    Trainer, Update,
};
use alloc::vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

fn network<R: Compiled>(units: &[usize], activation: Activation, loss: Loss) -> Mlp<R> {
    let layers: vec::Vec<_> = units.iter().map(|&units| LayerSpec { units, activation }).collect();
    let mut mlp = Mlp::<R>::new(3, &layers, loss);
    mlp.init(Initializer::Uniform, &mut Pcg64Mcg::seed_from_u64(8));
    mlp
}

/// Trains on batches of `n`, beside the graph and the formula of gradient descent.
fn check<R: Compiled>(
    units: &[usize],
    activation: Activation,
    loss: Loss,
    n: usize,
    tolerance: f64,
) {
    let mut random = Pcg64Mcg::seed_from_u64(9);
    let mut mlp = network::<R>(units, activation, loss);
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

/// Trains on batches of `size` at once, beside one after the other.
fn check_batches<R: Compiled>(units: &[usize], activation: Activation, loss: Loss, size: usize) {
    const N: usize = 63;
    let mut random = Pcg64Mcg::seed_from_u64(9);
    let mut mlps = [(); 2].map(|()| network::<R>(units, activation, loss));
    let [mut trainer, mut at_once] = [(); 2].map(|()| Trainer::new(&mlps[0], Optimizer::Sgd));
    let n_outputs = units[units.len() - 1];
    let mut rows = |n: usize| (0..n * N).map(|_| R::from_f64(random.between(-1., 1.))).collect();
    let (x, y): (vec::Vec<R>, vec::Vec<R>) = (rows(3), rows(n_outputs));
    let (examples, update) = (Examples { x: &x, y: &y, n: N }, Update::default());
    let mut tape = mlps[0].tape(size);
    let from = 2;
    for k in 0..(N - from) / size {
        examples.put(&mlps[0], &mut tape, from + k * size..from + (k + 1) * size);
        trainer.gather(&mlps[0], &mut tape);
        trainer.update(&mut mlps[0], &update);
    }
    let batches = Batches { examples, span: from..N, size };
    let end = at_once.train(&mut mlps[1], &mut tape, batches, &update);
    assert_eq!(end, from + (N - from) / size * size, "where whole batches of {size} end");
    let [expected, found] = mlps.each_ref().map(|mlp| mlp.params());
    for (at, (expected, found)) in expected.iter().zip(found).enumerate() {
        let [expected, found] = [*expected, *found].map(R::to_f64);
        let tolerance = if size_of::<R>() == 8 { 0.0 } else { 1e-6 };
        let name = activation.id();
        let is_right = (found - expected).abs() <= tolerance;
        assert!(is_right, "{units:?}, {name}, {size}: parameter {at} is {found}, not {expected}");
    }
}

#[test]
fn batches_at_once_are_batches_one_after_the_other() {
    for size in [1, 2, 9, 10, 11, 13, 29, 30] {
        for &activation in Activation::ALL {
            for units in [&[4, 2, 1][..], &[1], &[9, 5, 3], &[8, 8]] {
                for loss in [Loss::Squared, Loss::SoftmaxCrossEntropy] {
                    check_batches::<f64>(units, activation, loss, size);
                    check_batches::<f32>(units, activation, loss, size);
                }
            }
        }
    }
}

#[test]
fn layers_and_nothing_else_learn_what_the_graph_says() {
    for n in (1..15).chain([17, 31, 33]) {
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

#[test]
fn a_tape_in_the_memory_of_another_is_as_new() {
    let [large, small] =
        [&[9, 4, 1][..], &[3, 2]].map(|it| network::<f64>(it, Activation::Tanh, Loss::Squared));
    for (from, to) in [(&large, &small), (&small, &large)] {
        let mut used = from.tape(7);
        used.value_mut(from.input()).fill(0.5);
        let mut grads = vec![0.0; from.params().len()];
        from.forward_training(&mut used, None);
        from.backward(&mut used, &mut grads);
        let [reused, fresh] =
            [to.tape_within(used, 5), to.tape(5)].map(|it| alloc::format!("{it:?}"));
        assert_eq!(reused, fresh);
    }
}
