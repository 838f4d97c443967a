//! Automatic pauses inside another page: while the slide with this page is not shown, and while the frame is
//! out of sight. Afterwards playback resumes if it was on before, unless the user has pressed play, or the page
//! around has sent a command, since then.

use crate::play::Play;
use js_sys::Array;
use leptos::prelude::*;
use std::time::Duration;
use ui::type_erased::effect;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// What is known about whether the page is visible.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pauses {
    play: Play,
    seen: StoredValue<Seen>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// The slides around show a different slide.
    is_turned_away: bool,
    /// The frame is outside of the window.
    is_outside: bool,
    /// `None` if the page has not been paused here. Otherwise the epoch at which playback was to pause, if
    /// there was one.
    paused: Option<Option<u64>>,
}

impl Pauses {
    /// Watches until the owner is disposed.
    pub(super) fn connect(play: Play) -> Self {
        let pauses = Self { play, seen: StoredValue::new(Seen::default()) };
        let watch = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
            if let Ok(entry) = last {
                let is_outside = !entry.is_intersecting();
                // After the other work of this frame of the page.
                let note = move || pauses.note(|seen| seen.is_outside = is_outside);
                set_timeout(note, Duration::ZERO);
            }
        });
        let observer = IntersectionObserver::new(watch.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(root)) = (&observer, document().document_element()) {
            observer.observe(&root);
        }
        let kept = StoredValue::new_local((observer, watch));
        on_cleanup(move || {
            kept.try_update_value(|(observer, _)| {
                observer.iter().for_each(IntersectionObserver::disconnect);
            });
        });
        // A user who presses play does not have to wait for the slide.
        effect(move || {
            if play.playing().get() {
                pauses.forget();
            }
        });
        pauses
    }

    /// Handles the messages that Reveal.js sends to its frames.
    pub(super) fn hear(self, said: &str) {
        match said {
            "slide:stop" => self.note(|seen| seen.is_turned_away = true),
            "slide:start" => self.note(|seen| seen.is_turned_away = false),
            _ => {}
        }
    }

    /// The user or the page around has taken control of playback, so it does not resume by itself.
    pub(super) fn forget(self) {
        self.seen.try_update_value(|seen| seen.paused = None);
    }

    fn note(self, change: impl FnOnce(&mut Seen)) {
        let play = self.play;
        let Some(mut seen) = self.seen.try_get_value() else { return };
        let was_hidden = seen.is_turned_away || seen.is_outside;
        change(&mut seen);
        let is_hidden = seen.is_turned_away || seen.is_outside;
        let mut goes_on = None;
        if is_hidden && !was_hidden && play.playing().get_untracked() {
            seen.paused = Some(play.until());
            play.pause();
        } else if !is_hidden {
            goes_on = seen.paused.take();
        }
        self.seen.set_value(seen);
        match goes_on {
            Some(Some(epoch)) => play.play_to(epoch),
            Some(None) if !play.playing().get_untracked() => play.toggle(),
            _ => {}
        }
    }
}
