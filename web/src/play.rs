//! Play: the single interface between the session and the page. Every view reads and changes the session
//! through it. The frame loop is in `play/frames.rs`; work that takes longer than one frame is in
//! `play/pending.rs`.

mod acts;
mod frames;
mod goals;
mod pending;
mod undoing;

pub(crate) use frames::now_ms;
pub(crate) use pending::watch_pointers;

use leptos::prelude::*;
use playground::{Control, Losses, Opening, PlaygroundState, Session, Stale, Surface, Undo};
use ui::type_erased::memo;

/// What every view can access: the settings, and the session as of the current frame.
#[derive(Clone, Copy, Debug)]
pub struct Play {
    state: RwSignal<PlaygroundState>,
    playing: RwSignal<bool>,
    /// Notifies that the session has learned or changed.
    learned: RwSignal<()>,
    /// Notifies that numbers must be read again. During playback this happens less often than learning.
    frame: RwSignal<()>,
    /// Notifies that pictures must be painted again. Large networks are painted less often than they learn.
    picture: RwSignal<()>,
    /// Whether the play button was ever pressed.
    touched: RwSignal<bool>,
    /// The epoch at which the goal was reached for the first time since it was set.
    reached: RwSignal<Option<u64>>,
    /// The epoch at which playback pauses by itself.
    until: RwSignal<Option<u64>>,
    /// Whether requested work is still running, so that its result is not shown yet.
    busy: RwSignal<bool>,
    /// The epoch of the run that the newest change has ended, if it has ended a run.
    ended: RwSignal<Option<u64>>,
    inner: StoredValue<Inner, LocalStorage>,
    shown: Shown,
}

/// Read-only signals for the views, created only once. A signal that is created in an event handler has no
/// owner and is never freed.
#[derive(Clone, Copy, Debug)]
struct Shown {
    state: Signal<PlaygroundState>,
    playing: Signal<bool>,
    reached: Signal<Option<u64>>,
    is_new: Signal<bool>,
    busy: Signal<bool>,
    ended: Signal<Option<u64>>,
}

#[derive(Debug)]
struct Inner {
    session: Session,
    undo: Undo,
    frames: frames::Frames,
    pending: pending::PendingWork,
}

impl Play {
    /// A paused playground with this session.
    pub fn new(session: Session) -> Self {
        let (settings, playing) = (RwSignal::new(session.state().clone()), RwSignal::new(false));
        let busy = RwSignal::new(false);
        let (touched, reached) = (RwSignal::new(false), RwSignal::new(None));
        let ended = RwSignal::new(None);
        let play = Self {
            state: settings,
            playing,
            learned: RwSignal::new(()),
            frame: RwSignal::new(()),
            picture: RwSignal::new(()),
            touched,
            reached,
            until: RwSignal::new(None),
            busy,
            ended,
            inner: StoredValue::new_local(Inner {
                session,
                undo: Undo::default(),
                frames: frames::Frames::default(),
                pending: pending::PendingWork::default(),
            }),
            shown: Shown {
                state: settings.into(),
                playing: playing.into(),
                reached: reached.into(),
                is_new: Signal::derive(move || !touched.get()),
                busy: busy.into(),
                ended: ended.into(),
            },
        };
        play.watch_goal();
        play
    }

    /// The epoch at which the goal was reached, if it has been.
    pub fn reached(self) -> Signal<Option<u64>> {
        self.shown.reached
    }

    // ---- reading -------------------------------------------------------------------------------

    /// All the settings.
    pub fn state(self) -> Signal<PlaygroundState> {
        self.shown.state
    }

    /// One of the settings. A view that reads it runs again only when this setting changes.
    ///
    /// The argument is a function pointer, so that this function is compiled once for each type and not for
    /// each caller.
    pub fn get<T: PartialEq + Send + Sync + 'static>(
        self,
        get: fn(&PlaygroundState) -> T,
    ) -> Signal<T> {
        memo(move || self.state.with(get)).into()
    }

    /// Whether the control with this name is hidden.
    pub fn is_hidden(self, id: impl Into<String>) -> Signal<bool> {
        let id = id.into();
        memo(move || self.state.with(|state| state.is_hidden_id(&id))).into()
    }

    /// Whether a control is hidden, read once without tracking.
    pub fn is_hidden_now(self, control: Control) -> bool {
        self.state.with_untracked(|state| state.is_hidden(control))
    }

    /// Whether playback is on.
    pub fn playing(self) -> Signal<bool> {
        self.shown.playing
    }

    /// Whether requested work is still running, so that its result is not shown yet.
    pub fn busy(self) -> Signal<bool> {
        self.shown.busy
    }

    /// Whether the play button has never been pressed.
    pub fn is_new(self) -> Signal<bool> {
        self.shown.is_new
    }

    /// Reads the session. The calling view runs again whenever numbers must be read again.
    pub fn read<R>(self, look: impl FnOnce(&Session) -> R) -> R {
        self.frame.track();
        self.inner.with_value(|inner| look(&inner.session))
    }

    /// Reads the session once, without tracking.
    pub fn peek<R>(self, look: impl FnOnce(&Session) -> R) -> R {
        self.inner.with_value(|inner| look(&inner.session))
    }

    /// Reads the output of every neuron. The calling view runs again whenever pictures must be painted. For a
    /// large network, it reads the last complete picture, and the calling view runs again when the next picture
    /// is complete.
    pub fn paint(self, draw: impl FnOnce(&Surface, &Session)) {
        self.picture.track();
        let is_due = self.inner.try_update_value(|inner| {
            let is_slow = inner.session.last_surface().is_slow();
            inner.frames.painted(|| {
                if !is_slow {
                    inner.session.surface();
                }
                draw(inner.session.last_surface(), &inner.session);
            });
            is_slow && !inner.session.is_surface_current()
        });
        if is_due == Some(true) {
            self.next_frame();
        }
    }

    /// Asks the session to compute something about `about`. The calling view runs again whenever pictures must
    /// be painted. Returns `None` if the page has been closed.
    pub fn compute<A, R>(self, of: fn(&mut Session, A) -> R, about: A) -> Option<R> {
        self.picture.track();
        self.inner.try_update_value(|inner| of(&mut inner.session, about))
    }

    /// Makes the calling view run again whenever pictures must be painted.
    pub fn track_picture(self) {
        self.picture.track();
    }

    /// The current losses.
    pub fn losses(self) -> Losses {
        self.read(Session::losses)
    }

    // ---- settings ------------------------------------------------------------------------------

    /// Changes settings. The change can be undone.
    pub fn change(self, edit: impl FnOnce(&mut PlaygroundState)) {
        let mut new = self.wanted();
        edit(&mut new);
        self.remember(&new, Stale::Nothing);
        self.adopt(new);
    }

    /// Opens other settings, as a link does: paused and before the first step, even if a network was trained
    /// before. The change can be undone.
    pub fn open(self, state: PlaygroundState) {
        self.pause();
        self.remember(&state, Stale::Data);
        self.tell_ended(None);
        self.begin(state);
    }

    /// Pauses and opens a network that was trained elsewhere: its settings, which can be undone, and its
    /// weights.
    pub fn open_trained(self, opening: Opening) {
        self.pause();
        let new = opening.state().clone();
        self.remember(&new, Stale::Data);
        self.tell_ended(None);
        self.begin_with(opening, new);
    }

    /// Makes every view of the session render its text again, for example in another language.
    pub fn show_again(self) {
        self.announce();
    }

    fn announce(self) {
        self.learned.notify();
        self.frame.notify();
        // A picture that takes a long time is announced when it is complete.
        let waits = |inner: &Inner| {
            inner.session.last_surface().is_slow() && !inner.session.is_surface_current()
        };
        if self.inner.try_with_value(waits) == Some(true) {
            self.next_frame();
        } else {
            self.picture.notify();
        }
    }
}
