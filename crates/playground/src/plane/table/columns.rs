//! A table as it was read: columns of numbers or words. What a column may mean is
//! found in `roles`.

use super::options::Found;
use std::borrow::Cow;

/// Columns of equal length, of which at least one is numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The columns, in the order of the text; those without a name and a single entry are left out.
    pub columns: Vec<Column>,
    /// Entries of every column, the missing ones too.
    pub n_rows: usize,
    /// How the text was read.
    pub found: Found,
}

/// What stands below one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The name in the header, or `column 1` and so on.
    pub name: String,
    /// Whether the header names it.
    pub is_named: bool,
    /// The unit that stands below the name, or the sign with every number: `cm`, `€`, `%`. Empty for none.
    pub unit: String,
    /// One value for each row.
    pub values: Values,
    /// How many entries are missing.
    pub n_missing: usize,
    /// An entry that is no number among numbers, if there is one.
    pub odd: Option<Odd>,
}

/// The values of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Finite numbers, `n_rows` of them; NaN where one is missing, or odd.
    Numbers(Vec<f64>),
    /// Words.
    Text {
        /// Every different word once, in the order of first appearance.
        names: Vec<String>,
        /// The index in `names` of each row's word, `n_rows` of them; [`MISSING`] where it is missing.
        of_row: Vec<u32>,
    },
}

/// Stands where a word is missing.
pub const MISSING: u32 = u32::MAX;

/// The first entry of a column of numbers that is none, and no word for a missing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The line of the text, counted from 1.
    pub line: u32,
    /// The beginning of what stands there.
    pub text: String,
}

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A finite number.
    Number(f64),
    /// A word.
    Name(&'a str),
    /// Nothing that can be used.
    Missing,
}

impl Column {
    /// The numbers, unless it is a column of words.
    pub fn numbers(&self) -> Option<&[f64]> {
        match &self.values {
            Values::Numbers(numbers) => Some(numbers),
            Values::Text { .. } => None,
        }
    }

    /// The entry of a row; missing beyond the last.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        match &self.values {
            Values::Numbers(numbers) => match numbers.get(row) {
                Some(&number) if !number.is_nan() => Cell::Number(number),
                _ => Cell::Missing,
            },
            Values::Text { names, of_row } => {
                let name = of_row.get(row).and_then(|&name| names.get(name as usize));
                name.map_or(Cell::Missing, |name| Cell::Name(name))
            }
        }
    }

    /// The name with the unit, where the name does not say it already: `height (cm)`.
    pub fn label(&self) -> Cow<'_, str> {
        if self.unit.is_empty() || self.name.contains(&self.unit) {
            Cow::Borrowed(&self.name)
        } else {
            Cow::Owned(format!("{} ({})", self.name, self.unit))
        }
    }
}

impl Table {
    /// The place of the column with this name: letter by letter, or else whatever its case.
    pub fn column_named(&self, name: &str) -> Option<usize> {
        let place = |is_it: &dyn Fn(&str) -> bool| {
            self.columns.iter().position(|column| is_it(&column.name))
        };
        place(&|it| it == name).or_else(|| place(&|it| it.eq_ignore_ascii_case(name)))
    }
}
