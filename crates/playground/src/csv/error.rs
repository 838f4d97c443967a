//! What is wrong with a table, told in words that say what to do. What is wrong is found elsewhere.

use core::fmt;

/// Why a table cannot be read or used. `Display` writes it for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvError {
    /// The line of the text, counted from 1 as an editor does; of a row over several lines, the first.
    pub line: Option<usize>,
    /// The column of the table, counted from 1.
    pub column: Option<usize>,
    sentence: String,
}

impl CsvError {
    /// About the table as a whole.
    pub(super) fn of_table(sentence: &str) -> Self {
        Self { line: None, column: None, sentence: sentence.to_owned() }
    }

    /// About one line: `Line 3 has …`, where `rest` goes on from the number.
    pub(super) fn of_line(line: u32, rest: &str) -> Self {
        let line = line as usize;
        Self { line: Some(line), column: None, sentence: format!("Line {line}{rest}") }
    }

    /// About one cell, where `rest` goes on from the name; `column` is counted from 0.
    pub(super) fn of_cell(line: u32, column: usize, name: &str, rest: &str) -> Self {
        let mut error = Self::of_line(line, ", c");
        error.add_column(column, name, rest);
        error
    }

    /// About one column, where `rest` goes on from the name; `column` is counted from 0.
    pub(super) fn of_column(column: usize, name: &str, rest: &str) -> Self {
        let mut error = Self::of_table("C");
        error.add_column(column, name, rest);
        error
    }

    /// Goes on after the first letter of the word "column".
    fn add_column(&mut self, column: usize, name: &str, rest: &str) {
        let column = column + 1;
        let name = crate::notice::shortened(name);
        self.column = Some(column);
        self.sentence.push_str(&format!("olumn {column} (\"{name}\"){rest}"));
    }
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl core::error::Error for CsvError {}
