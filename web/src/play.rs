//! Play: the one bridge between the session and the page. Whatever a view reads or does goes through
//! here; the frame loop lies in `play/frames.rs`, and what takes longer than a frame in `play/pending.rs`.

mod acts;
mod frames;
mod pending;
mod undoing;

pub(crate) use frames::now_ms;
pub(crate) use pending::watch_pointers;

use leptos::prelude::*;
use playground::{
    Control, Losses, Opening, PlaygroundState, Session, Stale, Surface, Undo, is_reached,
};
use ui::type_erased::{effect, memo};

/// What every view can reach: the choices, and the session as of this frame.
#[derive(Clone, Copy, Debug)]
pub struct Play {
    state: RwSignal<PlaygroundState>,
    playing: RwSignal<bool>,
    /// Announces that something was learned or changed.
    learned: RwSignal<()>,
    /// Announces that numbers are to be read again: while it plays, less often than it learns.
    frame: RwSignal<()>,
    /// Announces that pictures are to be painted again. Large networks paint less often than they learn.
    picture: RwSignal<()>,
    /// Whether play was ever pressed.
    touched: RwSignal<bool>,
    /// The epoch at which the goal was reached, since it was set.
    reached: RwSignal<Option<u64>>,
    /// The epoch at which it pauses by itself.
    until: RwSignal<Option<u64>>,
    /// Whether something is under way that was asked for and is not yet shown.
    busy: RwSignal<bool>,
    /// The epoch of the run that the newest change has ended, if it has ended one.
    ended: RwSignal<Option<u64>>,
    inner: StoredValue<Inner, LocalStorage>,
    shown: Shown,
}

/// Read-only signals for the views, made once: a signal that is made in an event handler has no owner and is
/// never freed.
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
    /// A playground of this session, paused.
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

    /// Notes when the goal of a link is reached for the first time since it was set.
    fn watch_goal(self) {
        let goal = self.get(|state| (state.goal.clone(), state.lesson.clone()));
        effect(move || {
            let goal = goal.with(|(goal, _)| goal.as_ref().and_then(|it| it.value().cloned()));
            self.reached.set(None);
            let Some(goal) = goal else { return };
            effect(move || {
                self.learned.track();
                let holds = |inner: &mut Inner| is_reached(&goal, &mut inner.session);
                if self.reached.get_untracked().is_none()
                    && self.inner.try_update_value(holds) == Some(true)
                {
                    self.reached.set(Some(self.peek(Session::completed)));
                }
            });
        });
    }

    /// The epoch at which the goal was reached, if it has been.
    pub fn reached(self) -> Signal<Option<u64>> {
        self.shown.reached
    }

    // ---- reading -------------------------------------------------------------------------------

    /// The settings, all of them.
    pub fn state(self) -> Signal<PlaygroundState> {
        self.shown.state
    }

    /// One of the settings: a view that reads it runs again only when this one changes.
    ///
    /// It takes a function pointer, so that this is compiled once for each type and not for each caller.
    pub fn get<T: PartialEq + Send + Sync + 'static>(
        self,
        get: fn(&PlaygroundState) -> T,
    ) -> Signal<T> {
        memo(move || self.state.with(get)).into()
    }

    /// Whether the control of this name is hidden.
    pub fn is_hidden(self, id: impl Into<String>) -> Signal<bool> {
        let id = id.into();
        memo(move || self.state.with(|state| state.is_hidden_id(&id))).into()
    }

    /// Whether a control is hidden now.
    pub fn is_hidden_now(self, control: Control) -> bool {
        self.state.with_untracked(|state| state.is_hidden(control))
    }

    /// Whether it plays.
    pub fn playing(self) -> Signal<bool> {
        self.shown.playing
    }

    /// Whether something is under way that was asked for and is not yet shown.
    pub fn busy(self) -> Signal<bool> {
        self.shown.busy
    }

    /// Whether play was never pressed yet.
    pub fn is_new(self) -> Signal<bool> {
        self.shown.is_new
    }

    /// Reads the session; the caller runs again when numbers are to be read again.
    pub fn read<R>(self, look: impl FnOnce(&Session) -> R) -> R {
        self.frame.track();
        self.inner.with_value(|inner| look(&inner.session))
    }

    /// Reads the session once.
    pub fn peek<R>(self, look: impl FnOnce(&Session) -> R) -> R {
        self.inner.with_value(|inner| look(&inner.session))
    }

    /// Reads what every neuron answers; the caller runs again when pictures are to be painted. Of a large
    /// network it is the last picture that is whole, and the caller runs again when the next one is.
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

    /// Asks the session for something that it has to work out, about something; the caller runs again when
    /// pictures are to be painted. Nothing once the page is gone.
    pub fn compute<A, R>(self, of: fn(&mut Session, A) -> R, about: A) -> Option<R> {
        self.picture.track();
        self.inner.try_update_value(|inner| of(&mut inner.session, about))
    }

    /// Runs again whenever pictures are to be painted.
    pub fn track_picture(self) {
        self.picture.track();
    }

    /// The losses as of now.
    pub fn losses(self) -> Losses {
        self.read(Session::losses)
    }

    // ---- settings ------------------------------------------------------------------------------

    /// Changes settings; the change can be taken back.
    pub fn change(self, edit: impl FnOnce(&mut PlaygroundState)) {
        let mut new = self.wanted();
        edit(&mut new);
        self.remember(&new, Stale::Nothing);
        self.adopt(new);
    }

    /// Opens other settings, as from a link, paused and before the first step, whatever was trained before
    /// them; the change can be taken back.
    pub fn open(self, state: PlaygroundState) {
        self.pause();
        self.remember(&state, Stale::Data);
        self.tell_ended(None);
        self.begin(state);
    }

    /// Pauses and opens what was trained elsewhere: its settings, which can be taken back, and its weights.
    pub fn open_trained(self, opening: Opening) {
        self.pause();
        let new = opening.state().clone();
        self.remember(&new, Stale::Data);
        self.tell_ended(None);
        self.begin_with(opening, new);
    }

    /// Has everything that is read of the session written again, as for another language.
    pub fn show_again(self) {
        self.announce();
    }

    fn announce(self) {
        self.learned.notify();
        self.frame.notify();
        // A picture that takes long is announced when it is there.
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
