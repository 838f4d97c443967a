//! Sessions of many classes: they learn, and tell how well.

use crate::tests::session;
use crate::{Measures, Session};

/// The share of the test points whose class is right.
fn accuracy(session: &mut Session) -> f64 {
    match session.measures(true) {
        Measures::Classes(table) => table.accuracy(),
        Measures::Values { .. } => panic!("a classification"),
    }
}

#[track_caller]
fn check(link: &str, within: u64) {
    let mut session = session(link);
    while accuracy(&mut session) < 0.95 {
        assert!(session.completed() < within, "{link}: {}", accuracy(&mut session));
        session.epoch();
    }
    assert!(0 < session.completed(), "{link}: nothing was to be learned");
}

#[test]
fn three_rings_are_learned() {
    check("#dataset=rings&classes=3&networkShape=8,8&optimizer=adam&learningRate=0.01", 200);
}

#[test]
fn eight_blobs_are_learned() {
    check("#dataset=blobs&classes=8&networkShape=8&optimizer=adam&learningRate=0.01", 200);
}

#[test]
fn three_arms_are_learned_whatever_the_seed() {
    for seed in ["0.1", "0.2", "0.3", "0.4", "0.5"] {
        let network = "networkShape=16,16&activation=tanh&optimizer=adam&learningRate=0.01";
        check(&format!("#dataset=arms&{network}&seed={seed}"), 500);
    }
}

#[test]
fn the_class_is_learned_about_as_well_as_luck_allows() {
    let mut session = session("#dataset=passClass&networkShape=4&optimizer=adam&learningRate=0.01");
    (0..100).for_each(|_| session.epoch());
    assert!(0.9 < accuracy(&mut session), "{}", accuracy(&mut session));
}

#[test]
fn house_prices_are_learned() {
    let mut session =
        session("#problem=regression&regDataset=housePrices&optimizer=adam&learningRate=0.01");
    (0..200).for_each(|_| session.epoch());
    let Measures::Values { r2, .. } = session.measures(true) else { panic!("a regression") };
    assert!(0.97 < r2 && r2 <= 1.0, "{r2}");
}
