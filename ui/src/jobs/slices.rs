//! A job on the page itself, in slices between the frames.

use super::{Request, Sliced, Update, now_ms};
use leptos::prelude::set_timeout;
use std::time::Duration;

/// The duration of a slice: it leaves time in a frame for the other work of the page.
const SLICE_MS: f64 = 8.0;

/// A job on the page.
pub(super) struct Slices {
    pub(super) asked: Request,
    pub(super) work: Box<dyn Sliced>,
}

impl Slices {
    /// Runs one slice.
    pub(super) fn slice(&mut self) -> Update {
        let until = now_ms() + SLICE_MS;
        let share = self.work.step(&mut || until < now_ms());
        Update { share, outcome: self.work.outcome() }
    }
}

/// Does work on the page that no worker can do, because its result stays on the page: one slice at once, and if
/// necessary more between the frames. `step` works until it is late, and returns whether the work is done.
pub fn in_slices(mut step: impl FnMut(&mut dyn FnMut() -> bool) -> bool + 'static) {
    let until = now_ms() + SLICE_MS;
    if !step(&mut || until < now_ms()) {
        set_timeout(move || in_slices(step), Duration::ZERO);
    }
}
