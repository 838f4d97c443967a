//! The frame loop. During playback, each animation frame trains as much as the speed requires and the time
//! allows, and then announces one frame. While paused, no loop runs.

use super::Play;
use leptos::prelude::*;
use playground::{Pace, Pacer, Session, Work};

/// The longest time that a frame may train, because the page must react to a press at once.
const BUDGET_MS: f64 = 16.0;
/// The same while a picture is computed or drawn in parts, because the parts take their share of the frame.
const BESIDE_PICTURES_MS: f64 = 9.0;
/// How much of a frame of 16.7 ms training may take at the speed "as fast as it goes", without the pictures.
const FASTEST_MS: f64 = 10.0;
/// How much of a frame one part of a picture may take, if the whole picture takes longer than a frame.
const PICTURE_MS: f64 = 8.0;

/// How long numbers and the loss chart stay unchanged at least during playback. They are updated in about every
/// third frame, which is faster than anyone can read. An update in every frame would take half of all script
/// time.
const READING_MS: f64 = 40.0;

/// What the loop stores from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Frames {
    pacer: Pacer,
    /// When the last frame began.
    last_ms: Option<f64>,
    /// When pictures were painted last, and how long painting took.
    painted_ms: f64,
    painting_ms: f64,
    /// When numbers were last announced, and whether they have changed since.
    read_ms: f64,
    is_unread: bool,
    /// Epochs that are due but have not been trained yet for lack of time.
    unfinished: u32,
    /// The pace of a demonstration. It replaces the speed in the settings.
    shown_at: Option<Pace>,
    /// Whether a frame has been requested.
    is_asked: bool,
    /// Whether a drawing is in progress that takes several frames.
    pub(super) is_drawing: bool,
    /// Whether the next frame is reserved for a picture: showing that many pixels takes the whole frame.
    pub(super) is_given_away: bool,
}

impl Frames {
    /// Paints, and records how long this took.
    pub(super) fn painted(&mut self, paint: impl FnOnce()) {
        let before = now_ms();
        paint();
        self.painted_ms = now_ms();
        self.painting_ms = self.painted_ms - before;
    }

    /// Does nothing in the requested frame, and requests the frame after it.
    pub(super) fn give_away(&mut self) {
        self.is_given_away = self.is_asked;
    }

    /// The longest time that this frame may train.
    fn budget_ms(&self, session: &Session) -> f64 {
        let is_beside_pictures = self.is_drawing || session.last_surface().is_slow();
        if is_beside_pictures { BESIDE_PICTURES_MS } else { BUDGET_MS }
    }

    /// Whether numbers must be read again now.
    fn is_reading_due(&mut self, has_learned: bool, now_ms: f64) -> bool {
        self.is_unread |= has_learned;
        let is_due = self.is_unread && self.read_ms + READING_MS <= now_ms;
        if is_due {
            (self.is_unread, self.read_ms) = (false, now_ms);
        }
        is_due
    }

    /// Whether pictures must be painted now. Those of a large network take at most half of the time.
    fn is_picture_due(&self, now_ms: f64) -> bool {
        self.painted_ms + self.painting_ms <= now_ms
    }
}

/// Milliseconds since the page was opened.
pub(crate) fn now_ms() -> f64 {
    // Cached, because the loop asks for the time very often during an epoch.
    thread_local! {
        static CLOCK: Option<web_sys::Performance> = window().performance();
    }
    CLOCK.with(|clock| clock.as_ref().map_or(0.0, web_sys::Performance::now))
}

impl Play {
    /// Starts playback, or pauses it.
    pub fn toggle(self) {
        if self.playing.get_untracked() { self.pause() } else { self.play() }
    }

    /// Pauses.
    pub fn pause(self) {
        if self.playing.get_untracked() {
            self.playing.set(false);
            self.until.set(None);
            self.inner.update_value(|inner| inner.frames.shown_at = None);
            // The losses of an epoch may not be complete yet.
            self.work();
            self.announce();
        }
    }

    /// Plays to the end of this epoch, then pauses. Pauses at once if the epoch has been reached.
    pub fn play_to(self, epoch: u64) {
        if self.peek(Session::completed) < epoch {
            self.until.set(Some(epoch));
            self.play();
        }
    }

    /// A demonstration: plays to the end of this epoch at a pace of its own, then pauses.
    pub fn demonstrate(self, epoch: u64, pace: Pace) {
        self.play_to(epoch);
        self.inner.update_value(|inner| inner.frames.shown_at = Some(pace));
    }

    /// Ends a demonstration early. Playback that the user started continues.
    pub fn end_demonstration(self) {
        if self.inner.try_with_value(|inner| inner.frames.shown_at.is_some()) == Some(true) {
            self.pause();
        }
    }

    /// The epoch at which playback will pause by itself, if there is one.
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

    /// Requests a frame, unless one has been requested already.
    pub(super) fn next_frame(self) {
        let was_asked = self
            .inner
            .try_update_value(|inner| std::mem::replace(&mut inner.frames.is_asked, true));
        if was_asked != Some(false) {
            return;
        }
        request_animation_frame(move || {
            // The page may have been closed since.
            if self.inner.try_update_value(|inner| inner.frames.is_asked = false).is_some() {
                self.frame_of_work();
            }
        });
    }

    /// The work of one frame: pending work, the training that is due, and one part of a long picture.
    fn frame_of_work(self) {
        let is_given_away =
            |inner: &mut super::Inner| std::mem::take(&mut inner.frames.is_given_away);
        if self.inner.try_update_value(is_given_away) == Some(true) {
            self.next_frame();
            return;
        }
        let now = now_ms();
        let budget = self.inner.try_with_value(|inner| inner.frames.budget_ms(&inner.session));
        let budget = budget.unwrap_or(BUDGET_MS);
        if !self.work_until(now + budget) {
            self.next_frame();
            return;
        }
        if self.playing.get_untracked() {
            self.frame_of_play(now, now + budget);
        }
        self.part_of_picture();
    }

    fn frame_of_play(self, now: f64, late_ms: f64) {
        let pace = self.state.with_untracked(|state| state.speed.spec().pace);
        let until = self.until.get_untracked().unwrap_or(u64::MAX);
        let (did, is_reading_due, is_picture_due, is_over) = self
            .inner
            .try_update_value(|inner| {
                let elapsed = now - inner.frames.last_ms.unwrap_or(now - 1000.0 / 60.0);
                inner.frames.last_ms = Some(now);
                let pace = inner.frames.shown_at.unwrap_or(pace);
                let work = inner.frames.pacer.due(pace, elapsed);
                let late_ms = match work {
                    Work::Everything => late_ms.min(now + FASTEST_MS),
                    Work::Steps(_) | Work::Epochs(_) => late_ms,
                };
                let unfinished = &mut inner.frames.unfinished;
                let did = train(&mut inner.session, work, until, late_ms, unfinished);
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

    /// Computes one part of a picture that takes long, and announces the picture when it is complete. While a
    /// pointer is down, this waits, unless there is no other work.
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

/// Whether playback is over: training has diverged or was stopped early, or the epoch at which to pause is
/// reached.
fn is_over(session: &Session, until: u64) -> bool {
    session.is_settled()
        && (session.divergence().is_some()
            || session.stopped().is_some()
            || until <= session.completed())
}

/// Does the training that is due, or as much of it as time allows. Returns whether anything was done.
fn train(
    session: &mut Session,
    work: Work,
    until: u64,
    late_ms: f64,
    unfinished: &mut u32,
) -> bool {
    let is_late = || late_ms < now_ms();
    // Work that one frame has no time for is done by the next frame, instead of that frame's own share.
    match work {
        Work::Steps(n) | Work::Epochs(n) if *unfinished == 0 => *unfinished = n,
        _ => {}
    }
    let due = 0 < *unfinished;
    match work {
        Work::Steps(_) => {
            while 0 < *unfinished && !is_late() && !is_over(session, until) {
                *unfinished -= u32::from(session.part());
            }
            due
        }
        Work::Epochs(_) => {
            while 0 < *unfinished && !is_late() && !is_over(session, until) {
                let epoch = session.completed();
                session.advance();
                *unfinished -= u32::from(epoch < session.completed());
            }
            due
        }
        Work::Everything => {
            while !is_late() && !is_over(session, until) {
                session.advance();
            }
            true
        }
    }
}
