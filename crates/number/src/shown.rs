//! Numbers as people read them: a real minus sign, no "−0", no noise digits. In which language, and with
//! which unit, is not decided here.

use crate::javascript;

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

/// A number as it is written in a sum: three decimals, two digits where it is small, none at its end
/// that say nothing.
pub fn short(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let size = value.abs();
    let text = match size {
        1e-4..0.1 => format!("{value:.*}", 1 + (-libm::floor(libm::log10(size))) as usize),
        0.1..1e5 => format!("{value:.3}"),
        0.0 => return "0".to_owned(),
        _ => format!("{value:.1e}"),
    };
    plain(if text.contains('e') { &text } else { trim(&text) })
}

/// A setting that may be any number: as short as it is exact, without the noise behind the tenth digit; a
/// dash for none.
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

/// A number with at most four significant digits: `0.05`, `−1234`, `1.235e−7`.
pub fn significant(value: f64) -> String {
    let rounded = javascript::decimal(&format!("{value:.3e}"));
    plain(&javascript::format(if value.is_finite() { rounded } else { value }))
}

/// A whole number as an index: `₁₂`.
pub fn subscript(k: usize) -> String {
    let small = |c| char::from_u32(c as u32 - '0' as u32 + '₀' as u32).unwrap_or(c);
    k.to_string().chars().map(small).collect()
}

fn plain(text: &str) -> String {
    text.replace('-', "−")
}

/// The text without zeros at the end of its fraction.
fn trim(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}
