//! Lines cut off at the edges.

use crate::clip::clipped;

const N: f64 = f64::NAN;

/// On the square from 0 to 10.
fn check(points: &[[f64; 2]], expected: &[&[[f64; 2]]]) {
    assert_eq!(clipped(points, [0.0, 10.0, 0.0, 10.0]), expected, "{points:?}");
}

#[test]
fn what_is_inside_stays() {
    let inside = [[0.0, 0.0], [3.0, 7.0], [10.0, 10.0]];
    check(&inside, &[&inside]);
    check(&[], &[]);
    check(&[[5.0, 5.0]], &[]);
    // Many steps are one line, whatever their digits.
    let wave: Vec<[f64; 2]> =
        (0..100).map(|k| 0.1 * f64::from(k)).map(|x| [x, 5.0 + 4.9 * (30.0 * x).sin()]).collect();
    check(&wave, &[&wave]);
    // Along an edge is inside.
    check(&[[0.0, 10.0], [10.0, 10.0]], &[&[[0.0, 10.0], [10.0, 10.0]]]);
}

#[test]
fn lines_end_at_the_edge_and_come_back_there() {
    check(&[[5.0, 5.0], [5.0, 25.0]], &[&[[5.0, 5.0], [5.0, 10.0]]]);
    check(&[[-10.0, 5.0], [20.0, 5.0]], &[&[[0.0, 5.0], [10.0, 5.0]]]);
    // Out at the top and in again: two parts, as steep as before.
    check(
        &[[2.0, 5.0], [4.0, -5.0], [6.0, 5.0]],
        &[&[[2.0, 5.0], [3.0, 0.0]], &[[5.0, 0.0], [6.0, 5.0]]],
    );
    // Past a corner, and outside altogether.
    check(&[[-4.0, 3.0], [3.0, -4.0]], &[]);
    check(&[[-4.0, 12.0], [14.0, 12.0]], &[]);
    check(&[[12.0, -4.0], [12.0, 14.0]], &[]);
}

#[test]
fn what_is_not_finite_interrupts() {
    check(
        &[[0.0, 1.0], [1.0, 2.0], [2.0, N], [3.0, 3.0], [4.0, 4.0], [5.0, f64::INFINITY]],
        &[&[[0.0, 1.0], [1.0, 2.0]], &[[3.0, 3.0], [4.0, 4.0]]],
    );
    check(&[[0.0, 1.0], [N, N], [3.0, 3.0]], &[]);
    // Longer than the largest number: nothing rather than nonsense.
    for parts in clipped(&[[5.0, -f64::MAX], [5.0, f64::MAX]], [0.0, 10.0, 0.0, 10.0]) {
        assert!(parts.as_flattened().iter().all(|v| (0.0..=10.0).contains(v)), "{parts:?}");
    }
}
