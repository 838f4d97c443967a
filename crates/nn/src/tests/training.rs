//! Training: what a person sees a network do.

use crate::{
    Activation, Compiled, Initializer, L1, LayerSpec, Loss, Mlp, Optimizer, Random, Regularizer,
    Trainer, Update,
};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// A network on 40 points labelled by the sign of x · y, trained; its mean loss and itself.
fn train<R: Compiled>(
    activation: Activation,
    update: &Update,
    steps: usize,
) -> (f64, Mlp<R>, Trainer<R>) {
    let mut random = Pcg64Mcg::seed_from_u64(5);
    let layers =
        [LayerSpec { units: 6, activation }, LayerSpec { units: 1, activation: Activation::Tanh }];
    let mut mlp = Mlp::new(2, &layers, Loss::Squared);
    mlp.init(Initializer::Uniform, &mut random);
    let mut tape = mlp.tape(40);
    let points: Vec<f64> = (0..80).map(|_| random.between(-1.0, 1.0)).collect();
    let (input, target) = (mlp.input(), mlp.target());
    for k in 0..40 {
        tape.value_mut(input)[k] = R::from_f64(points[k]);
        tape.value_mut(input)[40 + k] = R::from_f64(points[40 + k]);
        tape.value_mut(target)[k] = R::from_f64((points[k] * points[40 + k]).signum());
    }
    let mut trainer = Trainer::new(&mlp, Optimizer::Sgd);
    for _ in 0..steps {
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, update);
    }
    mlp.forward(&mut tape);
    let loss: f64 = tape.value(mlp.loss()).iter().map(|l| l.to_f64()).sum();
    (loss / 40.0, mlp, trainer)
}

fn fast() -> Update {
    Update { learning_rate: 0.3, ..Update::default() }
}

#[test]
fn exclusive_or_needs_a_bend() {
    assert!(train::<f64>(Activation::Tanh, &fast(), 4000).0 < 0.05, "tanh neurons learn it");
    assert!(train::<f64>(Activation::Linear, &fast(), 4000).0 > 0.3, "linear ones cannot");
}

#[test]
fn single_precision_learns_the_same() {
    let (double, ..) = train::<f64>(Activation::Tanh, &fast(), 200);
    let (single, ..) = train::<f32>(Activation::Tanh, &fast(), 200);
    assert!((double - single).abs() < 1e-3, "{double} and {single}");
}

#[test]
fn training_is_repeatable_to_the_bit() {
    let bits = |mlp: &Mlp<f64>| mlp.params().iter().map(|p| p.to_bits()).collect::<Vec<_>>();
    let (_, one, _) = train::<f64>(Activation::Sigmoid, &fast(), 100);
    let (_, two, _) = train::<f64>(Activation::Sigmoid, &fast(), 100);
    assert_eq!(bits(&one), bits(&two));
}

/// A single weight on a single example whose gradient is zero, so that only the penalty moves it.
fn one_weight(weight: f64, update: &Update, steps: usize) -> (f64, bool) {
    let layers = [LayerSpec { units: 1, activation: Activation::Linear }];
    let mut mlp = Mlp::<f64>::new(1, &layers, Loss::Squared);
    mlp.params_mut()[0] = weight;
    let mut tape = mlp.tape(1);
    let mut trainer = Trainer::new(&mlp, Optimizer::Sgd);
    for _ in 0..steps {
        tape.value_mut(mlp.input())[0] = 0.0;
        tape.value_mut(mlp.target())[0] = 0.0;
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, update);
    }
    (mlp.params()[0], trainer.frozen()[0])
}

#[test]
fn l2_shrinks_in_proportion_and_l1_by_a_fixed_amount() {
    let update = |regularizer| Update {
        learning_rate: 0.1,
        regularizer,
        regularization_rate: 0.5,
        l1: L1::Prune,
        ..Update::default()
    };
    let (weight, frozen) = one_weight(2.0, &update(Regularizer::L2), 1);
    assert!((weight - 2.0 * 0.95).abs() < 1e-15 && !frozen, "L2: {weight}");
    let (weight, frozen) = one_weight(2.0, &update(Regularizer::L1), 1);
    assert!((weight - 1.95).abs() < 1e-15 && !frozen, "L1: {weight}");
    assert_eq!(one_weight(-0.02, &update(Regularizer::L1), 1), (0.0, true), "L1 prunes at zero");
    assert_eq!(one_weight(2.0, &update(Regularizer::None), 3).0, 2.0, "none leaves it");
    let soft = Update { l1: L1::SoftThreshold, ..update(Regularizer::L1) };
    assert_eq!(one_weight(-0.02, &soft, 1), (0.0, false), "the soft threshold does not prune");
}

#[test]
fn what_is_frozen_stays() {
    let (_, mut mlp, mut trainer) = train::<f64>(Activation::Tanh, &fast(), 3);
    let mut tape = mlp.tape(1);
    trainer.freeze(2, true);
    let before = mlp.params().to_vec();
    tape.value_mut(mlp.input()).copy_from_slice(&[0.5, -0.5]);
    tape.value_mut(mlp.target())[0] = 1.0;
    trainer.gather(&mlp, &mut tape);
    assert_eq!(trainer.n_gathered(), 1);
    trainer.update(&mut mlp, &fast());
    assert_eq!(trainer.n_gathered(), 0);
    assert_eq!(mlp.params()[2], before[2], "frozen");
    assert_ne!(mlp.params()[3], before[3], "free");
}

#[test]
fn an_update_of_nothing_changes_nothing() {
    let (_, mut mlp, mut trainer) = train::<f64>(Activation::Tanh, &fast(), 1);
    let before = mlp.params().to_vec();
    trainer.update(&mut mlp, &fast());
    assert_eq!(mlp.params(), before);
}
