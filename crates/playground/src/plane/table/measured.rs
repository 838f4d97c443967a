//! Units that stand with the numbers of a column: `170 cm`, `65kg`, `1.5 m²`. The signs of money and of per cent
//! are read with the number, in `number`.

use super::number::{is_minus, separator, shape};
use crate::text::number::is_space;

/// Letters that a unit has at most.
pub(super) const MAX_UNIT: usize = 12;
/// Different units of a column that are counted: words have more.
const MAX_UNITS: usize = 20;
/// Letters from which on a unit may lack its last ones beside a 1: `1 year`, `2 years`.
const MIN_PLURAL: usize = 3;

/// The number of a cell and the unit behind it, if it has both.
pub(super) fn measured(cell: &str) -> Option<(&str, &str)> {
    let is_start = |c: char| c.is_ascii_digit() || is_minus(c) || matches!(c, '+' | '.' | ',');
    if !cell.starts_with(is_start) {
        return None;
    }
    let at = cell.char_indices().find(|&(at, c)| begins_unit(c) && !is_exponent(&cell[at..]))?.0;
    let (number, unit) = (cell[..at].trim_end_matches(is_space), &cell[at..]);
    if !matches!(&cell[number.len()..at], "" | " " | "\u{a0}" | "\u{202f}" | "\u{2009}") {
        return None;
    }
    let is_number = number.ends_with(|c: char| c.is_ascii_digit()) && shape(number).is_some();
    (is_number && is_unit(unit)).then_some((number, unit))
}

/// A cell without this unit, if it stands there.
pub(super) fn without<'a>(cell: &'a str, unit: &str) -> &'a str {
    if unit.is_empty() {
        return cell;
    }
    if let Some(number) = cell.strip_suffix(unit) {
        return number.trim_end_matches(is_space);
    }
    match measured(cell) {
        Some(("1", one)) if is_singular(one, unit) => "1",
        _ => cell,
    }
}

/// Whether a unit is another one but for its last letters.
fn is_singular(one: &str, unit: &str) -> bool {
    MIN_PLURAL <= one.chars().count() && unit.starts_with(one)
}

fn begins_unit(c: char) -> bool {
    let is_foreign = || !c.is_ascii() && separator(c).is_none() && !is_minus(c) && !is_space(c);
    c.is_alphabetic() || matches!(c, '%' | '$' | '"') || is_foreign()
}

/// Whether a power of ten begins here: `e-5`.
fn is_exponent(rest: &str) -> bool {
    rest.strip_prefix(['e', 'E']).is_some_and(|rest| {
        rest.trim_start_matches(|c| c == '+' || is_minus(c))
            .starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether this may be a unit: short, at most two words, with digits only as powers, as in `m2` and `s^-1`.
fn is_unit(unit: &str) -> bool {
    let mut before = ' ';
    let mut is_fitting = |c: char| {
        let is_power = matches!(before, '^' | '-' | '−') || before == 'm' && matches!(c, '2' | '3');
        let fits = match c {
            '0'..='9' => is_power,
            '/' | '^' | '-' | '.' | '*' | ' ' => true,
            _ => begins_unit(c) || is_minus(c),
        };
        before = c;
        fits
    };
    unit.chars().count() <= MAX_UNIT
        && unit.matches(' ').count() < 2
        && unit.chars().all(&mut is_fitting)
}

/// The units of the cells of a column, counted.
#[derive(Debug, Default)]
pub(super) struct Units<'a> {
    /// Each unit, the first number that has it, whether another has it too, and how often it stands there.
    counts: Vec<(&'a str, &'a str, bool, usize)>,
}

impl<'a> Units<'a> {
    /// Counts a cell that is no number by itself.
    pub(super) fn add(&mut self, cell: &'a str) {
        let Some((number, unit)) = measured(cell) else { return };
        let n = self.counts.len();
        match self.counts.iter_mut().find(|it| it.0 == unit) {
            Some((_, first, is_varied, n)) => {
                *is_varied |= *first != number;
                *n += 1;
            }
            None if n < MAX_UNITS => self.counts.push((unit, number, false, 1)),
            None => (),
        }
    }

    /// The unit of the column, if half of so many entries have it, and not all with the same number.
    pub(super) fn of_column(&self, n: usize) -> Option<&'a str> {
        let (unit, _, is_varied, n_with) = self.counts.iter().max_by_key(|it| it.3)?;
        (*is_varied && n <= 2 * n_with).then_some(*unit)
    }
}
