//! The toolbox: every setting of it changes how training goes, and training by it can be replayed.

use crate::tests::{session, trained};
use nn::{Activation, Initializer, Loss, Normalization, Optimizer, Schedule};

/// Fifty points, so that an epoch is over soon.
const SMALL: &str = "#seed=0.3&percTrainData=10&networkShape=4,3&noise=20";

/// Every setting beyond the original's that training depends on, away from its default.
fn settings() -> Vec<String> {
    let members: [(&str, Vec<&str>); 7] = [
        ("optimizer", Optimizer::ALL[1..].iter().map(|it| it.id()).collect()),
        ("lossFunction", Loss::ALL[1..].iter().map(|it| it.id()).collect()),
        ("normalization", Normalization::ALL[1..].iter().map(|it| it.id()).collect()),
        ("initializer", Initializer::ALL[1..].iter().map(|it| it.id()).collect()),
        ("schedulePeriod=2&schedule", Schedule::ALL[1..].iter().map(|it| it.id()).collect()),
        ("activations", vec!["relu", ",sine"]),
        ("outputActivation", Activation::ALL.iter().map(|it| it.id()).collect()),
    ];
    let of = |(key, ids): (&str, Vec<&str>)| {
        ids.into_iter().map(|id| format!("{key}={id}")).collect::<Vec<_>>()
    };
    let others = [
        "dropout=0.3",
        "dropout=,0.3",
        "initScale=0.1",
        "clip=norm&clipAt=0.01",
        "clip=value&clipAt=0.01",
        "maxNorm=0.3",
        "inputNoise=0.5",
        "inputScaling=standardize",
        "inputScaling=minMax",
        "patience=100",
        "points=100",
        "imbalance=50",
        "reshuffle=true",
        "batchSize=7&flushLastBatch=true",
        "regularization=L1&regularizationRate=0.1&softL1=true",
        "dataset=arms&classes=4",
        "dataset=rings&classes=4&lossFunction=hinge&dropout=0.2&reshuffle=true&inputNoise=0.1",
        "normalization=batch&batchSize=7&optimizer=adam&inputNoise=0.1&schedule=cosine",
        "problem=regression&regDataset=noisySine&lossFunction=huber&maxNorm=1&clip=norm",
    ];
    members.into_iter().flat_map(of).chain(others.map(str::to_owned)).collect()
}

#[test]
fn every_setting_changes_training() {
    // The same without the setting, where it needs company to matter.
    let company = [
        ("flushLastBatch", "batchSize=7"),
        ("softL1", "regularization=L1&regularizationRate=0.1"),
        ("dataset=arms", "dataset=arms"),
        ("dataset=rings", "dataset=rings&classes=4"),
        ("noisySine", "problem=regression&regDataset=noisySine"),
    ];
    for setting in settings() {
        let plain = company.iter().find(|(key, _)| setting.contains(key)).map_or("", |it| it.1);
        if setting == "outputActivation=tanh" {
            continue;
        }
        let losses = |settings: &str| trained(&format!("{SMALL}&{settings}"), 5).losses();
        let (with, without) = (losses(&setting), losses(plain));
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
        for _ in 0..12 {
            session.epoch();
            seen.push(session.fingerprint());
        }
        let (end, curve) = (session.run().moment(), session.history().clone());
        for epoch in (0..=12).rev() {
            session.seek(epoch);
            assert_eq!(session.fingerprint(), seen[epoch as usize], "{setting}: epoch {epoch}");
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

/// What the network is told of the training points, input by input.
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
