//! What can be said of how a table is written, and what was found of it. How it is found is not known here.

use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::format::{Decimal, Format, Thousands};
use crate::text::sentence::Sentence;

/// How a table is to be read; whatever is not said is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How letters are written as bytes.
    pub encoding: Option<Encoding>,
    /// What separates columns.
    pub delimiter: Option<Delimiter>,
    /// What separates the whole part of numbers from the rest.
    pub decimal: Option<Decimal>,
    /// What separates groups of digits.
    pub thousands: Option<Thousands>,
    /// The words of missing entries. Entries with nothing in them are always missing.
    pub missing: Option<Vec<String>>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
}

/// How a table was read: as was said, and the rest as found from all of its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How letters are written as bytes.
    pub encoding: Encoding,
    /// What separates columns.
    pub delimiter: Delimiter,
    /// How numbers are written.
    pub format: Format,
    /// The words of missing entries that stand in the table, or those that were said.
    pub missing: Vec<String>,
    /// Whether a row names the columns.
    pub header: bool,
    /// That numbers can be read in two ways, if they can: a person has to be asked.
    pub ambiguity: Option<Ambiguity>,
    /// What else was noticed that a person may want to know.
    pub notices: Vec<Sentence>,
}

/// A table whose numbers can be read in two ways: nothing in it tells a decimal sign from a thousands sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Ambiguity {
    /// The first number that can be read in two ways, as it stands there: `1.250`.
    pub cell: String,
    /// The two ways, the one that was taken first.
    pub readings: [(Format, f64); 2],
}
