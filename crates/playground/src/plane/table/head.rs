//! What stands above the numbers of a table: titles, the names of the columns, their units, and the first line
//! of scikit-learn's files. What the columns hold is read elsewhere.

use super::blanks::prepared;
use super::delimiter::Delimiter;
use super::limits::MAX_COLUMNS;
use super::measured::{MAX_UNIT, Units, measured, without};
use super::missing::{Missing, missing};
use super::number::{Shape, shape};
use super::options::Options;
use super::split::{Cells, MAX_HEAD, Splitter};
use crate::text::sentence::Sentence;

/// Rows by which a column is known to be numbers.
const N_SAMPLED: usize = 200;

/// What was found above the numbers.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The first row of entries.
    pub(super) body: usize,
    /// Cells of most rows.
    pub(super) width: usize,
    /// The names of the columns; nothing where one has none.
    pub(super) names: Vec<String>,
    /// The units of the columns, if a row has them.
    pub(super) units: Vec<String>,
    /// The units that stand with the numbers of the columns, in every cell.
    pub(super) signs: Vec<String>,
    /// Whether a row or a comment names the columns.
    pub(super) has_header: bool,
    /// Whether commas are decimal signs and delimiters at once: every name stands above two cells.
    pub(super) is_torn: bool,
    /// What the numbers of the last column stand for, from 0 on.
    pub(super) classes: Vec<String>,
    pub(super) notices: Vec<Sentence>,
}

impl Head {
    /// Finds it; `comment` is the last one above the first row.
    pub(super) fn of(
        cells: &Cells,
        comment: Option<&str>,
        delimiter: Delimiter,
        said: &Options,
    ) -> Self {
        let mut head = Self { width: usual_width(cells), ..Self::default() };
        let sight = Sight { cells, width: head.width, said };
        head.find_classes(&sight);
        head.find_titles(&sight);
        let row = head.body;
        if let Some(keys) = sight.keys_of_questions() {
            head.name(&sight, 0);
            head.body = keys + 1;
        } else if said.header.unwrap_or_else(|| sight.is_header(row)) && row < cells.n_rows() {
            head.name(&sight, row);
            if sight.has_units(row + 1) {
                head.units = (0..head.width).map(|k| unit(cells.get(row + 1, k))).collect();
                head.body += 1;
            }
        } else if said.header.is_none() && row == 0 {
            head.name_by_comment(comment, delimiter);
        }
        let sign = |column| sight.numbers(column, head.body).unwrap_or_default().to_owned();
        head.signs = (0..head.width).map(sign).collect();
        head
    }

    /// The files that scikit-learn brings along begin with how many rows and columns there are, and with the
    /// names of the classes that the last column counts.
    fn find_classes(&mut self, sight: &Sight<'_>) {
        let cells = sight.cells;
        let whole = |column| cells.get(0, column).parse::<usize>().ok();
        let is_here = whole(0).is_some() && 3 <= self.width && whole(1) == Some(self.width - 1);
        if !is_here || cells.n_rows() < 2 {
            return;
        }
        let names: Vec<&str> = cells.row(0).skip(2).filter(|cell| !cell.is_empty()).collect();
        let n = names.len();
        let is_class = |cell: &str| cell.parse().is_ok_and(|class: usize| class < n);
        let mut rows = sight.below(1);
        let mut counts = || rows.all(|row| is_class(cells.get(row, self.width - 1)));
        // Without classes the names of the columns follow.
        let is_number = n == 0 && whole(0) == Some(cells.n_rows() - 2) && sight.is_header(1);
        let are_words = 2 <= n && names.iter().all(|name| shape(name).is_none());
        if is_number || are_words && counts() {
            self.classes = names.into_iter().map(str::to_owned).collect();
            self.body = 1;
            self.notices.push(Sentence::new(
                "The first line has the numbers of rows and columns, as in files of scikit-learn.",
            ));
        }
    }

    /// Skips rows that are no rows of the table: with one entry where the others have several, or with far
    /// fewer or more cells and no number.
    fn find_titles(&mut self, sight: &Sight<'_>) {
        let first = self.body;
        self.body = sight.below_short_rows(first).unwrap_or(first);
        while self.body + 1 < sight.cells.n_rows() && self.body < first + MAX_HEAD - 2 {
            if !sight.is_title(self.body) {
                break;
            }
            self.body += 1;
        }
        self.is_torn = first < self.body && sight.is_torn(self.body - 1);
        if first < self.body {
            let line = sight.cells.line(self.body) - 1;
            let sentence = Sentence::new("The text above the table, up to line {0}, is left out.");
            self.notices.push(sentence.with(&line));
        }
    }

    /// Takes the names of a row. Where it is one short, as R writes it, the first column has none.
    fn name(&mut self, sight: &Sight<'_>, row: usize) {
        let is_short = sight.is_short(row);
        let names = sight.cells.row(row).map(str::to_owned);
        self.names = is_short.then(String::new).into_iter().chain(names).collect();
        self.names.resize(self.width, String::new());
        self.has_header = true;
        self.body = row + 1;
    }

    /// Takes the names of a comment, as NumPy writes them, if there is one for each column.
    fn name_by_comment(&mut self, comment: Option<&str>, delimiter: Delimiter) {
        let Some(comment) = comment else { return };
        let text = prepared(comment, delimiter);
        let mut splitter = Splitter::new(&text, delimiter);
        if !matches!(splitter.row(&text), Ok(true)) {
            return;
        }
        let names: Vec<String> = splitter.last_row().map(str::to_owned).collect();
        let has_names = names.iter().any(|name| !name.is_empty() && shape(name).is_none());
        if names.len() == self.width && 1 < self.width && has_names {
            (self.names, self.has_header) = (names, true);
        }
    }
}

/// How many cells most rows have; of two that are as frequent the larger. Columns at the end that are empty in
/// each of these rows do not count: some programs write delimiters up to the width of their sheet.
fn usual_width(cells: &Cells) -> usize {
    let mut counts = [0; MAX_COLUMNS + 1];
    for row in 0..cells.n_rows() {
        counts[cells.width(row).min(MAX_COLUMNS)] += 1;
    }
    let most = (0..counts.len()).max_by_key(|&width| counts[width]);
    let width = most.unwrap_or(0);
    let usual = (0..cells.n_rows()).filter(|&row| cells.width(row) == width);
    usual.map(|row| cells.used_width(row)).max().unwrap_or(width)
}

/// A unit without what it is put in: `[cm]`.
fn unit(cell: &str) -> String {
    let inside = cell.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    if missing(cell, None) == Missing::No { inside.to_owned() } else { String::new() }
}

/// What the rows look like.
struct Sight<'a> {
    cells: &'a Cells,
    width: usize,
    said: &'a Options,
}

impl Sight<'_> {
    fn is_missing(&self, cell: &str) -> bool {
        missing(cell, self.said.missing.as_deref()) != Missing::No
    }

    /// Rows from here on that are looked at.
    fn below(&self, row: usize) -> core::ops::Range<usize> {
        row..self.cells.n_rows().min(row + N_SAMPLED)
    }

    /// Whether a column is numbers from a row on, but for typing errors: the unit that stands with them, or
    /// nothing.
    fn numbers(&self, column: usize, from: usize) -> Option<&str> {
        let (mut n_numbers, mut others, mut units) = (0, Vec::new(), Units::default());
        for row in self.below(from) {
            let cell = self.cells.get(row, column);
            if shape(cell).is_some() {
                n_numbers += 1;
            } else if !self.is_missing(cell) {
                others.push(cell);
                units.add(cell);
            }
        }
        let unit = units.of_column(n_numbers + others.len()).unwrap_or_default();
        let n_odd = others.iter().filter(|cell| shape(without(cell, unit)).is_none()).count();
        let n_numbers = n_numbers + others.len() - n_odd;
        super::column::is_numeric(n_numbers, n_odd).then_some(unit)
    }

    /// Whether a row has one cell less than the others, and names all of them but the first.
    fn is_short(&self, row: usize) -> bool {
        let width = self.cells.width(row);
        let is_filled = self.cells.used_width(row) == width;
        // Where the last column is empty, the row is not short but the others are long.
        let is_last_used = self.below(row + 1).any(|it| self.cells.used_width(it) == self.width);
        width + 1 == self.width && is_filled && is_last_used
    }

    /// Whether a row names the columns: of the columns that are numeric below it, at least half have
    /// something else in it; or it counts, as years and indices do. With fewer it is a row with a typing
    /// error. Empty cells and typing errors below are left aside, so that they are told where they are.
    fn is_header(&self, row: usize) -> bool {
        if self.cells.n_rows() <= row {
            return false;
        }
        let shift = usize::from(self.is_short(row));
        let (mut n_names, mut numbers) = (0, Vec::new());
        // A row of units below the names is no typing error.
        let from = row + 1 + usize::from(self.has_units(row + 1));
        for column in shift..self.width {
            let Some(unit) = self.numbers(column, from) else { continue };
            let cell = self.cells.get(row, column - shift);
            match shape(without(cell, unit)) {
                Some(_) => numbers.push((column, cell)),
                None if self.is_missing(cell) => (),
                None => n_names += 1,
            }
        }
        let is_named = 0 < n_names && numbers.len() <= n_names;
        is_named || shift == 0 && self.counts(row, &numbers)
    }

    /// Whether the numbers of a row are years one after the other above other numbers, or 0, 1, 2 … as pandas
    /// has them above columns without names.
    fn counts(&self, row: usize, numbers: &[(usize, &str)]) -> bool {
        let wholes: Option<Vec<i64>> = numbers.iter().map(|(_, cell)| cell.parse().ok()).collect();
        let Some(wholes) = wholes.filter(|wholes| !wholes.is_empty()) else { return false };
        let is_even = wholes.windows(3).all(|it| it[1] - it[0] == it[2] - it[1])
            && wholes.windows(2).all(|it| it[0] != it[1]);
        let is_first_open = self.cells.get(row, 0).is_empty();
        let is_year = |x: &i64| (1500..2200).contains(x);
        let are_years = is_even && wholes.iter().all(is_year);
        let values = || {
            let rows = self.below(row + 1);
            rows.flat_map(|row| numbers.iter().map(move |&(k, _)| self.cells.get(row, k)))
        };
        let year_below = |cell: &str| cell.parse::<i64>().is_ok_and(|x| is_year(&x));
        // A word beside the years that never comes again is a name as well.
        let is_name = |column: usize| {
            let cell = self.cells.get(row, column);
            let comes_again = || self.below(row + 1).any(|it| self.cells.get(it, column) == cell);
            !cell.is_empty() && shape(cell).is_none() && !comes_again()
        };
        let has_name = || (0..self.width).any(is_name);
        if are_years && (1 < wholes.len() || has_name()) {
            return !values().filter(|cell| !cell.is_empty()).all(year_below);
        }
        let are_indices = (0..).zip(&wholes).all(|(k, &x)| k == x);
        let n_open = usize::from(is_first_open);
        let has_fractions = || values().any(|cell| cell.contains(['.', ',']));
        are_indices
            && wholes.len() + n_open == self.width
            && (is_first_open || 2 < self.width && has_fractions())
    }

    /// The row of keys that Qualtrics writes below the names and the questions.
    fn keys_of_questions(&self) -> Option<usize> {
        let end = self.cells.n_rows().min(3);
        (1..end).find(|&row| self.cells.get(row, 0).starts_with("{\"ImportId\""))
    }

    /// Whether a row has units: no number where numbers follow, at least one short word there, and no word that
    /// comes again below.
    fn has_units(&self, row: usize) -> bool {
        if self.cells.n_rows() <= row + 1 {
            return false;
        }
        let mut n_units = 0;
        for column in 0..self.width {
            let cell = self.cells.get(row, column);
            if self.is_missing(cell) {
                continue;
            }
            if let Some(unit) = self.numbers(column, row + 1) {
                if shape(without(cell, unit)).is_some() || MAX_UNIT < cell.chars().count() {
                    return false;
                }
                n_units += 1;
            } else if self.below(row + 1).any(|it| self.cells.get(it, column) == cell) {
                return false;
            }
        }
        0 < n_units
    }

    /// Whether a row has names for half as many columns as the rows below have whole numbers.
    fn is_torn(&self, row: usize) -> bool {
        let (cells, n) = (self.cells, self.cells.used_width(row));
        let are_names =
            cells.row(row).take(n).all(|cell| !cell.is_empty() && shape(cell).is_none());
        let is_whole = |cell: &str| matches!(shape(cell), Some(Shape::Whole(_)));
        let mut below = self.below(row + 1);
        1 < n && 2 * n == self.width && are_names && below.all(|it| cells.row(it).all(is_whole))
    }

    /// The row of names below rows that are all shorter than the table, such as what a device says of itself.
    fn below_short_rows(&self, first: usize) -> Option<usize> {
        let is_narrow = |row: &usize| self.cells.width(*row) < self.width;
        let end = self.cells.n_rows().min(first + MAX_HEAD - 2);
        let row = (first..end).find(|row| !is_narrow(row)).filter(|row| first + 1 < *row)?;
        self.is_header(row).then_some(row)
    }

    /// Whether a row stands above the table and is no part of it.
    fn is_title(&self, row: usize) -> bool {
        let filled: Vec<&str> = self.cells.row(row).filter(|cell| !cell.is_empty()).collect();
        let used = self.cells.used_width(row);
        let is_number = |cell: &str| shape(cell).is_some() || measured(cell).is_some();
        let has_number = filled.iter().any(|cell| is_number(cell));
        match self.width {
            0 | 1 => false,
            // One entry of two: a title has several words, or names below it.
            2 if filled.len() == 1 => {
                used == 1 && !has_number && (filled[0].contains(' ') || self.is_header(row + 1))
            }
            width if filled.len() == 1 && 2 < width => true,
            width if used + 1 < width || width < used => !has_number || self.is_header(row + 1),
            width => used + 1 == width && self.is_header(row + 1),
        }
    }
}
