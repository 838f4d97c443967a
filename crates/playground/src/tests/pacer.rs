//! The pacer: whatever the screen's rhythm, what is owed is done.

use crate::{Pace, Pacer, Work};

/// What is done in ten seconds with so many pictures in each, and the most at once.
fn in_ten_seconds(pace: Pace, pictures_per_s: u32) -> (u32, u32) {
    let mut pacer = Pacer::default();
    let elapsed_ms = 1000.0 / f64::from(pictures_per_s);
    let parts = (0..10 * pictures_per_s).map(|_| match pacer.due(pace, elapsed_ms) {
        Work::Steps(n) | Work::Epochs(n) => n,
        Work::Everything => u32::MAX,
    });
    parts.fold((0, 0), |(sum, most), n| (sum + n, most.max(n)))
}

#[track_caller]
fn check(rate: f64, pictures_per_s: u32, most: u32) {
    for pace in [Pace::StepsPerSecond(rate), Pace::EpochsPerSecond(rate)] {
        let (sum, greatest) = in_ten_seconds(pace, pictures_per_s);
        // The last one may be a rounding error late.
        assert!((f64::from(sum) - 10.0 * rate).abs() <= 1.0, "{sum}");
        assert_eq!(greatest, most);
    }
}

#[test]
fn a_rate_is_kept_whatever_the_screens_rhythm() {
    check(1.0, 60, 1);
    check(5.0, 60, 1);
    check(20.0, 144, 1);
    check(20.0, 7, 3);
    check(5.0, 1, 5);
}

#[test]
fn the_pace_says_what_is_due() {
    let mut pacer = Pacer::default();
    assert_eq!(pacer.due(Pace::StepsPerSecond(5.0), 400.0), Work::Steps(2));
    assert_eq!(pacer.due(Pace::EpochsPerSecond(5.0), 400.0), Work::Epochs(2));
    assert_eq!(pacer.due(Pace::EpochsPerFrame(5), 1.0), Work::Epochs(5));
    assert_eq!(pacer.due(Pace::EpochsPerFrame(1), 1e6), Work::Epochs(1));
    assert_eq!(pacer.due(Pace::Fastest, 1.0), Work::Everything);
}

#[test]
fn who_was_away_does_not_catch_up() {
    let mut pacer = Pacer::default();
    assert_eq!(pacer.due(Pace::EpochsPerSecond(20.0), 3_600_000.0), Work::Epochs(20));
    assert_eq!(pacer.due(Pace::EpochsPerSecond(20.0), -5.0), Work::Epochs(0));
    assert_eq!(pacer.due(Pace::EpochsPerSecond(20.0), 50.0), Work::Epochs(1));
}
