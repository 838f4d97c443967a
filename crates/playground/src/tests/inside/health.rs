//! The health of a network: dead, off and flat neurons are found, and nothing else is.

use crate::Session;
use crate::inside::health::{Health, Kind, Mark};
use crate::inside::point::OnePoint;
use crate::tests::{session, trained};

fn health(session: &Session) -> Health {
    let mut health = Health::default();
    health.read(session);
    health
}

/// Three rectifiers: one whose bias is far below 0, one far above, one that only the farthest right reach.
#[test]
fn dead_and_rarely_used_neurons_are_marked() {
    let points = session("dataset=gauss&seed=1").data().train.clone();
    let mut across: Vec<f64> = points.iter().map(|point| point.x).collect();
    across.sort_by(f64::total_cmp);
    let edge = across[points.len() * 19 / 20];
    let session = session(&format!(
        "dataset=gauss&networkShape=3&activation=relu&seed=1\
         &weights=1,0,1,0,1,0,-99,99,{},1,1,1,0",
        -edge
    ));
    let health = health(&session);
    let train = &session.data().train;
    let off = points.iter().filter(|it| it.x <= edge).count() as f64 / points.len() as f64;
    assert!(0.9 < off && off < 1.0, "a few points reach it: {off}");
    let marks: Vec<Option<Mark>> = health.layers()[0].neurons.iter().map(|it| it.mark).collect();
    assert_eq!(marks, [Some(Mark::Dead), None, Some(Mark::Off(off))]);
    assert_eq!((health.n_dead(), health.n_points()), ((4, 1), train.len()));
    assert!(health.layers()[0].is_one_sided && 0.0 < health.layers()[0].mean, "never below 0");
}

/// Deck 003, lines 330 to 346: sigmoids are not zero-centered, tanh is; and far out both are flat.
#[test]
fn flat_and_one_sided_layers_are_told() {
    let sigmoid = health(&session("activation=sigmoid&networkShape=4&seed=1"));
    assert!(sigmoid.layers()[0].is_one_sided, "all above 0");
    let tanh = health(&session("activation=tanh&networkShape=4&seed=1"));
    assert!(!tanh.layers()[0].is_one_sided, "both signs");
    assert!(tanh.layers()[0].mean.abs() < 0.5 * tanh.layers()[0].deviation, "about 0");
    assert!(tanh.layers()[0].neurons.iter().all(|it| it.mark.is_none()), "all in use");
    let far = session("dataset=gauss&networkShape=2&weights=20,20,0,0.1,0,0,1,1,0&seed=1");
    let neurons = health(&far).layers()[0].neurons.clone();
    assert!(matches!(neurons[0].mark, Some(Mark::Flat(share)) if 0.9 < share), "{neurons:?}");
    assert_eq!(neurons[1].mark, None, "{neurons:?}");
}

/// Six layers of sigmoids: the first feels next to nothing of what the last feels (deck 002, lines 330 to 341).
#[test]
fn gradients_vanish_layer_by_layer() {
    let deep = health(&session("activation=sigmoid&networkShape=4,4,4,4,4,4&seed=1"));
    let lengths: Vec<f64> = deep.layers().iter().map(|layer| layer.gradient).collect();
    assert!(lengths[0] < 1e-3 * lengths[6], "{lengths:?}");
    assert!(lengths.is_sorted(), "{lengths:?}");
}

/// The lengths are those of the mean of all points' gradients, and of what training then does.
#[test]
fn lengths_are_those_of_gradient_and_update() {
    for link in [
        "networkShape=4,2&batchSize=250&learningRate=0.3&seed=2",
        "networkShape=3&normalization=layer&optimizer=adam&batchSize=250&learningRate=0.01&seed=2",
    ] {
        let mut session = trained(link, 2);
        let n = session.data().train.len();
        assert_eq!(n, session.run().recipe().batch_size, "a batch is all");
        let health = health(&session);
        let (mut point, mut sum) =
            (OnePoint::default(), vec![0.0; session.run().mlp().params().len()]);
        for k in 0..n {
            point.read_example(&session, false, k);
            sum.iter_mut().zip(point.gradients()).for_each(|(sum, it)| *sum += it / n as f64);
        }
        let before = session.run().mlp().params().to_vec();
        session.epoch();
        let (mlp, length) = (session.run().mlp(), |x: &mut dyn Iterator<Item = f64>| {
            x.map(|it| it * it).sum::<f64>().sqrt()
        });
        for (layer, health) in mlp.layers().iter().zip(health.layers()) {
            let (weights, biases) = (layer.weights.span(), layer.biases.span());
            let gradient = length(&mut weights.clone().chain(biases).map(|at| sum[at]));
            assert!((health.gradient - gradient).abs() < 1e-12, "{link}: {gradient}");
            let moved = length(&mut weights.clone().map(|at| mlp.params()[at] - before[at]));
            let update = moved / length(&mut weights.map(|at| before[at]));
            assert!((health.update - update).abs() < 1e-9 * update, "{link}: {update}, {health:?}");
        }
    }
}

#[test]
fn histograms_count_every_point_once() {
    let session = trained("networkShape=5,3&seed=4", 3);
    let (health, mut histograms) = (health(&session), Vec::new());
    for (layer, units) in [5, 3, 1].into_iter().enumerate() {
        for kind in [Kind::Activations, Kind::Sums, Kind::Gradients, Kind::Weights] {
            health.histograms(layer, kind, &mut histograms);
            assert_eq!(histograms.len(), units);
            let n = match kind {
                Kind::Weights => [2, 5, 3][layer],
                _ => session.data().train.len(),
            };
            for histogram in &histograms {
                assert_eq!(histogram.bars.iter().sum::<u32>() as usize, n, "{kind:?}");
                assert_eq!(histogram.range, histograms[0].range, "one scale a layer");
                assert!(histogram.range[0] <= 0.0 && 0.0 <= histogram.range[1], "0 is in it");
            }
        }
    }
    // The lowest activation of the layer is in a first bar, the highest in a last one.
    health.histograms(0, Kind::Activations, &mut histograms);
    assert!(histograms.iter().any(|it| 0 < it.bars[0]), "{histograms:?}");
    assert!(histograms.iter().any(|it| 0 < it.bars[Health::BARS - 1]), "{histograms:?}");
}

/// What is told as dropped learns nothing from its example, and what is not does.
#[test]
fn the_next_mask_is_the_one_that_is_drawn() {
    let link = "networkShape=6,4&dropout=0.5,0.3&batchSize=1&seed=3";
    let (mut session, mut n_dropped) = (trained(link, 1), 0);
    for _ in 0..20 {
        let dropped = session.run().next_dropped();
        let before = session.run().mlp().params().to_vec();
        session.step();
        let mlp = session.run().mlp();
        for (layer, units) in [6, 4].into_iter().enumerate() {
            for unit in 0..units {
                let at = mlp.bias_at(layer, unit);
                let is_dropped = dropped.contains(&(layer, unit));
                assert_eq!(mlp.params()[at] == before[at], is_dropped, "{layer}, {unit}");
            }
        }
        n_dropped += dropped.len();
    }
    assert!((50..120).contains(&n_dropped), "{n_dropped} of 200");
}

/// Looking changes nothing: the run goes on to the same bits.
#[test]
fn looking_disturbs_nothing() {
    let link =
        "networkShape=4,2&dropout=0.3&normalization=batch&optimizer=adam&reshuffle=true&seed=9";
    let (mut seen, mut unseen) = (session(link), session(link));
    let mut health = Health::default();
    for _ in 0..3 {
        health.read(&seen);
        seen.run().next_dropped();
        seen.epoch();
        unseen.epoch();
    }
    assert_eq!(seen.fingerprint(), unseen.fingerprint());
}
