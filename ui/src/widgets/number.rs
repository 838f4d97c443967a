//! Numbers as users type them: parsing and stepping. This module contains no elements.

use number::javascript::decimal;
use number::shown::{exact, has_decimal_comma};
pub(super) use plot::number::tidy;

/// Formats a number for the page's language; a closure that calls this runs again when the language changes.
pub fn format_number(value: f64) -> String {
    crate::lang::current();
    exact(value)
}

/// Parses a number as users type it: with a minus sign or a hyphen, a point or a comma, spaces anywhere, a unit
/// at the end. `None` if the text does not start with a finite number.
///
/// A comma is a decimal comma. Where numbers are written with a point, it separates groups of three digits
/// in `12,000`.
pub fn parse_number(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.replace('−', "-");
    let text = text.trim_end_matches(|c: char| !c.is_ascii_digit() && c != '.');
    let text = if !has_decimal_comma() && is_grouped(text) {
        text.replace(',', "")
    } else {
        text.replace(',', ".")
    };
    Some(decimal(&text)).filter(|number| number.is_finite())
}

/// Whether the commas of `text` separate thousands: `12,000` yes, `0,125` and `1,5` no.
fn is_grouped(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '+']);
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_some()
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.all(|group| group.len() == 3)
}

/// The number `by` steps away from `from`: along `stops` where there are any, else by `step`.
pub(super) fn stepped(from: f64, by: f64, step: f64, stops: &[f64]) -> f64 {
    if stops.is_empty() {
        return tidy(from + by * step);
    }
    let n_stops = (by.abs() as usize).max(1);
    let next = if by > 0.0 {
        stops.iter().filter(|stop| **stop > from).take(n_stops).last()
    } else {
        stops.iter().rev().filter(|stop| **stop < from).take(n_stops).last()
    };
    next.copied().unwrap_or(from)
}

/// The index in `stops` of the value closest to `number`.
pub(super) fn nearest(number: f64, stops: &[f64]) -> usize {
    let distance = |stop: &f64| (stop - number).abs();
    let closest = stops.iter().enumerate().min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    closest.map_or(0, |(place, _)| place)
}
