//! A job on the page itself, a slice between two frames at a time.

use super::{Asked, News, Sliced, now_ms};

/// What a slice may take: what else the page does in a frame has room beside it.
const SLICE_MS: f64 = 8.0;

/// A job on the page.
pub(super) struct Slices {
    pub(super) asked: Asked,
    pub(super) work: Box<dyn Sliced>,
}

impl Slices {
    /// Goes on for a slice.
    pub(super) fn slice(&mut self) -> News {
        let until = now_ms() + SLICE_MS;
        let share = self.work.step(&mut || until < now_ms());
        News { share, outcome: self.work.outcome() }
    }
}
