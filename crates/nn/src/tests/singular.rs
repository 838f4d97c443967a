//! Singular values: the parts multiply back, are rotations, and are those that are known.

use crate::{Random, Singular};
use alloc::vec;
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// How far some vectors, one after the other, are from lengths of 1 and right angles.
fn skew(vectors: &[f64], len: usize) -> f64 {
    let mut worst = 0.0_f64;
    for (k, a) in vectors.chunks_exact(len).enumerate() {
        for (j, b) in vectors.chunks_exact(len).enumerate() {
            let along: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
            worst = worst.max((along - if j == k { 1.0 } else { 0.0 }).abs());
        }
    }
    worst
}

fn check(rows: usize, columns: usize, a: &[f64]) -> Singular {
    let parts = Singular::of(rows, columns, a);
    let largest = parts.stretch.first().copied().unwrap_or(0.0).max(1.0);
    for (product, a) in parts.product().iter().zip(a) {
        assert!((product - a).abs() < 1e-12 * largest, "{rows} × {columns}: {product} for {a}");
    }
    assert_eq!(parts.stretch.len(), rows.min(columns));
    assert!(parts.stretch.is_sorted_by(|a, b| b <= a), "{:?} falls", parts.stretch);
    assert!(parts.stretch.iter().all(|it| 0.0 <= *it), "{:?} is not below 0", parts.stretch);
    assert!(skew(&parts.left, rows) < 1e-12, "{rows} × {columns}: left");
    assert!(skew(&parts.right, columns) < 1e-12, "{rows} × {columns}: right");
    parts
}

#[test]
fn parts_multiply_back() {
    let random = &mut Pcg64Mcg::seed_from_u64(3);
    for rows in 1..=8 {
        for columns in 1..=8 {
            let a: Vec<f64> = (0..rows * columns).map(|_| random.between(-3.0, 3.0)).collect();
            check(rows, columns, &a);
            // Of rank 1, of zeros, and of very different sizes.
            let first: Vec<f64> =
                (0..rows * columns).map(|at| a[at / columns * columns] * a[at % columns]).collect();
            check(rows, columns, &first);
            check(rows, columns, &vec![0.0; rows * columns]);
            let sized: Vec<f64> =
                a.iter().enumerate().map(|(k, x)| x * libm::exp10(-(k as f64))).collect();
            check(rows, columns, &sized);
        }
    }
    let wide: Vec<f64> = (0..60 * 200).map(|_| random.normal(0.0, 1.0)).collect();
    check(60, 200, &wide);
}

/// A rotation by 30°, a stretch by 3 and 2, and a rotation by −45°.
#[test]
fn known_parts_are_found() {
    let turn = |degrees: f64| {
        let (sin, cos) = (libm::sin(degrees.to_radians()), libm::cos(degrees.to_radians()));
        [[cos, -sin], [sin, cos]]
    };
    let times = |a: [[f64; 2]; 2], b: [[f64; 2]; 2]| {
        [0, 1].map(|i| [0, 1].map(|j| a[i][0] * b[0][j] + a[i][1] * b[1][j]))
    };
    let a = times(times(turn(30.0), [[3.0, 0.0], [0.0, 2.0]]), turn(-45.0));
    let parts = check(2, 2, a.as_flattened());
    assert!((parts.stretch[0] - 3.0).abs() < 1e-14 && (parts.stretch[1] - 2.0).abs() < 1e-14);
    let along = parts.left[0] * turn(30.0)[0][0] + parts.left[1] * turn(30.0)[1][0];
    assert!((along.abs() - 1.0).abs() < 1e-14, "the first answer is the first axis, turned by 30°");
    // A shear: its stretches are the golden ratio and its inverse.
    let golden = check(2, 2, &[1.0, 1.0, 0.0, 1.0]).stretch;
    assert!((golden[0] - 1.618_033_988_749_895).abs() < 1e-14, "{golden:?}");
}

#[test]
fn numbers_that_are_none_end() {
    let parts = Singular::of(2, 2, &[f64::NAN, 1.0, 2.0, 3.0]);
    assert!(parts.stretch.iter().any(|it| it.is_nan()), "{parts:?}");
    assert_eq!(Singular::of(0, 3, &[]).stretch, []);
}
