//! Dropout and normalization: what they do in training, and what of it is left when predicting.

use crate::autodiff::{Graph, Tape, Var};
use crate::{
    Activation, Initializer, LayerExtras, LayerSpec, Loss, Mlp, Normalization, Optimizer, Random,
    Trainer, Update,
};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// Two inputs, five neurons, one linear output, with random weights; and a tape of `n` random examples.
fn network(hidden: Activation, extras: LayerExtras, n: usize) -> (Mlp<f64>, Tape<f64>, Pcg64Mcg) {
    let mut random = Pcg64Mcg::seed_from_u64(43);
    let layers = [
        LayerSpec { units: 5, activation: hidden },
        LayerSpec { units: 1, activation: Activation::Linear },
    ];
    let mut mlp = Mlp::with(2, &layers, &[extras], Loss::Squared);
    mlp.init(Initializer::He, &mut random);
    let mut tape = mlp.tape(n);
    for var in [mlp.input(), mlp.target()] {
        tape.value_mut(var).fill_with(|| random.between(-1.0, 3.0));
    }
    (mlp, tape, random)
}

fn dropping(dropout: f64) -> LayerExtras {
    LayerExtras { dropout, ..LayerExtras::default() }
}

fn normalized(normalization: Normalization) -> LayerExtras {
    LayerExtras { normalization, ..LayerExtras::default() }
}

#[test]
fn predicting_is_the_mean_over_masks() {
    const MASKS: usize = 4000;
    let (mlp, mut tape, mut random) = network(Activation::Tanh, dropping(0.5), 8);
    let (mut sums, mut squares) = ([0.0; 8], [0.0; 8]);
    for _ in 0..MASKS {
        mlp.forward_training(&mut tape, Some(&mut random));
        for (k, y) in tape.value(mlp.output()).iter().enumerate() {
            sums[k] += y;
            squares[k] += y * y;
        }
    }
    mlp.forward(&mut tape);
    for (k, y) in tape.value(mlp.output()).iter().enumerate() {
        let mean = sums[k] / MASKS as f64;
        let error = ((squares[k] / MASKS as f64 - mean * mean) / MASKS as f64).sqrt();
        assert!((mean - y).abs() < 4.0 * error, "{mean} ± {error} for {y}");
    }
    let predicted = tape.value(mlp.output()).to_vec();
    mlp.forward_training(&mut tape, None);
    assert_eq!(tape.value(mlp.output()), predicted, "without a generator nothing is dropped");
}

#[test]
fn what_is_kept_is_scaled_and_no_chance_draws_nothing() {
    let (mlp, mut tape, mut random) = network(Activation::Linear, dropping(0.75), 400);
    mlp.forward(&mut tape);
    let whole = tape.value(mlp.layers()[0].output).to_vec();
    mlp.forward_training(&mut tape, Some(&mut random));
    let dropped = tape.value(mlp.layers()[0].output);
    let n_kept = dropped.iter().zip(&whole).filter(|(d, w)| **d == 4.0 * **w).count();
    let n_zero = dropped.iter().filter(|d| **d == 0.0).count();
    assert_eq!(n_kept + n_zero, 2000, "each is either kept, times four, or nothing");
    assert!((400..600).contains(&n_kept), "a quarter is kept: {n_kept}");
    let (mlp, mut tape, mut random) = network(Activation::Tanh, dropping(0.0), 4);
    let mut same = random.clone();
    mlp.forward_training(&mut tape, Some(&mut random));
    assert_eq!(random.uniform(), same.uniform(), "nothing is drawn for a chance of zero");
}

/// The mean and the variance of some numbers.
fn moments(x: &[f64]) -> (f64, f64) {
    let mean = x.iter().sum::<f64>() / x.len() as f64;
    (mean, x.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / x.len() as f64)
}

#[test]
fn normalized_sums_have_no_mean_and_unit_variance() {
    let n = 50;
    let column = |x: &[f64], units: core::ops::Range<usize>, c: usize| {
        units.map(|u| x[u * n + c]).collect::<Vec<_>>()
    };
    for &normalization in Normalization::ALL {
        let (mlp, mut tape, _) = network(Activation::Linear, normalized(normalization), n);
        mlp.forward_training(&mut tape, None);
        let x = tape.value(mlp.layers()[0].output);
        let pools: Vec<Vec<f64>> = match normalization {
            Normalization::None => Vec::new(),
            // Its statistics begin at 0 and 1, and correct those of the batch.
            Normalization::BatchRenorm => Vec::new(),
            Normalization::Batch => x.chunks_exact(n).map(<[f64]>::to_vec).collect(),
            Normalization::Layer => (0..n).map(|c| column(x, 0..5, c)).collect(),
            Normalization::Group => {
                (0..n).flat_map(|c| [column(x, 0..3, c), column(x, 3..5, c)]).collect()
            }
        };
        for pool in pools {
            let (mean, variance) = moments(&pool);
            let id = normalization.id();
            assert!(
                mean.abs() < 1e-12 && 0.9 < variance && variance < 1.0 + 1e-9,
                "{id}: {pool:?}"
            );
        }
    }
}

#[test]
fn running_statistics_approach_those_of_the_data() {
    for normalization in [Normalization::Batch, Normalization::BatchRenorm] {
        check_running(normalization);
    }
}

fn check_running(normalization: Normalization) {
    let (mut mlp, mut tape, _) = network(Activation::Tanh, normalized(normalization), 50);
    let mut trainer = Trainer::new(&mlp, Optimizer::AdamW);
    // At a rate of zero only the statistics move; weight decay must not touch them.
    let update = Update { learning_rate: 0.0, ..Update::default() };
    for _ in 0..200 {
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, &update);
    }
    let layer = mlp.layers()[0];
    let [means, variances] = layer.norm.and_then(|norm| norm.running).expect("batch norm");
    for (unit, row) in tape.value(layer.sum).chunks_exact(50).enumerate() {
        let (mean, variance) = moments(row);
        let unbiased = variance * 50.0 / 49.0;
        assert!((mlp.params()[means.span()][unit] - mean).abs() < 1e-6, "unit {unit}");
        assert!((mlp.params()[variances.span()][unit] - unbiased).abs() < 1e-6, "unit {unit}");
    }
    mlp.forward_training(&mut tape, None);
    let trained = tape.value(mlp.output()).to_vec();
    mlp.forward(&mut tape);
    for (a, b) in trained.iter().zip(tape.value(mlp.output())) {
        assert!((a - b).abs() < 0.05, "{a} in training, {b} predicted");
    }
    // A single example is predicted by the statistics of training, not by its own.
    let (whole, input) = (tape.value(mlp.output())[0], mlp.input());
    let example = [tape.value(input)[0], tape.value(input)[50]];
    tape.set_n(1);
    tape.value_mut(input).copy_from_slice(&example);
    mlp.forward(&mut tape);
    assert_eq!(tape.value(mlp.output())[0], whole);
}

#[test]
fn gradients_flow_through_dropout_and_normalizations() {
    for &normalization in Normalization::ALL {
        for is_training in [true, false] {
            let mut graph = Graph::<f64>::default();
            let [x, target, mask] = [2, 5, 5].map(|rows| graph.input(rows));
            let [weights, biases] = [10, 5].map(|len| graph.param(len));
            let norm = [5; 4].map(|len| graph.param(len));
            let sum = graph.dense(weights, biases, x);
            let y = match normalization.spec().over {
                Some(over) if is_training => {
                    let renorm = normalization == Normalization::BatchRenorm;
                    let running = renorm.then_some([norm[2], norm[3]]);
                    graph.normalize(over, [norm[0], norm[1]], running, sum)
                }
                Some(_) => graph.standardize(norm, sum),
                None => sum,
            };
            let y = graph.activate(Activation::Tanh, y);
            let y = graph.dropout(y, mask);
            let loss = graph.loss(Loss::Squared, y, target);
            check(normalization.id(), &graph, &[x, target, mask], loss, norm[2].span().start);
        }
    }
}

/// Compares the gradients of the first `n_learned` parameters with central differences. After them lie the
/// running statistics, to which no gradient flows.
fn check(name: &str, graph: &Graph<f64>, inputs: &[Var], loss: Var, n_learned: usize) {
    const STEP: f64 = 1e-5;
    let mut random = Pcg64Mcg::seed_from_u64(53);
    let mut tape = graph.tape(7);
    for &input in inputs {
        tape.value_mut(input).fill_with(|| random.between(-2.0, 2.0));
    }
    let mut params: Vec<f64> = (0..graph.n_params()).map(|_| random.between(0.2, 1.0)).collect();
    // So far from the batch's that the corrections of batch renorm are at their bounds, and so constant.
    params[n_learned..n_learned + 5].fill(9.0);
    params[n_learned + 5..].fill(1e-3);
    let mut grads = alloc::vec![0.0; params.len()];
    graph.forward(&params, &mut tape);
    graph.backward(&params, &mut tape, loss, &mut grads);
    let total = |params: &[f64], tape: &mut Tape<f64>| {
        graph.forward(params, tape);
        tape.value(loss).iter().sum::<f64>()
    };
    for k in 0..n_learned {
        let at = params[k];
        params[k] = at + STEP;
        let above = total(&params, &mut tape);
        params[k] = at - STEP;
        let slope = (above - total(&params, &mut tape)) / (2.0 * STEP);
        params[k] = at;
        let error = (slope - grads[k]).abs() / (1.0 + slope.abs());
        assert!(error < 1e-7, "{name}, parameter {k}: {slope} measured, {} computed", grads[k]);
    }
}
