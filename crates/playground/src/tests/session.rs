//! Sessions: new settings change as little as they can, and numbers that grow are noticed.

use crate::tests::{session, trained};
use crate::{Measures, Parameter, PlaygroundState, Session, Stale};
use nn::{Activation, Regularizer};

const WEIGHT: Parameter = Parameter::Weight { layer: 0, to: 0, from: 1 };

/// Thirty steps: one epoch and five steps of the next.
fn under_way() -> Session {
    let mut session = session("#seed=0.12345");
    for _ in 0..30 {
        session.step();
    }
    session
}

fn synced(mut session: Session, change: impl Fn(&mut PlaygroundState)) -> (Session, Stale) {
    let mut state = session.state().clone();
    change(&mut state);
    let stale = session.sync(&state);
    assert_eq!(*session.state(), state);
    (session, stale)
}

#[track_caller]
fn check_all_stays(change: impl Fn(&mut PlaygroundState)) {
    let old = under_way();
    let (new, stale) = synced(under_way(), change);
    assert!(stale <= Stale::Paint);
    assert_eq!(new.run().moment(), old.run().moment());
    assert_eq!(new.run().recipe(), old.run().recipe());
    assert_eq!((new.history(), new.losses()), (old.history(), old.losses()));
}

#[test]
fn what_is_only_seen_keeps_everything() {
    check_all_stays(|_| {});
    check_all_stays(|s| s.show_test_data = true);
    check_all_stays(|s| s.discretize = true);
}

#[track_caller]
fn check_training_goes_on(change: impl Fn(&mut PlaygroundState)) {
    let old = under_way();
    let (mut new, stale) = synced(under_way(), change);
    assert_eq!(stale, Stale::Training);
    assert_eq!(new.run().moment(), old.run().moment());
    assert_eq!((new.completed(), new.trained()), (1, 1));
    let mut old = old;
    old.epoch();
    new.epoch();
    assert_eq!(new.completed(), 2);
    assert_ne!(new.fingerprint(), old.fingerprint(), "by another recipe");
}

#[test]
fn another_recipe_keeps_what_was_learned() {
    check_training_goes_on(|s| s.learning_rate = 0.1);
    check_training_goes_on(|s| s.batch_size = 3);
    check_training_goes_on(|s| s.activation = Activation::Relu);
    check_training_goes_on(|s| s.reshuffle = true);
    check_training_goes_on(|s| {
        s.regularization = Regularizer::L2;
        s.regularization_rate = 0.1;
    });
}

#[test]
fn another_activation_is_seen_at_once() {
    let mut session = under_way();
    let (before, losses) = (session.surface().output().to_vec(), session.losses());
    let (mut session, _) = synced(session, |s| s.activation = Activation::Linear);
    assert_ne!(session.surface().output(), before);
    assert_ne!(session.losses(), losses);
}

#[track_caller]
fn check_begins_again(expected: Stale, change: impl Fn(&mut PlaygroundState)) {
    let (mut new, stale) = synced(under_way(), change);
    let mut fresh = Session::new(new.state().clone());
    assert_eq!(stale, expected);
    assert_eq!(new.data(), fresh.data());
    assert_eq!(new.run().moment(), fresh.run().moment());
    assert_eq!((new.history(), new.next_seed()), (fresh.history(), fresh.next_seed()));
    assert_eq!(new.surface().output(), fresh.surface().output());
}

#[test]
fn another_network_and_other_points_begin_again() {
    check_begins_again(Stale::Network, |s| s.shape = vec![3]);
    check_begins_again(Stale::Network, |s| s.init_zero = true);
    check_begins_again(Stale::Network, |s| s.draw = 1);
    check_begins_again(Stale::Data, |s| s.noise = 20.0);
    check_begins_again(Stale::Data, |s| s.seed = "another".to_owned());
}

#[test]
fn reset_returns_to_the_same_first_weights() {
    let first = session("#seed=0.12345");
    let mut session = trained("#seed=0.12345", 3);
    session.set_parameter(WEIGHT, 1.0);
    session.reset();
    assert_eq!(session.run().moment(), first.run().moment());
    assert_eq!(session.history(), first.history());
}

#[test]
fn another_draw_gives_other_weights_and_always_the_same() {
    let [first, other, again, third] =
        [0, 1, 1, 2].map(|draw| session(&format!("#seed=0.12345&draw={draw}")));
    assert_eq!(other.data(), first.data());
    assert_eq!(other.fingerprint(), again.fingerprint());
    assert_ne!(other.fingerprint(), first.fingerprint());
    assert_ne!(other.fingerprint(), third.fingerprint());
}

#[test]
fn a_parameter_is_set_by_hand() {
    let mut session = under_way();
    session.set_parameter(WEIGHT, 1.5);
    assert_eq!(session.parameter(WEIGHT), Some(1.5));
    for (parameter, value) in [
        (Parameter::Weight { layer: 0, to: 4, from: 0 }, 1.0),
        (Parameter::Weight { layer: 3, to: 0, from: 0 }, 1.0),
        (Parameter::Bias { layer: 1, unit: 2 }, 1.0),
        (WEIGHT, f64::NAN),
    ] {
        let bits = session.fingerprint();
        session.set_parameter(parameter, value);
        assert_eq!(session.fingerprint(), bits, "{parameter:?}");
    }
}

/// Trains until the numbers grow without limit, looks that nothing moves after that, and goes back.
#[track_caller]
fn check_diverges(link: &str, are_parameters_finite: bool) {
    let mut session = session(link);
    let first = session.losses();
    for _ in 0..100_000 {
        if session.divergence().is_none() {
            assert!(session.run().is_finite(), "it went on");
            session.step();
        }
    }
    let divergence = session.divergence().expect("it grows without limit");
    assert_eq!(session.run().is_finite(), are_parameters_finite);
    assert_eq!(divergence.epoch, session.trained() + 1);
    let (completed, cursor, bits) =
        (session.completed(), session.run().cursor(), session.fingerprint());
    session.step();
    session.epoch();
    session.set_parameter(WEIGHT, 0.0);
    assert_eq!((session.completed(), session.run().cursor()), (completed, cursor));
    assert_eq!(session.fingerprint(), bits);

    // A person turns the learning rate down and goes back to when it was well.
    let (mut session, _) = synced(session, |state| state.learning_rate = 1e-6);
    assert!(session.divergence().is_some(), "the numbers are still what they were");
    session.seek(divergence.last_good);
    assert_eq!(session.divergence(), None);
    assert!(session.losses().train <= first.train && session.losses().test.is_finite());
    let good = session.fingerprint();
    for _ in 0..3 {
        session.epoch();
    }
    assert_eq!((session.divergence(), session.completed()), (None, divergence.last_good + 3));
    assert!(session.losses().train <= first.train);
    session.seek(divergence.last_good);
    assert_eq!(session.fingerprint(), good);
}

#[test]
fn numbers_that_grow_without_limit_stop_the_training() {
    let plane = "#problem=regression&regDataset=reg-plane&activation=tanh&batchSize=1\
        &learningRate=1&noise=50&networkShape=8&seed=0.42182";
    check_diverges(plane, false);
}

#[test]
fn a_loss_that_overflows_alone_stops_the_training() {
    let gauss = "#problem=regression&regDataset=reg-gauss&activation=relu&learningRate=10";
    check_diverges(&format!("{gauss}&seed=0.12345"), true);
}

#[test]
fn a_weight_too_large_for_the_loss_is_taken_back() {
    let mut session = trained("#problem=regression&activation=linear&seed=0.12345", 5);
    let bits = session.fingerprint();
    session.set_parameter(WEIGHT, 1e200);
    let divergence = session.divergence().expect("the loss is no number");
    assert_eq!((divergence.epoch, divergence.last_good), (6, 5));
    session.seek(divergence.last_good);
    assert_eq!((session.divergence(), session.fingerprint()), (None, bits));
}

#[test]
fn without_test_points_nothing_diverges() {
    let session = trained("#percTrainData=100&seed=0.12345", 5);
    assert!(session.losses().test.is_nan());
    assert_eq!((session.divergence(), session.completed()), (None, 5));
}

#[test]
fn of_many_points_some_thousand_are_measured() {
    for (link, expected) in [("#points=300", 150), ("#points=20000", Session::MEASURED as u32)] {
        let Measures::Classes(confusion) = session(link).measures(true) else {
            panic!("{link} has classes");
        };
        let n: u32 = (0..4).map(|k| confusion.count(k / 2, k % 2)).sum();
        assert_eq!(n, expected, "{link}");
    }
}
