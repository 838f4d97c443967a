//! An option, as used by segmented choices, dials, lists and tabs.

use std::borrow::Cow;

/// An option: its id in the program, its label for users, and a line that explains it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The id in the program; unique in its list.
    pub id: Cow<'static, str>,
    /// The label for users.
    pub label: Cow<'static, str>,
    /// One line of explanation; empty if the label is enough.
    pub note: Cow<'static, str>,
    /// Whether it cannot be chosen now; the note says why.
    pub is_off: bool,
}

impl Choice {
    /// An option that needs no explanation.
    pub fn new(id: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), label: label.into(), note: Cow::Borrowed(""), is_off: false }
    }

    /// The same option with a line that explains it.
    pub fn note(self, note: impl Into<Cow<'static, str>>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// The same option, which cannot be chosen now, with a line that says why.
    pub fn off(self, why: impl Into<Cow<'static, str>>) -> Self {
        Self { note: why.into(), is_off: true, ..self }
    }
}
