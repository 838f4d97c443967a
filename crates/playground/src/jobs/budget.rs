//! Budgets: how long a job may go on before whoever runs it looks up again. The time comes in as a
//! question, because this crate knows no clock.

/// Multiplications that take a few milliseconds wherever the page runs. Whatever can be divided is divided
/// into units of about so many: a budget can be kept no better than by a unit.
pub const UNIT: usize = 1 << 23;

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
    /// Notes that one unit has been done; whether nothing is left for another.
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
