//! Numbers as JavaScript reads and writes them. Links are text that JavaScript once wrote, and seeds
//! are numbers that it rounded, so both must agree to the letter. Limits are not checked here.

/// Writes a number as JavaScript's `String(x)`: `0.03`, `1e-7`, `NaN`, `Infinity`, and `0` for −0.
pub fn format(x: f64) -> String {
    ryu_js::Buffer::new().format(x).to_owned()
}

/// Writes a number as JavaScript's `x.toFixed(decimals)`: exact, ties away from the smaller number.
pub fn to_fixed(x: f64, decimals: u8) -> String {
    ryu_js::Buffer::new().format_to_fixed(x, decimals).to_owned()
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
    // The leading 64 bits, with every later bit pressed into the last of them: enough to round once.
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
    // Rust's own reading takes all of this grammar, and words (`inf`, `nan`) that JavaScript does not.
    if mantissa_reads && exponent_reads { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}
