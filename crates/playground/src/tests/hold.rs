//! What is held by hand: frozen values stay, cut links carry nothing, silenced neurons say nothing; and what is
//! held is saved, replayed and undone as everything else of a run.

use super::session;
use crate::{Hold, Parameter, Part, Past, Saved, Session, Stale, Undo};

const LINK: &str = "#seed=0.12345&dataset=spiral&networkShape=5,3&optimizer=adam&noise=10";
const WEIGHT: Parameter = Parameter::Weight { layer: 1, to: 2, from: 3 };
const NEURON: Part = Part::Neuron { layer: 0, unit: 1 };

fn train(session: &mut Session, epochs: u64) {
    (0..epochs).for_each(|_| session.epoch());
}

/// The bias and the weights into a neuron of the first layer.
fn of_neuron(session: &Session, unit: usize) -> Vec<f64> {
    let weights = (0..2).map(|from| Parameter::Weight { layer: 0, to: unit, from });
    let all = weights.chain([Parameter::Bias { layer: 0, unit }]);
    all.filter_map(|it| session.parameter(it)).collect()
}

#[test]
fn a_frozen_weight_stays_and_the_others_learn() {
    for link in [
        LINK,
        "#networkShape=5,4&normalization=batch&dropout=0.2",
        "#networkShape=5,4&regularization=L2",
    ] {
        let mut session = session(link);
        train(&mut session, 3);
        let (value, bits) = (session.parameter(WEIGHT), session.fingerprint());
        session.hold(Part::One(WEIGHT), Hold::Frozen, true);
        assert_eq!(session.fingerprint(), bits, "freezing changes no number: {link}");
        train(&mut session, 5);
        assert_eq!(session.parameter(WEIGHT), value, "frozen: {link}");
        assert_ne!(session.fingerprint(), bits, "the others learn: {link}");
        assert!(session.is_held(Part::One(WEIGHT), Hold::Frozen));
        assert!(!session.is_held(Part::One(WEIGHT), Hold::Cut), "its value is not 0");
        session.hold(Part::One(WEIGHT), Hold::Frozen, false);
        train(&mut session, 1);
        assert_ne!(session.parameter(WEIGHT), value, "it learns again: {link}");
    }
}

#[test]
fn a_frozen_weight_can_be_set_and_stays_frozen() {
    let mut session = session(LINK);
    session.hold(Part::One(WEIGHT), Hold::Frozen, true);
    session.set_parameter(WEIGHT, 0.75);
    train(&mut session, 3);
    assert_eq!(session.parameter(WEIGHT), Some(0.75));
}

#[test]
fn a_frozen_neuron_keeps_all_that_it_has_learned() {
    let mut session = session(&format!("{LINK}&normalization=layer"));
    train(&mut session, 3);
    let before = of_neuron(&session, 1);
    let others = of_neuron(&session, 0);
    session.hold(NEURON, Hold::Frozen, true);
    train(&mut session, 4);
    assert_eq!(of_neuron(&session, 1), before, "frozen");
    assert_ne!(of_neuron(&session, 0), others, "its neighbor learns");
    let layer = session.run().mlp().layers()[0];
    let norm = layer.norm.expect("a normalization");
    for param in [norm.gain, norm.shift] {
        assert!(session.run().is_frozen(param.span().start + 1), "its normalization is frozen too");
    }
}

#[test]
fn a_cut_link_carries_nothing_until_it_is_set() {
    let mut session = session(LINK);
    train(&mut session, 3);
    session.hold(Part::One(WEIGHT), Hold::Cut, true);
    assert_eq!(session.parameter(WEIGHT), Some(0.0));
    train(&mut session, 3);
    assert_eq!(session.parameter(WEIGHT), Some(0.0), "it stays 0");
    assert!(session.is_dead(WEIGHT));
    session.set_parameter(WEIGHT, 0.5);
    assert!(!session.is_held(Part::One(WEIGHT), Hold::Frozen), "a number mends the link");
    train(&mut session, 1);
    assert_ne!(session.parameter(WEIGHT), Some(0.5));
}

#[test]
fn a_silenced_neuron_says_nothing_and_learns_nothing() {
    // Without momentum: with it, a neuron drifts on for a while.
    let mut session = session(&LINK.replace("&optimizer=adam", ""));
    train(&mut session, 20);
    let (losses, before) = (session.losses(), of_neuron(&session, 1));
    let silenced = Part::LinksOut { layer: 0, unit: 1 };
    session.hold(silenced, Hold::Cut, true);
    assert!(session.is_held(silenced, Hold::Cut));
    assert_ne!(session.losses(), losses, "it was for something");
    // Whatever it says, the answer is the same.
    let answer = session.run().output_of([0.3, -0.8].into_iter());
    let quiet = session.losses();
    session.set_parameter(Parameter::Bias { layer: 0, unit: 1 }, 5.0);
    assert_eq!(session.run().output_of([0.3, -0.8].into_iter()), answer);
    assert_eq!(session.losses(), quiet);
    session.set_parameter(Parameter::Bias { layer: 0, unit: 1 }, before[2]);
    train(&mut session, 3);
    assert_eq!(of_neuron(&session, 1), before, "no slope reaches it");
    for to in 0..3 {
        assert!(session.is_dead(Parameter::Weight { layer: 1, to, from: 1 }));
    }
}

#[test]
fn landscapes_leave_what_is_held() {
    use crate::inside::landscape::{Landscape, Plane};
    let mut session = session(LINK);
    train(&mut session, 10);
    session.hold(NEURON, Hold::Frozen, true);
    session.hold(Part::One(WEIGHT), Hold::Cut, true);
    let (frozen, bits) = (of_neuron(&session, 1), session.fingerprint());
    for plane in [Plane::Path, Plane::Slope, Plane::Random(1)] {
        let params = Landscape::of(&session, plane).params_at([0.3, -0.2]);
        session.move_to(&params);
        assert_ne!(session.fingerprint(), bits, "{plane:?}: the others move");
        assert_eq!(of_neuron(&session, 1), frozen, "{plane:?}");
        assert!(session.is_held(NEURON, Hold::Frozen) && session.is_dead(WEIGHT), "{plane:?}");
    }
}

#[test]
fn what_is_held_is_saved() {
    let mut before = session(LINK);
    train(&mut before, 3);
    before.hold(NEURON, Hold::Frozen, true);
    before.hold(Part::One(WEIGHT), Hold::Cut, true);
    let saved = Saved::from_json(&Saved::of(&before).to_json()).expect("what was saved is read");
    let mut after = saved.open().expect("what was saved fits");
    assert!(after.is_held(NEURON, Hold::Frozen) && after.is_held(Part::One(WEIGHT), Hold::Cut));
    let frozen = of_neuron(&after, 1);
    train(&mut after, 3);
    assert_eq!(of_neuron(&after, 1), frozen);
}

#[test]
fn what_is_held_is_replayed_and_undone() {
    let mut session = session(LINK);
    train(&mut session, 10);
    let bits = session.fingerprint();
    let mut undo = Undo::default();
    let state = session.state().clone();
    undo.record_by_hand(None, 0.0, || Past {
        state: session.state().clone(),
        run: session.run_then(Stale::Data),
    });
    session.hold(NEURON, Hold::Frozen, true);
    train(&mut session, 30);
    let held = session.fingerprint();
    session.seek(15);
    assert!(session.is_held(NEURON, Hold::Frozen), "after it was frozen");
    session.seek(5);
    assert!(!session.is_held(NEURON, Hold::Frozen), "before it was frozen");
    session.seek(40);
    assert_eq!(session.fingerprint(), held, "replayed");

    let past = undo.undo(&state, &|stale| session.run_then(stale)).expect("a change");
    session.become_opened(past.opening().expect("a run"));
    assert_eq!((session.fingerprint(), session.completed()), (bits, 10));
    assert!(!session.is_held(NEURON, Hold::Frozen), "undone");
}

#[test]
fn what_is_not_there_cannot_be_held() {
    let mut session = session(LINK);
    let bits = session.fingerprint();
    for part in [
        Part::One(Parameter::Bias { layer: 7, unit: 0 }),
        Part::Neuron { layer: 0, unit: 9 },
        Part::LinksOut { layer: 2, unit: 0 },
    ] {
        session.hold(part, Hold::Cut, true);
        assert!(!session.is_held(part, Hold::Cut), "{part:?}");
        assert_eq!(session.fingerprint(), bits, "{part:?}");
    }
}
