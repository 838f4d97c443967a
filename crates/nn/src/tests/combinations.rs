//! Every combination of choices, drawn at random: none panics, none depends on anything but its seed.

use crate::{
    Activation, Compiled, GradientLimit, Hyper, Initializer, L1, LayerExtras, LayerSpec, Loss, Mlp,
    Normalization, Optimizer, Random, Regularizer, Schedule, Trainer, Update,
};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

fn pick<T: Copy>(random: &mut dyn Random, from: &[T]) -> T {
    from[(random.uniform() * from.len() as f64) as usize]
}

fn update(random: &mut dyn Random, optimizer: Optimizer) -> Update {
    let defaults = optimizer.spec();
    Update {
        learning_rate: pick(random, &[defaults.learning_rate, 0.03, 1.0, 10.0]),
        regularizer: pick(random, Regularizer::ALL),
        regularization_rate: pick(random, &[0.0, 0.01, 1.0]),
        l1: pick(random, &[L1::Prune, L1::SoftThreshold]),
        hyper: pick(random, &[None, Some(defaults.hyper), Some(Hyper::NONE)]),
        limit: pick(
            random,
            &[GradientLimit::None, GradientLimit::Norm(0.5), GradientLimit::Value(0.1)],
        ),
        longest: pick(random, &[None, Some(0.0), Some(2.0)]),
    }
}

/// Trains whatever the seed says for a few steps; says what it was, and the bits of its parameters.
fn train<R: Compiled>(seed: u64) -> Vec<u64> {
    let random = &mut Pcg64Mcg::seed_from_u64(seed);
    let depth = 1 + (random.uniform() * 4.0) as usize;
    let layers: Vec<LayerSpec> = (0..depth)
        .map(|_| LayerSpec {
            units: 1 + (random.uniform() * 7.0) as usize,
            activation: pick(random, Activation::ALL),
        })
        .collect();
    let extras: Vec<LayerExtras> = (0..depth)
        .map(|_| LayerExtras {
            normalization: pick(random, Normalization::ALL),
            dropout: pick(random, &[0.0, 0.0, 0.5, 0.9]),
        })
        .collect();
    let n_inputs = pick(random, &[1, 2, 7]);
    let mut mlp = Mlp::<R>::with(n_inputs, &layers, &extras, pick(random, Loss::ALL));
    mlp.init(pick(random, Initializer::ALL), random);
    let optimizer = pick(random, Optimizer::ALL);
    let mut trainer = Trainer::new(&mlp, optimizer);
    let (update, schedule) = (update(random, optimizer), pick(random, Schedule::ALL));
    let mut tape = mlp.tape(9);
    for t in 0..12 {
        tape.set_n(pick(random, &[0, 1, 2, 5, 9]));
        let (input, target) = (mlp.input(), mlp.target());
        tape.value_mut(input).fill_with(|| R::from_f64(random.between(-3.0, 3.0)));
        tape.value_mut(target).fill_with(|| R::from_f64(pick(random, &[-1.0, 1.0])));
        if random.uniform() < 0.7 {
            trainer.gather_dropping(&mlp, &mut tape, random);
        } else {
            trainer.gather(&mlp, &mut tape);
        }
        let learning_rate = schedule.rate(update.learning_rate, f64::from(t), 5.0);
        trainer.update(&mut mlp, &Update { learning_rate, ..update });
        mlp.forward(&mut tape);
    }
    mlp.params().iter().map(|p| p.to_f64().to_bits()).collect()
}

#[test]
fn any_combination_trains_and_repeats() {
    for seed in 0..3000 {
        assert_eq!(train::<f64>(seed), train::<f64>(seed), "seed {seed}");
        assert_eq!(train::<f32>(seed), train::<f32>(seed), "seed {seed}, f32");
    }
}

/// One number: the mean loss of a network of ten tanh neurons on 60 points in a ring or outside it.
fn loss_on_ring(optimizer: Optimizer, loss: Loss, extras: LayerExtras, steps: usize) -> (f64, f64) {
    let random = &mut Pcg64Mcg::seed_from_u64(59);
    let n_outputs = if loss.spec().is_joint { 2 } else { 1 };
    let layers = [
        LayerSpec { units: 10, activation: Activation::Tanh },
        LayerSpec { units: n_outputs, activation: Activation::Linear },
    ];
    let mut mlp = Mlp::<f64>::with(2, &layers, &[extras], loss);
    mlp.init(Initializer::XavierUniform, random);
    let mut tape = mlp.tape(60);
    let (input, target) = (mlp.input(), mlp.target());
    tape.value_mut(input).fill_with(|| random.between(-2.0, 2.0));
    for k in 0..60 {
        let [x, y] = [0, 60].map(|row| tape.value(input)[row + k]);
        let label = if x * x + y * y < 2.0 { 1.0 } else { -1.0 };
        tape.value_mut(target)[k] = label;
        if n_outputs == 2 {
            tape.value_mut(target)[60 + k] = -label;
        }
    }
    let mean = |mlp: &Mlp<f64>, tape: &mut crate::autodiff::Tape<f64>| {
        mlp.forward(tape);
        tape.value(mlp.loss()).iter().sum::<f64>() / 60.0
    };
    let before = mean(&mlp, &mut tape);
    let mut trainer = Trainer::new(&mlp, optimizer);
    let learning_rate = optimizer.spec().learning_rate.max(0.01);
    let update = Update { learning_rate, ..Update::default() };
    for _ in 0..steps {
        trainer.gather_dropping(&mlp, &mut tape, random);
        trainer.update(&mut mlp, &update);
    }
    (before, mean(&mlp, &mut tape))
}

#[test]
fn every_optimizer_every_loss_and_every_normalization_learns_a_ring() {
    for &optimizer in Optimizer::ALL {
        let (before, after) = loss_on_ring(optimizer, Loss::Squared, LayerExtras::default(), 2000);
        assert!(after < 0.7 * before, "{}: {before} to {after}", optimizer.id());
    }
    for &loss in Loss::ALL {
        let (before, after) = loss_on_ring(Optimizer::Adam, loss, LayerExtras::default(), 1500);
        assert!(after < 0.3 * before, "{}: {before} to {after}", loss.id());
    }
    for &normalization in Normalization::ALL {
        for dropout in [0.0, 0.2] {
            let extras = LayerExtras { normalization, dropout };
            let (before, after) = loss_on_ring(Optimizer::Adam, Loss::Squared, extras, 600);
            let id = normalization.id();
            assert!(after < 0.4 * before, "{id}, dropout {dropout}: {before} to {after}");
        }
    }
}
