//! The texts of the dialog about a table. Messages about errors in a table are with the code that reads it.

use crate::lang::filled;
use crate::texts::n_points;
use crate::views::values;

pub(crate) const YOUR_TABLE: &str = "Your table";
pub(crate) const ACROSS: &str = "x axis";
pub(crate) const UP: &str = "y axis";
pub(crate) const LABEL: &str = "Class or number";
pub(crate) const NO_LABEL: &str = "none";
pub(crate) const USE_TABLE: &str = "Import";
pub(crate) const NO_POINTS: &str = "These columns give no points";

/// How a table is written: the names of the properties that users can set.
pub(crate) const ENCODING: &str = "Encoding";
pub(crate) const DELIMITER: &str = "Columns are separated by";
pub(crate) const DECIMAL: &str = "Decimal sign";
pub(crate) const THOUSANDS: &str = "Thousands sign";
pub(crate) const MISSING_WORDS: &str = "Words for missing entries";
pub(crate) const MISSING_HINT: &str = "separated by commas";
pub(crate) const HEADER: &str = "The first row names the columns";
pub(crate) const NOT_SAID: &str = "not known";
/// Characters that separate columns or groups of digits, by name.
pub(crate) const COMMA: &str = "comma";
pub(crate) const SEMICOLON: &str = "semicolon";
pub(crate) const TAB: &str = "tab";
pub(crate) const BAR: &str = "vertical bar";
pub(crate) const BLANKS: &str = "blanks";
pub(crate) const POINT: &str = "point";
pub(crate) const APOSTROPHE: &str = "apostrophe";
pub(crate) const SPACE: &str = "space";
pub(crate) const NO_SIGN: &str = "no sign";

/// "342 of 344 rows", or "150 points" if no row was left out.
pub(crate) fn rows(n: usize, n_read: usize) -> String {
    let grouped = |n: usize| values::grouped(n as u64);
    if n == n_read {
        n_points(n)
    } else {
        filled("{0} of {1} rows", &[grouped(n), grouped(n_read)])
    }
}

/// "342 of 344 rows, 3 classes: setosa, versicolor, virginica."
pub(crate) fn classes(rows: String, names: &[String]) -> String {
    filled("{0}, {1} classes: {2}.", &[rows, names.len().to_string(), names.join(", ")])
}

/// "150 points, height is the number to be learned."
pub(crate) fn one_number_each(rows: String, label: &str) -> String {
    filled("{0}. The network learns the number {1}.", &[rows, label.to_owned()])
}

/// "150 points, all of one class."
pub(crate) fn of_one_class(rows: String) -> String {
    filled("{0}, all of one class.", &[rows])
}

/// Asks how to read the numbers of a table.
pub(crate) fn which_reading(cell: &str) -> String {
    filled("{0} can be read in two ways. Which number is it?", &[cell.to_owned()])
}
