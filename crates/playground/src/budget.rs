//! Work that is done in steps of a budget, so that the caller can do something else in between. The caller says
//! when time is up, because this crate knows no clock. What is worked on is not known here.

/// A unit of work: about so many multiplications, which take a few milliseconds. Long work is divided into such
/// units, and a budget is kept to within one.
pub const UNIT: usize = 1 << 22;

/// How long a job may go on.
pub enum Budget<'a> {
    /// As long as it takes.
    Endless,
    /// For so many units.
    Units(u64),
    /// Until this says that it is late; it is asked after each unit.
    Until(&'a mut dyn FnMut() -> bool),
}

impl core::fmt::Debug for Budget<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Endless => "Endless",
            Self::Units(_) => "Units",
            Self::Until(_) => "Until",
        })
    }
}

impl Budget<'_> {
    /// Counts one unit as done. Returns whether the budget has no room for another.
    pub fn is_spent(&mut self) -> bool {
        match self {
            Self::Endless => false,
            Self::Units(left) => {
                *left = left.saturating_sub(1);
                *left == 0
            }
            Self::Until(is_late) => is_late(),
        }
    }
}

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
