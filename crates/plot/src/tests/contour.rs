//! Lines of a level: on small grids spelled out, on large ones by what every contour must be.

use crate::contours;

fn check(values: &[f32], side: usize, expected: &[&[[f64; 2]]]) {
    assert_eq!(contours(values, side, 0.0), expected, "{values:?}");
}

const N: f32 = f32::NAN;

#[test]
fn small_grids() {
    // Nothing crosses.
    check(&[1.0; 4], 2, &[]);
    check(&[-1.0; 9], 3, &[]);
    check(&[], 0, &[]);
    check(&[1.0], 1, &[]);
    // One corner alone; where the line lies is interpolated.
    check(&[-1.0, 3.0, 1.0, 3.0], 2, &[&[[0.25, 0.0], [0.0, 0.5]]]);
    // Two cells, one line.
    let upright = [-1.0, 1.0, 1.0, -1.0, 1.0, 1.0, -1.0, 1.0, 1.0];
    check(&upright, 3, &[&[[0.5, 0.0], [0.5, 1.0], [0.5, 2.0]]]);
    // A closed line ends where it begins.
    let island = [-1.0, -1.0, -1.0, -1.0, 1.0, -1.0, -1.0, -1.0, -1.0];
    check(&island, 3, &[&[[0.5, 1.0], [1.0, 0.5], [1.5, 1.0], [1.0, 1.5], [0.5, 1.0]]]);
    // A corner exactly on the level counts as above.
    check(&[0.0, -1.0, 0.0, -1.0], 2, &[&[[0.0, 0.0], [0.0, 1.0]]]);
    check(&[0.0, 1.0, 0.0, 1.0], 2, &[]);
    // A single corner on the level is a point, not a line.
    check(&[0.0, -1.0, -1.0, -1.0], 2, &[]);
}

#[test]
fn saddles_follow_the_mean() {
    // Upper left and lower right above: joined when the mean is above, apart when it is below.
    check(&[3.0, -1.0, -1.0, 3.0], 2, &[&[[0.75, 0.0], [1.0, 0.25]], &[[0.25, 1.0], [0.0, 0.75]]]);
    check(&[1.0, -3.0, -3.0, 1.0], 2, &[&[[0.25, 0.0], [0.0, 0.25]], &[[0.75, 1.0], [1.0, 0.75]]]);
    check(&[-1.0, 3.0, 3.0, -1.0], 2, &[&[[0.25, 0.0], [0.0, 0.25]], &[[0.75, 1.0], [1.0, 0.75]]]);
    check(&[-3.0, 1.0, 1.0, -3.0], 2, &[&[[0.75, 0.0], [1.0, 0.25]], &[[0.25, 1.0], [0.0, 0.75]]]);
}

#[test]
fn cells_without_numbers_are_left_out() {
    check(&[-1.0, 1.0, -1.0, N], 2, &[]);
    check(&[-1.0, f32::INFINITY, -1.0, 1.0], 2, &[]);
    // The line stops before the hole and goes on after it.
    let holed = [-1.0, 1.0, -1.0, 1.0, -1.0, N, -1.0, 1.0, -1.0, 1.0];
    let mut values = vec![1.0; 25];
    for (row, pair) in holed.chunks(2).enumerate() {
        values[5 * row..5 * row + 2].copy_from_slice(pair);
    }
    check(&values, 5, &[&[[0.5, 0.0], [0.5, 1.0]], &[[0.5, 3.0], [0.5, 4.0]]]);
}

#[test]
fn a_circle_is_one_closed_line() {
    let side = 100;
    let radius = |x: f64, y: f64| (x - 49.5).hypot(y - 49.5);
    let values: Vec<f32> =
        (0..side * side).map(|k| radius((k % side) as f64, (k / side) as f64) as f32).collect();
    for level in [5.0, 20.25, 49.0] {
        let lines = contours(&values, side, level);
        assert_eq!(lines.len(), 1, "level {level}");
        let line = &lines[0];
        assert_eq!(line.first(), line.last(), "level {level}");
        for &[x, y] in line {
            assert!((radius(x, y) - f64::from(level)).abs() < 0.05, "({x}, {y})");
        }
        let steps = line.windows(2).map(|w| (w[0][0] - w[1][0]).hypot(w[0][1] - w[1][1]));
        let length: f64 = steps.sum();
        let exact = std::f64::consts::TAU * f64::from(level);
        assert!((length / exact - 1.0).abs() < 0.01, "level {level}: {length}, not {exact}");
    }
    // A circle that is larger than the grid cuts off its four corners only.
    assert_eq!(contours(&values, side, 60.0).len(), 4);
}

#[test]
fn every_crossing_is_on_exactly_one_line() {
    // Rough values, so that saddles, loops and ends all occur.
    let side = 30;
    let values: Vec<f32> =
        (0..side * side).map(|k| ((k * k * 31 + k * 17) % 101) as f32 - 50.5).collect();
    let lines = contours(&values, side, 0.0);
    let mut points: Vec<[f64; 2]> = Vec::new();
    for line in &lines {
        let is_closed = line.first() == line.last();
        points.extend(&line[usize::from(is_closed)..]);
        let is_at_border =
            |&[x, y]: &[f64; 2]| [x, y].iter().any(|&c| c == 0.0 || c == (side - 1) as f64);
        assert!(is_closed || [line.first(), line.last()].into_iter().flatten().all(is_at_border));
    }
    let n = points.len();
    points.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    points.dedup();
    assert_eq!(points.len(), n, "a crossing is on two lines");
    let above = |k: usize| 0.0 <= values[k];
    let crosses = |k: usize, step: usize| usize::from(above(k) != above(k + step));
    let expected: usize = (0..side * side)
        .map(|k| {
            let right = if k % side + 1 < side { crosses(k, 1) } else { 0 };
            let down = if k / side + 1 < side { crosses(k, side) } else { 0 };
            right + down
        })
        .sum();
    assert_eq!(n, expected);
}
