//! Round numbers, on both kinds of axes.

use crate::ticks::{between, linear, log, round_down, round_up};

#[test]
fn equally_spaced() {
    let check = |lo, hi, max, expected: &[f64]| {
        assert_eq!(linear(lo, hi, max), expected, "{lo} to {hi}, at most {max}");
    };
    check(0.0, 500.0, 6, &[0.0, 100.0, 200.0, 300.0, 400.0, 500.0]);
    check(0.0, 500.0, 5, &[0.0, 200.0, 400.0]);
    check(-6.0, 6.0, 13, &[-6., -5., -4., -3., -2., -1., 0., 1., 2., 3., 4., 5., 6.]);
    check(-6.0, 6.0, 5, &[-5.0, 0.0, 5.0]);
    check(0.0, 0.5, 6, &[0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    check(0.13, 0.17, 3, &[0.14, 0.16]);
    check(1e-7, 3e-7, 3, &[1e-7, 2e-7, 3e-7]);
    check(0.0, 1e9, 2, &[0.0, 1e9]);
    check(3.0, 3.0, 5, &[]);
    check(5.0, 3.0, 5, &[]);
    check(0.0, f64::INFINITY, 5, &[]);
    check(f64::NAN, 1.0, 5, &[]);
    check(0.0, 1.0, 0, &[]);
}

#[test]
fn by_ratio() {
    let check = |lo, hi, max, expected: &[f64]| {
        assert_eq!(log(lo, hi, max), expected, "{lo} to {hi}, at most {max}");
    };
    check(0.01, 0.5, 6, &[0.01, 0.02, 0.05, 0.1, 0.2, 0.5]);
    check(0.01, 0.5, 5, &[0.01, 0.05, 0.1, 0.5]);
    check(0.01, 0.5, 3, &[0.01, 0.1]);
    check(0.015, 0.55, 6, &[0.02, 0.05, 0.1, 0.2, 0.5]);
    check(1e-6, 1.0, 7, &[1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0]);
    check(1e-6, 1.0, 4, &[1e-6, 1e-4, 1e-2, 1.0]);
    check(1e-300, 1.0, 4, &[1e-228, 1e-152, 1e-76, 1.0]);
    check(3.0, 4.0, 4, &[]);
    check(0.0, 4.0, 4, &[]);
    check(-1.0, 4.0, 4, &[]);
    check(1.0, f64::INFINITY, 4, &[]);
    check(1.0, 100.0, 0, &[]);
}

#[test]
fn never_more_than_asked_for() {
    for max in 1..20 {
        for k in 1..200 {
            let (lo, hi) = (0.0037 * k as f64, 0.0037 * (k * k) as f64 + 0.1);
            for ticks in [linear(lo, hi, max), log(lo, hi, max)] {
                assert!(ticks.len() <= max, "{lo} to {hi}, at most {max}: {ticks:?}");
                assert!(ticks.iter().all(|t| (lo - 1e-9..=hi + 1e-9).contains(t)), "{ticks:?}");
            }
        }
    }
}

#[test]
fn neighbors() {
    let check = |v, down, up| assert_eq!((round_down(v), round_up(v)), (down, up), "{v}");
    check(1.0, 1.0, 1.0);
    check(0.3, 0.2, 0.5);
    check(0.1, 0.1, 0.1);
    check(0.5000001, 0.5, 1.0);
    check(0.022, 0.02, 0.05);
    check(9.99, 5.0, 10.0);
    check(999.0, 500.0, 1000.0);
    check(1e-7, 1e-7, 1e-7);
}

#[test]
fn numbers_of_an_axis_are_round_and_stand_where_they_belong() {
    for (ends, texts, places) in [
        ([148.0, 208.0], vec!["160", "180", "200"], vec![0.2, 32.0 / 60.0, 52.0 / 60.0]),
        ([0.0, 1.0], vec!["0", "0.5", "1"], vec![0.0, 0.5, 1.0]),
        (
            [300_000.0, 900_000.0],
            vec!["400\u{2009}000", "600\u{2009}000", "800\u{2009}000"],
            vec![1.0 / 6.0, 0.5, 5.0 / 6.0],
        ),
        ([3.0, -1.0], vec!["−1", "0", "1", "2", "3"], vec![1.0, 0.75, 0.5, 0.25, 0.0]),
    ] {
        let numbers = between(ends, 5);
        let reals: Vec<f64> = numbers.iter().map(|it| it.0).collect();
        assert_eq!(crate::number::ticks(&reals), texts, "{ends:?}");
        for ((_, at), place) in numbers.iter().zip(places) {
            assert!((at - place).abs() < 1e-12, "{ends:?}: {at}, not {place}");
        }
    }
    assert!(between([2.0, 2.0], 5).is_empty());
}
