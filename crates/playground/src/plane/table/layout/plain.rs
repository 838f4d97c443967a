//! What becomes of a table that is laid out in its own way.

use super::super::delimiter::Delimiter;

/// A text that can be split.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Layout {
    pub(in super::super) text: String,
    /// What separates its columns, if that is known.
    pub(in super::super) delimiter: Option<Delimiter>,
    /// Whether its first row names the columns, if that is known.
    pub(in super::super) header: Option<bool>,
}
