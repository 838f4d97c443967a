//! Undo and redo: what is stored for each change, and how a change and its run are undone and redone.

use super::{Inner, Play, frames};
use leptos::prelude::*;
use playground::{Parameter, Past, PlaygroundState, RunThen, Stale, Undo};

impl Inner {
    /// What undo must store about the run, as it was requested last.
    fn run_then(&self, stale: Stale) -> RunThen {
        match self.pending.opening() {
            Some(opening) => opening.run_then(stale),
            None => self.session.run_then(stale),
        }
    }
}

impl Play {
    /// Whether there is something to undo, and something to redo.
    pub fn undoable(self) -> (bool, bool) {
        self.frame.track();
        self.inner.with_value(|inner| (inner.undo.can_undo(), inner.undo.can_redo()))
    }

    /// The epoch of the run that the newest change has ended, and that undo restores. `None` if the change has
    /// ended no run, or has been undone.
    pub fn ended(self) -> Signal<Option<u64>> {
        self.shown.ended
    }

    /// Begins or ends a stroke. All changes within a stroke are undone as one.
    pub fn hold(self, is_held: bool) {
        // The page may have been closed when a stroke ends.
        self.inner.try_update_value(|inner| inner.undo.hold(is_held));
    }

    /// Stores the current state before a change to other settings. What becomes stale follows from the
    /// settings, and is at least `at_least`.
    pub(super) fn remember(self, new: &PlaygroundState, at_least: Stale) {
        let state = self.wanted();
        let stale = state.stale(new).max(at_least);
        let ended = self.inner.try_update_value(|inner| {
            let run = inner.run_then(stale);
            let epoch = match &run {
                RunThen::Kept(kept) if Stale::Network <= stale && 0 < kept.epoch() => {
                    Some(kept.epoch())
                }
                _ => None,
            };
            let is_another = inner.undo.record(Past { state, run }, new, frames::now_ms());
            is_another.then_some(epoch)
        });
        if let Some(epoch) = ended.flatten() {
            self.tell_ended(epoch);
        }
    }

    /// Stores the run before one weight or bias, or all of them, are set by hand.
    pub(super) fn remember_by_hand(self, parameter: Option<Parameter>) {
        let state = self.wanted();
        let is_another = self.inner.try_update_value(|inner| {
            let mut undo = std::mem::take(&mut inner.undo);
            let old = || Past { state, run: inner.run_then(Stale::Data) };
            let is_another = undo.record_by_hand(parameter, frames::now_ms(), old);
            inner.undo = undo;
            is_another
        });
        if is_another == Some(true) {
            self.tell_ended(None);
        }
    }

    /// Undoes the newest change.
    pub fn undo(self) {
        self.travel(Undo::undo);
    }

    /// Redoes the change that was undone last.
    pub fn redo(self) {
        self.travel(Undo::redo);
    }

    fn travel(self, step: Step) {
        let present = self.wanted();
        let past = self.inner.try_update_value(|inner| {
            let mut undo = std::mem::take(&mut inner.undo);
            let past = step(&mut undo, &present, &|stale| inner.run_then(stale));
            inner.undo = undo;
            past
        });
        let Some(past) = past.flatten() else { return };
        self.tell_ended(None);
        match past.opening() {
            Some(opening) => {
                // Pause, so that the restored state stays as it was.
                self.pause();
                self.begin_with(opening, past.state);
            }
            None => self.adopt(past.state),
        }
    }

    /// Announces the epoch of the run that the newest change has ended, or that it has ended none.
    pub(super) fn tell_ended(self, epoch: Option<u64>) {
        if epoch.is_some() || self.ended.get_untracked().is_some() {
            self.ended.set(epoch);
        }
    }
}

/// Undo or redo.
type Step = fn(&mut Undo, &PlaygroundState, &dyn Fn(Stale) -> RunThen) -> Option<Past>;
