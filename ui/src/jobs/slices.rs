//! A job on the page itself, a slice between two frames at a time.

use super::{Asked, Sliced, Update, now_ms};

/// How long a slice may take: it leaves room in a frame for what else the page does.
const SLICE_MS: f64 = 8.0;

/// A job on the page.
pub(super) struct Slices {
    pub(super) asked: Asked,
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
