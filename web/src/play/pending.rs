//! Pending work: what a person has asked of the session and takes longer than a press may. It is begun at
//! once and, where that is not enough, goes on in the next frames; what comes after it waits in a queue.
//! Short work is done before the handler returns.

use super::{Play, frames};
use leptos::{ev, prelude::*};
use playground::{Budget, Job, Opening, PlaygroundState, Session, Stale};
use std::cell::Cell;
use std::collections::VecDeque;

/// How long a press may take at once: nobody feels a task that is no longer.
const AT_ONCE_MS: f64 = 16.0;

/// Does a part of something on a session on which nothing else is under way; returns whether all is done.
type SessionTask = Box<dyn FnMut(&mut Session) -> bool>;

/// What has been asked for and is not done yet.
#[derive(Default)]
pub(super) struct PendingWork {
    /// A session that is being opened, instead of this one.
    opening: Option<Opening>,
    /// The settings that were asked for last, while the session has not got them yet.
    wanted: Option<PlaygroundState>,
    queue: VecDeque<SessionTask>,
    /// The epoch that was asked for last: it replaces those that were asked for before.
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
    /// Nothing was to be done.
    Idle,
    /// There is more to do.
    More,
    /// The session has changed.
    Changed,
    /// The session is another one, of other settings.
    Opened,
}

impl PendingWork {
    /// Forgets everything that has been asked for.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// The session that is being opened.
    pub(super) fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    /// Goes to the end of an epoch, instead of to the one that was asked for before.
    pub(super) fn seek(&mut self, epoch: u64) {
        self.sought = Some(epoch);
    }

    /// Works until it is late.
    fn work(&mut self, session: &mut Session, is_late: &mut dyn FnMut() -> bool) -> Outcome {
        let mut has_changed = Outcome::Idle;
        loop {
            if let Some(opening) = &mut self.opening {
                // To show another session takes a frame of its own.
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

    /// Whether anything is asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.opening.is_some() || !self.queue.is_empty() || self.sought.is_some()
    }
}

impl Play {
    /// The settings as they were asked for last, though the session may not have got them yet.
    pub(super) fn wanted(self) -> PlaygroundState {
        let wanted = self.inner.with_value(|inner| inner.pending.wanted.clone());
        wanted.unwrap_or_else(|| self.state.get_untracked())
    }

    /// Makes the session agree with other settings.
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

    /// Begins a session of these settings, instead of this one and of all that was asked of it.
    pub(super) fn begin(self, state: PlaygroundState) {
        self.begin_with(Opening::new(state.clone()), state);
    }

    /// The same with an opening of these settings, or of some that can be made to agree with them.
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

    /// Does something on the session, a part at a time, and announces it.
    pub(super) fn act(self, task: impl FnMut(&mut Session) -> bool + 'static) {
        self.inner.update_value(|inner| inner.pending.queue.push_back(Box::new(task)));
        self.work();
    }

    /// Begins what has been asked for; whether it could be announced before it returns.
    pub(super) fn work(self) -> bool {
        let is_done = self.work_until(frames::now_ms() + AT_ONCE_MS);
        if !is_done {
            self.next_frame();
        }
        is_done
    }

    /// Works on what has been asked for, and announces what has come of it; whether nothing is left.
    pub(super) fn work_until(self, until_ms: f64) -> bool {
        let mut is_late = || until_ms < frames::now_ms();
        loop {
            let is_playing = self.playing.get_untracked();
            let outcome = self.inner.try_update_value(|inner| {
                let super::Inner { session, pending, .. } = inner;
                // While it plays, what an epoch leaves under way is the business of playing.
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

    /// Shows what has become of the session: no view ever sees settings that are not the session's.
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
    /// Whether another session was shown in this frame.
    static IS_FULL: Cell<bool> = const { Cell::new(false) };
}

/// Whether large pictures wait: while a pointer is down, so that the page answers at once, and where showing
/// another session has taken this frame.
pub(super) fn do_pictures_wait() -> bool {
    IS_PRESSED.get() || IS_FULL.get()
}

/// Whether another session was shown in this frame.
pub(super) fn is_frame_full() -> bool {
    IS_FULL.get()
}

/// Notes when a pointer goes down and up, until the owner is gone.
pub(crate) fn watch_pointers() {
    let note = |is: bool| move |_: ev::PointerEvent| IS_PRESSED.set(is);
    let listeners = [
        window_event_listener(ev::pointerdown, note(true)),
        window_event_listener(ev::pointerup, note(false)),
        window_event_listener(ev::pointercancel, note(false)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|it| it.remove()));
}
