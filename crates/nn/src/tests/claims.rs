//! What the lectures claim and the lessons repeat: each is measured here.

use crate::autodiff::Tape;
use crate::{
    Activation, Initializer, LayerSpec, Loss, Mlp, Optimizer, Random, Regularizer, Trainer, Update,
};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

fn layer(units: usize, activation: Activation) -> LayerSpec {
    LayerSpec { units, activation }
}

/// Points of a spiral with three arms of one turn each, and the arm of each point.
fn spiral(n: usize, random: &mut dyn Random) -> (Vec<[f64; 2]>, Vec<usize>) {
    (0..n)
        .map(|k| {
            let (arm, along) = (k % 3, random.between(0.05, 1.0));
            let angle = core::f64::consts::TAU * (along + arm as f64 / 3.0);
            let noise = [0, 1].map(|_| random.normal(0.0, 0.0004));
            let (sin, cos) = (libm::sin(angle), libm::cos(angle));
            ([2.0 * along * cos + noise[0], 2.0 * along * sin + noise[1]], arm)
        })
        .unzip()
}

fn fill(mlp: &Mlp<f64>, tape: &mut Tape<f64>, points: &[[f64; 2]], arms: &[usize]) {
    let n = points.len();
    tape.set_n(n);
    for (k, (point, &arm)) in points.iter().zip(arms).enumerate() {
        for (row, x) in point.iter().enumerate() {
            tape.value_mut(mlp.input())[row * n + k] = *x;
        }
        for row in 0..3 {
            tape.value_mut(mlp.target())[row * n + k] = if row == arm { 1.0 } else { -1.0 };
        }
    }
}

#[test]
fn softmax_and_adam_learn_three_arms() {
    const BATCH: usize = 10;
    for seed in 0..5 {
        let random = &mut Pcg64Mcg::seed_from_u64(seed);
        let tanh = layer(16, Activation::Tanh);
        let layers = [tanh, tanh, layer(3, Activation::Linear)];
        let mut mlp = Mlp::<f64>::new(2, &layers, Loss::SoftmaxCrossEntropy);
        mlp.init(Initializer::XavierUniform, random);
        let (train, test) = (spiral(300, random), spiral(300, random));
        let (mut tape, mut trainer) = (mlp.tape(300), Trainer::new(&mlp, Optimizer::Adam));
        let update = Update { learning_rate: 0.01, ..Update::default() };
        for _ in 0..500 {
            for (points, arms) in train.0.chunks(BATCH).zip(train.1.chunks(BATCH)) {
                fill(&mlp, &mut tape, points, arms);
                trainer.gather(&mlp, &mut tape);
                trainer.update(&mut mlp, &update);
            }
        }
        fill(&mlp, &mut tape, &test.0, &test.1);
        mlp.forward(&mut tape);
        let output = tape.value(mlp.output());
        let is_right = |k: &usize| {
            let other = [1, 2].map(|step| output[(test.1[*k] + step) % 3 * 300 + k]);
            other.iter().all(|other| *other < output[test.1[*k] * 300 + k])
        };
        let n_right = (0..300).filter(is_right).count();
        assert!(285 < n_right, "seed {seed}: {n_right} of 300");
    }
}

/// The loss on "exclusive or" after training two layers of eight neurons, and whether the first of
/// them has learned anything.
fn exclusive_or(activation: Activation) -> (f64, bool) {
    let random = &mut Pcg64Mcg::seed_from_u64(61);
    let hidden = layer(8, activation);
    let mut mlp =
        Mlp::<f64>::new(2, &[hidden, hidden, layer(1, Activation::Linear)], Loss::Squared);
    mlp.init(Initializer::He, random);
    let (mut tape, mut trainer) = (mlp.tape(4), Trainer::new(&mlp, Optimizer::Adam));
    let begun = mlp.params().to_vec();
    let update = Update { learning_rate: 0.02, ..Update::default() };
    tape.value_mut(mlp.input()).copy_from_slice(&[-1., -1., 1., 1., -1., 1., -1., 1.]);
    tape.value_mut(mlp.target()).copy_from_slice(&[-1., 1., 1., -1.]);
    for _ in 0..1000 {
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, &update);
    }
    mlp.forward(&mut tape);
    let first = mlp.layers()[0].weights.span();
    (tape.value(mlp.loss()).iter().sum::<f64>() / 4.0, mlp.params()[first.clone()] != begun[first])
}

#[test]
fn linear_layers_stay_a_line_and_rectified_ones_bend() {
    assert!(0.499 < exclusive_or(Activation::Linear).0, "the best line is the mean: ½ · 1²");
    assert!(exclusive_or(Activation::Relu).0 < 1e-3, "rectified ones can");
}

#[test]
fn nothing_is_learned_through_a_step() {
    for &activation in Activation::ALL {
        let (_, has_learned) = exclusive_or(activation);
        assert_eq!(has_learned, activation.spec().has_gradient, "{}", activation.id());
    }
}

/// A linear neuron on eight inputs that share what they say, y = 2 x₀ − x₁ with noise; the loss and
/// the weights.
fn linear(regularizer: Regularizer, rate: f64, twins: bool) -> (f64, Vec<f64>) {
    const N: usize = 80;
    let random = &mut Pcg64Mcg::seed_from_u64(67);
    let mut mlp = Mlp::<f64>::new(8, &[layer(1, Activation::Linear)], Loss::Squared);
    mlp.init(Initializer::Normal, random);
    let (mut tape, mut trainer) = (mlp.tape(N), Trainer::new(&mlp, Optimizer::Sgd));
    let x: Vec<f64> = (0..8 * N).map(|_| random.normal(0.0, 1.0)).collect();
    for k in 0..N {
        for row in 0..8 {
            let from = if twins && row == 1 { 0 } else { row };
            tape.value_mut(mlp.input())[row * N + k] = x[from * N + k];
        }
        let y = 2.0 * x[k] - if twins { 0.0 } else { x[N + k] };
        tape.value_mut(mlp.target())[k] = y + random.normal(0.0, 0.04);
    }
    let update =
        Update { learning_rate: 0.05, regularizer, regularization_rate: rate, ..Update::default() };
    for _ in 0..3000 {
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, &update);
    }
    mlp.forward(&mut tape);
    let loss = tape.value(mlp.loss()).iter().sum::<f64>() / N as f64;
    (loss, mlp.params()[..8].to_vec())
}

#[test]
fn at_equal_loss_l1_leaves_fewer_weights_than_l2() {
    let (l1_loss, l1) = linear(Regularizer::L1, 0.1, false);
    // The rate at which L2 costs as much, by bisection.
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..20 {
        let middle = 0.5 * (low + high);
        if linear(Regularizer::L2, middle, false).0 < l1_loss {
            low = middle;
        } else {
            high = middle;
        }
    }
    let (l2_loss, l2) = linear(Regularizer::L2, low, false);
    assert!((l1_loss - l2_loss).abs() < 1e-4, "{l1_loss} and {l2_loss}");
    let n_left = |weights: &[f64]| weights.iter().filter(|w| 0.0 < w.abs()).count();
    assert_eq!((n_left(&l1), n_left(&l2)), (2, 8), "{l1:?} and {l2:?}");
}

#[test]
fn twin_inputs_share_the_weight_under_l2_only() {
    let (_, weights) = linear(Regularizer::L2, 0.05, true);
    assert!((weights[0] - weights[1]).abs() < 1e-3, "{weights:?}");
    assert!((weights[0] - 1.0).abs() < 0.1, "each has half of 2: {weights:?}");
    let (_, weights) = linear(Regularizer::None, 0.0, true);
    assert!(0.1 < (weights[0] - weights[1]).abs(), "nothing else makes them: {weights:?}");
}
