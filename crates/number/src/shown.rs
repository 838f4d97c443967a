//! Numbers as people read them: a real minus sign, no "−0", no noise digits, and a decimal comma where their
//! language has one. Neither the language nor a unit is decided here.

use crate::javascript;
use std::cell::Cell;

thread_local! {
    static HAS_COMMA: Cell<bool> = const { Cell::new(false) };
}

/// The decimal signs of languages.
const SIGNS: [char; 2] = ['.', ','];

/// Chooses between a decimal comma and a decimal point, for this thread. At first it is a point.
pub fn set_decimal_comma(has_comma: bool) {
    HAS_COMMA.set(has_comma);
}

/// Whether numbers are written with a decimal comma.
pub fn has_decimal_comma() -> bool {
    HAS_COMMA.get()
}

/// A text that is kept letter by letter, such as a seed: with the decimal sign of the language if it is a number.
pub fn told(text: &str) -> String {
    signed(text, ['.', ','])
}

/// The same text as it is kept, from what a person has typed: a decimal comma is a point where the language has
/// one.
pub fn kept(text: &str) -> String {
    signed(text, [',', '.'])
}

/// A decimal fraction with another decimal sign, where numbers have a comma; any other text as it is.
fn signed(text: &str, [from, to]: [char; 2]) -> String {
    let is_whole = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    match text.split_once(from) {
        Some((whole, fraction))
            if has_decimal_comma()
                && is_whole(whole.strip_prefix('-').unwrap_or(whole))
                && is_whole(fraction) =>
        {
            format!("{whole}{to}{fraction}")
        }
        _ => text.to_owned(),
    }
}

/// The shortest text of a round number, as on an axis: `0.05`, `−3`, `1e−7`.
pub fn label(v: f64) -> String {
    if v == 0.0 || !v.is_finite() {
        return fixed(v, 0);
    }
    let exponent = v.abs().log10().floor();
    if (-4.0..7.0).contains(&exponent) {
        // Ten significant digits: enough for any tick, too few for 0.30000000000000004.
        let decimals = (9.0 - exponent) as usize;
        plain(trim(&format!("{v:.decimals$}")))
    } else {
        let text = format!("{v:.3e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        plain(&format!("{}e{exponent}", trim(mantissa)))
    }
}

/// A measured number, as at the end of a curve: `0.053`, `12.30`, `4.2e−4`.
pub fn reading(v: f64) -> String {
    match v.abs() {
        size if size != 0.0 && !(0.001..1000.0).contains(&size) && v.is_finite() => {
            plain(&format!("{v:.1e}"))
        }
        size if 100.0 <= size => fixed(v, 1),
        size if 10.0 <= size => fixed(v, 2),
        _ => fixed(v, 3),
    }
}

/// A number with that many decimals; infinity is `∞`, NaN a dash.
pub fn fixed(v: f64, decimals: usize) -> String {
    if v.is_nan() {
        return "–".into();
    }
    if v.is_infinite() {
        return if v < 0.0 { "−∞" } else { "∞" }.into();
    }
    let text = format!("{v:.decimals$}");
    let is_zero = text.bytes().all(|b| matches!(b, b'-' | b'0' | b'.'));
    plain(if is_zero { text.trim_start_matches('-') } else { &text })
}

/// A weight or a bias: three decimals, or two significant digits where it is small; with an exponent where it is
/// tiny or huge.
pub fn weight(value: f64) -> String {
    if value.is_finite() { plain(&digits(value)) } else { fixed(value, 3) }
}

/// A number as it is written in a sum: the digits of [`weight`], without zeros at the end of the fraction.
pub fn short(value: f64) -> String {
    match digits(value) {
        _ if !value.is_finite() => "–".to_owned(),
        text if text.contains('e') => plain(&text),
        text => plain(trim(&text)),
    }
}

/// The digits that a finite number has as a weight, with a point and a hyphen.
fn digits(value: f64) -> String {
    let size = value.abs();
    match size {
        1e-4..1e-3 => format!("{value:.5}"),
        1e-3..1e-2 => format!("{value:.4}"),
        1e-2..1e5 => format!("{value:.3}"),
        // Zero has no sign.
        0.0 => format!("{size:.3}"),
        _ => format!("{value:.1e}"),
    }
}

/// A setting that may be any number: as few digits as give it back, ten at most; a dash for NaN.
pub fn exact(number: f64) -> String {
    plain(&tidy(number).to_string()).replace("NaN", "–").replace("inf", "∞")
}

/// The number without the noise that binary fractions leave behind the tenth digit.
pub fn tidy(number: f64) -> f64 {
    if !number.is_finite() {
        return number;
    }
    let tidied = javascript::decimal(&format!("{number:.9e}"));
    // Minus zero is no number people know.
    if tidied == 0.0 { 0.0 } else { tidied }
}

/// A whole number with thin spaces between groups of three digits.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if 0 < k && (digits.len() - k).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}

/// A number with at most four significant digits: `0.05`, `−1234`, `1.235e−7`. It is for formulas in files:
/// with a point in every language.
pub fn significant(value: f64) -> String {
    let rounded = javascript::decimal(&format!("{value:.3e}"));
    with_minus(&javascript::format(if value.is_finite() { rounded } else { value }))
}

/// From here on numbers are written with an exponent: nobody reads so many digits.
const LARGE: f64 = 1e7;

/// Numbers beside an axis, with just as many digits as it takes to tell them apart. Thousands are separated by
/// thin spaces, and there is no exponent below ten million.
pub fn ticks(values: &[f64]) -> Vec<String> {
    // Every pair is compared: there are few, and sorting would be more code.
    let (mut gap, mut largest) = (f64::INFINITY, 0.0_f64);
    for &v in values.iter().filter(|v| v.is_finite()) {
        largest = largest.max(v.abs());
        for distance in values.iter().map(|other| (v - other).abs()).filter(|it| 0.0 < *it) {
            gap = gap.min(distance);
        }
    }
    // A single number gets four digits.
    let gap = if gap.is_finite() { gap } else { largest / 100.0 };
    values.iter().map(|&v| trimmed(&at_step(v, gap / 20.0, largest))).collect()
}

/// A number on a scale that is `span` long, to about a thousandth of that: `187 000`, `12.50`. Thousands are
/// separated by thin spaces, and there is no exponent below ten million.
pub fn measured(v: f64, span: f64) -> String {
    at_step(v, span.abs() / 400.0, v.abs())
}

/// A number with the digits that a step of this size needs, beside other numbers up to `largest`.
fn at_step(v: f64, step: f64, largest: f64) -> String {
    if !(v.is_finite() && 0.0 < step && step.is_finite()) {
        return label(v);
    }
    // The small tolerance is for rounding: a step of 0.1 needs one decimal.
    let decimals = (-(step * 2.0).log10() - 1e-9).ceil();
    let power = largest.max(step).log10().floor();
    if LARGE <= largest || 7.0 < decimals && largest < 1e-3 {
        let digits = (power + decimals).clamp(0.0, 15.0) as usize;
        let text = format!("{v:.digits$e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let mantissa = trim(mantissa);
        return if mantissa == "0" {
            "0".to_owned()
        } else {
            plain(&format!("{mantissa}e{exponent}"))
        };
    }
    apart(&fixed(v, decimals.clamp(0.0, 15.0) as usize))
}

/// The number with thin spaces between groups of three digits, if five or more stand before its point.
fn apart(text: &str) -> String {
    let (sign, size) = match text.strip_prefix('−') {
        Some(size) => ("−", size),
        None => ("", text),
    };
    let (whole, fraction) = size.split_at(size.find(SIGNS).unwrap_or(size.len()));
    match whole.parse() {
        Ok(n) if 5 <= whole.len() => format!("{sign}{}{fraction}", grouped(n)),
        _ => text.to_owned(),
    }
}

/// The text of a number without zeros at the end of its fraction.
fn trimmed(text: &str) -> String {
    let text = if text.contains('e') { text } else { trim(text) };
    if text == "−0" { "0".to_owned() } else { text.to_owned() }
}

/// A whole number as an index: `₁₂`.
pub fn subscript(k: usize) -> String {
    let small = |c| char::from_u32(c as u32 - '0' as u32 + '₀' as u32).unwrap_or(c);
    k.to_string().chars().map(small).collect()
}

fn plain(text: &str) -> String {
    let text = with_minus(text);
    if has_decimal_comma() { text.replace('.', ",") } else { text }
}

fn with_minus(text: &str) -> String {
    text.replace('-', "−")
}

/// The text without zeros at the end of its fraction.
fn trim(text: &str) -> &str {
    if text.contains(SIGNS) { text.trim_end_matches('0').trim_end_matches(SIGNS) } else { text }
}
