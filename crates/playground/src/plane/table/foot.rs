//! What stands below the rows of a table: notes, and rows that sum up the others.

use super::measured::measured;
use super::number::shape;
use super::split::Cells;
use crate::text::number::is_space;
use crate::text::sentence::Sentence;
use crate::text::shortened;

/// Rows that are looked at from below.
const MAX_FOOT: usize = 12;
/// How rows begin that sum up the others.
const SUMS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "overall total",
    "sum",
    "summe",
    "gesamt",
    "insgesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "somme",
    "total général",
    "totaux",
    "suma",
    "totale",
    "totaal",
    "average",
    "mean",
    "overall average",
    "mittelwert",
    "durchschnitt",
    "gesamtdurchschnitt",
    "moyenne",
    "合计",
    "总计",
    "总和",
    "平均",
    "平均值",
];

/// Leaves out what is below the rows, and tells what it was.
pub(super) fn cut_foot(cells: &mut Cells, body: usize, width: usize) -> Option<Sentence> {
    let n = cells.n_rows();
    let least = (body + 1).max(n.saturating_sub(MAX_FOOT));
    let mut end = n;
    while least < end && is_note(cells, end - 1, width) {
        end -= 1;
    }
    let sum = first_sum(cells, body, end);
    let from = sum.unwrap_or(end);
    if from == n {
        return None;
    }
    let line = cells.line(from);
    let sentence = match sum {
        Some(row) => {
            let word = shortened(cells.row(row).find(|cell| !cell.is_empty()).unwrap_or_default());
            Sentence::new("Rows with totals, from line {0} (\"{1}\") on, are left out.")
                .with(&line)
                .with(&word)
        }
        None => {
            Sentence::new("The text below the table, from line {0} on, is left out.").with(&line)
        }
    };
    cells.keep(from);
    Some(sentence)
}

/// Whether a row is a note: one entry where the others have several, or more entries than they have, and
/// no number.
fn is_note(cells: &Cells, row: usize, width: usize) -> bool {
    let filled: Vec<&str> = cells.row(row).filter(|cell| !cell.is_empty()).collect();
    let used = cells.used_width(row);
    let is_number = |cell: &&str| shape(cell).is_some() || measured(cell).is_some();
    let is_alone = filled.len() == 1 && used == 1;
    // A row of two columns whose second is missing is a row.
    let is_sentence = filled.first().is_some_and(|cell| cell.contains([' ', ':']));
    let is_far = 2 < width && (used + 1 < width || width < used) && is_sentence;
    // As in `____;;`.
    if !cells.row(row).any(|cell| cell.contains(char::is_alphanumeric)) {
        return true;
    }
    // A sentence below a blank line, where blanks separate columns.
    let is_below = 0 < row && cells.line(row - 1) + 1 < cells.line(row);
    if is_below && width + 2 < used && filled.first().is_some_and(|cell| !is_number(cell)) {
        return true;
    }
    let is_text = !filled.iter().any(is_number);
    1 < width && is_text && (is_alone && (3 < width || is_sentence) || is_far)
}

/// The first of the last rows that sum up the others.
fn first_sum(cells: &Cells, body: usize, end: usize) -> Option<usize> {
    let is_sum = |row: usize| {
        let mut filled = cells.row(row).filter(|cell| !cell.is_empty());
        let word = filled.next().unwrap_or_default();
        let word = word.trim_end_matches(|c| c == ':' || is_space(c)).to_lowercase();
        let ends = |end| word.ends_with(end);
        let is_word = SUMS.contains(&word.as_str()) || ends(" total") || ends(" average");
        is_word && filled.any(|cell| shape(cell).is_some())
    };
    let mut from = end;
    while body + 2 < from && is_sum(from - 1) {
        from -= 1;
    }
    // A word that comes again above is a class.
    let comes_again = (body..from).any(is_sum);
    (from < end && !comes_again).then_some(from)
}
