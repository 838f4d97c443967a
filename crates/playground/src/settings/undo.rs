//! Undo: every change of settings can be taken back, and done again.

use crate::settings::state::PlaygroundState;
use std::collections::VecDeque;

/// The settings before and after the present ones.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    past: VecDeque<PlaygroundState>,
    future: Vec<PlaygroundState>,
    /// What the newest change was about, and when.
    newest: Option<(Vec<&'static str>, f64)>,
    is_held: bool,
}

impl Undo {
    /// The most changes that can be taken back.
    pub const CAPACITY: usize = 200;
    /// Changes of the same settings that follow within this time are one change: a drag of a slider.
    pub const PAUSE_MS: f64 = 700.0;

    /// Begins or ends a stroke: changes of the same settings within it are one change, however long it
    /// takes, and none with what was before or comes after.
    pub fn hold(&mut self, is_held: bool) {
        self.newest = None;
        self.is_held = is_held;
    }

    /// Remembers a change from `old` to `new`, made at a time in milliseconds on any clock.
    pub fn record(&mut self, old: &PlaygroundState, new: &PlaygroundState, now_ms: f64) {
        let keys = old.changed_keys(new);
        if keys.is_empty() {
            return;
        }
        let goes_on = self.newest.as_ref().is_some_and(|(newest, when)| {
            *newest == keys && (self.is_held || now_ms - when < Self::PAUSE_MS)
        });
        self.future.clear();
        if goes_on && self.past.back() == Some(new) {
            // A drag that came back to where it began is no change.
            self.past.pop_back();
            self.newest = None;
            return;
        }
        if !goes_on {
            self.past.push_back(old.clone());
            if Self::CAPACITY < self.past.len() {
                self.past.pop_front();
            }
        }
        self.newest = Some((keys, now_ms));
    }

    /// The settings before the newest change that has not been taken back.
    pub fn undo(&mut self, present: &PlaygroundState) -> Option<PlaygroundState> {
        let past = self.past.pop_back()?;
        self.future.push(present.clone());
        self.newest = None;
        Some(past)
    }

    /// The settings after the change that was taken back last.
    pub fn redo(&mut self, present: &PlaygroundState) -> Option<PlaygroundState> {
        let future = self.future.pop()?;
        self.past.push_back(present.clone());
        self.newest = None;
        Some(future)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
