//! Tables that a person pastes or drops: from text to named columns of numbers and of words. Which
//! columns become points is decided in `csv/roles.rs`, how they lie in the picture in `csv/points.rs`;
//! where the text comes from, and what is learned of it, is not decided here.

mod column;
mod error;
mod points;
mod roles;
mod split;
mod table;

pub use crate::plane::axis::Axis;
pub use error::CsvError;
pub use points::{Labels, Points};
pub(crate) use points::{header, push_row};
pub use roles::Roles;
pub use table::{Column, MAX_BYTES, MAX_CLASSES, MAX_COLUMNS, MAX_ROWS, Table, Values};

use crate::text::sentence::Sentence;
use split::Cells;

/// Reads a table.
///
/// - Columns are separated by commas, semicolons or tabs, whichever makes most rows equally wide and
///   most cells numbers; quotes are those of RFC 4180. White space around cells does not count.
/// - Blank lines, and lines that begin with `#`, do not count.
/// - A number is decimal and finite: `-2`, `+.5`, `1e3`. Unless commas separate columns, a single comma
///   is a decimal point.
/// - The first row is a header if at least half of the columns that have numbers below it have something
///   else in it.
/// - Of a column of words and a column with typing errors, see `column::Census`.
///
/// Takes time proportional to the text; for columns of words, to sort them.
pub fn parse(text: &str) -> Result<Table, CsvError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if MAX_BYTES < text.len() {
        let sentence = Sentence::new("The table is larger than 10 MB. Keep fewer rows.");
        return Err(CsvError::of_table(sentence));
    }
    let cells = Cells::split(text)?;
    if cells.n_rows == 0 {
        let sentence =
            Sentence::new("There are no rows. Write one point in each line, such as 1.5, 2, blue.");
        return Err(CsvError::of_table(sentence));
    }
    let first = usize::from(column::has_header(&cells));
    let n_rows = cells.n_rows - first;
    if MAX_ROWS < n_rows {
        let sentence =
            Sentence::new("The table has more than 100000 rows. Keep at most that many.");
        return Err(CsvError::of_table(sentence));
    }
    let mut columns = Vec::new();
    let mut earliest: Option<CsvError> = None;
    for column in 0..cells.width {
        let name = match cells.get(0, column) {
            name if 0 < first && !name.is_empty() => name.to_owned(),
            _ => format!("column {}", column + 1),
        };
        match column::read(&cells, first, column, &name) {
            Ok(Some(values)) => columns.push(Column { name, values }),
            Ok(None) => (),
            Err(error) if earliest.as_ref().is_none_or(|it| error.line < it.line) => {
                earliest = Some(error);
            }
            Err(_) => (),
        }
    }
    if let Some(error) = earliest {
        return Err(error);
    }
    let n_numeric = columns.iter().filter(|column| column.numbers().is_some()).count();
    if n_numeric < 2 {
        return Err(CsvError::of_table(if cells.width < 2 {
            Sentence::new(
                "There is only one column. Separate columns with commas, semicolons or tabs.",
            )
        } else if n_numeric == 0 {
            Sentence::new(
                "No column has only numbers. Two such columns are needed, one across and one up.",
            )
        } else {
            Sentence::new(
                "Only one column has only numbers. Two are needed, one across and one up.",
            )
        }));
    }
    Ok(Table { columns, n_rows })
}
