//! A job on the page itself, a slice between two frames at a time.

use super::{Request, Sliced, Update, now_ms};
use leptos::prelude::set_timeout;
use std::time::Duration;

/// How long a slice may take: it leaves room in a frame for what else the page does.
const SLICE_MS: f64 = 8.0;

/// A job on the page.
pub(super) struct Slices {
    pub(super) asked: Request,
    pub(super) work: Box<dyn Sliced>,
}

impl Slices {
    /// Goes on for a slice.
    pub(super) fn slice(&mut self) -> Update {
        let until = now_ms() + SLICE_MS;
        let share = self.work.step(&mut || until < now_ms());
        Update { share, outcome: self.work.outcome() }
    }
}

/// Does work on the page that no worker can do, because its result stays there: a slice at once, and if that is
/// not enough, more between the frames. `step` works until it is late, and returns whether it is done.
pub fn in_slices(mut step: impl FnMut(&mut dyn FnMut() -> bool) -> bool + 'static) {
    let until = now_ms() + SLICE_MS;
    if !step(&mut || until < now_ms()) {
        set_timeout(move || in_slices(step), Duration::ZERO);
    }
}
