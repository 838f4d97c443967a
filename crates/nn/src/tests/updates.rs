//! What an update does besides the optimizer: schedules, clipping, penalties, bounds.

use crate::{
    Activation, Compiled, EarlyStopping, GradientLimit, LayerSpec, Loss, Mlp, Optimizer,
    Regularizer, Schedule, Trainer, Update,
};

#[test]
fn schedules_are_their_formulas() {
    let rates = |schedule: Schedule| [0.0, 5.0, 10.0, 25.0].map(|t| schedule.rate(0.2, t, 10.0));
    let e = |x: f64| 0.2 * libm::exp(x);
    for (schedule, expected) in [
        (Schedule::Constant, [0.2; 4]),
        (Schedule::Step, [0.2, 0.2, 0.1, 0.05]),
        (Schedule::Exponential, [0.2, e(-0.5), e(-1.0), e(-2.5)]),
        (Schedule::Cosine, [0.2, 0.1, 0.0, 0.0]),
        (Schedule::WarmUp, [0.02, 0.12, 0.2, 0.2]),
        (Schedule::Inverse, [0.2, 0.2 / 1.5, 0.1, 0.2 / 3.5]),
    ] {
        for (rate, expected) in rates(schedule).into_iter().zip(expected) {
            assert!((rate - expected).abs() < 1e-16, "{}: {rate}, {expected}", schedule.id());
        }
    }
}

#[test]
fn a_schedule_never_exceeds_its_base() {
    for &schedule in Schedule::ALL {
        for period in [-1.0, 0.0, 1.0, 7.5, 1e6] {
            for t in [0.0, 1.0, 7.0, 1e4, 1e9] {
                let rate = schedule.rate(0.3, t, period);
                assert!((0.0..=0.3).contains(&rate), "{} at {t}/{period}: {rate}", schedule.id());
            }
        }
    }
}

#[test]
fn clipping_shortens_and_never_lengthens() {
    let clipped = |limit: GradientLimit, mut grads: [f64; 3]| {
        limit.apply(&mut grads);
        grads
    };
    assert_eq!(clipped(GradientLimit::None, [3.0, 0.0, -4.0]), [3.0, 0.0, -4.0]);
    assert_eq!(clipped(GradientLimit::Norm(2.5), [3.0, 0.0, -4.0]), [1.5, 0.0, -2.0]);
    assert_eq!(clipped(GradientLimit::Norm(5.0), [3.0, 0.0, -4.0]), [3.0, 0.0, -4.0]);
    assert_eq!(clipped(GradientLimit::Value(3.5), [3.0, 0.0, -4.0]), [3.0, 0.0, -3.5]);
    let kept = clipped(GradientLimit::Value(1.0), [f64::NAN, 2.0, 0.5]);
    assert!(kept[0].is_nan() && kept[1..] == [1.0, 0.5], "{kept:?}");
}

/// One linear neuron of these weights, updated once on an example of gradient zero.
fn updated<R: Compiled>(weights: [f64; 2], optimizer: Optimizer, update: &Update) -> [f64; 2] {
    let layers = [LayerSpec { units: 1, activation: Activation::Linear }];
    let mut mlp = Mlp::<R>::new(2, &layers, Loss::Squared);
    mlp.params_mut()[..2].copy_from_slice(&weights.map(R::from_f64));
    let mut tape = mlp.tape(1);
    for var in [mlp.input(), mlp.target()] {
        tape.value_mut(var).fill(R::default());
    }
    let mut trainer = Trainer::new(&mlp, optimizer);
    trainer.gather(&mlp, &mut tape);
    trainer.update(&mut mlp, update);
    [0, 1].map(|k| mlp.params()[k].to_f64())
}

fn penalty(regularizer: Regularizer) -> Update {
    Update { learning_rate: 0.1, regularizer, regularization_rate: 0.5, ..Update::default() }
}

#[test]
fn decay_passes_the_optimizer_by_and_l2_goes_through_it() {
    for (regularizer, optimizer, expected) in [
        (Regularizer::L2, Optimizer::Sgd, [1.9, -0.19]),
        (Regularizer::Decay, Optimizer::Sgd, [1.9, -0.19]),
        // Adam's first step is of the learning rate, however steep the slope.
        (Regularizer::L2, Optimizer::Adam, [1.9, -0.1]),
        (Regularizer::Decay, Optimizer::Adam, [1.9, -0.19]),
        (Regularizer::Elastic, Optimizer::Sgd, [2.0 - 0.05 * 1.5, -0.2 + 0.05 * 0.6]),
        (Regularizer::L1, Optimizer::Adam, [1.95, -0.15]),
    ] {
        let weights = updated::<f64>([2.0, -0.2], optimizer, &penalty(regularizer));
        for (weight, expected) in weights.into_iter().zip(expected) {
            let error = (weight - expected).abs();
            assert!(error < 1e-7, "{} {}: {weight}", regularizer.id(), optimizer.id());
        }
    }
    let weights = updated::<f64>([0.02, 1.0], Optimizer::Sgd, &penalty(Regularizer::Elastic));
    assert_eq!(weights[0], 0.0, "the elastic net makes zeros too");
}

#[test]
fn max_norm_bounds_the_weights_into_a_neuron() {
    let update = Update { longest: Some(1.0), ..Update::default() };
    for optimizer in [Optimizer::Sgd, Optimizer::Adam] {
        let long = updated::<f64>([3.0, -4.0], optimizer, &update);
        assert!((long[0] - 0.6).abs() + (long[1] + 0.8).abs() < 1e-15, "{long:?}");
        assert_eq!(updated::<f64>([0.3, -0.4], optimizer, &update), [0.3, -0.4]);
        let single = updated::<f32>([3.0, -4.0], optimizer, &update);
        assert!((single[0] - 0.6).abs() < 1e-7, "{single:?}");
    }
}

#[test]
fn early_stopping_goes_back_to_the_best() {
    let layers = [LayerSpec { units: 1, activation: Activation::Linear }];
    let mut mlp = Mlp::<f64>::new(1, &layers, Loss::Squared);
    let mut stopping = EarlyStopping::new(&mlp);
    for (k, loss) in [3.0, 1.0, f64::NAN, 2.0, 1.0].into_iter().enumerate() {
        mlp.params_mut()[0] = k as f64;
        assert!(!stopping.is_over(2), "not before observation {k}");
        stopping.observe(loss, &mlp);
    }
    assert!(stopping.is_over(2) && !stopping.is_over(3), "three observations without a better one");
    assert_eq!((stopping.best_loss(), stopping.best_at()), (1.0, 1));
    stopping.restore(&mut mlp);
    assert_eq!(mlp.params(), [1.0, 0.0]);
}
