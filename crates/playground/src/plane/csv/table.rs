//! A table as it was read: columns of numbers or words, and how large it may be. What a column may mean is
//! found in `roles`.

/// Rows that a table may have at most, without its header.
pub const MAX_ROWS: usize = 100_000;
/// Columns that a table may have at most.
pub const MAX_COLUMNS: usize = 100;
/// Bytes that the text of a table may have at most: 10 MB.
pub const MAX_BYTES: usize = 10_000_000;
/// Classes that labels may have at most: as many as can be told apart by color.
pub const MAX_CLASSES: usize = 8;

/// Columns of equal length, of which at least two are numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The columns, in the order of the text; those without a single entry are left out.
    pub columns: Vec<Column>,
    /// Entries of every column.
    pub n_rows: usize,
}

/// What stands below one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The name in the header, or `column 1` and so on.
    pub name: String,
    /// One value for each row.
    pub values: Values,
}

/// The values of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Finite numbers, `n_rows` of them.
    Numbers(Vec<f64>),
    /// Words.
    Text {
        /// Every different word once, in the order of first appearance.
        names: Vec<String>,
        /// The index in `names` of each row's word, `n_rows` of them.
        of_row: Vec<u32>,
    },
}

impl Column {
    /// The numbers, unless it is a column of words.
    pub fn numbers(&self) -> Option<&[f64]> {
        match &self.values {
            Values::Numbers(numbers) => Some(numbers),
            Values::Text { .. } => None,
        }
    }
}
