//! The gradient of what a network answers, for every activation, loss, normalization and mask; and what is made
//! of a gradient that is supposed.

use crate::autodiff::Tape;
use crate::{
    Activation, Initializer, LayerExtras, LayerSpec, Loss, Mlp, Normalization, Optimizer, Random,
    Trainer, Update,
};
use alloc::vec;
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// A network with running statistics of its own, and a tape of examples.
fn network(
    activation: Activation,
    loss: Loss,
    extras: LayerExtras,
    n: usize,
) -> (Mlp<f64>, Tape<f64>) {
    let random = &mut Pcg64Mcg::seed_from_u64(11);
    let layers = [(4, activation), (3, Activation::Tanh), (2, Activation::Linear)]
        .map(|(units, it)| LayerSpec { units, activation: it });
    let mut mlp = Mlp::with(2, &layers, &[extras, extras], loss);
    mlp.init(Initializer::XavierUniform, random);
    for layer in mlp.layers().to_vec() {
        if let Some([mean, variance]) = layer.norm.and_then(|norm| norm.running) {
            mlp.params_mut()[mean.span()].fill_with(|| random.between(-0.5, 0.5));
            mlp.params_mut()[variance.span()].fill_with(|| random.between(0.5, 2.0));
        }
    }
    let mut tape = mlp.tape(n);
    tape.value_mut(mlp.input()).fill_with(|| random.between(-2.0, 2.0));
    for (k, target) in tape.value_mut(mlp.target()).iter_mut().enumerate() {
        *target = if k % 2 == 0 { 1.0 } else { -1.0 };
    }
    (mlp, tape)
}

/// Whether the tape's gradients, at these masks, are those that central differences give; running
/// statistics are not learned, so they are left out.
fn check(name: &str, mlp: &Mlp<f64>, tape: &mut Tape<f64>) {
    let mut params = mlp.params().to_vec();
    let mut grads = vec![0.0; params.len()];
    mlp.answer_masked(&params, tape);
    mlp.backward_answer(&params, tape, &mut grads);
    let deltas: Vec<f64> =
        mlp.layers().iter().flat_map(|layer| tape.grad(layer.sum).to_vec()).collect();
    let mut of_biases = Vec::new();
    let learned = mlp.layers().iter().flat_map(|layer| {
        let norm = layer.norm.map(|norm| norm.gain.span().chain(norm.shift.span()));
        layer.weights.span().chain(layer.biases.span()).chain(norm.into_iter().flatten())
    });
    const STEP: f64 = 1e-5;
    for at in learned {
        let was = params[at];
        let mut loss = |value: f64| {
            params[at] = value;
            mlp.answer_masked(&params, tape);
            params[at] = was;
            tape.value(mlp.loss()).iter().sum::<f64>()
        };
        let slope = (loss(was + STEP) - loss(was - STEP)) / (2.0 * STEP);
        let error = (slope - grads[at]).abs() / (1.0 + slope.abs());
        assert!(error < 1e-7, "{name}, parameter {at}: {slope} measured, {} computed", grads[at]);
    }
    for layer in mlp.layers() {
        of_biases.extend_from_slice(&grads[layer.biases.span()]);
    }
    if tape.n() == 1 {
        assert_eq!(deltas, of_biases, "{name}: the slope of a sum is that of its bias");
    }
}

#[test]
fn gradients_of_answers_are_those_of_finite_differences() {
    for &loss in Loss::ALL {
        for &activation in Activation::ALL {
            let (mlp, mut tape) = network(activation, loss, LayerExtras::default(), 1);
            check(activation.id(), &mlp, &mut tape);
        }
        for &normalization in Normalization::ALL {
            for dropout in [0.0, 0.5] {
                let extras = LayerExtras { normalization, dropout };
                for n in [1, 5] {
                    let (mlp, mut tape) = network(Activation::Tanh, loss, extras, n);
                    for mask in mlp.masks() {
                        for (k, it) in tape.value_mut(mask.var).iter_mut().enumerate() {
                            *it = if k % 3 == 1 { 0.0 } else { 2.0 };
                        }
                    }
                    check(normalization.id(), &mlp, &mut tape);
                }
            }
        }
    }
}

/// Whatever masks training has left on a tape, a network answers with all of its neurons.
#[test]
fn what_answers_keeps_all() {
    let extras = LayerExtras { dropout: 0.5, ..LayerExtras::default() };
    let (mlp, mut tape) = network(Activation::Tanh, Loss::Squared, extras, 3);
    mlp.forward(&mut tape);
    let whole = tape.value(mlp.output()).to_vec();
    mlp.forward_training(&mut tape, Some(&mut Pcg64Mcg::seed_from_u64(2)));
    assert_ne!(tape.value(mlp.output()), whole, "some are dropped");
    mlp.forward(&mut tape);
    assert_eq!(tape.value(mlp.output()), whole);
}

/// A supposed gradient moves the parameters as the same gradient does when it was gathered.
#[test]
fn a_supposed_gradient_is_followed_as_a_gathered_one() {
    for &optimizer in Optimizer::ALL {
        for normalization in [Normalization::None, Normalization::Layer] {
            let extras = LayerExtras { normalization, ..LayerExtras::default() };
            let (mlp, mut tape) = network(Activation::Tanh, Loss::Squared, extras, 4);
            let mut grads = vec![0.0; mlp.params().len()];
            mlp.forward(&mut tape);
            mlp.backward_answer(mlp.params(), &mut tape, &mut grads);
            let [gathered, supposed] = [false, true].map(|supposes| {
                let (mut mlp, mut tape) = network(Activation::Tanh, Loss::Squared, extras, 4);
                let mut trainer = Trainer::new(&mlp, optimizer);
                if supposes {
                    trainer.suppose(&mlp, &grads, 4);
                } else {
                    trainer.gather(&mlp, &mut tape);
                }
                trainer.update(&mut mlp, &Update::default());
                mlp.params().to_vec()
            });
            for (a, b) in gathered.iter().zip(&supposed) {
                assert!((a - b).abs() < 1e-12, "{}: {a} and {b}", optimizer.id());
            }
        }
    }
    let extras = LayerExtras { normalization: Normalization::Batch, ..LayerExtras::default() };
    let (mut mlp, _) = network(Activation::Tanh, Loss::Squared, extras, 4);
    let running = |mlp: &Mlp<f64>| -> Vec<f64> {
        let statistics = mlp.layers().iter().filter_map(|layer| layer.norm?.running).flatten();
        statistics.flat_map(|it| it.span()).map(|at| mlp.params()[at]).collect()
    };
    let (before, grads) = (running(&mlp), vec![1.0; mlp.params().len()]);
    let mut trainer = Trainer::new(&mlp, Optimizer::Adam);
    trainer.suppose(&mlp, &grads, 3);
    trainer.update(&mut mlp, &Update::default());
    for (a, b) in running(&mlp).iter().zip(&before) {
        assert!((a - b).abs() < 1e-12, "running statistics stay: {a} and {b}");
    }
}

/// The registry says where functions are not smooth: just where slopes on both sides of 0 differ.
#[test]
fn corners_are_where_the_registries_say() {
    let at = |activation: Activation, x: f64| {
        let mut y = [0.0];
        activation.forward(&[x], &mut y);
        y[0]
    };
    for &activation in Activation::ALL {
        let slope = |from: f64, to: f64| (at(activation, to) - at(activation, from)) / (to - from);
        let differs = |x: f64| (slope(x, x + 1e-6) - slope(x - 1e-6, x)).abs() > 1e-3;
        assert_eq!(differs(0.0), activation.spec().has_corner, "{}", activation.id());
        for x in [-3.0, -1.0, -0.5, 0.3, 1.0, 2.0] {
            assert!(!differs(x), "{} has another corner, at {x}", activation.id());
        }
    }
    for &loss in Loss::ALL.iter().filter(|loss| !loss.spec().is_joint) {
        let at = |output: f64| {
            let mut y = [0.0];
            loss.forward(&[output], &[1.0], &mut y, 1);
            y[0]
        };
        for k in -30..30 {
            let x = f64::from(k) / 10.0;
            let bend = at(x + 1e-6) - 2.0 * at(x) + at(x - 1e-6);
            let is_corner = loss.corner(x, 1.0).is_some_and(|it| it.abs() < 1e-9);
            assert_eq!(bend.abs() > 1e-8, is_corner, "{} at {x}", loss.id());
        }
    }
}
