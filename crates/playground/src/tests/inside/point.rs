//! One point seen through: the numbers of the slides, factors that multiply to training's gradient, nudges that
//! agree with it, and shares that add up to the update.

use crate::Session;
use crate::inside::point::{Cause, Nudge, OnePoint};
use crate::tests::{session, trained};
use nn::{Activation, Loss, Normalization, Trainer, Update};

fn read(session: &Session, at: [f64; 2], label: f64) -> OnePoint {
    let mut point = OnePoint::default();
    point.read(session, at, Some(label), None);
    point
}

/// The forward and backward pass of deck 000, lines 240 to 263: x = 2, w = 3, b = 1, target 4. There x₁ = x w = 6,
/// x₂ = x₁ + b = 7 and the loss is |4 − x₂| = 3; the slopes are 1, 1, 1 and, of w, 2.
#[test]
fn the_passes_of_the_slide() {
    let session = session(
        "problem=regression&networkShape=&y=false&lossFunction=absolute&weights=3,1&seed=1",
    );
    let mut point = read(&session, [2.0, 0.0], 4.0);
    let layer = point.layer(0);
    assert_eq!((point.n_layers(), layer.x), (1, &[2.0][..]));
    assert_eq!(layer.x[0] * session.run().mlp().params()[0], 6.0, "x w");
    assert_eq!((layer.z, layer.a), (&[7.0][..], &[7.0][..]));
    assert_eq!(point.loss(), 3.0);
    assert_eq!(layer.slope, Some(&[1.0][..]), "of x₂");
    assert_eq!(layer.delta, Some(&[1.0][..]), "of x₁ and b");
    assert_eq!(point.gradients(), [2.0, 1.0], "of w and b");
    let nudge = point.nudge(&session, 0, Nudge::EPSILON).expect("a nudge");
    assert!(nudge.difference < 1e-9 && nudge.cause.is_none(), "{nudge:?}");
}

/// The network of the lesson "linear", step 2, at (1, 1), which should be 1: out 6, δ 5, ∂J/∂v₁ 15, δ of the first
/// hidden neuron 10; moving w₁₁ by .01 gives 10.02.
#[test]
fn two_linear_layers_by_hand() {
    let link = "dataset=gauss&networkShape=2&activation=linear&outputActivation=linear\
                &weights=1,2,-1,1,0,1,2,1,-1&seed=3";
    let session = session(link);
    let mut point = read(&session, [1.0, 1.0], 1.0);
    assert_eq!(point.layer(0).z, [3.0, 1.0]);
    assert_eq!(point.outputs(), [6.0]);
    assert_eq!(point.loss(), 12.5);
    assert_eq!(point.layer(1).delta, Some(&[5.0][..]));
    assert_eq!(point.layer(0).delta, Some(&[10.0, 5.0][..]));
    assert_eq!(point.gradients(), [10., 10., 5., 5., 10., 5., 15., 5., 5.]);
    let nudge = point.nudge(&session, 0, 0.01).expect("a nudge");
    assert!((nudge.one_sided - 10.02).abs() < 1e-10, "{nudge:?}");
    assert!((nudge.central - 10.0).abs() < 1e-10, "{nudge:?}");
}

/// Activations, losses and norms, each with each.
fn links() -> Vec<String> {
    let mut links = Vec::new();
    for activation in Activation::ALL {
        for loss in Loss::ALL {
            for normalization in Normalization::ALL {
                let data = match loss {
                    Loss::SoftmaxCrossEntropy => "dataset=rings&classes=4",
                    Loss::Absolute | Loss::Huber => "problem=regression&regDataset=reg-gauss",
                    _ => "dataset=spiral",
                };
                links.push(format!(
                    "{data}&networkShape=5,4&activation={}&lossFunction={}&normalization={}&seed=5",
                    activation.id(),
                    loss.id(),
                    normalization.id(),
                ));
            }
        }
    }
    links
}

/// ∂J/∂w = δ · x, δ = g′ · Σ δ w: multiplied by hand they are the gradient that training gathers.
#[test]
fn factors_multiply_to_the_gradient_of_training() {
    for link in links() {
        let session = trained(&link, 1);
        let (run, mlp) = (session.run(), session.run().mlp());
        let example = session.data().train[3];
        let point = read(&session, [example.x, example.y], example.label);
        let mut of_training = mlp.params().to_vec();
        // With a batch the norm's gradient also flows through the batch's own mean, so it is another one.
        let is_over_batch = link.contains("normalization=batch");
        if !is_over_batch {
            let mut moved = run.recipe().design.mlp::<f64>();
            moved.params_mut().copy_from_slice(mlp.params());
            let mut tape = moved.tape(1);
            run.examples(false).put(&moved, &mut tape, 3..4);
            let mut trainer = Trainer::new(&moved, nn::Optimizer::Sgd);
            trainer.gather(&moved, &mut tape);
            trainer.update(&mut moved, &Update { learning_rate: 1.0, ..Update::default() });
            for (of, after) in of_training.iter_mut().zip(moved.params()) {
                *of -= after;
            }
        }
        for (k, of) in mlp.layers().iter().enumerate() {
            let layer = point.layer(k);
            let delta = layer.delta.expect("a target");
            for (unit, &delta) in delta.iter().enumerate() {
                if of.norm.is_none() {
                    let product = layer.slope.expect("a target")[unit] * layer.bend[unit];
                    assert!((product - delta).abs() < 1e-12, "{link}: δ");
                }
                if let Some(next) = mlp.layers().get(k + 1) {
                    let after = point.layer(k + 1).delta.expect("a target");
                    let sum: f64 = (0..next.n_units)
                        .map(|to| after[to] * mlp.params()[mlp.weight_at(k + 1, to, unit)])
                        .sum();
                    let slope = layer.slope.expect("a target")[unit];
                    assert!((sum - slope).abs() < 1e-12 * (1.0 + slope.abs()), "{link}: Σ δ w");
                }
                for from in 0..of.n_inputs {
                    let (at, product) = (mlp.weight_at(k, unit, from), delta * layer.x[from]);
                    let gradient = point.gradients()[at];
                    let size = 1.0 + product.abs();
                    assert!((product - gradient).abs() < 1e-12 * size, "{link}: δ x");
                    if !is_over_batch {
                        let trained = of_training[at];
                        assert!((trained - gradient).abs() < 1e-12 * size, "{link}: training");
                    }
                }
            }
        }
    }
}

/// Under 1e-6 for everything smooth, wherever the gradient is not so small that rounding is all there is.
#[test]
fn nudges_agree_with_backpropagation() {
    let mut n_compared = 0;
    for link in links() {
        let session = trained(&link, 1);
        let design = &session.run().recipe().design;
        let is_smooth = design.layers.iter().all(|layer| !layer.activation.spec().has_corner);
        let example = session.data().train[7];
        let mut point = read(&session, [example.x, example.y], example.label);
        let largest = point.gradients().iter().fold(0.0_f64, |most, it| most.max(it.abs()));
        let layers = session.run().mlp().layers().to_vec();
        for at in layers.iter().flat_map(|it| it.weights.span().chain(it.biases.span())) {
            let nudge = point.nudge(&session, at, Nudge::EPSILON).expect("a nudge");
            let is_large = 1e-3 < nudge.gradient.abs() && 1e-3 * largest < nudge.gradient.abs();
            if is_smooth && is_large && nudge.cause != Some(Cause::Corner(layers.len(), 0)) {
                assert!(nudge.difference < 1e-6, "{link}, parameter {at}: {nudge:?}");
                n_compared += 1;
            }
            assert_eq!(nudge.cause.is_some(), Nudge::NOTABLE < nudge.difference, "{link}");
        }
    }
    assert!(5_000 < n_compared, "{n_compared} were compared");
}

#[test]
fn a_large_difference_says_why() {
    // z = 0.00005: within ε of the corner.
    let link = "networkShape=1&activation=relu&outputActivation=linear\
                &weights=1,0,-0.99995,1,0&seed=1";
    let mut point = read(&session(link), [1.0, 0.0], 1.0);
    let corner = point.nudge(&session(link), 0, 1e-4).expect("a nudge");
    assert_eq!(corner.cause, Some(Cause::Corner(0, 0)), "{corner:?}");
    assert!((corner.one_sided / corner.gradient - 1.0).abs() < 1e-3, "upwards there is no corner");
    // Far out a tanh is flat: nothing is left but the last digits.
    let flat = "networkShape=1&outputActivation=linear&weights=17,0,0,1,0&seed=1";
    let mut point = read(&session(flat), [1.0, 0.0], -1.0);
    let rounding = point.nudge(&session(flat), 0, 1e-4).expect("a nudge");
    assert_eq!(rounding.cause, Some(Cause::Rounding), "{rounding:?}");
    // A step too long for a bent loss.
    let bent = "networkShape=1&outputActivation=linear&weights=1,0,0,1,0&seed=1";
    let mut point = read(&session(bent), [1.0, 0.0], -1.0);
    let bend = point.nudge(&session(bent), 0, 0.5).expect("a nudge");
    assert_eq!(bend.cause, Some(Cause::Bend), "{bend:?}");
    assert_eq!(point.nudge(&session(bent), 0, 1e-4).expect("a nudge").cause, None);
    assert_eq!(point.nudge(&session(bent), 99, 1e-4), None, "there is no such parameter");
    point.read(&session(bent), [1.0, 0.0], None, None);
    assert_eq!(point.nudge(&session(bent), 0, 1e-4), None, "without a target there is no loss");
}

/// Without a target there is a forward pass alone; what answers is what the picture shows.
#[test]
fn forward_only() {
    let session = trained("networkShape=3,2&normalization=batch&dropout=0.5,0.2&seed=2", 3);
    let mut point = OnePoint::default();
    point.read(&session, [1.0, -2.0], None, None);
    let tape = session.tape_at(1.0, -2.0);
    assert_eq!(point.outputs(), tape.value(session.run().mlp().output()));
    let normalized = point.layer(0).normalized.expect("a norm");
    assert_eq!(normalized, tape.value(session.run().mlp().layers()[0].pre_activation));
    assert!(point.loss().is_nan() && point.layer(0).delta.is_none(), "no target, no loss");
    assert!(point.gradients().iter().all(|slope| *slope == 0.0), "and no gradient");
}

/// A mask: what is dropped passes nothing on and learns nothing, what is kept counts more.
#[test]
fn a_mask_drops_neurons() {
    let session = session("networkShape=4&dropout=0.5&seed=2");
    let mut point = OnePoint::default();
    point.read(&session, [1.0, -2.0], Some(1.0), None);
    let whole = point.layer(0).a.to_vec();
    point.read(&session, [1.0, -2.0], Some(1.0), Some(&[(0, 1), (0, 3)]));
    assert_eq!(point.layer(0).a, [2.0 * whole[0], 0.0, 2.0 * whole[2], 0.0]);
    let mlp = session.run().mlp();
    let slope = |unit: usize| point.gradients()[mlp.weight_at(0, unit, 0)];
    assert_eq!([slope(1), slope(3)], [0.0; 2], "what is dropped learns nothing");
    assert!(slope(0) != 0.0 && slope(2) != 0.0, "what is kept does");
}

/// Of gradient descent each point's share is −rate · gradient / batch size; the update of a batch of one is all
/// its own.
#[test]
fn shares_of_gradient_descent() {
    let session = trained("networkShape=3&batchSize=10&learningRate=0.1&seed=4", 2);
    let mut point = OnePoint::default();
    point.read_example(&session, false, 5);
    let gradients = point.gradients().to_vec();
    let shares = point.shares(&session).expect("a target");
    for (share, gradient) in shares.share.iter().zip(&gradients) {
        assert!((share + 0.1 * gradient / 10.0).abs() < 1e-15, "{share} of {gradient}");
    }
    for optimizer in nn::Optimizer::ALL {
        let link = format!("networkShape=3&batchSize=1&optimizer={}&seed=4", optimizer.id());
        let mut run = trained(&link, 1);
        let mut point = OnePoint::default();
        point.read_example(&run, false, 0);
        let update = point.shares(&run).expect("a target").update.to_vec();
        let before = run.run().mlp().params().to_vec();
        run.step();
        let moved = run.run().mlp().params().iter().zip(&before).map(|(a, b)| a - b);
        for (update, moved) in update.iter().zip(moved) {
            assert!((update - moved).abs() < 1e-12, "{}: {update}, {moved}", optimizer.id());
        }
    }
}

/// Looking changes nothing: the run goes on to the same bits.
#[test]
fn looking_disturbs_nothing() {
    let link = "networkShape=4,2&dropout=0.3&optimizer=adam&inputNoise=0.2&reshuffle=true&seed=9";
    let (mut seen, mut unseen) = (session(link), session(link));
    let mut point = OnePoint::default();
    for _ in 0..3 {
        point.read_example(&seen, false, 1);
        point.nudge(&seen, 2, 1e-4);
        point.shares(&seen);
        seen.epoch();
        unseen.epoch();
    }
    assert_eq!(seen.fingerprint(), unseen.fingerprint());
}
