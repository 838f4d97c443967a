//! Pending work: requests of the user that take longer than an event handler may. Work begins at once and, if
//! necessary, continues in the next frames. Later requests wait in a queue. Short work is finished before the
//! handler returns.

use super::{Play, frames};
use leptos::{ev, prelude::*};
use playground::{Budget, Job, Opening, PlaygroundState, Session, Stale};
use std::cell::Cell;
use std::collections::VecDeque;

/// How long an event handler may work: users do not notice a shorter task.
const AT_ONCE_MS: f64 = 16.0;

/// A task that runs in steps, while no other work runs on the session. Each call does one step and returns
/// whether the task is complete.
type SessionTask = Box<dyn FnMut(&mut Session) -> bool>;

/// What has been requested and is not done yet.
#[derive(Default)]
pub(super) struct PendingWork {
    /// A session that is being opened and will replace the current one.
    opening: Option<Opening>,
    /// The settings that were requested last, until the session has them.
    wanted: Option<PlaygroundState>,
    queue: VecDeque<SessionTask>,
    /// The epoch that was requested last. It replaces earlier requests.
    sought: Option<u64>,
}

impl std::fmt::Debug for PendingWork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PendingWork").field("n", &self.queue.len()).finish_non_exhaustive()
    }
}

/// The result of working for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// There was no work to do.
    Idle,
    /// There is more work to do.
    More,
    /// The session has changed.
    Changed,
    /// The session was replaced by one with other settings.
    Opened,
}

impl PendingWork {
    /// Drops all requests.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The session that is being opened.
    pub(super) fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    /// Goes to the end of an epoch. This replaces an earlier request for another epoch.
    pub(super) fn seek(&mut self, epoch: u64) {
        self.sought = Some(epoch);
    }

    /// Works until the time is over.
    fn work(&mut self, session: &mut Session, is_late: &mut dyn FnMut() -> bool) -> Outcome {
        let mut has_changed = Outcome::Idle;
        loop {
            if let Some(opening) = &mut self.opening {
                // Showing another session takes a frame of its own.
                if !opening.step(&mut Budget::Until(is_late)).is_whole() || is_late() {
                    return Outcome::More;
                }
                if let Some(opening) = self.opening.take() {
                    session.become_opened(opening);
                }
                return Outcome::Opened;
            }
            if session.is_seeking() && self.queue.is_empty() && self.sought.is_some() {
                self.sought.take().into_iter().for_each(|epoch| session.set_out(epoch));
            } else if !session.is_settled() {
                session.go_on();
            } else if let Some(task) = self.queue.front_mut() {
                if task(session) {
                    self.queue.pop_front();
                }
            } else if let Some(epoch) = self.sought.take() {
                session.set_out(epoch);
            } else {
                return has_changed;
            }
            has_changed = Outcome::Changed;
            if is_late() && self.is_waiting(session) {
                return Outcome::More;
            }
        }
    }

    fn is_waiting(&self, session: &Session) -> bool {
        !session.is_settled() || self.is_asked()
    }

    /// Whether there is any request.
    pub(super) fn is_asked(&self) -> bool {
        self.opening.is_some() || !self.queue.is_empty() || self.sought.is_some()
    }
}

impl Play {
    /// The settings that were requested last, even if the session does not have them yet.
    pub(super) fn wanted(self) -> PlaygroundState {
        let wanted = self.inner.with_value(|inner| inner.pending.wanted.clone());
        wanted.unwrap_or_else(|| self.state.get_untracked())
    }

    /// Changes the session to other settings.
    pub(super) fn adopt(self, state: PlaygroundState) {
        if self.wanted() == state {
            return;
        }
        let stale = self.peek(|session| session.state().stale(&state));
        let is_opening = self.inner.with_value(|inner| inner.pending.opening.is_some());
        if Stale::Network <= stale || is_opening {
            self.begin(state);
            return;
        }
        self.inner.update_value(|inner| inner.pending.wanted = Some(state.clone()));
        self.act(move |session| {
            session.sync(&state);
            true
        });
    }

    /// Opens a session with these settings. It replaces the current session and all requests to it.
    pub(super) fn begin(self, state: PlaygroundState) {
        self.begin_with(Opening::new(state.clone()), state);
    }

    /// Like `begin`, but with a given opening of these settings, or of settings that can be changed into these.
    pub(super) fn begin_with(self, opening: Opening, state: PlaygroundState) {
        self.inner.update_value(|inner| {
            inner.pending.forget();
            inner.pending.wanted = Some(state.clone());
            if *opening.state() != state {
                inner.pending.queue.push_back(Box::new(move |session| {
                    session.sync(&state);
                    true
                }));
            }
            inner.pending.opening = Some(opening);
        });
        self.work();
    }

    /// Runs a task on the session in steps, and announces the result.
    pub(super) fn act(self, task: impl FnMut(&mut Session) -> bool + 'static) {
        self.inner.update_value(|inner| inner.pending.queue.push_back(Box::new(task)));
        self.work();
    }

    /// Begins the requested work. Returns whether the result could be announced before this function returns.
    pub(super) fn work(self) -> bool {
        let is_done = self.work_until(frames::now_ms() + AT_ONCE_MS);
        if !is_done {
            self.next_frame();
        }
        is_done
    }

    /// Does requested work until this time, and announces the result. Returns whether no work is left.
    pub(super) fn work_until(self, until_ms: f64) -> bool {
        let mut is_late = || until_ms < frames::now_ms();
        loop {
            let is_playing = self.playing.get_untracked();
            let outcome = self.inner.try_update_value(|inner| {
                let super::Inner { session, pending, .. } = inner;
                // During playback, the frame loop finishes an epoch that is not complete.
                if is_playing && !pending.is_asked() {
                    return Outcome::Idle;
                }
                pending.work(session, &mut is_late)
            });
            match outcome.unwrap_or(Outcome::Idle) {
                Outcome::Idle => {
                    self.set_busy(false);
                    return true;
                }
                Outcome::More => {
                    self.set_busy(true);
                    return false;
                }
                Outcome::Changed => {
                    self.set_busy(false);
                    self.take_over();
                    return true;
                }
                Outcome::Opened => {
                    IS_FULL.set(true);
                    request_animation_frame(|| IS_FULL.set(false));
                    self.take_over();
                }
            }
        }
    }

    /// Shows the new state of the session. This way, no view ever sees settings that differ from the session's.
    fn take_over(self) {
        self.inner.update_value(|inner| inner.pending.wanted = None);
        let state = self.peek(|session| session.state().clone());
        if self.state.with_untracked(|present| *present != state) {
            self.state.set(state);
        }
        self.announce();
    }

    fn set_busy(self, is_busy: bool) {
        if self.busy.get_untracked() != is_busy {
            self.busy.set(is_busy);
        }
    }
}

thread_local! {
    /// Whether a pointer is down.
    static IS_PRESSED: Cell<bool> = const { Cell::new(false) };
    /// Whether this frame has shown another session.
    static IS_FULL: Cell<bool> = const { Cell::new(false) };
}

/// Whether large pictures must wait: while a pointer is down, so that the page reacts at once, and in a frame
/// that has shown another session.
pub(super) fn do_pictures_wait() -> bool {
    IS_PRESSED.get() || IS_FULL.get()
}

/// Whether this frame has shown another session.
pub(super) fn is_frame_full() -> bool {
    IS_FULL.get()
}

/// Records when a pointer goes down and up, until the owner is disposed.
pub(crate) fn watch_pointers() {
    let note = |is: bool| move |_: ev::PointerEvent| IS_PRESSED.set(is);
    let listeners = [
        window_event_listener(ev::pointerdown, note(true)),
        window_event_listener(ev::pointerup, note(false)),
        window_event_listener(ev::pointercancel, note(false)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|it| it.remove()));
}
