//! Training in stretches: the same as batch by batch, wherever the batches end and whatever goes wrong.

use crate::tests::session;

/// Trains one session in stretches and one batch by batch, to this epoch or until they stop, and compares them.
#[track_caller]
fn check(link: &str, n_epochs: u64) {
    let (mut stretched, mut stepped) = (session(link), session(link));
    // Both begin in the middle of an epoch.
    stretched.step();
    stepped.step();
    let is_on = |session: &crate::Session| {
        session.completed() < n_epochs
            && session.divergence().is_none()
            && session.stopped().is_none()
    };
    while is_on(&stepped) {
        stepped.step();
    }
    while is_on(&stretched) {
        stretched.advance();
    }
    let [found, expected] = [&stretched, &stepped].map(|session| {
        (
            session.completed(),
            session.run().cursor(),
            session.fingerprint(),
            session.divergence(),
            session.history().points().len(),
        )
    });
    assert_eq!(found, expected, "{link}: epochs, place in the epoch, bits, divergence, history");
}

#[test]
fn stretches_end_where_batches_do() {
    for batch in [1, 7, 10, 30, 250, 400] {
        check(&format!("#seed=0.1&batchSize={batch}"), 5);
        check(&format!("#seed=0.1&batchSize={batch}&flushLastBatch=true&reshuffle=true"), 5);
    }
    check("#seed=0.1&batchSize=1&networkShape=20,20,20&activation=relu", 3);
    check("#seed=0.1&batchSize=1&regularization=L1&regularizationRate=0.03", 5);
    check("#seed=0.1&batchSize=1&optimizer=adam&percTrainData=10", 5);
    check("#seed=0.1&batchSize=2&dropout=0.3&percTrainData=90", 5);
}

#[test]
fn numbers_that_grow_are_noticed_at_the_same_batch() {
    let link = "#problem=regression&regDataset=reg-plane&activation=tanh&batchSize=1&learningRate=1\
        &noise=50&networkShape=8&seed=0.42182";
    check(link, 1000);
    let mut session = session(link);
    while session.divergence().is_none() {
        assert!(session.completed() < 1000, "{link} is to diverge");
        session.epoch();
    }
}
