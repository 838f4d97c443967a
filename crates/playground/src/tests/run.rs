//! Runs without a plane: columns in, numbers out. What a session makes of them is tested elsewhere.

use crate::answer::Answer;
use crate::run::{Columns, Noise, Split};
use crate::tests::session;
use crate::{Design, Recipe, Run, recipe_of};
use nn::{Activation, LayerSpec, Loss, Mlp};

/// Eight bits, labeled by whether the first two are equal: examples that are no points of a plane.
fn columns(n: usize) -> Columns {
    let bit = |k: usize, row: usize| (k >> row & 1) as f64;
    let inputs = (0..8).flat_map(|row| (0..n).map(move |k| bit(k, row))).collect();
    let targets = (0..n).map(|k| if bit(k, 0) == bit(k, 1) { 1.0 } else { -1.0 }).collect();
    Columns::new(n, inputs, targets)
}

fn run(input_noise: f64) -> Run {
    let layer = |units| LayerSpec { units, activation: Activation::Tanh };
    let design = Design {
        n_inputs: 8,
        layers: vec![layer(6), layer(1)],
        extras: Vec::new(),
        loss: Loss::Squared,
        answer: Answer::Value,
    };
    let mut mlp: Mlp<f64> = design.mlp();
    for (k, param) in mlp.params_mut().iter_mut().enumerate() {
        *param = (k as f64 * 0.7).sin();
    }
    let recipe = Recipe { design, input_noise, ..recipe_of(session("#").state()) };
    let noise = Noise::new(|deviation, random| {
        (0..8 * 200).map(|_| random.normal(0.0, deviation * deviation)).collect()
    });
    let split = Split {
        train: columns(200),
        validation: columns(0),
        test: columns(256),
        noise: Some(noise),
    };
    Run::new(recipe, mlp, split, 1)
}

#[test]
fn examples_of_no_plane_are_learned() {
    let mut run = run(0.0);
    let before = run.losses();
    (0..200).for_each(|_| run.advance(usize::MAX));
    let after = run.losses();
    assert_eq!(run.epoch(), 200);
    assert!(after.test < 0.05 * before.test, "{before:?} became {after:?}");
    assert_eq!(after.validation, None);
}

#[test]
fn noise_is_asked_of_whoever_knows_what_was_measured() {
    let (mut quiet, mut noisy) = (run(0.0), run(0.5));
    quiet.advance(usize::MAX);
    noisy.advance(usize::MAX);
    assert_ne!(quiet.fingerprint(), noisy.fingerprint());
}

/// The loss is asked at parameters of one's choice, and the network keeps its own.
#[test]
fn losses_are_told_at_any_parameters() {
    let (mut here, mut there) = (run(0.0), run(0.0));
    (0..3).for_each(|_| there.advance(usize::MAX));
    let mut params = there.mlp().params().to_vec();
    let (before, own) = (here.fingerprint(), here.losses());
    assert_eq!(here.losses_at(&mut params), there.losses());
    assert_eq!(params, there.mlp().params());
    assert_eq!((here.fingerprint(), here.losses()), (before, own));
}
