//! Undo and the run: what a change has ended comes back as it was, and so does what was taken back.

use crate::{History, LossPoint, Losses, PlaygroundState, Session, Stale, Undo};
use crate::{Opening, Parameter, Past, RunThen};
use nn::{Activation, Optimizer};

/// A person who trains and changes settings, one change at a time.
struct Person {
    session: Session,
    undo: Undo,
    now_ms: f64,
}

/// Everything of a run that is seen.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    state: PlaygroundState,
    fingerprint: u64,
    completed: u64,
    cursor: usize,
    losses: Losses,
    history: History,
    abandoned: Vec<LossPoint>,
    reach: (u64, u64),
}

impl Person {
    fn at(link: &str) -> Self {
        let (state, _) = PlaygroundState::from_link(link);
        Self { session: Session::new(state), undo: Undo::default(), now_ms: 0.0 }
    }

    fn train(&mut self, epochs: u64) {
        (0..epochs).for_each(|_| self.session.epoch());
    }

    fn record(&mut self, new: &PlaygroundState, at_least: Stale) {
        let state = self.session.state().clone();
        let run = self.session.run_then(state.stale(new).max(at_least));
        self.now_ms += 2.0 * Undo::PAUSE_MS;
        self.undo.record(Past { state, run }, new, self.now_ms);
    }

    fn change(&mut self, edit: impl FnOnce(&mut PlaygroundState)) {
        let mut new = self.session.state().clone();
        edit(&mut new);
        self.record(&new, Stale::Nothing);
        self.session.sync(&new);
    }

    fn reset(&mut self) {
        let state = self.session.state().clone();
        self.record(&state, Stale::Data);
        self.session.reset();
    }

    /// Sets a weight by hand, so many milliseconds after the change before.
    fn set(&mut self, after_ms: f64, parameter: Parameter, value: f64) {
        self.now_ms += after_ms;
        let past = || Past {
            state: self.session.state().clone(),
            run: self.session.run_then(Stale::Data),
        };
        self.undo.record_by_hand(Some(parameter), self.now_ms, past);
        self.session.set_parameter(parameter, value);
    }

    #[track_caller]
    fn go(&mut self, past: Option<Past>) {
        let past = past.expect("there is something to go to");
        if let Some(opening) = past.opening() {
            self.session.become_opened(opening);
        }
        self.session.sync(&past.state);
    }

    #[track_caller]
    fn undo(&mut self) {
        let state = self.session.state().clone();
        let past = self.undo.undo(&state, &|stale| self.session.run_then(stale));
        self.go(past);
    }

    #[track_caller]
    fn redo(&mut self) {
        let state = self.session.state().clone();
        let past = self.undo.redo(&state, &|stale| self.session.run_then(stale));
        self.go(past);
    }

    fn seen(&self) -> Seen {
        let session = &self.session;
        Seen {
            state: session.state().clone(),
            fingerprint: session.fingerprint(),
            completed: session.completed(),
            cursor: session.run().cursor(),
            losses: session.losses(),
            history: session.history().clone(),
            abandoned: session.abandoned().to_vec(),
            reach: (session.first_epoch(), session.trained()),
        }
    }
}

const LINK: &str = "#seed=0.12345&dataset=spiral&networkShape=5,3&optimizer=adam&noise=10";

/// Trains, does something, trains on, takes it back, and does it again: all is as it was; and training on
/// gives what it would have given.
#[track_caller]
fn check(link: &str, act: impl FnOnce(&mut Person)) {
    let mut person = Person::at(link);
    person.train(50);
    (0..3).for_each(|_| person.session.step());
    let before = person.seen();
    act(&mut person);
    assert_ne!(person.seen(), before, "something was done");
    person.train(7);
    let after = person.seen();

    person.undo();
    assert_eq!(person.seen(), before, "taken back");
    person.redo();
    assert_eq!(person.seen(), after, "done again");
    person.undo();
    assert_eq!(person.seen(), before, "taken back again");

    let mut never = Person::at(link);
    never.train(60);
    person.train(10);
    assert_eq!(person.seen(), never.seen(), "training goes on as if nothing had been done");
    person.session.seek(20);
    never.session.seek(20);
    assert_eq!(person.seen(), never.seen(), "and any epoch can be returned to");
}

#[test]
fn a_run_comes_back_after_another_data_set() {
    check(LINK, |person| person.change(|state| state.noise = 0.0));
    check(LINK, |person| person.change(|state| state.set_data_set(crate::Dataset::Xor)));
}

#[test]
fn a_run_comes_back_after_new_weights_and_points() {
    check(LINK, |person| person.change(PlaygroundState::next_draw));
    check(LINK, |person| {
        let seed = person.session.next_seed();
        person.change(|state| state.seed = seed);
    });
}

#[test]
fn a_run_comes_back_after_a_reset() {
    check(LINK, Person::reset);
}

#[test]
fn a_run_comes_back_after_another_network() {
    check(LINK, |person| person.change(|state| state.shape.push(2)));
}

#[test]
fn a_run_comes_back_after_training_by_other_rules() {
    check(LINK, |person| person.change(|state| state.learning_rate = 0.3));
    check(LINK, |person| person.change(|state| state.optimizer = Optimizer::Momentum));
    check(LINK, |person| person.change(|state| state.activation = Activation::Relu));
}

const WEIGHT: Parameter = Parameter::Weight { layer: 0, to: 1, from: 0 };
const BIAS: Parameter = Parameter::Bias { layer: 1, unit: 2 };
const LATER_MS: f64 = 2.0 * Undo::PAUSE_MS;

#[test]
fn a_run_comes_back_after_a_weight_was_set_by_hand() {
    check(LINK, |person| person.set(LATER_MS, WEIGHT, 3.0));
    check(LINK, |person| person.set(LATER_MS, BIAS, -1.5));
    check(LINK, |person| {
        person.set(LATER_MS, BIAS, -1.5);
        person.train(5);
        person.set(1.0, BIAS, 1.5);
    });
    check(LINK, |person| {
        person.undo.hold(true);
        (0..20).for_each(|k| person.set(LATER_MS, WEIGHT, f64::from(k)));
        person.undo.hold(false);
    });
}

#[test]
fn every_gesture_by_hand_is_a_step() {
    let mut person = Person::at(LINK);
    let mut seen = vec![person.seen()];
    for (parameter, value) in [(WEIGHT, 1.0), (BIAS, 2.0), (WEIGHT, 3.0)] {
        // Soon after each other, but not the same weight.
        person.set(1.0, parameter, value);
        seen.push(person.seen());
    }
    // The same weight in a gesture of its own.
    person.undo.hold(true);
    person.set(1.0, WEIGHT, 4.0);
    person.undo.hold(false);
    seen.push(person.seen());
    let newest = seen.pop();
    for before in seen.iter().rev() {
        person.undo();
        assert_eq!(person.seen(), *before);
    }
    assert!(!person.undo.can_undo(), "that was all");
    (0..4).for_each(|_| person.redo());
    assert_eq!(Some(person.seen()), newest);
}

#[test]
fn a_weight_set_by_hand_leaves_what_could_be_done_again() {
    let mut person = Person::at(LINK);
    person.train(5);
    person.change(|state| state.learning_rate = 0.3);
    person.undo();
    assert!(person.undo.can_redo());
    person.set(LATER_MS, WEIGHT, 1.0);
    assert!(!person.undo.can_redo(), "the change of the rate belongs to another past");
    person.undo();
    assert_eq!(person.session.state().learning_rate, 0.03);
}

#[test]
fn weights_that_were_loaded_come_back() {
    let mut person = Person::at(LINK);
    let params = vec![0.25; person.session.run().mlp().params().len()];
    person.session.set_params(&params);
    let before = person.seen();
    person.change(|state| state.noise = 0.0);
    person.undo();
    assert_eq!(person.seen(), before);
}

#[test]
fn what_is_drawn_while_training_comes_back_too() {
    let link = "&dropout=0.2,0.2&normalization=batch&inputNoise=0.1&reshuffle=true";
    check(&format!("{LINK}{link}"), Person::reset);
}

#[test]
fn pictures_change_without_the_run() {
    let mut person = Person::at(LINK);
    person.train(20);
    person.change(|state| state.discretize = true);
    person.train(10);
    let fingerprint = person.session.fingerprint();
    person.undo();
    assert!(!person.session.state().discretize);
    assert_eq!((person.session.completed(), person.session.fingerprint()), (30, fingerprint));
}

#[test]
fn nothing_is_kept_of_a_run_that_has_not_begun() {
    let mut person = Person::at(LINK);
    person.reset();
    assert!(!person.undo.can_undo(), "a reset at the beginning is no change");
    let before = person.seen();
    person.change(|state| state.learning_rate = 0.3);
    person.train(5);
    person.undo();
    assert_eq!(person.seen(), before, "the rate of before, and its beginning");
}

#[test]
fn a_way_back_that_is_under_way_goes_on() {
    let mut person = Person::at(LINK);
    person.train(50);
    person.session.set_out(37);
    person.reset();
    person.undo();
    person.session.settle();
    let mut direct = Person::at(LINK);
    direct.train(50);
    direct.session.seek(37);
    assert_eq!(person.seen(), direct.seen());
}

#[test]
fn a_session_that_is_still_being_opened_has_the_run_that_it_takes_up() {
    let mut person = Person::at(LINK);
    person.train(3);
    let kept = person.session.run_then(Stale::Data);
    let RunThen::Kept(kept) = kept else { panic!("it was trained") };
    let opening = Opening::again(kept.clone());
    assert!(matches!(opening.run_then(Stale::Data), RunThen::Kept(it) if it.epoch() == 3));
    assert!(matches!(opening.run_then(Stale::Paint), RunThen::Same));
    let fresh = Opening::new(kept.state().clone());
    assert!(matches!(fresh.run_then(Stale::Data), RunThen::Untouched));
}

/// The bound on memory: of many large runs the nearest come back, and of the others the settings.
#[test]
fn runs_far_away_are_forgotten() {
    let mut person = Person::at("#seed=0.12345&networkShape=64,64&percTrainData=10");
    let n = 150_u32;
    for k in 0..n {
        person.train(1);
        person.change(|state| state.draw = k + 1);
    }
    let completed: Vec<u64> = (0..n)
        .map(|_| {
            person.undo();
            person.session.completed()
        })
        .collect();
    assert_eq!(person.session.state().draw, 0, "all settings come back");
    let n_kept = completed.iter().filter(|epoch| **epoch == 1).count();
    assert!((2..n as usize).contains(&n_kept), "{n_kept} runs were kept");
    assert!(completed[..n_kept].iter().all(|epoch| *epoch == 1), "the nearest ones");
}
