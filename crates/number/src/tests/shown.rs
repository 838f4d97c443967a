//! Numbers as text.

use crate::shown::{exact, fixed, grouped, label, reading, short, significant, subscript};

#[test]
fn labels() {
    let check = |v, text| assert_eq!(label(v), text, "{v:e}");
    check(0.0, "0");
    check(-0.0, "0");
    check(-3.0, "−3");
    check(0.5, "0.5");
    check(0.02, "0.02");
    check(0.1 + 0.2, "0.3");
    check(-0.1 - 0.2, "−0.3");
    check(100.0, "100");
    check(12_500.0, "12500");
    check(2_000_000.0, "2000000");
    check(2e7, "2e7");
    check(0.0005, "0.0005");
    check(1e-7, "1e−7");
    check(-2.5e-7, "−2.5e−7");
    check(1e300, "1e300");
    check(f64::INFINITY, "∞");
    check(f64::NEG_INFINITY, "−∞");
    check(f64::NAN, "–");
}

#[test]
fn readings() {
    let check = |v, text| assert_eq!(reading(v), text, "{v:e}");
    check(0.0526, "0.053");
    check(0.5, "0.500");
    check(0.0, "0.000");
    check(-0.25, "−0.250");
    check(12.3, "12.30");
    check(123.45, "123.5");
    check(0.00042, "4.2e−4");
    check(2_345_678.0, "2.3e6");
    check(f64::INFINITY, "∞");
    check(f64::NAN, "–");
}

#[test]
fn decimals() {
    let check = |v, decimals, text| assert_eq!(fixed(v, decimals), text, "{v:e}");
    check(-0.0004, 3, "0.000");
    check(-0.0006, 3, "−0.001");
    check(-0.4, 0, "0");
    check(1.005, 1, "1.0");
    check(7.0, 0, "7");
}

#[test]
fn numbers_are_short() {
    for (value, expected) in [
        (-6.0, "−6"),
        (0.0, "0"),
        (-0.0, "0"),
        (1.0 / 3.0, "0.333"),
        (0.002_472_6, "0.0025"),
        (0.05, "0.05"),
        (0.099_96, "0.1"),
        (-12.5, "−12.5"),
        (3e-7, "3.0e−7"),
        (100.0, "100"),
        (1e7, "1.0e7"),
        (f64::NAN, "–"),
        (f64::INFINITY, "–"),
    ] {
        assert_eq!(short(value), expected, "{value}");
    }
}

#[test]
fn indices_and_four_digits() {
    assert_eq!([0, 7, 12].map(subscript), ["₀", "₇", "₁₂"]);
    for (value, expected) in [(0.05, "0.05"), (-1234.49, "−1234"), (1.23456e-7, "1.235e−7")] {
        assert_eq!(significant(value), expected, "{value}");
    }
}

#[test]
fn settings_are_exact_and_without_noise() {
    for (value, expected) in [
        (0.1 + 0.2, "0.3"),
        (-2.5, "−2.5"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
        (f64::NAN, "–"),
        (f64::NEG_INFINITY, "−∞"),
    ] {
        assert_eq!(exact(value), expected, "{value}");
    }
}

#[test]
fn long_numbers_are_grouped() {
    let texts = [0, 999, 1_000, 1_234_567].map(grouped);
    assert_eq!(texts, ["0", "999", "1\u{2009}000", "1\u{2009}234\u{2009}567"]);
}
