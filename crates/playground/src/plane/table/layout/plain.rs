//! What becomes of a table that is laid out in its own way.

use crate::plane::table::delimiter::Delimiter;

/// A text that can be split.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) text: String,
    /// What separates its columns, if that is known.
    pub(crate) delimiter: Option<Delimiter>,
    /// Whether its first row names the columns, if that is known.
    pub(crate) header: Option<bool>,
}
