//! What a column is: numbers, words, or numbers with a typing error.

use super::columns::{Column, MISSING, Odd, Values};
use super::format::Format;
use super::limits::MAX_CLASSES;
use super::missing::{Missing, is_said, missing};
use super::number::{shape, unit, value};
use super::split::Cells;
use super::votes::Votes;
use crate::text::shortened;
use std::collections::BinaryHeap;

/// A column of a table that is being read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) cells: &'a Cells,
    /// The first row of entries.
    pub(super) first: usize,
    pub(super) column: usize,
    /// The words of missing entries, if they were said.
    pub(super) words: Option<&'a [String]>,
}

/// Whether so many numbers and other entries are numbers but for typing errors: at most one entry in ten is no
/// number, or a single one of three or more.
pub(super) fn is_numeric(n_numbers: usize, n_odd: usize) -> bool {
    let n = n_numbers + n_odd;
    0 < n_numbers && (n_odd * 10 <= n || n_odd == 1 && 3 <= n)
}

impl<'a> Source<'a> {
    fn entries(self) -> impl Iterator<Item = &'a str> {
        (self.first..self.cells.n_rows()).map(move |row| self.cells.get(row, self.column))
    }

    /// What the cells of a column of numbers say about how numbers are written, and the first that can be read
    /// in two ways.
    pub(super) fn votes(self) -> (Votes, Option<&'a str>) {
        let (mut votes, mut either) = (Votes::default(), None);
        let (mut n_numbers, mut n_odd) = (0, 0);
        for cell in self.entries() {
            match shape(cell).filter(|_| !is_said(cell, self.words)) {
                Some(shape) => {
                    n_numbers += 1;
                    votes.add(shape);
                    if matches!(shape, super::number::Shape::Either(_)) {
                        either = either.or(Some(cell));
                    }
                }
                None if missing(cell, self.words) == Missing::No => n_odd += 1,
                None => (),
            }
        }
        // Numbers among words say nothing: versions, say.
        if n_odd < n_numbers { (votes, either) } else { (Votes::default(), None) }
    }

    /// The column, under this name; none if nothing stands in it and it has no name. The words of missing
    /// entries that occur are added to `seen`.
    ///
    /// A column without a number is words, one with nothing but numbers is numbers; between, see
    /// [`is_numeric`]. Words it is as well if there are at most `MAX_CLASSES` different entries and each that
    /// is no number stands there twice: `1, 1, 2, other, other` are labels, while `1, 1, 2, 2o` is an error,
    /// and so is `abc` among measurements.
    pub(super) fn read(self, format: Format, name: &str, seen: &mut Vec<String>) -> Option<Column> {
        let n_rows = self.cells.n_rows() - self.first;
        let mut numbers = Vec::with_capacity(n_rows);
        let (mut n_numbers, mut n_missing, mut n_weak, mut n_odd) = (0, 0, 0, 0);
        let (mut odd, mut sign) = (None, "");
        for (k, cell) in self.entries().enumerate() {
            let number = value(cell, format).filter(|_| !is_said(cell, self.words));
            numbers.push(number.unwrap_or(f64::NAN));
            if number.is_some() {
                n_numbers += 1;
                if sign.is_empty() {
                    sign = unit(cell);
                }
                continue;
            }
            match missing(cell, self.words) {
                Missing::Yes => n_missing += 1,
                Missing::AmongNumbers => n_weak += 1,
                Missing::No => {
                    n_odd += 1;
                    odd = odd.or(Some(k));
                }
            }
        }
        if n_missing == n_rows && name.is_empty() {
            return None;
        }
        let is_numbers = is_numeric(n_numbers, n_odd) && (n_odd == 0 || !self.are_labels(&numbers));
        let least = if is_numbers { Missing::AmongNumbers } else { Missing::Yes };
        self.see(least, seen);
        let is_named = !name.is_empty();
        let name = if is_named { name.to_owned() } else { format!("column {}", self.column + 1) };
        let column = |unit: &str, values, n_missing, odd| {
            Some(Column { name, is_named, unit: unit.to_owned(), values, n_missing, odd })
        };
        if is_numbers {
            let odd = odd.map(|k| Odd {
                line: self.cells.line(self.first + k),
                text: shortened(self.cells.get(self.first + k, self.column)),
            });
            return column(sign, Values::Numbers(numbers), n_missing + n_weak, odd);
        }
        let (names, of_row) = self.intern();
        let names = names.into_iter().map(str::to_owned).collect();
        column("", Values::Text { names, of_row }, n_missing, None)
    }

    /// The words of a column whose numbers stand for these, from 0 on.
    pub(super) fn of_classes(self, classes: &[String]) -> Column {
        let class = |cell: &str| cell.parse().ok().filter(|&k: &u32| (k as usize) < classes.len());
        let of_row: Vec<u32> = self.entries().map(|cell| class(cell).unwrap_or(MISSING)).collect();
        Column {
            name: "class".to_owned(),
            is_named: true,
            unit: String::new(),
            n_missing: of_row.iter().filter(|&&name| name == MISSING).count(),
            values: Values::Text { names: classes.to_vec(), of_row },
            odd: None,
        }
    }

    /// Adds the words of missing entries to those that were seen.
    fn see(self, least: Missing, seen: &mut Vec<String>) {
        for cell in self.entries().filter(|cell| !cell.is_empty()) {
            let is_new = || !seen.iter().any(|it| it == cell);
            if least <= missing(cell, self.words) && is_new() {
                seen.push(cell.to_owned());
            }
        }
    }

    /// Every different word once, in the order of first appearance, and which of them each row has.
    fn intern(self) -> (Vec<&'a str>, Vec<u32>) {
        const UNNAMED: u32 = u32::MAX;
        let is_there = |cell: &&str| missing(cell, self.words) != Missing::Yes;
        // Sorted by a heap: a fifth of the code of `sort_unstable`.
        let there: Vec<&str> = self.entries().filter(is_there).collect();
        let mut sorted = BinaryHeap::from(there).into_sorted_vec();
        sorted.dedup();
        let mut index_of = vec![UNNAMED; sorted.len()];
        let (mut names, mut of_row) = (Vec::new(), Vec::new());
        for entry in self.entries() {
            let place = sorted.binary_search(&entry).ok();
            of_row.push(place.map_or(MISSING, |place| {
                if index_of[place] == UNNAMED {
                    index_of[place] = names.len() as u32;
                    names.push(entry);
                }
                index_of[place]
            }));
        }
        (names, of_row)
    }

    /// Whether a mixture of numbers and words looks like labels: few, and no word stands alone.
    fn are_labels(self, numbers: &[f64]) -> bool {
        let (names, of_row) = self.intern();
        let mut counts = vec![0; names.len()];
        for (name, number) in of_row.into_iter().zip(numbers) {
            if name != MISSING {
                // A number may stand alone.
                counts[name as usize] += if number.is_nan() { 1 } else { 2 };
            }
        }
        names.len() <= MAX_CLASSES && counts.into_iter().all(|n| 1 < n)
    }
}
