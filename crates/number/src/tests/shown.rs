//! Numbers as text.

use crate::shown::{
    exact, fixed, grouped, kept, label, measured, reading, set_decimal_comma, short, significant,
    subscript, ticks, told, weight,
};

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
fn languages_have_a_decimal_comma() {
    set_decimal_comma(true);
    let texts =
        [label(0.05), reading(-0.25), reading(4.2e-4), fixed(7.5, 2), short(0.5), exact(1.25)];
    assert_eq!(texts, ["0,05", "−0,250", "4,2e−4", "7,50", "0,5", "1,25"]);
    assert_eq!(
        (label(-3.0), grouped(12_500), fixed(f64::NAN, 1)),
        ("−3".into(), "12\u{2009}500".into(), "–".into())
    );
    assert_eq!(significant(0.05), "0.05", "formulas in files have a point");
    assert_eq!(ticks(&[0.0, 0.5, 1.0]), ["0", "0,5", "1"], "no zeros at the end");
    assert_eq!(measured(187_000.5, 100.0), "187\u{2009}000,5", "thousands stand apart");
    set_decimal_comma(false);
    assert_eq!(label(0.05), "0.05");
}

/// A seed is a text, and most seeds are numbers.
#[test]
fn texts_that_are_numbers_have_the_sign_of_the_language() {
    for has_comma in [true, false] {
        set_decimal_comma(has_comma);
        for (text, shown) in
            [("0.5", "0,5"), ("-12.25", "-12,25"), ("0.42182", "0,42182"), ("7", "7")]
        {
            assert_eq!(told(text), if has_comma { shown } else { text });
            assert_eq!(kept(&told(text)), text, "and back");
            assert_eq!(kept(text), text, "a point is one in every language");
        }
        for text in ["", "a.b", "1.2.3", "1,2,3", ".5", "5.", "hello, world", "%200.5", "é"] {
            assert_eq!((told(text), kept(text)), (text.to_owned(), text.to_owned()));
        }
    }
    set_decimal_comma(false);
    assert_eq!(kept("0,5"), "0,5", "no number, where numbers have a point");
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
fn weights_have_the_same_digits_everywhere() {
    let check = |v, text| assert_eq!(weight(v), text, "{v:e}");
    check(0.637_25, "0.637");
    check(-2.5, "−2.500");
    check(12.3, "12.300");
    check(0.0123, "0.012");
    check(0.001_26, "0.0013");
    check(-0.000_15, "−0.00015");
    check(0.000_012, "1.2e−5");
    check(-0.0, "0.000");
    check(234_567.0, "2.3e5");
    check(f64::NEG_INFINITY, "−∞");
    check(f64::NAN, "–");
    // In sums they are the same, but for zeros at the end.
    for v in [0.637_25, -2.5, 12.3, 0.0123, 0.001_26, 0.05, -3.0, 99.0, 1e-6] {
        let (whole, short) = (weight(v), short(v));
        let rest = whole.strip_prefix(&short).unwrap_or_else(|| panic!("{whole} and {short}"));
        assert!(rest.chars().all(|c| c == '0' || c == '.'), "{whole} and {short}");
    }
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

#[test]
fn numbers_beside_an_axis_differ() {
    for (values, expected) in [
        (&[-6.0, -3.0, 0.0, 3.0, 6.0][..], &["−6", "−3", "0", "3", "6"][..]),
        (&[0.0, 2.5, 5.0], &["0", "2.5", "5"]),
        (&[93.2, 96.6, 100.0], &["93.2", "96.6", "100"]),
        (&[1962.0, 1974.5, 1987.0], &["1962", "1974", "1987"]),
        (&[12_000.0, 187_000.0, 350_000.0], &["12\u{2009}000", "187\u{2009}000", "350\u{2009}000"]),
        (&[-187_000.5, 999_999.0], &["−187\u{2009}000", "999\u{2009}999"]),
        (&[1_500_000.0, 1_500_010.0], &["1\u{2009}500\u{2009}000", "1\u{2009}500\u{2009}010"]),
        (&[0.001_21, 0.001_22, 0.001_23], &["0.00121", "0.00122", "0.00123"]),
        (&[1000.001, 1000.002], &["1000.001", "1000.002"]),
        (&[1e8, 1.5e8], &["1e8", "1.5e8"]),
        (&[1e-9, 2e-9], &["1e−9", "2e−9"]),
        (&[7.0], &["7"]),
        (&[0.0], &["0"]),
        (&[0.125, 0.125], &["0.125", "0.125"]),
    ] {
        assert_eq!(super::super::shown::ticks(values), expected, "{values:?}");
    }
}

#[test]
fn measured_numbers_have_the_digits_of_their_scale() {
    for (v, span, expected) in [
        (187_000.4, 400_000.0, "187\u{2009}000"),
        (45.306, 12.0, "45.31"),
        (1987.25, 60.0, "1987.2"),
        (-0.001_234_5, 0.004, "−0.00123"),
        (999_999.0, 2e6, "999\u{2009}999"),
        (0.0, 3.0, "0.00"),
        (1.234e9, 1e9, "1.234e9"),
        (f64::NAN, 1.0, "–"),
    ] {
        assert_eq!(super::super::shown::measured(v, span), expected, "{v} of {span}");
    }
}
