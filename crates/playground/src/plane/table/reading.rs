//! A table being read, in steps: split into rows, looked at as a whole, and then column by column. However it
//! is divided, the table is the same.

use super::blanks::prepared;
use super::column::{Draft, Poll, Source};
use super::columns::{Column, Table};
use super::delimiter::Delimiter;
use super::encoding::Encoding;
use super::error::TableError;
use super::foot::cut_foot;
use super::foreign::foreign;
use super::format::Format;
use super::head::Head;
use super::layout::laid_out;
use super::limits::{MAX_BYTES, MAX_ROWS};
use super::options::{Ambiguity, Found, Options};
use super::split::{Cells, Splitter};
use super::votes::Votes;
use crate::budget::{Budget, Progress};
use crate::text::sentence::Sentence;

/// Bytes of rows that are split in one step: a few milliseconds.
const SPLIT: usize = 1 << 18;

/// A table that is being read: made of bytes, and read by [`step`](Self::step) until it is whole.
#[derive(Debug)]
pub struct Reading {
    said: Options,
    text: String,
    stage: Stage,
    /// Whether the encoding is one of several that would do.
    is_guessed: bool,
    result: Option<Result<Table, TableError>>,
}

/// What is done next.
enum Stage {
    Split(Box<Splitter>),
    /// The columns are asked how numbers are written.
    Votes(Whole, Votes, Option<String>, Poll),
    /// The columns are read.
    Columns(Whole, Columns, Draft),
    Done,
}

/// The columns that were read so far, and what is known of all.
struct Columns {
    columns: Vec<Column>,
    /// The words of missing entries.
    seen: Vec<String>,
    format: Format,
    ambiguity: Option<Ambiguity>,
}

impl core::fmt::Debug for Stage {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Split(_) => "Split",
            Self::Votes(..) => "Votes",
            Self::Columns(..) => "Columns",
            Self::Done => "Done",
        })
    }
}

/// A table that is split into cells.
#[derive(Debug)]
struct Whole {
    encoding: Encoding,
    delimiter: Delimiter,
    cells: Cells,
    head: Head,
    /// The next column.
    column: usize,
}

impl Whole {
    /// The next column, if there is one.
    fn next<'a>(&'a self, said: &'a Options) -> Option<Source<'a>> {
        let Self { cells, column, .. } = self;
        let (first, words) = (self.head.body, said.missing.as_deref());
        let unit = self.head.signs.get(*column).map_or("", String::as_str);
        (self.column < self.head.width).then_some(Source {
            cells,
            first,
            column: *column,
            words,
            unit,
        })
    }
}

impl Reading {
    /// Begins to read the bytes of a file, or of a text that was pasted.
    pub fn new(bytes: &[u8], said: Options) -> Self {
        let refused = |sentence| Self {
            said: Options::default(),
            text: String::new(),
            is_guessed: false,
            stage: Stage::Done,
            result: Some(Err(TableError::foreign(sentence))),
        };
        if let Some(sentence) = foreign(bytes) {
            return refused(sentence);
        }
        if MAX_BYTES < bytes.len() {
            return refused(Sentence::new("The table is larger than 10 MB. Keep fewer rows."));
        }
        let mut said = said;
        let encoding = said.encoding.unwrap_or_else(|| Encoding::of(bytes));
        let is_guessed = said.encoding.is_none() && encoding == Encoding::Windows1252;
        said.encoding = Some(encoding);
        let mut text = encoding.decode(bytes);
        // Who says what separates columns, says that it is a text with delimiters.
        if let Some(layout) = laid_out(&text).filter(|_| said.delimiter.is_none()) {
            text = layout.text.into();
            said.delimiter = layout.delimiter;
            said.header = said.header.or(layout.header);
        }
        let (written, text) = match Delimiter::said(&text) {
            Some((delimiter, rest)) => (Some(delimiter), rest),
            None => (None, &*text),
        };
        let delimiter = said.delimiter.or(written).unwrap_or_else(|| Delimiter::of(text));
        said.delimiter = Some(delimiter);
        let text = prepared(text, delimiter).into_owned();
        let mut splitter = Splitter::new(&text, delimiter);
        if written.is_some() {
            splitter.skip_line();
        }
        Self { said, text, is_guessed, stage: Stage::Split(Box::new(splitter)), result: None }
    }

    /// Goes on until the budget is spent or the table is read; at least by one part of it.
    pub fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        while !matches!(self.stage, Stage::Done) {
            let stage = core::mem::replace(&mut self.stage, Stage::Done);
            match self.go_on(stage) {
                Ok(stage) => self.stage = stage,
                Err(error) => self.result = Some(Err(error)),
            }
            if budget.is_spent() {
                break;
            }
        }
        self.progress()
    }

    /// How far it is, in thousandths: splitting takes about half of the time.
    fn progress(&self) -> Progress {
        let share = |done: usize, of: usize, thousandths: usize| done * thousandths / of.max(1);
        let of_columns = |whole: &Whole, n| share(whole.column, whole.head.width, n);
        let done = match &self.stage {
            Stage::Split(splitter) => share(splitter.at(), self.text.len(), 500),
            Stage::Votes(whole, ..) => 500 + of_columns(whole, 200),
            Stage::Columns(whole, ..) => 700 + of_columns(whole, 299),
            Stage::Done => return Progress::WHOLE,
        };
        Progress { done: done as u64, of: 1000 }
    }

    /// The table, or what is wrong with it. Does whatever is left to do.
    pub fn finish(mut self) -> Result<Table, TableError> {
        while !self.step(&mut Budget::Endless).is_whole() {}
        let nothing = || TableError::of_table(Delimiter::none());
        self.result.unwrap_or_else(|| Err(nothing()))
    }

    /// Does the next part.
    fn go_on(&mut self, stage: Stage) -> Result<Stage, TableError> {
        Ok(match stage {
            Stage::Split(mut splitter) => {
                let end = splitter.at() + SPLIT;
                let mut is_more = true;
                while is_more && splitter.at() < end {
                    is_more = splitter.row(&self.text)?;
                }
                if is_more {
                    return Ok(Stage::Split(splitter));
                }
                if let Some(inside) = self.inside(&splitter) {
                    return Ok(Stage::Split(Box::new(inside)));
                }
                Stage::Votes(self.whole(*splitter)?, Votes::default(), None, Poll::default())
            }
            Stage::Votes(mut whole, mut votes, mut either, mut poll) => {
                if let Some(source) = whole.next(&self.said) {
                    if poll.step(source) {
                        let (of_column, cell) = core::mem::take(&mut poll).finish();
                        votes.add_column(&of_column);
                        either = either.or(cell);
                        whole.column += 1;
                    }
                    return Ok(Stage::Votes(whole, votes, either, poll));
                }
                let (format, other) = votes.decide(whole.delimiter, &self.said);
                whole.head.notices.extend(votes.mixed(format));
                let ambiguity = either.zip(other);
                let ambiguity = ambiguity.and_then(|(cell, it)| Ambiguity::of(&cell, format, it));
                whole.column = 0;
                let columns = Columns { columns: Vec::new(), seen: Vec::new(), format, ambiguity };
                Stage::Columns(whole, columns, Draft::default())
            }
            Stage::Columns(mut whole, mut read, mut draft) => {
                if let Some(source) = whole.next(&self.said) {
                    let Head { names, units, classes, width, .. } = &whole.head;
                    if !classes.is_empty() && whole.column + 1 == *width {
                        read.columns.push(source.of_classes(classes));
                    } else if draft.step(source, read.format) {
                        let name = names.get(whole.column).map_or("", String::as_str);
                        let draft = core::mem::take(&mut draft);
                        if let Some(mut column) = draft.finish(source, name, &mut read.seen) {
                            if let Some(unit) = units.get(whole.column).filter(|it| !it.is_empty())
                            {
                                column.unit = unit.clone();
                            }
                            read.columns.push(column);
                        }
                    } else {
                        return Ok(Stage::Columns(whole, read, draft));
                    }
                    whole.column += 1;
                    return Ok(Stage::Columns(whole, read, draft));
                }
                self.result = Some(table(whole, read, &self.said));
                Stage::Done
            }
            Stage::Done => Stage::Done,
        })
    }

    /// Of a text whose every row was put into quotes as a whole: what was inside, to be split.
    fn inside(&mut self, splitter: &Splitter) -> Option<Splitter> {
        let rows = splitter.single_cells()?;
        let delimiter = Delimiter::of(&rows);
        let sign = delimiter.spec().sign;
        if rows.is_empty() || !rows.lines().all(|row| row.contains(sign)) {
            return None;
        }
        self.said.delimiter = Some(delimiter);
        self.text = prepared(&rows, delimiter).into_owned();
        Some(Splitter::new(&self.text, delimiter))
    }

    /// Looks at all rows together.
    fn whole(&self, splitter: Splitter) -> Result<Whole, TableError> {
        let comment = splitter.comment(&self.text).map(str::to_owned);
        let mut cells = splitter.into_cells();
        if cells.n_rows() == 0 {
            return Err(TableError::of_table(Sentence::new(
                "There are no rows. Write one point in each line, such as 1.5, 2, blue.",
            )));
        }
        let Options { encoding, delimiter, .. } = self.said;
        let (encoding, delimiter) = (encoding.unwrap_or_default(), delimiter.unwrap_or_default());
        let mut head = Head::of(&cells, comment.as_deref(), delimiter, &self.said);
        if head.is_torn && delimiter == Delimiter::Comma {
            return Err(TableError::of_table(Sentence::new(
                "The table has commas between the columns and in the numbers. Save it with semicolons between the columns.",
            )));
        }
        if self.is_guessed {
            head.notices.push(Sentence::new(
                "The letters are read as Windows-1252. If they look wrong, choose another encoding.",
            ));
        }
        head.notices.extend(cut_foot(&mut cells, head.body, head.width));
        let mut n_short = 0;
        for row in head.body..cells.n_rows() {
            let (n, width) = (cells.used_width(row), head.width);
            if width < n {
                let sentence = Sentence::new(
                    "Line {0} has {1} cells, but most lines have {2}. Correct it, or choose another delimiter.",
                );
                return Err(TableError::of_line(cells.line(row), sentence).with(&n).with(&width));
            }
            n_short += usize::from(cells.width(row) < width);
        }
        if MAX_ROWS < cells.n_rows() - head.body {
            return Err(TableError::of_table(Sentence::new(
                "The table has more than 100000 rows. Keep at most that many.",
            )));
        }
        if 0 < n_short {
            let sentence =
                Sentence::new("Lines that are too short: {0}. Their last cells are missing.");
            head.notices.push(sentence.with(&n_short));
        }
        Ok(Whole { encoding, delimiter, cells, head, column: 0 })
    }
}

/// The table, if it has what points are made of.
fn table(whole: Whole, read: Columns, said: &Options) -> Result<Table, TableError> {
    let Columns { columns, seen, format, ambiguity } = read;
    let Whole { encoding, delimiter, cells, head, .. } = whole;
    if head.width < 2 {
        return Err(TableError::of_table(Delimiter::none()));
    }
    if columns.iter().all(|column| column.numbers().is_none()) {
        return Err(TableError::of_table(Sentence::new(
            "No column has only numbers. At least one is needed, for the x axis.",
        )));
    }
    let mut notices = head.notices;
    if let Some(Ambiguity { cell, readings: [(_, first), (_, second)] }) = &ambiguity {
        let text = crate::text::number::format;
        let sentence = Sentence::new("{0} can mean {1} or {2}. Here it is read as {1}.");
        notices.push(sentence.with(cell).with(&text(*first)).with(&text(*second)));
    }
    let missing = said.missing.clone().unwrap_or(seen);
    let found =
        Found { encoding, delimiter, format, missing, header: head.has_header, ambiguity, notices };
    Ok(Table { columns, n_rows: cells.n_rows() - head.body, found })
}

impl Table {
    /// Reads a table of the bytes of a file, or of a text that was pasted.
    ///
    /// What is not said is found: the encoding from the bytes, the delimiter from the first rows, decimal sign,
    /// thousands sign and the words of missing entries from all cells, the header from the rows below it.
    /// Quotes are those of RFC 4180. White space around cells, blank lines, and lines that begin with `#` do
    /// not count. Takes time proportional to the text; for columns of words, to sort them.
    pub fn read(bytes: &[u8], said: &Options) -> Result<Self, TableError> {
        Reading::new(bytes, said.clone()).finish()
    }
}
