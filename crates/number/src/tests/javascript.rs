//! Numbers read and written as JavaScript does.

use crate::javascript::{format, parse, to_fixed};
use proptest::prelude::*;

#[track_caller]
fn check_parse(text: &str, expected: f64) {
    let parsed = parse(text);
    assert_eq!(parsed.to_bits(), expected.to_bits(), "{text:?} reads as {parsed}");
}

#[test]
fn reads_what_javascript_reads() {
    for (text, expected) in [
        ("", 0.0),
        (" \u{feff}\u{a0}\n", 0.0),
        ("10", 10.0),
        (" 10\t", 10.0),
        ("007", 7.0),
        ("+3", 3.0),
        ("-0", -0.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("-.5e1", -5.0),
        ("1e-3", 0.001),
        ("1E+3", 1000.0),
        ("1e400", f64::INFINITY),
        ("-1e400", f64::NEG_INFINITY),
        ("1e-400", 0.0),
        ("Infinity", f64::INFINITY),
        ("+Infinity", f64::INFINITY),
        ("-Infinity", f64::NEG_INFINITY),
        ("0x10", 16.0),
        ("0XfF", 255.0),
        ("0o17", 15.0),
        ("0B101", 5.0),
        ("0x20000000000001", 9007199254740992.0),
        ("0x20000000000003", 9007199254740996.0),
        // Just above a tie, by a digit far beyond the 64 bits kept: 1 + 2⁻⁵³ + 2⁻⁸⁰ times 2⁸⁰.
        ("0x100000000000008000001", 1.2089258196146294e24),
    ] {
        check_parse(text, expected);
    }
    check_parse(&format!("0x1{}", "0".repeat(300)), f64::INFINITY);
}

#[test]
fn reads_nothing_else() {
    for text in [
        "abc",
        "NaN",
        "nan",
        "inf",
        "infinity",
        "INFINITY",
        "Infinity1",
        "1_000",
        "1,5",
        "1 2",
        ".",
        "+",
        "-",
        "e5",
        ".e5",
        "1e",
        "1e+",
        "1e1.5",
        "--1",
        "+-1",
        "0x",
        "0xg",
        "-0x10",
        "+0b1",
        "0b2",
        "0o8",
        "1n",
        "10px",
        "%20",
        "1.2.3",
        "\u{85}1",
        "١",
    ] {
        assert!(parse(text).is_nan(), "{text:?} reads as {}", parse(text));
    }
}

#[test]
fn writes_what_javascript_writes() {
    for (x, expected) in [
        (0.0, "0"),
        (-0.0, "0"),
        (10.0, "10"),
        (0.03, "0.03"),
        (-1.5, "-1.5"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (5e-324, "5e-324"),
        // A power of two, to whose lower neighbor the closest text of so many digits belongs.
        (618_970_019_642_690_137_449_562_112.0, "6.189700196426902e+26"),
        // Halfway between two of the same length: the even one.
        (886_312_809_558_522.0 + 0.25, "886312809558522.2"),
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
    ] {
        assert_eq!(format(x), expected);
    }
}

#[test]
fn rounds_ties_of_any_size_up() {
    assert_eq!(to_fixed(90_979_819_991_691.0 + 0.53125, 4), "90979819991691.5313");
    assert_eq!(to_fixed(9.5, 0), "10");
    assert_eq!(to_fixed(-99.5, 0), "-100");
    assert_eq!(to_fixed(0.5, 0), "1");
    assert_eq!(to_fixed(1.9375, 3), "1.938");
    assert_eq!(to_fixed(39.96875, 4), "39.9688");
}

#[test]
fn rounds_as_javascript_does() {
    for (x, expected) in [
        (0.0, "0.00000"),
        (0.6292963805901839, "0.62930"),
        // Exact ties: half up, where rounding half to even would go down.
        (1.0 / 64.0, "0.01563"),
        (5.0 / 64.0, "0.07813"),
        (3.0 / 64.0, "0.04688"),
        // Nearly ties: as a double 0.000025 lies just above, 0.000035 just below.
        (0.000025, "0.00003"),
        (0.000035, "0.00003"),
        (0.999995, "0.99999"),
        (0.999996, "1.00000"),
        (1.0 - f64::EPSILON, "1.00000"),
        (1e-30, "0.00000"),
        (2.646978e-23, "0.00000"),
        (-1e-30, "-0.00000"),
        (-0.0, "0.00000"),
        (-1.0 / 64.0, "-0.01563"),
        (1e21, "1e+21"),
        (f64::NAN, "NaN"),
    ] {
        assert_eq!(to_fixed(x, 5), expected, "{x}");
    }
}

/// x times 10⁵, rounded half up, in whole numbers: x = numerator / 2^bits.
fn hundred_thousandths(numerator: u64, bits: u32) -> u128 {
    (u128::from(numerator) * 200_000 + (1 << bits)) >> (bits + 1)
}

/// What another writer makes of a number.
fn theirs(x: f64) -> String {
    ryu_js::Buffer::new().format(x).to_owned()
}

/// Likewise, with that many decimals.
fn their_fixed(x: f64, decimals: u8) -> String {
    ryu_js::Buffer::new().format_to_fixed(x, decimals).to_owned()
}

proptest! {
    #[test]
    fn rounding_is_exact(numerator in 0..1u64 << 53) {
        let n = hundred_thousandths(numerator, 53);
        let expected = format!("{}.{:05}", n / 100_000, n % 100_000);
        prop_assert_eq!(to_fixed(numerator as f64 / (1u64 << 53) as f64, 5), expected);
    }

    #[test]
    fn ties_round_up(numerator in 0..64u64) {
        let n = hundred_thousandths(numerator, 6);
        let expected = format!("{}.{:05}", n / 100_000, n % 100_000);
        prop_assert_eq!(to_fixed(numerator as f64 / 64.0, 5), expected);
    }

    #[test]
    fn what_is_written_is_what_another_writer_of_javascript_writes(x in proptest::num::f64::ANY) {
        prop_assert_eq!(format(x), theirs(x));
    }

    #[test]
    fn so_are_short_numbers(n in -99_999_999i64..=99_999_999, exponent in -15..30) {
        let x: f64 = format!("{n}e{exponent}").parse().unwrap();
        prop_assert_eq!(format(x), theirs(x));
        for decimals in [0, 1, 5, 12] {
            prop_assert_eq!(to_fixed(x, decimals), their_fixed(x, decimals));
        }
    }

    #[test]
    fn so_are_halves(n in -4_096i32..=4_096, bits in 0..12u32, decimals in 0..12u8) {
        let x = f64::from(n) / f64::from(1 << bits);
        prop_assert_eq!(to_fixed(x, decimals), their_fixed(x, decimals));
    }

    #[test]
    fn so_is_any_number_in_full(digits in any::<i64>(), size in 0..10i32, decimals in 0..=40u8) {
        // Not far smaller, where the other writer is wrong: findings/ryu-js-to-fixed.sh.
        let x = digits as f64 / 10f64.powi(2 * size);
        prop_assert_eq!(to_fixed(x, decimals), their_fixed(x, decimals));
    }

    #[test]
    fn what_is_written_reads_back(x in proptest::num::f64::ANY) {
        let back = parse(&format(x));
        prop_assert!(back == x || back.is_nan() && x.is_nan());
    }

    #[test]
    fn integers_read_in_any_base(n in any::<u64>()) {
        prop_assert_eq!(parse(&format!("0x{n:x}")), n as f64);
        prop_assert_eq!(parse(&format!("0o{n:o}")), n as f64);
        prop_assert_eq!(parse(&format!("0b{n:b}")), n as f64);
        prop_assert_eq!(parse(&n.to_string()), n as f64);
    }

    #[test]
    fn any_text_reads(text in "\\PC*") {
        parse(&text);
    }
}
