//! What is wrong with a table, told in words that say what to do. What is wrong is found elsewhere.

use crate::text::sentence::Sentence;
use crate::text::shortened;
use core::fmt;

/// Why a table cannot be read or used. `Display` writes it for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The line of the text, counted from 1 as an editor does; of a row over several lines, the first.
    pub line: Option<usize>,
    /// The column of the table, counted from 1.
    pub column: Option<usize>,
    /// Whether the bytes are no table at all, however they are read.
    pub is_foreign: bool,
    sentence: Sentence,
}

impl TableError {
    /// About the table as a whole.
    pub(super) fn of_table(sentence: Sentence) -> Self {
        Self { line: None, column: None, is_foreign: false, sentence }
    }

    /// About bytes that are no table at all.
    pub(super) fn foreign(sentence: Sentence) -> Self {
        Self { is_foreign: true, ..Self::of_table(sentence) }
    }

    /// About one line, whose number fills the next gap: `Line {0} has …`.
    pub(super) fn of_line(line: u32, sentence: Sentence) -> Self {
        let line = line as usize;
        Self { line: Some(line), ..Self::of_table(sentence.with(&line)) }
    }

    /// About one cell, whose line, column and name fill the next gaps; `column` is counted from 0.
    pub(super) fn of_cell(line: u32, column: usize, name: &str, sentence: Sentence) -> Self {
        Self::of_line(line, sentence).and_column(column, name)
    }

    /// About one column, whose number and name fill the next gaps; `column` is counted from 0.
    pub(super) fn of_column(column: usize, name: &str, sentence: Sentence) -> Self {
        Self::of_table(sentence).and_column(column, name)
    }

    fn and_column(self, column: usize, name: &str) -> Self {
        let column = column + 1;
        let sentence = self.sentence.with(&column).with(&shortened(name));
        Self { column: Some(column), sentence, ..self }
    }

    /// Fills the next gap, after those of the place.
    pub(super) fn with(self, name: &dyn fmt::Display) -> Self {
        Self { sentence: self.sentence.with(name), ..self }
    }

    /// The sentence, to be told in another language.
    pub fn sentence(&self) -> &Sentence {
        &self.sentence
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sentence.fmt(f)
    }
}

impl core::error::Error for TableError {}
