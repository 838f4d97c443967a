//! Undo: what is remembered of each change, and how it is taken back and done again, with its run.

use super::{Inner, Play, frames};
use leptos::prelude::*;
use playground::{Parameter, Past, PlaygroundState, RunThen, Stale, Undo};

impl Inner {
    /// What must be known of the run as it was asked for last.
    fn run_then(&self, stale: Stale) -> RunThen {
        match self.pending.opening() {
            Some(opening) => opening.run_then(stale),
            None => self.session.run_then(stale),
        }
    }
}

impl Play {
    /// Whether there is something to take back, and something to do again.
    pub fn undoable(self) -> (bool, bool) {
        self.frame.track();
        self.inner.with_value(|inner| (inner.undo.can_undo(), inner.undo.can_redo()))
    }

    /// The epoch of the run that the newest change has ended, and that undo brings back; none if it has
    /// ended none, or is taken back.
    pub fn ended(self) -> Signal<Option<u64>> {
        self.shown.ended
    }

    /// Begins or ends a stroke: what is changed within it is taken back as one.
    pub fn hold(self, is_held: bool) {
        // The page may be gone when a stroke ends.
        self.inner.try_update_value(|inner| inner.undo.hold(is_held));
    }

    /// Remembers the present before a change to other settings, which makes stale what they say, or more.
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

    /// Remembers the run before a weight or bias of it is set by hand, or all at once.
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

    /// Takes the newest change back.
    pub fn undo(self) {
        self.travel(Undo::undo);
    }

    /// Does again what was taken back.
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
                // It is shown as it was.
                self.pause();
                self.begin_with(opening, past.state);
            }
            None => self.adopt(past.state),
        }
    }

    /// Tells that the newest change has ended the run of this epoch, or none.
    pub(super) fn tell_ended(self, epoch: Option<u64>) {
        if epoch.is_some() || self.ended.get_untracked().is_some() {
            self.ended.set(epoch);
        }
    }
}

/// Undo or redo.
type Step = fn(&mut Undo, &PlaygroundState, &dyn Fn(Stale) -> RunThen) -> Option<Past>;
