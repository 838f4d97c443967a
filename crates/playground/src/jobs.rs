//! Jobs: work that takes longer than a person waits for a picture. Each is a value made from a link, goes
//! on in steps of a budget, can be left or thrown away between any two, and tells what it knows so far.
//! Where and when jobs run is not known here, and neither is a clock: the budget is an argument.

mod budget;
mod order;
mod refits;
mod replay;
mod source;
mod truth;

pub use budget::{Budget, UNIT};
pub use order::{Order, Outcome, Work};
pub use refits::{Refits, Refitted};
pub use replay::Replaying;
pub use source::Source;
pub use truth::Asked;

/// How far a job is, in units of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Progress {
    /// How much has been done.
    pub done: u64,
    /// How much there is to do, as far as is known: a run that ends early needs less.
    pub of: u64,
}

impl Progress {
    /// Nothing is left to do.
    pub const WHOLE: Self = Self { done: 1, of: 1 };

    /// Whether nothing is left to do.
    pub fn is_whole(self) -> bool {
        self.of <= self.done
    }

    /// From 0 to 1.
    pub fn share(self) -> f64 {
        if self.is_whole() { 1.0 } else { self.done as f64 / self.of as f64 }
    }
}

/// Work that is done in steps. However it is divided, it gives the same bits.
pub trait Job {
    /// What it gives.
    type Output;

    /// Goes on until the budget is spent or nothing is left to do; at least by one unit.
    fn step(&mut self, budget: &mut Budget<'_>) -> Progress;

    /// What is known so far; all of it once the job is whole.
    fn output(&self) -> Self::Output;

    /// Does all of it.
    fn finish(&mut self) -> Self::Output {
        while !self.step(&mut Budget::Endless).is_whole() {}
        self.output()
    }
}
