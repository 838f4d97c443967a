//! Text into cells: lines, comments, quotes. Which character separates columns, and what a cell means, is not
//! decided here.

use super::blanks::is_no_row;
use super::delimiter::Delimiter;
use super::error::TableError;
use super::limits::{MAX_COLUMNS, MAX_ROWS};
use super::missing::begins_with_error;
use crate::text::number::is_space;
use crate::text::sentence::Sentence;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Rows above a table that are no part of it, and its header and units.
pub(super) const MAX_HEAD: usize = 22;

/// Every cell of a table, row by row; rows without an entry are left out.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// All cells, one after the other.
    text: String,
    /// The end in `text` of each cell.
    ends: Vec<u32>,
    /// The first cell of each row, and one more. [n_rows + 1]
    starts: Vec<u32>,
    /// The line on which each row begins, counted from 1. [n_rows]
    lines: Vec<u32>,
}

impl Cells {
    pub(super) fn n_rows(&self) -> usize {
        self.lines.len()
    }

    /// How many cells a row has.
    pub(super) fn width(&self, row: usize) -> usize {
        (self.starts[row + 1] - self.starts[row]) as usize
    }

    /// A cell without the white space around it; nothing where there is none.
    pub(super) fn get(&self, row: usize, column: usize) -> &str {
        if self.width(row) <= column {
            return "";
        }
        let i = self.starts[row] as usize + column;
        let start = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        bare(self.text.get(start..self.ends[i] as usize).unwrap_or_default())
    }

    /// The cells of a row.
    pub(super) fn row(&self, row: usize) -> impl DoubleEndedIterator<Item = &str> {
        (0..self.width(row)).map(move |column| self.get(row, column))
    }

    /// Cells up to the last that has something in it.
    pub(super) fn used_width(&self, row: usize) -> usize {
        (0..self.width(row))
            .rev()
            .find(|&column| !self.get(row, column).is_empty())
            .map_or(0, |k| k + 1)
    }

    /// Keeps so many rows.
    pub(super) fn keep(&mut self, n_rows: usize) {
        self.lines.truncate(n_rows);
        self.starts.truncate(n_rows + 1);
    }

    /// The line on which a row begins.
    pub(super) fn line(&self, row: usize) -> u32 {
        self.lines[row]
    }
}

/// Takes rows off a text, one by one.
pub(super) struct Splitter {
    reader: Reader,
    /// Bytes of the text that are read.
    at: usize,
    /// The line of the next byte, counted from 1.
    line: u32,
    /// Whether lines that begin with `#` are left out: not where all do.
    has_comments: bool,
    /// Whether every line is in quotes.
    has_quotes: bool,
    /// The last comment before the first row.
    comment: Option<core::ops::Range<usize>>,
    /// The cells so far, as long as the text, so that they always fit.
    out: Vec<u8>,
    /// Bytes of `out` that are written.
    n_out: usize,
    cells: Cells,
}

impl Splitter {
    /// Of a text without a mark. What separates its columns must be a character of the text: see
    /// [`prepared`](super::blanks::prepared).
    pub(super) fn new(text: &str, delimiter: Delimiter) -> Self {
        let sign = match delimiter {
            Delimiter::Blanks => b'\t',
            other => other.spec().sign.as_bytes()[0],
        };
        let filled = || text.lines().map(str::trim).filter(|line| !line.is_empty());
        let is_quoted =
            |line: &str| line.len() != 1 && line.starts_with('"') && line.ends_with('"');
        Self {
            reader: ReaderBuilder::new().delimiter(sign).build(),
            at: 0,
            line: 1,
            has_comments: filled().any(|line| !line.starts_with('#')),
            has_quotes: filled().all(is_quoted),
            comment: None,
            // The reader wants room for a byte even when it has none to write.
            out: vec![0; text.len() + 1],
            n_out: 0,
            cells: Cells { starts: vec![0], ..Cells::default() },
        }
    }

    /// Reads the next row, from the text that it was made for; whether there was one. Rows of delimiters alone
    /// are none: spreadsheets leave them below a table.
    pub(super) fn row(&mut self, text: &str) -> Result<bool, TableError> {
        while self.cells.n_rows() <= MAX_ROWS + MAX_HEAD && self.skip_lines(text) {
            if self.record(text)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads the cells from here to the end of the row; whether anything is in them.
    fn record(&mut self, text: &str) -> Result<bool, TableError> {
        let (start, line) = (self.at, self.line);
        let (row_start, mut width) = (self.n_out, 0);
        let mut ends = [0; MAX_COLUMNS + 1];
        loop {
            let input = &text.as_bytes()[self.at..];
            let is_at_end = input.is_empty();
            let (result, n_in, n_out, n_ends) =
                self.reader.read_record(input, &mut self.out[self.n_out..], &mut ends[width..]);
            self.advance(text, self.at + n_in);
            self.n_out += n_out;
            width += n_ends;
            match result {
                ReadRecordResult::Record => {
                    if is_at_end {
                        self.check_quotes(&text[start..], line)?;
                    }
                    break;
                }
                ReadRecordResult::InputEmpty if !is_at_end => (),
                _ => break,
            }
        }
        if MAX_COLUMNS < width {
            let sentence =
                Sentence::new("Line {0} has more than {1} cells. Keep at most that many columns.");
            return Err(TableError::of_line(line, sentence).with(&MAX_COLUMNS));
        }
        let written = &self.out[row_start..self.n_out];
        if written.iter().all(u8::is_ascii_whitespace) {
            self.n_out = row_start;
            return Ok(false);
        }
        self.cells.ends.extend(ends[..width].iter().map(|end| (row_start + end) as u32));
        self.cells.starts.push(self.cells.ends.len() as u32);
        self.cells.lines.push(line);
        Ok(true)
    }

    /// The cells of the last row.
    pub(super) fn last_row(&self) -> impl Iterator<Item = &str> {
        let n = self.cells.n_rows();
        let [from, to] = [n - 1, n].map(|row| self.cells.starts[row] as usize);
        (from..to).map(|k| {
            let start = if k == 0 { 0 } else { self.cells.ends[k - 1] as usize };
            let cell = core::str::from_utf8(&self.out[start..self.cells.ends[k] as usize]);
            bare(cell.unwrap_or_default())
        })
    }

    /// Counts a line that stands above the text.
    pub(super) fn skip_line(&mut self) {
        self.line += 1;
    }

    /// What is in the cells, a line for each, if there is but one in every row, in quotes.
    pub(super) fn single_cells(&self) -> Option<String> {
        let n = self.cells.n_rows();
        let is_single = n == self.cells.ends.len() && self.has_quotes;
        let text = core::str::from_utf8(&self.out[..self.n_out]).ok().filter(|_| is_single)?;
        let mut start = 0;
        let rows = self.cells.ends.iter().map(|&end| {
            let row = text.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            row
        });
        Some(rows.collect::<Vec<_>>().join("\n"))
    }

    /// How many bytes of the text are read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The last comment before the first row, without its sign.
    pub(super) fn comment<'a>(&self, text: &'a str) -> Option<&'a str> {
        text.get(self.comment.clone()?).map(|comment| comment.trim_start_matches('#'))
    }

    /// The cells of all rows that were read.
    pub(super) fn into_cells(mut self) -> Cells {
        self.out.truncate(self.n_out);
        // Only ASCII is ever left out of the text, so what remains is UTF-8.
        Cells { text: String::from_utf8(self.out).unwrap_or_default(), ..self.cells }
    }

    /// Skips blank lines, comments and lines that are only drawn; whether anything is left.
    fn skip_lines(&mut self, text: &str) -> bool {
        loop {
            let rest = text.get(self.at..).unwrap_or_default();
            let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let line = rest[..len].trim_matches(is_space);
            let is_comment = self.has_comments && line.starts_with('#') && !begins_with_error(line);
            if rest.is_empty() {
                return false;
            }
            if !line.is_empty() && !is_comment && !is_no_row(line) {
                return true;
            }
            if is_comment && self.cells.n_rows() == 0 {
                self.comment = Some(self.at..self.at + len);
            }
            self.advance(text, (self.at + len + 1).min(text.len()));
        }
    }

    /// Moves on, counting lines: `\n`, `\r\n` and `\r` each end one.
    fn advance(&mut self, text: &str, to: usize) {
        let bytes = text.as_bytes();
        for i in self.at..to {
            let ends = match bytes[i] {
                b'\n' => true,
                b'\r' => bytes.get(i + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u32::from(ends);
        }
        self.at = to;
    }

    /// A row over several lines, up to the end of the text, with an odd number of quotes: it took the
    /// rest of the table for one cell.
    fn check_quotes(&self, row: &str, line: u32) -> Result<(), TableError> {
        let n_quotes = row.bytes().filter(|&byte| byte == b'"').count();
        if line < self.line && n_quotes % 2 == 1 {
            let sentence = Sentence::new(
                "Line {0} has a quotation mark that is never closed. Close it or remove it.",
            );
            return Err(TableError::of_line(line, sentence));
        }
        Ok(())
    }
}

/// A cell without white space around it, and without `="…"`, in which spreadsheets keep numbers as texts.
fn bare(cell: &str) -> &str {
    let cell = cell.trim_matches(is_space);
    match cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"')) {
        Some(inside) => inside.trim_matches(is_space),
        None => cell,
    }
}
