//! Going back: whatever was done, an epoch that can be returned to is the very same again.

use crate::tests::{session, trained};
use crate::{Parameter, PlaygroundState, Session, recipe_of};
use nn::{Activation, Optimizer, Regularizer};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Fifteen points and a handful of weights.
const TINY: &str = "#seed=0.3&percTrainData=3&networkShape=2&batchSize=4&learningRate=0.3";
const WEIGHT: Parameter = Parameter::Weight { layer: 0, to: 1, from: 0 };

#[derive(Clone, Debug)]
enum Act {
    Steps(usize),
    /// To so many percent of what has been trained.
    Seek(u64),
    Set(f64),
    LearningRate(f64),
    BatchSize(usize),
    Activation(Activation),
    Optimizer(Optimizer),
    Regularization(Regularizer),
    Reshuffle,
    Flush,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (1..60_usize).prop_map(Act::Steps),
        3 => (0..=100_u64).prop_map(Act::Seek),
        1 => (-2.0..2.0).prop_map(Act::Set),
        1 => (0.01..1.0).prop_map(Act::LearningRate),
        1 => (1..20_usize).prop_map(Act::BatchSize),
        1 => prop::sample::select(Activation::ALL).prop_map(Act::Activation),
        1 => prop::sample::select(Optimizer::ALL).prop_map(Act::Optimizer),
        1 => prop::sample::select(Regularizer::ALL).prop_map(Act::Regularization),
        1 => Just(Act::Reshuffle),
        1 => Just(Act::Flush),
    ];
    vec(act, 1..30)
}

/// A session, and what its parameters were at the end of every epoch.
struct Witness {
    session: Session,
    seen: BTreeMap<u64, u64>,
}

impl Witness {
    fn new(link: &str) -> Self {
        let session = session(link);
        let seen = BTreeMap::from([(0, session.fingerprint())]);
        Self { session, seen }
    }

    /// Does something after which the epochs that were trained later, if any, no longer hold.
    fn act(&mut self, act: impl FnOnce(&mut Session)) {
        act(&mut self.session);
        self.seen.split_off(&(self.session.completed() + 1));
        if self.session.run().cursor() == 0 {
            self.seen.insert(self.session.completed(), self.session.fingerprint());
        }
        assert_eq!(self.session.divergence(), None);
    }

    fn sync(&mut self, change: impl FnOnce(&mut PlaygroundState)) {
        let mut state = self.session.state().clone();
        change(&mut state);
        if state != *self.session.state() {
            self.act(|session| _ = session.sync(&state));
        }
    }

    fn seek(&mut self, epoch: u64) {
        self.session.seek(epoch);
        assert_eq!((self.session.completed(), self.session.run().cursor()), (epoch, 0));
        assert_eq!(self.session.fingerprint(), self.seen[&epoch], "epoch {epoch}");
        assert_eq!(recipe_of(self.session.state()), *self.session.run().recipe());
    }

    fn do_act(&mut self, act: &Act) {
        match *act {
            Act::Steps(n) => (0..n).for_each(|_| self.act(Session::step)),
            Act::Seek(percent) => self.seek(self.session.trained() * percent / 100),
            Act::Set(value) => self.act(|session| session.set_parameter(WEIGHT, value)),
            Act::LearningRate(rate) => self.sync(|state| state.learning_rate = rate),
            Act::BatchSize(size) => self.sync(|state| state.batch_size = size),
            Act::Optimizer(optimizer) => self.sync(|state| state.optimizer = optimizer),
            Act::Activation(activation) => self.sync(|state| state.activation = activation),
            Act::Regularization(regularizer) => self.sync(|state| {
                state.regularization = regularizer;
                state.regularization_rate = 0.1;
            }),
            Act::Reshuffle => self.sync(|state| state.reshuffle ^= true),
            Act::Flush => self.sync(|state| state.flush ^= true),
        }
        assert_eq!(Some(&self.session.trained()), self.seen.keys().last());
        let epochs: Vec<u64> = self.session.history().points().iter().map(|p| p.epoch).collect();
        assert!(epochs.is_sorted_by(|a, b| a < b), "{epochs:?}");
    }

    fn seek_everywhere(&mut self) {
        for epoch in (self.session.first_epoch()..=self.session.trained()).rev() {
            self.seek(epoch);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_epoch_is_the_same_again(acts in acts()) {
        let mut witness = Witness::new(TINY);
        for act in &acts {
            witness.do_act(act);
        }
        witness.seek_everywhere();
    }
}

/// Goes back from epoch 20 to 7 and on again: nothing was changed, so nothing becomes different.
#[track_caller]
fn check_same_future(settings: &str) {
    let link = format!("{TINY}&{settings}");
    let first = trained(&link, 20);
    let mut again = trained(&link, 20);
    again.seek(7);
    for _ in 7..20 {
        again.epoch();
    }
    assert_eq!(again.run().moment(), first.run().moment());
    assert_eq!(again.history(), first.history());
}

#[test]
fn the_same_recipe_gives_the_same_future() {
    check_same_future("batchSize=4");
    check_same_future("batchSize=40");
    check_same_future("batchSize=7&reshuffle=true");
    check_same_future("regularization=L1&regularizationRate=0.3");
}

#[test]
fn thousands_of_epochs_can_be_returned_to() {
    let mut witness = Witness::new(TINY);
    for epoch in 0..5_000 {
        witness.act(Session::epoch);
        if epoch == 1_234 {
            witness.act(Session::step);
            witness.act(|session| session.set_parameter(WEIGHT, 0.5));
        }
    }
    for epoch in (0..=5_000).step_by(617).chain([1, 1_235, 1_236, 4_999, 5_000]) {
        witness.seek(epoch);
    }
}

#[test]
fn many_changes_by_hand_leave_the_newer_epochs() {
    let mut witness = Witness::new(TINY);
    for k in 0..6_000 {
        witness.act(|session| session.set_parameter(WEIGHT, f64::from(k % 7)));
        witness.act(Session::step);
    }
    // Four steps an epoch, and two changes by hand: no keyframe had to be dropped yet.
    assert_eq!((witness.session.first_epoch(), witness.session.trained()), (0, 1_500));
    for k in 0..6_000 {
        witness.act(|session| session.set_parameter(WEIGHT, f64::from(k % 7)));
        witness.act(Session::epoch);
    }
    let (first, trained) = (witness.session.first_epoch(), witness.session.trained());
    assert!(0 < first && first + 2_000 < trained, "{first} … {trained}");
    for epoch in [first, first + 1, first + 700, trained - 1, trained] {
        witness.seek(epoch);
    }
    witness.session.seek(0);
    assert_eq!(witness.session.completed(), first);
}

#[test]
fn changes_within_one_epoch_leave_its_beginning() {
    let mut witness = Witness::new("#percTrainData=100&batchSize=1&networkShape=64,64,64");
    for k in 0..400 {
        witness.act(Session::step);
        witness.act(|session| session.set_parameter(WEIGHT, f64::from(k % 7)));
    }
    assert_eq!((witness.session.first_epoch(), witness.session.trained()), (0, 0));
    witness.seek(0);
}

#[test]
fn the_old_future_is_left_as_a_ghost() {
    let mut session = trained(TINY, 10);
    let losses = |session: &Session| session.history().points()[6..].to_vec();
    let old = losses(&session);
    session.seek(6);
    assert_eq!((session.trained(), session.abandoned()), (10, &[][..]), "nothing is left yet");
    let mut state = session.state().clone();
    state.learning_rate = 0.01;
    session.sync(&state);
    assert_eq!((session.abandoned(), session.trained()), (&old[..], 6));
    // The epochs after this one were trained at another learning rate and cannot be returned to.
    session.seek(10);
    assert_eq!(session.completed(), 6);
    session.epoch();
    session.epoch();
    assert_eq!((session.completed(), session.trained()), (8, 8));
    assert_ne!(losses(&session)[1..], old[1..3]);
    assert_eq!(session.abandoned(), old);
    session.reset();
    assert_eq!(session.abandoned(), []);
}

#[test]
fn what_was_changed_after_the_last_epoch_is_left_too() {
    let mut session = trained(TINY, 3);
    let future = trained(TINY, 4).fingerprint();
    session.step();
    session.set_parameter(WEIGHT, 2.0);
    session.seek(3);
    session.epoch();
    assert_eq!(session.fingerprint(), future);
    session.seek(4);
    assert_eq!(session.fingerprint(), future);
}
