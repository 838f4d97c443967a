//! Round numbers: 1, 2, 5 and their tenfolds, for axes and for ranges that stay put.
//! How they are written is decided in the crate `number`.

use number::javascript::decimal;

/// At most `max` equally spaced round numbers within `lo ..= hi`.
///
/// Empty if the range is empty or not finite, or `max` is 0.
pub fn linear(lo: f64, hi: f64, max: usize) -> Vec<f64> {
    let length = hi - lo;
    if max == 0 || !(length.is_finite() && 0.0 < length) {
        return Vec::new();
    }
    let mut rank = rank_below(length / max as f64);
    loop {
        let step = round_number(rank);
        // The tolerance is for rounding: 0.3 is three steps of 0.1.
        let first = (lo / step - 1e-9).ceil();
        let last = (hi / step + 1e-9).floor();
        if last - first < max as f64 {
            let count = (last - first + 1.0) as usize;
            return (0..count).map(|k| multiple(first + k as f64, rank)).collect();
        }
        rank += 1;
    }
}

/// At most `max` round numbers between two ends, and how far from the first to the second each lies, from 0 to
/// 1. The second end may be the smaller one.
pub fn between([start, end]: [f64; 2], max: usize) -> Vec<(f64, f64)> {
    let numbers = linear(start.min(end), start.max(end), max);
    numbers.into_iter().map(|it| (it, (it - start) / (end - start))).collect()
}

/// At most `max` round numbers within `lo ..= hi`, for a logarithmic axis: 1, 2, 5, 10 …,
/// or 1, 5, 10 …, or powers of ten, or every second, third … of them.
///
/// Empty if the range is empty, not finite or not positive, or `max` is 0.
pub fn log(lo: f64, hi: f64, max: usize) -> Vec<f64> {
    if max == 0 || !(0.0 < lo && lo <= hi && hi.is_finite()) {
        return Vec::new();
    }
    let ranks = rank_above(lo)..=rank_below(hi);
    let mut sparseness = 0;
    loop {
        let keep = |rank: &i32| match sparseness {
            0 => true,
            1 => rank.rem_euclid(3) != 1,
            n => rank.rem_euclid(3 * (n - 1)) == 0,
        };
        // This ends: at last only the 1 of every power of ten, or of every n-th, is kept.
        if ranks.clone().filter(keep).count() <= max {
            return ranks.filter(keep).map(round_number).collect();
        }
        sparseness += 1;
    }
}

/// The largest round number that is not above `v`.
///
/// # Panics
///
/// Panics unless `v` is positive and finite.
pub fn round_down(v: f64) -> f64 {
    round_number(rank_below(v))
}

/// The smallest round number that is not below `v`.
///
/// # Panics
///
/// Panics unless `v` is positive and finite.
pub fn round_up(v: f64) -> f64 {
    round_number(rank_above(v))
}

/// The round numbers in order: rank 0 is 1, 1 is 2, 2 is 5, 3 is 10, −1 is 0.5.
fn round_number(rank: i32) -> f64 {
    multiple(1.0, rank)
}

/// `n` times a round number, read as text so that it is rounded once: 3 · 0.1 is not 0.3.
fn multiple(n: f64, rank: i32) -> f64 {
    let first = [1.0, 2.0, 5.0][rank.rem_euclid(3) as usize];
    let exponent = rank.div_euclid(3);
    decimal(&format!("{}e{exponent}", n * first))
}

fn rank_below(v: f64) -> i32 {
    assert!(0.0 < v && v.is_finite(), "{v} has no round neighbors");
    let mut rank = 3 * v.log10().floor() as i32;
    while v < round_number(rank) {
        rank -= 1;
    }
    while round_number(rank + 1) <= v {
        rank += 1;
    }
    rank
}

fn rank_above(v: f64) -> i32 {
    let rank = rank_below(v);
    if round_number(rank) < v { rank + 1 } else { rank }
}
