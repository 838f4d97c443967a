//! Early stopping: when it stops, what is in force then, and how it goes on.

use crate::tests::{session, trained};
use crate::{Session, Stopped};

/// Few noisy points for a large network.
const LINK: &str = "#seed=0.3&noise=50&percTrainData=20&networkShape=16,16&optimizer=adam\
    &learningRate=0.02&patience=10";

/// Trains until it is stopped.
fn stopped(link: &str) -> (Session, Stopped) {
    let mut session = session(link);
    for _ in 0..1_000 {
        session.epoch();
        if let Some(stopped) = session.stopped() {
            return (session, stopped);
        }
    }
    panic!("{link} never stops");
}

#[test]
fn the_best_epoch_is_in_force_again() {
    let (mut session, Stopped { epoch, best }) = stopped(LINK);
    assert_eq!((session.completed(), epoch), (epoch, best + 11), "after ten epochs of patience");
    let before = trained(LINK, best);
    assert_eq!(session.fingerprint(), before.fingerprint());
    assert_eq!(session.losses(), before.losses());
    let validation = |epoch: usize| {
        session.history().points()[epoch].losses.validation.expect("a validation loss")
    };
    let is_worse =
        |other: u64| other == best || validation(best as usize) < validation(other as usize);
    assert!((1..epoch).all(is_worse), "another epoch is better than {best}");
    let in_force = session.fingerprint();
    session.seek(best);
    assert_eq!(session.fingerprint(), in_force);
    session.seek(epoch);
    assert_eq!((session.fingerprint(), session.stopped()), (in_force, None));
}

#[test]
fn validation_points_are_apart() {
    let session = session(LINK);
    let data = session.data();
    assert_eq!([data.train.len(), data.validation.len(), data.test.len()], [80, 20, 400]);
    for point in &data.validation {
        assert!(!data.train.contains(point) && !data.test.contains(point), "{point:?}");
    }
    assert_eq!(self::session("#seed=0.3").data().validation, []);
    assert_eq!(self::session("#seed=0.3").losses().validation, None);
}

#[test]
fn training_on_forgets_the_stop() {
    let (mut session, stopped) = stopped(LINK);
    session.step();
    assert_eq!(session.stopped(), None);
    session.epoch();
    assert_eq!(session.completed(), stopped.epoch + 1);
    assert_eq!(session.best_epoch(), Some(stopped.epoch + 1));
    for _ in 0..1_000 {
        if session.stopped().is_some() {
            break;
        }
        session.epoch();
    }
    let again = session.stopped().expect("it stops again");
    assert!(stopped.epoch < again.best && again.best + 11 == again.epoch, "{again:?}");
    assert_eq!(session.trained(), again.epoch);
}

#[test]
fn links_that_died_after_the_best_epoch_live_again() {
    let link = LINK.replace("networkShape=16,16", "networkShape=4");
    let (session, _) = stopped(&format!("{link}&regularization=L1&regularizationRate=0.3"));
    let params = session.run().mlp().params();
    let mut weights = session.run().mlp().layers().iter().flat_map(|layer| layer.weights.span());
    assert!(weights.all(|at| !session.run().is_dead(at) || params[at] == 0.0));
}

#[test]
fn without_points_nothing_has_grown_without_limit() {
    let mut session = session("#dataset=own&patience=5");
    (0..20).for_each(|_| session.epoch());
    assert_eq!((session.divergence(), session.stopped()), (None, None));
    assert!(session.losses().train.is_nan());
}
