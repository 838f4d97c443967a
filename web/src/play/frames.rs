//! The frame loop: while playing, each animation frame trains as much as the speed asks for and time
//! allows, and announces one frame. While paused there is no loop.

use super::Play;
use leptos::prelude::*;
use playground::{Pace, Pacer, Session, Work};

/// The longest that a frame may train: the page must answer a press at once.
const BUDGET_MS: f64 = 16.0;
/// What "as fast as it goes" may take of a frame of 16.7 ms, pictures aside.
const FASTEST_MS: f64 = 10.0;
/// What a part of a picture may take of it, where the whole takes longer than a frame.
const PICTURE_MS: f64 = 8.0;

/// How long numbers and the chart of losses stay at least while it plays. They are updated in about every
/// third frame, which is faster than anyone can read; in every frame they would take half of all script
/// time.
const READING_MS: f64 = 40.0;

/// What the loop remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Frames {
    pacer: Pacer,
    /// When the last frame began.
    last_ms: Option<f64>,
    /// When pictures were painted last, and how long that took.
    painted_ms: f64,
    painting_ms: f64,
    /// When numbers were last announced to be read again, and whether they have changed since.
    read_ms: f64,
    is_unread: bool,
    /// Epochs that are still due, while there was no time for them.
    unfinished: u32,
    /// The pace of a demonstration, instead of the speed that the settings say.
    shown_at: Option<Pace>,
    /// Whether a frame has been asked for.
    is_asked: bool,
    /// Whether something is drawn that takes several frames.
    pub(super) is_drawing: bool,
    /// Whether the next frame belongs to a picture: to put so many pixels on the page takes all of it.
    pub(super) is_given_away: bool,
}

impl Frames {
    /// Paints, and notes how long it took.
    pub(super) fn painted(&mut self, paint: impl FnOnce()) {
        let before = now_ms();
        paint();
        self.painted_ms = now_ms();
        self.painting_ms = self.painted_ms - before;
    }

    /// Does nothing in the frame that was asked for, and asks for the one after it.
    pub(super) fn give_away(&mut self) {
        self.is_given_away = self.is_asked;
    }

    /// Whether numbers are due to be read again.
    fn is_reading_due(&mut self, has_learned: bool, now_ms: f64) -> bool {
        self.is_unread |= has_learned;
        let is_due = self.is_unread && self.read_ms + READING_MS <= now_ms;
        if is_due {
            (self.is_unread, self.read_ms) = (false, now_ms);
        }
        is_due
    }

    /// Whether pictures are due: those of a large network take no more than half the time.
    fn is_picture_due(&self, now_ms: f64) -> bool {
        self.painted_ms + self.painting_ms <= now_ms
    }
}

/// Milliseconds since the page was opened.
pub(crate) fn now_ms() -> f64 {
    // Kept, because it is asked for again and again while an epoch is under way.
    thread_local! {
        static CLOCK: Option<web_sys::Performance> = window().performance();
    }
    CLOCK.with(|clock| clock.as_ref().map_or(0.0, web_sys::Performance::now))
}

impl Play {
    /// Plays, or pauses.
    pub fn toggle(self) {
        if self.playing.get_untracked() { self.pause() } else { self.play() }
    }

    /// Pauses.
    pub fn pause(self) {
        if self.playing.get_untracked() {
            self.playing.set(false);
            self.until.set(None);
            self.inner.update_value(|inner| inner.frames.shown_at = None);
            // The losses of an epoch may still be on their way.
            self.work();
            self.announce();
        }
    }

    /// Plays to the end of this epoch, then pauses; at once if it has been reached.
    pub fn play_to(self, epoch: u64) {
        if self.peek(Session::completed) < epoch {
            self.until.set(Some(epoch));
            self.play();
        }
    }

    /// Plays by itself to the end of this epoch, at a pace of its own, then pauses.
    pub fn demonstrate(self, epoch: u64, pace: Pace) {
        self.play_to(epoch);
        self.inner.update_value(|inner| inner.frames.shown_at = Some(pace));
    }

    /// Ends a demonstration before its time; what a person plays goes on.
    pub fn end_demonstration(self) {
        if self.inner.try_with_value(|inner| inner.frames.shown_at.is_some()) == Some(true) {
            self.pause();
        }
    }

    /// The epoch at which it will pause by itself, if there is one.
    pub fn until(self) -> Option<u64> {
        self.until.get_untracked()
    }

    fn play(self) {
        if self.peek(|session| session.divergence().is_some()) {
            return;
        }
        self.touched.set(true);
        self.playing.set(true);
        self.inner.update_value(|inner| inner.frames.last_ms = None);
        self.next_frame();
    }

    /// Asks for a frame, once.
    pub(super) fn next_frame(self) {
        let was_asked = self
            .inner
            .try_update_value(|inner| std::mem::replace(&mut inner.frames.is_asked, true));
        if was_asked != Some(false) {
            return;
        }
        request_animation_frame(move || {
            // The page may have gone since.
            if self.inner.try_update_value(|inner| inner.frames.is_asked = false).is_some() {
                self.frame_of_work();
            }
        });
    }

    /// What is under way, what is due while it plays, and a part of a picture that takes long.
    fn frame_of_work(self) {
        let is_given_away =
            |inner: &mut super::Inner| std::mem::take(&mut inner.frames.is_given_away);
        if self.inner.try_update_value(is_given_away) == Some(true) {
            self.next_frame();
            return;
        }
        let now = now_ms();
        if !self.work_until(now + BUDGET_MS) {
            self.next_frame();
            return;
        }
        if self.playing.get_untracked() {
            self.frame_of_play(now);
        }
        self.part_of_picture();
    }

    fn frame_of_play(self, now: f64) {
        let pace = self.state.with_untracked(|state| state.speed.spec().pace);
        let until = self.until.get_untracked().unwrap_or(u64::MAX);
        let (did, is_reading_due, is_picture_due, is_over) = self
            .inner
            .try_update_value(|inner| {
                let elapsed = now - inner.frames.last_ms.unwrap_or(now - 1000.0 / 60.0);
                inner.frames.last_ms = Some(now);
                let pace = inner.frames.shown_at.unwrap_or(pace);
                let work = inner.frames.pacer.due(pace, elapsed);
                let did = train(&mut inner.session, work, until, now, &mut inner.frames.unfinished);
                let is_slow = inner.session.last_surface().is_slow();
                let is_due = !is_slow && inner.frames.is_picture_due(now);
                let is_reading_due = inner.frames.is_reading_due(did, now);
                (did, is_reading_due, is_due, is_over(&inner.session, until))
            })
            .unwrap_or((false, false, false, true));
        if is_over {
            self.pause();
            return;
        }
        if did {
            self.learned.notify();
        }
        if is_reading_due {
            self.frame.notify();
        }
        if did && is_picture_due {
            self.picture.notify();
        }
        self.next_frame();
    }

    /// Computes a part of a picture that takes long, and announces it when it is whole. While a pointer is
    /// down it waits, unless it is all that there is to do.
    fn part_of_picture(self) {
        let until = now_ms() + PICTURE_MS;
        let done = self.inner.try_update_value(|inner| {
            let session = &mut inner.session;
            if !session.last_surface().is_slow() || session.is_surface_current() {
                return None;
            }
            if super::pending::do_pictures_wait() || inner.frames.is_drawing {
                return Some(false);
            }
            loop {
                if session.surface_on() {
                    return Some(true);
                }
                if until < now_ms() {
                    return Some(false);
                }
            }
        });
        match done.flatten() {
            None => {}
            Some(false) => self.next_frame(),
            Some(true) => {
                self.picture.notify();
                if !self.peek(Session::is_surface_current) {
                    self.next_frame();
                }
            }
        }
    }
}

/// Whether there is nothing more to play: the numbers have grown without limit, training was stopped
/// early, or the epoch to pause at is reached.
fn is_over(session: &Session, until: u64) -> bool {
    session.is_settled()
        && (session.divergence().is_some()
            || session.stopped().is_some()
            || until <= session.completed())
}

/// Does the work that is due, or as much as time allows; whether anything was done.
fn train(
    session: &mut Session,
    work: Work,
    until: u64,
    began_ms: f64,
    unfinished: &mut u32,
) -> bool {
    let is_late = |budget| began_ms + budget < now_ms();
    // What one frame has no time for is done by the next one, instead of its own share.
    match work {
        Work::Steps(n) | Work::Epochs(n) if *unfinished == 0 => *unfinished = n,
        _ => {}
    }
    let due = 0 < *unfinished;
    match work {
        Work::Steps(_) => {
            while 0 < *unfinished && !is_late(BUDGET_MS) && !is_over(session, until) {
                *unfinished -= u32::from(session.part());
            }
            due
        }
        Work::Epochs(_) => {
            while 0 < *unfinished && !is_late(BUDGET_MS) && !is_over(session, until) {
                let epoch = session.completed();
                session.advance();
                *unfinished -= u32::from(epoch < session.completed());
            }
            due
        }
        Work::Everything => {
            while !is_late(FASTEST_MS) && !is_over(session, until) {
                session.advance();
            }
            true
        }
    }
}
