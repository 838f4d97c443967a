//! Decimal digits are read to the nearest double, as the standard library does.

use crate::javascript::decimal;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str) {
    let (ours, theirs) = (decimal(text), text.parse::<f64>().unwrap());
    assert_eq!(ours.to_bits(), theirs.to_bits(), "{text} reads as {ours:e} and not {theirs:e}");
}

#[test]
fn hard_numbers_are_read_to_the_bit() {
    for text in [
        "0",
        "0.000",
        "1",
        "123456789012345678901234567890",
        "9007199254740993",
        "9007199254740992.99999999999999999999999999999999999999999999",
        "9007199254740993.00000000000000000000000000000000000000000001",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "4.9406564584124654e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1e-323",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e309",
        "1e-400",
        "6.9294956446009195e15",
        "3.2378839133029012895883524125015321748630094143e-319",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "0e99999999999999999999",
    ] {
        check(text);
        check(&format!("-{text}"));
    }
    check(&format!("1{}e-400", "0".repeat(400)));
    check(&format!("0.{}1e400", "0".repeat(399)));
    check(&format!("{}.5", "123".repeat(90)));
    check(&format!("{}e-5000", "7".repeat(5000)));
}

#[test]
fn the_middle_between_two_doubles_is_told_from_what_lies_beside_it() {
    // The smallest doubles have the longest middles.
    for k in 0..40_u64 {
        let [low, high] = [k, k + 1].map(f64::from_bits);
        let middle = format!("{low:.1100}");
        let middle = middle.trim_end_matches('0');
        check(middle);
        check(&format!("{middle}1"));
        check(&format!("{high:.1100}"));
    }
    let middle = "1.00000000000000011102230246251565404236316680908203125";
    for text in [
        middle.to_owned(),
        format!("{middle}{}1", "0".repeat(900)),
        middle.replace("125", "124999"),
    ] {
        check(&text);
    }
}

proptest! {
    #[test]
    fn digits_are_read_to_the_bit(digits in "[0-9]{1,40}", fraction in "[0-9]{0,40}", exponent in -400..400) {
        check(&format!("{digits}.{fraction}e{exponent}"));
    }

    #[test]
    fn doubles_and_their_middles_are_read_to_the_bit(bits in 0..0x7fe0_0000_0000_0000_u64) {
        let x = f64::from_bits(bits);
        check(&format!("{x:e}"));
        check(&format!("{x:.16e}"));
        check(&format!("{x:.800e}"));
        // The sum of two neighbors has one bit more, which decimals show in full.
        let middle = format!("{:.1080}", x / 2.0 + x.next_up() / 2.0);
        check(&middle);
    }
}
