//! What a column is: numbers, words, or numbers with a typing error; and whether there is a header.
//! Which column means what is not decided here.

use super::error::CsvError;
use super::split::{Cells, number};
use super::table::{MAX_CLASSES, Values};
use crate::text::sentence::Sentence;
use crate::text::shortened;
use std::collections::BinaryHeap;

/// How many cells of a column are what.
///
/// A column without a number is words, one with nothing but numbers is numbers. Between, it is numbers
/// with typing errors if at most one entry in ten is no number, or a single one of three or more: and
/// words otherwise. Words it is as well if there are at most `MAX_CLASSES` different entries and each
/// that is no number stands there twice: `1, 1, 2, other, other` are labels, while `1, 1, 2, 2o` is an
/// error, and so is `n/a` among measurements.
#[derive(Default)]
struct Census {
    n_numbers: usize,
    n_odd: usize,
    first_odd: usize,
    n_empty: usize,
    first_empty: usize,
}

impl Census {
    /// Counts the rows from `first` on.
    fn of(cells: &Cells, first: usize, column: usize) -> Self {
        let mut census = Self::default();
        for row in (first..cells.n_rows).rev() {
            let cell = cells.get(row, column);
            if cell.is_empty() {
                census.n_empty += 1;
                census.first_empty = row;
            } else if number(cell, cells.decimal_comma).is_some() {
                census.n_numbers += 1;
            } else {
                census.n_odd += 1;
                census.first_odd = row;
            }
        }
        census
    }

    /// Whether the entries are numbers but for typing errors.
    fn is_numeric(&self) -> bool {
        let n = self.n_numbers + self.n_odd;
        0 < self.n_numbers && (self.n_odd * 10 <= n || self.n_odd == 1 && 3 <= n)
    }
}

/// Whether the first row names the columns: of the columns that are numeric below it, at least half have
/// something else in it. With fewer it is a row with a typing error. Empty cells and typing errors below
/// are left aside, so that they are told where they are.
pub(super) fn has_header(cells: &Cells) -> bool {
    let (mut n_names, mut n_numbers) = (0, 0);
    for column in 0..cells.width {
        let cell = cells.get(0, column);
        if cell.is_empty() || !Census::of(cells, 1, column).is_numeric() {
            continue;
        }
        let is_number = number(cell, cells.decimal_comma).is_some();
        *(if is_number { &mut n_numbers } else { &mut n_names }) += 1;
    }
    0 < n_names && n_numbers <= n_names
}

/// The values of a column from the row `first` on; none if nothing stands in it, not even a name.
pub(super) fn read(
    cells: &Cells,
    first: usize,
    column: usize,
    name: &str,
) -> Result<Option<Values>, CsvError> {
    let census = Census::of(cells, first, column);
    if census.n_empty == cells.n_rows - first && cells.get(0, column).is_empty() {
        return Ok(None);
    }
    let error = |row, sentence| CsvError::of_cell(cells.line(row), column, name, sentence);
    if 0 < census.n_empty {
        let sentence = Sentence::new(
            "Line {0}, column {1} (\"{2}\") is empty. Fill it in or remove the line.",
        );
        return Err(error(census.first_empty, sentence));
    }
    if census.n_odd == 0 {
        let numbers = (first..cells.n_rows)
            .filter_map(|row| number(cells.get(row, column), cells.decimal_comma));
        return Ok(Some(Values::Numbers(numbers.collect())));
    }
    let (names, of_row) = intern(cells, first, column);
    if census.is_numeric() && !are_labels(&names, &of_row, cells.decimal_comma) {
        let odd = shortened(cells.get(census.first_odd, column));
        let sentence = Sentence::new(
            "Line {0}, column {1} (\"{2}\"): \"{3}\" is not a number. Correct it or remove the line.",
        );
        return Err(error(census.first_odd, sentence).with(&odd));
    }
    let names = names.into_iter().map(str::to_owned).collect();
    Ok(Some(Values::Text { names, of_row }))
}

/// Every different entry once, in the order of first appearance, and which of them each row has.
fn intern(cells: &Cells, first: usize, column: usize) -> (Vec<&str>, Vec<u32>) {
    const UNNAMED: u32 = u32::MAX;
    let entries: Vec<&str> = (first..cells.n_rows).map(|row| cells.get(row, column)).collect();
    // Sorted by a heap: a fifth of the code of `sort_unstable`.
    let mut sorted = BinaryHeap::from(entries.clone()).into_sorted_vec();
    sorted.dedup();
    let mut index_of = vec![UNNAMED; sorted.len()];
    let (mut names, mut of_row) = (Vec::new(), Vec::with_capacity(entries.len()));
    for entry in entries {
        let Ok(place) = sorted.binary_search(&entry) else { continue };
        if index_of[place] == UNNAMED {
            index_of[place] = names.len() as u32;
            names.push(entry);
        }
        of_row.push(index_of[place]);
    }
    (names, of_row)
}

/// Whether a mixture of numbers and words looks like labels: few, and no word stands alone.
fn are_labels(names: &[&str], of_row: &[u32], decimal_comma: bool) -> bool {
    names.len() <= MAX_CLASSES
        && (0u32..).zip(names).all(|(index, name)| {
            number(name, decimal_comma).is_some()
                || 1 < of_row.iter().filter(|&&it| it == index).count()
        })
}
