//! Undo: every change of settings, and of weights by hand, can be taken back, and done again, with the run that
//! it ended or changed.

use super::Kept;
use crate::run::Parameter;
use crate::settings::{PlaygroundState, Stale};
use std::collections::VecDeque;
use std::sync::Arc;

/// What is known of the run before a change.
#[derive(Clone, Debug)]
pub enum RunThen {
    /// The change left it as it was; or it is forgotten.
    Same,
    /// It had not begun: the settings alone give it again.
    Untouched,
    /// It was this one.
    Kept(Arc<Kept>),
}

/// The settings before a change, and the run that they had.
#[derive(Clone, Debug)]
pub struct Past {
    /// The settings.
    pub state: PlaygroundState,
    /// The run.
    pub run: RunThen,
}

impl Past {
    fn forget(&mut self) {
        self.run = RunThen::Same;
    }
}

/// What a change is about.
#[derive(Clone, Debug, PartialEq)]
enum About {
    /// The settings of these keys.
    Settings(Vec<&'static str>),
    /// A weight or bias that is set by hand.
    Parameter(Parameter),
}

/// The settings before and after the present ones, and their runs.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    past: VecDeque<Past>,
    future: Vec<Past>,
    /// What the newest change was about, and when.
    newest: Option<(About, f64)>,
    is_held: bool,
}

impl Undo {
    /// The most changes that can be taken back.
    pub const CAPACITY: usize = 200;
    /// What all runs that are kept may take, in bytes. Those furthest from the present are forgotten first;
    /// of their changes the settings alone come back.
    pub const MEMORY: usize = 32 << 20;
    /// Changes of the same settings that follow within this time are one change: a drag of a slider.
    pub const PAUSE_MS: f64 = 700.0;

    /// Begins or ends a stroke: changes of the same settings, or of the same weight, within it are one change,
    /// however long it takes, and none with what was before or comes after.
    pub fn hold(&mut self, is_held: bool) {
        if is_held || self.is_held {
            self.newest = None;
        }
        self.is_held = is_held;
    }

    /// Whether a change now is the newest one that goes on.
    fn goes_on(&self, about: &About, now_ms: f64) -> bool {
        self.newest.as_ref().is_some_and(|(newest, when)| {
            newest == about && (self.is_held || now_ms - when < Self::PAUSE_MS)
        })
    }

    /// Remembers what was before a change of weights by hand: of this one, or of all at once. `old` is asked
    /// for unless it is the same weight that goes on being moved. Whether it is a change of its own.
    pub fn record_by_hand(
        &mut self,
        parameter: Option<Parameter>,
        now_ms: f64,
        old: impl FnOnce() -> Past,
    ) -> bool {
        let about = parameter.map(About::Parameter);
        let goes_on = about.as_ref().is_some_and(|about| self.goes_on(about, now_ms));
        self.future.clear();
        if !goes_on {
            self.push(old());
        }
        self.newest = about.map(|about| (about, now_ms));
        !goes_on
    }

    /// Remembers what was before a change to `new`, made at a time in milliseconds on any clock; whether it
    /// is a change of its own, and not the same one that goes on. A change that leaves the settings is
    /// one if it ends a run.
    pub fn record(&mut self, old: Past, new: &PlaygroundState, now_ms: f64) -> bool {
        let keys = old.state.changed_keys(new);
        if keys.is_empty() && !matches!(old.run, RunThen::Kept(_)) {
            return false;
        }
        let (has_keys, about) = (!keys.is_empty(), About::Settings(keys));
        let goes_on = has_keys && self.goes_on(&about, now_ms);
        self.future.clear();
        let came_back = |past: &Past| past.state == *new && is_still_there(&past.run, &old.run);
        if goes_on && self.past.back().is_some_and(came_back) {
            // A drag that came back to where it began is no change.
            self.past.pop_back();
            self.newest = None;
            return false;
        }
        if !goes_on {
            self.push(old);
        }
        self.newest = Some((about, now_ms));
        !goes_on
    }

    fn push(&mut self, past: Past) {
        self.past.push_back(past);
        if Self::CAPACITY < self.past.len() {
            self.past.pop_front();
        }
        self.forget();
    }

    /// What was before the newest change that has not been taken back. `run_then` tells of the present run
    /// what a change that makes so much stale must know.
    pub fn undo(
        &mut self,
        present: &PlaygroundState,
        run_then: &dyn Fn(Stale) -> RunThen,
    ) -> Option<Past> {
        let past = std::iter::from_fn(|| self.past.pop_back()).find(|it| it.differs(present))?;
        self.future.push(past.counterpart(present, run_then));
        self.newest = None;
        self.forget();
        Some(past)
    }

    /// What was after the change that was taken back last.
    pub fn redo(
        &mut self,
        present: &PlaygroundState,
        run_then: &dyn Fn(Stale) -> RunThen,
    ) -> Option<Past> {
        let future = std::iter::from_fn(|| self.future.pop()).find(|it| it.differs(present))?;
        self.past.push_back(future.counterpart(present, run_then));
        self.newest = None;
        self.forget();
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

    /// Forgets runs until all together take no more than they may.
    fn forget(&mut self) {
        let mut left = Self::MEMORY;
        for past in self.past.iter_mut().rev().chain(self.future.iter_mut().rev()) {
            if let RunThen::Kept(kept) = &past.run {
                match left.checked_sub(kept.bytes()) {
                    Some(rest) => left = rest,
                    None => past.forget(),
                }
            }
        }
    }
}

impl Past {
    /// Whether anything changes on the way there.
    fn differs(&self, present: &PlaygroundState) -> bool {
        self.state != *present || !matches!(self.run, RunThen::Same)
    }

    /// The way back to the present from there.
    fn counterpart(&self, present: &PlaygroundState, run_then: &dyn Fn(Stale) -> RunThen) -> Self {
        let stale = match self.run {
            RunThen::Same => present.stale(&self.state),
            RunThen::Untouched | RunThen::Kept(_) => Stale::Data,
        };
        Self { state: present.clone(), run: run_then(stale) }
    }
}

/// Whether the run is still the one from before.
fn is_still_there(then: &RunThen, now: &RunThen) -> bool {
    match (then, now) {
        (RunThen::Kept(then), RunThen::Kept(now)) => then.is_of_same_moment(now),
        (RunThen::Kept(_), _) => false,
        (RunThen::Same | RunThen::Untouched, _) => true,
    }
}
