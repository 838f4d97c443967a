//! Numbers as tables have them: with signs for the rest and for thousands, with currencies, per cent and what
//! else stands around them. What a cell can be read as is told here; how a table's numbers are to be read, in
//! `format`.

use super::format::{Decimal, Format, Thousands};
use crate::text::number::{decimal, is_space};

/// Signs and letters of currencies; those of letters alone stand apart from the number, or are a code of three.
const CURRENCIES: &[&str] = &[
    "US$", "NZ$", "HK$", "R$", "A$", "C$", "€", "$", "£", "¥", "₹", "₩", "₽", "₺", "₫", "₪", "฿",
    "₴", "₦", "元", "円", "원", "EUR", "USD", "GBP", "CHF", "JPY", "CNY", "RMB", "INR", "SEK",
    "NOK", "DKK", "PLN", "CZK", "HUF", "BRL", "CAD", "AUD", "NZD", "Kč", "zł", "kr.", "kr", "Fr.",
    "Rs.", "Rs", "Ft", "lei",
];
/// Shares of a hundred and of a thousand: the number itself is kept, 12 % is 12.
const SHARES: [&str; 2] = ["%", "‰"];

/// What can be said of a number before it is known how numbers are written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits alone, so many.
    Whole(usize),
    /// This sign is the decimal sign and no other sign is there.
    Decimal(Decimal),
    /// This sign groups digits; perhaps there is a decimal sign as well.
    Grouped(Thousands, Option<Decimal>),
    /// One sign with three digits behind it: either of the two.
    Either(Decimal),
}

/// A number without what stands around it.
struct Bare<'a> {
    is_negative: bool,
    /// Digits and what separates them.
    core: &'a str,
    exponent: &'a str,
    unit: &'static str,
}

/// Takes sign, currency, per cent and exponent off a cell without white space around it.
fn bare(cell: &str) -> Option<Bare<'_>> {
    // Spreadsheets mark a number that is kept as a text.
    let mut rest = without_note(cell.strip_prefix('\'').unwrap_or(cell));
    // How uncertain it is, is not asked.
    if let Some((number, error)) = rest.split_once('±')
        && error.trim_start_matches(is_space).starts_with(|c: char| c.is_ascii_digit())
    {
        rest = number.trim_end_matches(is_space);
    }
    let (mut is_negative, mut unit) = (false, "");
    // The books of accountants have negative numbers in parentheses.
    if let Some(inside) = rest.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        (rest, is_negative) = (inside, true);
    }
    let mut has_sign = is_negative;
    loop {
        rest = rest.trim_start_matches(is_space);
        let first = rest.chars().next()?;
        if (first == '+' || is_minus(first)) && !has_sign {
            (has_sign, is_negative) = (true, first != '+');
            rest = &rest[first.len_utf8()..];
        } else if first.is_ascii_digit() || matches!(first, '.' | ',') {
            break;
        } else if unit.is_empty() {
            (unit, rest) = CURRENCIES.iter().find_map(|&it| {
                let after = rest.strip_prefix(it)?;
                is_apart(it, after.chars().next()?).then_some((it, after))
            })?;
        } else {
            return None;
        }
    }
    rest = rest.trim_end_matches(is_space);
    let is_end = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '–' | '—');
    if unit.is_empty() && !rest.ends_with(is_end) {
        let mut units = CURRENCIES.iter().chain(&SHARES);
        (unit, rest) = units.find_map(|&it| {
            let before = rest.strip_suffix(it)?;
            is_apart(it, before.chars().next_back()?).then_some((it, before))
        })?;
        rest = rest.trim_end_matches(is_space);
    }
    // A price without cents: `12,-`, `12.–`.
    if let Some(whole) = rest.strip_suffix(['-', '–', '—'])
        && let Some(whole) = whole.strip_suffix([',', '.'])
        && whole.ends_with(|c: char| c.is_ascii_digit())
    {
        rest = whole;
    }
    // Bookkeeping programs put the minus behind the number: `100-`.
    if !has_sign
        && let Some(size) = rest.strip_suffix('-')
        && size.ends_with(|c: char| c.is_ascii_digit())
    {
        (rest, is_negative) = (size, true);
    }
    let (core, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (&rest[..at], &rest[at..]),
        None => (rest, ""),
    };
    let digits = exponent.get(1..).unwrap_or("0");
    let digits = digits.strip_prefix(|c| c == '+' || is_minus(c)).unwrap_or(digits);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then_some(Bare { is_negative, core, exponent, unit })
}

/// A cell without the signs of footnotes behind it, as encyclopedias have them: `12.5[2]`.
fn without_note(cell: &str) -> &str {
    const LONGEST: usize = 4;
    let Some((number, note)) = cell.strip_suffix(']').and_then(|it| it.rsplit_once('[')) else {
        return cell;
    };
    let is_note = (1..=LONGEST).contains(&note.len()) && note.chars().all(char::is_alphanumeric);
    if is_note { without_note(number) } else { cell }
}

/// Whether a currency and the character beside it do not make a word: `kr 5` and `EUR5`, but not `kr5`.
fn is_apart(currency: &str, beside: char) -> bool {
    let is_word = currency.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.');
    let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    !is_word || is_code && !beside.is_alphabetic() || is_space(beside)
}

/// Whether a character is a minus: the one of keyboards, the real one, and the dashes that programs for texts
/// make of it.
pub(super) const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '‒' | '‐' | '‑' | '－')
}

/// What a character separates, if it separates digits.
pub(super) fn separator(c: char) -> Option<Thousands> {
    Some(match c {
        '.' => Thousands::Point,
        ',' => Thousands::Comma,
        '\'' | '’' => Thousands::Apostrophe,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Thousands::Space,
        _ => return None,
    })
}

/// What kind of number a cell can be; none if it is no number in any reading.
pub(super) fn shape(cell: &str) -> Option<Shape> {
    if !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Shape::Whole(cell.len()));
    }
    let Bare { core, exponent, unit, .. } = bare(cell)?;
    // The lengths of groups of digits and what stands before each, but for the first.
    let (mut first, mut len, mut n_groups) = (0, 0, 0);
    let mut last: Option<Thousands> = None;
    let mut grouping: Option<Thousands> = None;
    let mut is_grouped = true;
    for c in core.chars() {
        if c.is_ascii_digit() {
            len += 1;
            continue;
        }
        let sign = separator(c)?;
        if n_groups == 0 {
            first = len;
        } else {
            // Digits between two signs: a sign that comes twice groups, another one ends the whole part.
            if grouping.is_some_and(|it| Some(it) != last) {
                return None;
            }
            is_grouped &= len == 3 || len == 2 && last == Some(sign) && sign == Thousands::Comma;
            grouping = last;
        }
        (last, len, n_groups) = (Some(sign), 0, n_groups + 1);
    }
    let Some(last) = last else { return Some(Shape::Whole(len)).filter(|_| 0 < len) };
    let is_first = (1..=3).contains(&first) && !core.starts_with('0');
    let last_decimal = last.as_decimal();
    if n_groups == 1 {
        if first + len == 0 || len == 0 && last != Thousands::Point {
            return None;
        }
        let can_group = is_first && len == 3 && exponent.is_empty();
        return match last_decimal {
            // Money has no thousandths.
            Some(_) if can_group && !unit.is_empty() && !SHARES.contains(&unit) => {
                Some(Shape::Grouped(last, None))
            }
            Some(sign) if can_group => Some(Shape::Either(sign)),
            Some(sign) => Some(Shape::Decimal(sign)),
            None => can_group.then_some(Shape::Grouped(last, None)),
        };
    }
    let grouping = grouping?;
    if !is_first || !is_grouped || !exponent.is_empty() {
        return None;
    }
    if grouping == last {
        (len == 3).then_some(Shape::Grouped(last, None))
    } else {
        (0 < len).then_some(Shape::Grouped(grouping, Some(last_decimal?)))
    }
}

/// The finite number in a cell, if it is written like this.
pub(super) fn value(cell: &str, format: Format) -> Option<f64> {
    let Bare { is_negative, core, exponent, .. } = bare(cell)?;
    let point = Thousands::of_decimal(format.decimal);
    let mut digits = String::with_capacity(cell.len());
    // Digits since the last sign; the groups so far end where the decimal sign stands.
    let (mut len, mut n_groups, mut has_point) = (0, 0, false);
    for c in core.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            len += 1;
            continue;
        }
        let sign = separator(c)?;
        if has_point {
            return None;
        }
        if sign == point {
            if 0 < n_groups && len != 3 {
                return None;
            }
            digits.push('.');
            has_point = true;
        } else if sign == format.thousands {
            // Lakhs and crores have groups of two before the last.
            let is_pair = 0 < n_groups && len == 2 && sign == Thousands::Comma;
            let fits = len == 3 || is_pair || n_groups == 0 && (1..=3).contains(&len);
            if !fits || core.starts_with('0') {
                return None;
            }
            n_groups += 1;
        } else {
            return None;
        }
        len = 0;
    }
    if 0 < n_groups && !has_point && len != 3 {
        return None;
    }
    digits.push_str(&exponent.replace(is_minus, "-"));
    let size = quick(&digits).unwrap_or_else(|| decimal(&digits));
    let x = if is_negative { -size } else { size };
    x.is_finite().then_some(x)
}

/// The number of at most 15 digits with a point: both parts are exact, so that one division rounds once.
fn quick(digits: &str) -> Option<f64> {
    const TENS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    if digits.is_empty() || 16 < digits.len() || digits == "." {
        return None;
    }
    let (mut number, mut n_behind) = (0_u64, None);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                number = number * 10 + u64::from(byte - b'0');
                n_behind = n_behind.map(|n| n + 1);
            }
            b'.' => n_behind = Some(0),
            _ => return None,
        }
    }
    let is_exact = number <= 1 << 53;
    is_exact.then(|| number as f64 / TENS[n_behind.unwrap_or(0)])
}

/// The sign of a currency, of per cent or per mille that stands with the number in a cell.
pub(super) fn unit(cell: &str) -> &'static str {
    let is_bare = cell.is_empty() || cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_bare { "" } else { bare(cell).map_or("", |it| it.unit) }
}
