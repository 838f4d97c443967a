//! What a column is: numbers, words, or numbers with a typing error.

use super::columns::{Column, MISSING, Odd, Values};
use super::format::Format;
use super::limits::MAX_CLASSES;
use super::measured::without;
use super::missing::{Missing, is_said, missing};
use super::number::{shape, unit, value};
use super::split::Cells;
use super::votes::Votes;
use crate::text::shortened;
use std::collections::BTreeMap;

/// A column of a table that is being read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) cells: &'a Cells,
    /// The first row of entries.
    pub(super) first: usize,
    pub(super) column: usize,
    /// The words of missing entries, if they were said.
    pub(super) words: Option<&'a [String]>,
    /// The unit that stands with its numbers.
    pub(super) unit: &'a str,
}

/// Rows that are looked at in one step: a few milliseconds.
const STEP: usize = 1 << 13;

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

    /// An entry without the unit of the column.
    fn bare(self, cell: &'a str) -> &'a str {
        without(cell, self.unit)
    }

    fn n_rows(self) -> usize {
        self.cells.n_rows() - self.first
    }

    /// The entries of the next step, if so many were looked at.
    fn next(self, n_seen: usize) -> impl Iterator<Item = &'a str> {
        self.entries().skip(n_seen).take(STEP)
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
}

/// What the cells of a column of numbers say about how numbers are written, as far as they were looked at.
#[derive(Debug, Default)]
pub(super) struct Poll {
    n_seen: usize,
    n_numbers: usize,
    n_odd: usize,
    votes: Votes,
    /// The first cell that can be read in two ways.
    either: Option<String>,
}

impl Poll {
    /// Looks at the next cells; whether these were the last.
    pub(super) fn step(&mut self, source: Source<'_>) -> bool {
        for cell in source.next(self.n_seen) {
            self.n_seen += 1;
            match shape(source.bare(cell)).filter(|_| !is_said(cell, source.words)) {
                Some(shape) => {
                    self.n_numbers += 1;
                    self.votes.add(shape);
                    if self.either.is_none() && matches!(shape, super::number::Shape::Either(_)) {
                        self.either = Some(source.bare(cell).to_owned());
                    }
                }
                None if missing(cell, source.words) == Missing::No => self.n_odd += 1,
                None => (),
            }
        }
        self.n_seen == source.n_rows()
    }

    /// What they say. Numbers among words say nothing: versions, say.
    pub(super) fn finish(self) -> (Votes, Option<String>) {
        if self.n_odd < self.n_numbers { (self.votes, self.either) } else { Default::default() }
    }
}

/// A column as far as it was read: first as numbers, and where not all of it is, as words.
#[derive(Debug, Default)]
pub(super) struct Draft {
    numbers: Vec<f64>,
    n_numbers: usize,
    n_missing: usize,
    n_weak: usize,
    n_odd: usize,
    /// The first entry that is neither a number nor missing.
    odd: Option<usize>,
    sign: String,
    /// The words of missing entries.
    absent: Vec<(String, Missing)>,
    /// Every different word once, in the order of first appearance, and which of them each row has.
    names: Vec<String>,
    of_row: Vec<u32>,
    index_of: BTreeMap<String, u32>,
}

impl Draft {
    /// Reads the next cells; whether these were the last.
    pub(super) fn step(&mut self, source: Source<'_>, format: Format) -> bool {
        let n_rows = source.n_rows();
        if self.numbers.len() < n_rows {
            self.read_numbers(source, format);
        } else {
            self.read_words(source);
        }
        let is_all_numbers = || is_numeric(self.n_numbers, self.n_odd) && self.n_odd == 0;
        self.numbers.len() == n_rows && (self.of_row.len() == n_rows || is_all_numbers())
    }

    fn read_numbers(&mut self, source: Source<'_>, format: Format) {
        for cell in source.next(self.numbers.len()) {
            let k = self.numbers.len();
            let number = value(source.bare(cell), format).filter(|_| !is_said(cell, source.words));
            self.numbers.push(number.unwrap_or(f64::NAN));
            if number.is_some() {
                self.n_numbers += 1;
                if self.sign.is_empty() {
                    self.sign = unit(cell).to_owned();
                }
                continue;
            }
            let kind = missing(cell, source.words);
            match kind {
                Missing::Yes => self.n_missing += 1,
                Missing::AmongNumbers => self.n_weak += 1,
                Missing::No => {
                    self.n_odd += 1;
                    self.odd = self.odd.or(Some(k));
                    continue;
                }
            }
            if !cell.is_empty() && self.absent.iter().all(|(word, _)| word != cell) {
                self.absent.push((cell.to_owned(), kind));
            }
        }
    }

    fn read_words(&mut self, source: Source<'_>) {
        for cell in source.next(self.of_row.len()) {
            let name = match self.index_of.get(cell) {
                Some(&name) => name,
                None if missing(cell, source.words) == Missing::Yes => MISSING,
                None => {
                    let name = self.names.len() as u32;
                    self.names.push(cell.to_owned());
                    self.index_of.insert(cell.to_owned(), name);
                    name
                }
            };
            self.of_row.push(name);
        }
    }

    /// The column, under this name; none if nothing stands in it and it has no name. The words of missing
    /// entries that occur are added to `seen`.
    ///
    /// A column without a number is words, one with nothing but numbers is numbers; between, see
    /// [`is_numeric`]. Words it is as well if there are at most `MAX_CLASSES` different entries and each that
    /// is no number stands there twice: `1, 1, 2, other, other` are labels, while `1, 1, 2, 2o` is an error,
    /// and so is `abc` among measurements.
    pub(super) fn finish(
        self,
        source: Source<'_>,
        name: &str,
        seen: &mut Vec<String>,
    ) -> Option<Column> {
        if self.n_missing == source.n_rows() && name.is_empty() {
            return None;
        }
        let is_numbers =
            is_numeric(self.n_numbers, self.n_odd) && (self.n_odd == 0 || !self.are_labels());
        let least = if is_numbers { Missing::AmongNumbers } else { Missing::Yes };
        for (word, kind) in self.absent {
            if least <= kind && !seen.contains(&word) {
                seen.push(word);
            }
        }
        let sign = if source.unit.is_empty() { self.sign } else { source.unit.to_owned() };
        let is_named = !name.is_empty();
        let name = if is_named { name.to_owned() } else { format!("column {}", source.column + 1) };
        let column = |unit, values, n_missing, odd| {
            Some(Column { name, is_named, unit, values, n_missing, odd })
        };
        if is_numbers {
            let odd = self.odd.map(|k| Odd {
                line: source.cells.line(source.first + k),
                text: shortened(source.cells.get(source.first + k, source.column)),
            });
            let n_missing = self.n_missing + self.n_weak;
            return column(sign, Values::Numbers(self.numbers), n_missing, odd);
        }
        let values = Values::Text { names: self.names, of_row: self.of_row };
        column(String::new(), values, self.n_missing, None)
    }

    /// Whether a mixture of numbers and words looks like labels: few, and no word stands alone.
    fn are_labels(&self) -> bool {
        let mut counts = vec![0; self.names.len()];
        for (&name, number) in self.of_row.iter().zip(&self.numbers) {
            if name != MISSING {
                // A number may stand alone.
                counts[name as usize] += if number.is_nan() { 1 } else { 2 };
            }
        }
        self.names.len() <= MAX_CLASSES && counts.into_iter().all(|n| 1 < n)
    }
}
