//! Undo: what was changed can be taken back and done again, one thought at a time.

use crate::{Past, PlaygroundState, RunThen, Stale, Undo};

/// Here nothing is trained.
fn no_run(_: Stale) -> RunThen {
    RunThen::Same
}

/// A person at the page, where every change is remembered.
struct Person {
    undo: Undo,
    state: PlaygroundState,
    now_ms: f64,
}

impl Person {
    fn new() -> Self {
        Self { undo: Undo::default(), state: PlaygroundState::default(), now_ms: 0.0 }
    }

    /// Makes a change, so many milliseconds after the one before.
    fn change(&mut self, after_ms: f64, change: impl FnOnce(&mut PlaygroundState)) {
        let old = self.state.clone();
        change(&mut self.state);
        self.now_ms += after_ms;
        self.undo.record(Past { state: old, run: RunThen::Same }, &self.state, self.now_ms);
    }

    fn noise(&mut self, after_ms: f64, noise: f64) {
        self.change(after_ms, |state| state.noise = noise);
    }

    fn undo(&mut self) -> bool {
        let past = self.undo.undo(&self.state, &no_run);
        assert!(past.as_ref().is_none_or(|it| it.state != self.state), "nothing was taken back");
        past.map(|past| self.state = past.state).is_some()
    }

    fn redo(&mut self) -> bool {
        self.undo.redo(&self.state, &no_run).map(|past| self.state = past.state).is_some()
    }

    #[track_caller]
    fn check_n_changes(&mut self, n: usize) {
        let newest = self.state.clone();
        let can_redo = self.undo.can_redo();
        assert_eq!((0..1000).take_while(|_| self.undo()).count(), n);
        assert!(!self.undo.can_undo() && (n == 0 || self.undo.can_redo()));
        assert!(can_redo || (0..n).all(|_| self.redo()));
        assert!(can_redo || (!self.undo.can_redo() && self.state == newest));
    }
}

const LATER_MS: f64 = Undo::PAUSE_MS + 1.0;
const SOON_MS: f64 = Undo::PAUSE_MS - 1.0;

#[test]
fn changes_are_taken_back_and_done_again() {
    let mut person = Person::new();
    let mut states = vec![person.state.clone()];
    for noise in [5.0, 10.0, 15.0] {
        person.noise(LATER_MS, noise);
        states.push(person.state.clone());
    }
    person.check_n_changes(3);
    for k in [2, 1, 0] {
        assert!(person.undo() && person.state == states[k]);
    }
    for state in &states[1..] {
        assert!(person.redo() && person.state == *state);
    }
    assert!(person.undo() && person.redo() && person.state == states[3]);
}

#[test]
fn a_drag_is_one_change() {
    let mut person = Person::new();
    (1..=20).for_each(|k| person.noise(SOON_MS, f64::from(k)));
    person.check_n_changes(1);
    person.noise(LATER_MS, 30.0);
    person.check_n_changes(2);
}

#[test]
fn other_settings_are_other_changes() {
    let mut person = Person::new();
    person.noise(1.0, 5.0);
    person.change(1.0, |state| state.batch_size = 3);
    person.noise(1.0, 10.0);
    person.change(1.0, |state| (state.noise, state.batch_size) = (15.0, 4));
    person.change(1.0, |_| {});
    person.check_n_changes(4);
}

#[test]
fn a_drag_that_came_back_is_no_change() {
    let mut person = Person::new();
    person.noise(LATER_MS, 5.0);
    person.noise(LATER_MS, 10.0);
    person.noise(1.0, 15.0);
    person.noise(1.0, 5.0);
    person.check_n_changes(1);
    person.noise(1.0, 20.0);
    person.check_n_changes(2);
}

#[test]
fn a_new_change_leaves_what_could_be_done_again() {
    let mut person = Person::new();
    person.noise(LATER_MS, 5.0);
    person.noise(LATER_MS, 10.0);
    assert!(person.undo() && person.undo.can_redo());
    // Soon after, and of the same setting: still a change of its own.
    person.noise(1.0, 15.0);
    assert!(!person.undo.can_redo() && !person.redo());
    assert!(person.undo());
    assert_eq!(person.state.noise, 5.0);
}

#[test]
fn only_so_many_changes_are_remembered() {
    let mut person = Person::new();
    (0..3 * Undo::CAPACITY).for_each(|k| person.noise(LATER_MS, (k % 80) as f64 + 0.5));
    person.check_n_changes(Undo::CAPACITY);
}

#[test]
fn a_stroke_is_one_change_however_long_it_takes() {
    let mut person = Person::new();
    for k in 0..3 {
        person.undo.hold(true);
        for j in 0..4 {
            // Slow within a stroke, quick between strokes.
            let after_ms = if j == 0 { 10.0 } else { 5.0 * Undo::PAUSE_MS };
            person.change(after_ms, |state| state.paint([f64::from(k), f64::from(j)], 0));
        }
        person.undo.hold(false);
    }
    let n = |person: &Person| person.state.own.as_ref().map_or(0, |own| own.points().len());
    for expected in [8, 4, 0] {
        assert!(person.undo(), "there is a stroke to take back");
        assert_eq!(n(&person), expected, "a whole stroke is taken back");
    }
    assert!(!person.undo(), "and no more");
}
