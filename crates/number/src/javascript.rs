//! Numbers as JavaScript reads and writes them. Links are text that JavaScript once wrote, and seeds
//! are numbers that it rounded, so both must agree to the letter. Limits are not checked here.

use crate::decimal;

/// Writes a number as JavaScript's `String(x)`: `0.03`, `1e-7`, `NaN`, `Infinity`, and `0` for −0.
///
/// The digits are those of the standard library: the fewest that read back as the same number, of these the
/// closest, and of two that are as close the even one. So the page carries the tables of one writer.
pub fn format(x: f64) -> String {
    if x.is_nan() {
        return "NaN".to_owned();
    }
    let sign = if x < 0.0 { "-" } else { "" };
    if x.is_infinite() {
        return format!("{sign}Infinity");
    }
    let shortest = format!("{:e}", x.abs());
    let n_digits =
        shortest.bytes().take_while(|&byte| byte != b'e').filter(u8::is_ascii_digit).count();
    // Two texts may be as short and as close; JavaScript takes the even one, and so does `format!` with a
    // number of digits. Just below a power of two that text may be another number's, because numbers lie
    // closer together there.
    let even = format!("{:.*e}", n_digits - 1, x.abs());
    let text = if even != shortest && parse(&even) != x.abs() { shortest } else { even };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = mantissa.replace('.', "");
    // How many digits stand before the point.
    let n: i32 = exponent.parse().unwrap_or(0) + 1;
    let places = n.unsigned_abs() as usize;
    match n {
        1..=21 if digits.len() <= places => format!("{sign}{digits:0<places$}"),
        1..=21 => format!("{sign}{}.{}", &digits[..places], &digits[places..]),
        -5..=0 => format!("{sign}0.{}{digits}", &"00000"[..places]),
        _ => format!("{sign}{mantissa}e{}{}", if 0 < n { "+" } else { "" }, n - 1),
    }
}

/// Writes a number as JavaScript's `x.toFixed(decimals)`: exact, ties away from zero.
pub fn to_fixed(x: f64, decimals: u8) -> String {
    if x.is_nan() || 1e21 <= x.abs() {
        return format(x);
    }
    let decimals = usize::from(decimals);
    let sign = if x < 0.0 { "-" } else { "" };
    let size = x.abs();
    // A number halfway between two texts has one decimal more, a 5. The standard library would give the even
    // one of the two.
    let scaled = libm::ldexp(size, decimals as i32 + 1);
    if scaled == libm::floor(scaled) {
        let full = format!("{size:.*}", decimals + 1);
        if let Some(below) = full.strip_suffix('5') {
            return format!("{sign}{}", one_more(below.trim_end_matches('.')));
        }
    }
    format!("{sign}{size:.decimals$}")
}

/// A decimal number with its last digit counted up by one.
fn one_more(text: &str) -> String {
    let is_counted = |c: char| !matches!(c, '9' | '.');
    let Some(at) = text.rfind(is_counted) else {
        return format!("1{}", text.replace('9', "0"));
    };
    let digit = text[at..].chars().next().and_then(|c| c.to_digit(10)).unwrap_or(0);
    format!("{}{}{}", &text[..at], digit + 1, text[at + 1..].replace('9', "0"))
}

/// Reads a number as JavaScript's unary plus does: `1e-3`, `.5`, `0x10`, `-Infinity`; nothing is 0,
/// and whatever is no number is NaN.
pub fn parse(text: &str) -> f64 {
    let text = text.trim_matches(is_space);
    let radix = |lower, upper| text.strip_prefix(lower).or_else(|| text.strip_prefix(upper));
    if text.is_empty() {
        0.0
    } else if let Some(digits) = radix("0x", "0X") {
        integer(digits, 4)
    } else if let Some(digits) = radix("0o", "0O") {
        integer(digits, 3)
    } else if let Some(digits) = radix("0b", "0B") {
        integer(digits, 1)
    } else {
        decimal(text)
    }
}

/// The same, except that nothing is no number either.
pub fn given(text: &str) -> f64 {
    if text.trim_matches(is_space).is_empty() { f64::NAN } else { parse(text) }
}

/// The white space of JavaScript: that of Unicode, with the byte order mark, without U+0085.
pub fn is_space(c: char) -> bool {
    c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}')
}

/// An integer in base 2^`bits`, without a sign; rounded to the nearest double, ties to even.
fn integer(digits: &str, bits: u32) -> f64 {
    if digits.is_empty() {
        return f64::NAN;
    }
    // The leading 64 bits; a 1 anywhere after them sets the last one. That is enough to round correctly.
    let (mut leading, mut n_dropped) = (0u64, 0i32);
    for c in digits.chars() {
        let Some(digit) = c.to_digit(1 << bits) else { return f64::NAN };
        for bit in (0..bits).rev().map(|k| u64::from(digit >> k & 1)) {
            if leading >> 63 == 0 {
                leading = leading << 1 | bit;
            } else {
                leading |= bit;
                n_dropped = n_dropped.saturating_add(1);
            }
        }
    }
    libm::ldexp(leading as f64, n_dropped)
}

/// Reads sign, digits with at most one point among them, exponent; or `Infinity`. All else is NaN.
pub fn decimal(text: &str) -> f64 {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned == "Infinity" {
        return if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa_reads = digits(whole) && digits(fraction) && whole.len() + fraction.len() > 0;
    let exponent_reads = exponent.is_none_or(|exponent| {
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !unsigned.is_empty() && digits(unsigned)
    });
    if !mantissa_reads || !exponent_reads {
        return f64::NAN;
    }
    let exponent = exponent.map_or(0, |exponent| {
        let is_negative = exponent.starts_with('-');
        // Too many digits are as good as the largest number.
        let size = exponent.trim_start_matches(['+', '-']).parse().unwrap_or(i64::MAX);
        if is_negative { -size } else { size }
    });
    let bytes = whole.bytes().chain(fraction.bytes());
    let size = decimal::nearest(bytes, exponent.saturating_sub(fraction.len() as i64));
    if text.starts_with('-') { -size } else { size }
}
