//! Points that do not fill a batch: they wait for the next epoch, or make an update of their own.

use crate::Session;
use crate::tests::session;

/// At which steps of the first epochs the parameters moved, `u`, and at which they waited, `-`.
fn updates(session: &mut Session, epochs: u64) -> String {
    let mut updates = String::new();
    while session.completed() < epochs {
        let (epoch, bits) = (session.completed(), session.fingerprint());
        session.step();
        updates.push(if session.fingerprint() == bits { '-' } else { 'u' });
        if epoch < session.completed() {
            updates.push(' ');
        }
    }
    updates
}

#[track_caller]
fn check(settings: &str, expected: &str) {
    let mut session = session(&format!("#seed=0.12345&{settings}"));
    assert_eq!(updates(&mut session, 3).trim_end(), expected, "{settings}");
}

#[test]
fn incomplete_batches_wait_or_make_an_update() {
    check("batchSize=125", "uu uu uu");
    check("batchSize=30", "uuuuuuuu- uuuuuuuu- uuuuuuuu-");
    check("batchSize=30&flushLastBatch=true", "uuuuuuuuu uuuuuuuuu uuuuuuuuu");
    check("batchSize=250", "u u u");
    check("batchSize=251", "- - -");
    check("batchSize=100000", "- - -");
    check("batchSize=251&flushLastBatch=true", "u u u");
}

#[test]
fn what_was_left_over_counts_in_the_next_update() {
    let waiting = |link: &str, steps: usize| {
        let mut session = session(link);
        (0..steps).for_each(|_| session.step());
        session.run().moment().trainer.n_gathered()
    };
    let link = "#seed=0.12345&batchSize=30";
    assert_eq!([8, 9, 10].map(|steps| waiting(link, steps)), [0, 10, 0]);
    let flushed = format!("{link}&flushLastBatch=true");
    assert_eq!([8, 9, 10].map(|steps| waiting(&flushed, steps)), [0, 0, 0]);
}

#[test]
fn another_batch_size_within_an_epoch_takes_every_point_once() {
    let mut session = session("#seed=0.12345&batchSize=30");
    session.step();
    for (batch_size, cursor) in [(7, 35), (7, 42), (100, 100), (1, 101), (200, 200), (200, 0)] {
        let mut state = session.state().clone();
        state.batch_size = batch_size;
        session.sync(&state);
        session.step();
        assert_eq!(session.run().cursor(), cursor);
    }
    assert_eq!(session.completed(), 1);
}
