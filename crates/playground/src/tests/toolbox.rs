//! The toolbox: every setting of it changes how training goes, and training by it can be replayed.

use crate::golden::{SMALL, settings};
use crate::tests::{USUAL, session, trained};

#[test]
fn every_setting_changes_training() {
    for setting in settings().iter().filter(|setting| !USUAL.contains(&setting.as_str())) {
        // The same without the setting, but with what it needs to matter.
        let plain = setting.rsplit_once('&').map_or("", |(company, _)| company);
        let state = |settings: &str| session(&format!("{SMALL}&{settings}")).state().clone();
        if state(setting) == state(plain) {
            continue;
        }
        let losses = |settings: &str| trained(&format!("{SMALL}&{settings}"), 5).losses();
        let (with, without) = (losses(setting), losses(plain));
        assert!(with.train.is_finite() && with.test.is_finite(), "{setting}: {with:?}");
        assert!(with.train != without.train, "{setting} changes nothing: {with:?}");
    }
}

#[test]
fn every_epoch_is_the_same_again() {
    for setting in settings() {
        let link = format!("{SMALL}&{setting}");
        let mut session = session(&link);
        let mut seen = vec![session.fingerprint()];
        let mut has_stopped = false;
        for _ in 0..12 {
            session.epoch();
            seen.push(session.fingerprint());
            has_stopped |= session.stopped().is_some();
        }
        let (end, curve) = (session.run().moment(), session.history().clone());
        for epoch in (0..=12).rev() {
            session.seek(epoch);
            assert_eq!(session.fingerprint(), seen[epoch as usize], "{setting}: epoch {epoch}");
        }
        // Early stopping watches anew from where one goes back to, and may stop later.
        if has_stopped {
            continue;
        }
        session.seek(5);
        (5..12).for_each(|_| session.epoch());
        assert_eq!(session.run().moment(), end, "{setting}: another future");
        assert_eq!(*session.history(), curve, "{setting}: another curve");
    }
}

#[test]
fn the_schedule_counts_epochs() {
    let mut session = session(&format!("{SMALL}&learningRate=0.8&schedule=step&schedulePeriod=2"));
    let mut rates = Vec::new();
    for _ in 0..5 {
        rates.push(session.run().learning_rate());
        session.epoch();
    }
    assert_eq!(rates, [0.8, 0.8, 0.4, 0.4, 0.2]);
}

#[test]
fn no_neuron_has_longer_weights_than_it_may() {
    let bound = 0.3;
    let session = trained(&format!("{SMALL}&learningRate=0.5&maxNorm={bound}"), 3);
    for layer in session.run().mlp().layers() {
        for weights in session.run().mlp().params()[layer.weights.span()].chunks(layer.n_inputs) {
            let length = weights.iter().map(|w| w * w).sum::<f64>().sqrt();
            assert!(length <= bound + 1e-12, "{length}");
        }
    }
}

/// The inputs of the network at the training points, input by input.
fn told(link: &str) -> Vec<Vec<f64>> {
    let session = session(link);
    let inputs = session.inputs();
    let rows: Vec<Vec<f64>> =
        session.data().train.iter().map(|e| inputs.of(e.x, e.y).collect()).collect();
    (0..inputs.features.len()).map(|k| rows.iter().map(|row| row[k]).collect()).collect()
}

#[test]
fn scaled_inputs_are_as_they_say() {
    let link = format!("{SMALL}&dataset=gauss&xSquared=true&sinY=true&xTimesY=true");
    for values in told(&format!("{link}&inputScaling=standardize")) {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|x| x * x).sum::<f64>() / n;
        assert!(mean.abs() < 1e-12 && (variance - 1.0).abs() < 1e-12, "{mean}, {variance}");
    }
    for values in told(&format!("{link}&inputScaling=minMax")) {
        let ends = (
            values.iter().copied().fold(9.0, f64::min),
            values.iter().copied().fold(-9.0, f64::max),
        );
        assert!((ends.0 + 1.0).abs() < 1e-12 && (ends.1 - 1.0).abs() < 1e-12, "{ends:?}");
    }
    // A feature that is always the same becomes zero, and not infinite.
    let link = format!("{SMALL}&problem=regression&regDataset=noisySine");
    for scaling in ["standardize", "minMax"] {
        let told = told(&format!("{link}&inputScaling={scaling}"));
        assert!(told[1].iter().all(|y| *y == 0.0), "{scaling}: {:?}", told[1]);
    }
}
