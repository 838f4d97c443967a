//! Text into cells: lines, quotes, and which character separates columns. What a column means is not
//! decided here; which cells are numbers is, because a delimiter that leaves numbers between itself is the
//! likelier one.

use super::error::CsvError;
use super::table::{MAX_COLUMNS, MAX_ROWS};
use crate::text::number::{decimal, is_space};
use crate::text::sentence::Sentence;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Rows by which the delimiter is chosen.
const N_SAMPLED: usize = 20;

/// Every cell of a table, row by row.
pub(super) struct Cells {
    /// All cells, one after the other.
    text: String,
    /// The end in `text` of each cell. [n_rows × width]
    ends: Vec<usize>,
    /// The line on which each row begins, counted from 1. [n_rows]
    lines: Vec<u32>,
    pub(super) n_rows: usize,
    pub(super) width: usize,
    /// Whether a comma in a number is a decimal point.
    pub(super) decimal_comma: bool,
}

impl Cells {
    /// Splits a text without a byte order mark. Stops after one row more than a table with a header has.
    pub(super) fn split(text: &str) -> Result<Self, CsvError> {
        let delimiter = delimiter(text)?;
        let mut splitter = Splitter::new(text, delimiter);
        let (mut lines, mut width) = (Vec::new(), 0);
        while lines.len() < MAX_ROWS + 2 {
            let Some((line, n)) = splitter.row()? else { break };
            if lines.is_empty() {
                width = n;
            } else if n != width {
                let sentence = if n == 1 {
                    Sentence::new("Line {0} has {1} cell where the first row has {2}. Correct it.")
                } else {
                    Sentence::new("Line {0} has {1} cells where the first row has {2}. Correct it.")
                };
                return Err(CsvError::of_line(line, sentence).with(&n).with(&width));
            }
            lines.push(line);
        }
        splitter.out.truncate(splitter.n_out);
        Ok(Self {
            // Only ASCII is ever left out of the text, so what remains is UTF-8.
            text: String::from_utf8(splitter.out).unwrap_or_default(),
            ends: splitter.ends,
            n_rows: lines.len(),
            lines,
            width,
            decimal_comma: delimiter != b',',
        })
    }

    /// A cell without the white space around it; nothing where there is none.
    pub(super) fn get(&self, row: usize, column: usize) -> &str {
        let i = row * self.width + column;
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        self.text.get(start..self.ends[i]).unwrap_or_default().trim_matches(is_space)
    }

    /// The line on which a row begins.
    pub(super) fn line(&self, row: usize) -> u32 {
        self.lines[row]
    }
}

/// The character that separates columns, judged by the first rows: each candidate scores the number of
/// rows of the most frequent width, times the share of cells that are numbers. A decimal comma would
/// separate columns as regularly as a semicolon does, but leaves `5;2` between.
fn delimiter(text: &str) -> Result<u8, CsvError> {
    let (mut best, mut best_score) = (Ok(b','), 0);
    for candidate in [b'\t', b';', b','] {
        match score(text, candidate) {
            Ok(score) if best_score < score => (best, best_score) = (Ok(candidate), score),
            Err(error) if best_score == 0 => best = Err(error),
            _ => (),
        }
    }
    best
}

/// How well a delimiter fits the first rows: 0 if it separates nothing.
fn score(text: &str, delimiter: u8) -> Result<usize, CsvError> {
    let mut splitter = Splitter::new(text, delimiter);
    let (mut widths, mut n_numbers) = (Vec::new(), 0);
    let mut start = 0;
    while widths.len() < N_SAMPLED {
        let Some((_, width)) = splitter.row()? else { break };
        for &end in &splitter.ends[splitter.ends.len() - width..] {
            let cell = core::str::from_utf8(&splitter.out[start..end]).unwrap_or_default();
            n_numbers +=
                usize::from(number(cell.trim_matches(is_space), delimiter != b',').is_some());
            start = end;
        }
        widths.push(width);
    }
    let of_width = |width| widths.iter().filter(|&&it| it == width && 1 < it).count();
    let n_alike = widths.iter().map(|&width| of_width(width)).max().unwrap_or(0);
    // A table of words still has its most regular delimiter, hence the 1.
    Ok(n_alike * (1 + 1000 * n_numbers / splitter.ends.len().max(1)))
}

/// A finite decimal number, whose point may be a comma if `decimal_comma`.
pub(super) fn number(cell: &str, decimal_comma: bool) -> Option<f64> {
    let x = if decimal_comma && cell.contains(',') && !cell.contains('.') {
        decimal(&cell.replacen(',', ".", 1))
    } else {
        decimal(cell)
    };
    x.is_finite().then_some(x)
}

/// Takes rows off a text, one by one.
struct Splitter<'a> {
    reader: Reader,
    text: &'a str,
    /// Bytes of the text that are read.
    at: usize,
    /// The line of the next byte, counted from 1.
    line: u32,
    /// The cells so far, as long as the text, so that they always fit.
    out: Vec<u8>,
    /// Bytes of `out` that are written.
    n_out: usize,
    /// The end in `out` of each cell so far.
    ends: Vec<usize>,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            text,
            at: 0,
            line: 1,
            // The reader wants room for a byte even when it has none to write.
            out: vec![0; text.len() + 1],
            n_out: 0,
            ends: Vec::new(),
        }
    }

    /// The line and the number of cells of the next row.
    fn row(&mut self) -> Result<Option<(u32, usize)>, CsvError> {
        if !self.skip_lines() {
            return Ok(None);
        }
        let (start, line) = (self.at, self.line);
        let (row_start, mut width) = (self.n_out, 0);
        let mut ends = [0; MAX_COLUMNS + 1];
        loop {
            let input = &self.text.as_bytes()[self.at..];
            let is_at_end = input.is_empty();
            let (result, n_in, n_out, n_ends) =
                self.reader.read_record(input, &mut self.out[self.n_out..], &mut ends[width..]);
            self.advance(self.at + n_in);
            self.n_out += n_out;
            width += n_ends;
            match result {
                ReadRecordResult::Record => {
                    if is_at_end {
                        self.check_quotes(start, line)?;
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
            return Err(CsvError::of_line(line, sentence).with(&MAX_COLUMNS));
        }
        self.ends.extend(ends[..width].iter().map(|end| row_start + end));
        Ok(Some((line, width)))
    }

    /// Skips blank lines and comments; whether anything is left.
    fn skip_lines(&mut self) -> bool {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let is_comment = rest.starts_with('#');
            if rest.is_empty() {
                return false;
            }
            if !is_comment && !rest[..len].trim_matches(is_space).is_empty() {
                return true;
            }
            self.advance((self.at + len + 1).min(self.text.len()));
        }
    }

    /// Moves on, counting lines: `\n`, `\r\n` and `\r` each end one.
    fn advance(&mut self, to: usize) {
        let bytes = self.text.as_bytes();
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
    fn check_quotes(&self, start: usize, line: u32) -> Result<(), CsvError> {
        let row = &self.text.as_bytes()[start..];
        let n_quotes = row.iter().filter(|&&byte| byte == b'"').count();
        if line < self.line && n_quotes % 2 == 1 {
            let sentence = Sentence::new(
                "Line {0} has a quotation mark that is never closed. Close it or remove it.",
            );
            return Err(CsvError::of_line(line, sentence));
        }
        Ok(())
    }
}
