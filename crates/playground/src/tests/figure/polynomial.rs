//! Polynomials by least squares, against polynomials that are known.

use crate::inside::figure::polynomial::{Polynomial, PolynomialFit};
use crate::tests::{session, trained};

fn samples(n: usize, f: impl Fn(f64) -> f64) -> Vec<[f64; 2]> {
    (0..n).map(|k| -6.0 + 12.0 * k as f64 / (n - 1) as f64).map(|x| [x, f(x)]).collect()
}

#[test]
fn a_polynomial_is_found_again() {
    let cubic = |x: f64| 0.5 - x + 0.25 * x * x - 0.125 * x * x * x;
    for degree in 3..=12 {
        let fitted = Polynomial::fit(&samples(40, cubic), degree);
        for x in [-6.0, -2.5, 0.0, 1.0, 5.9] {
            let error = (fitted.at(x) - cubic(x)).abs();
            assert!(error < 1e-11, "degree {degree} at {x}: {error}");
        }
    }
}

/// Of all polynomials of a degree none is nearer: any small change makes the error larger.
#[test]
fn the_squared_error_is_least() {
    let points = samples(15, |x| (3.0 * x).sin() + 0.3 * (17.0 * x).cos());
    for degree in 0..=9 {
        let fitted = Polynomial::fit(&points, degree);
        let error = |f: &dyn Fn(f64) -> f64| -> f64 {
            points.iter().map(|[x, y]| (f(*x) - y) * (f(*x) - y)).sum()
        };
        let least = error(&|x| fitted.at(x));
        for power in 0..=degree as i32 {
            for step in [-1e-3, 1e-3] {
                let moved = error(&|x| fitted.at(x) + step * (x / 6.0).powi(power));
                assert!(least < moved, "degree {degree}, x^{power}: {moved} < {least}");
            }
        }
    }
    let mean = points.iter().map(|[_, y]| y).sum::<f64>() / 15.0;
    assert!((Polynomial::fit(&points, 0).at(3.0) - mean).abs() < 1e-14, "degree 0 is the mean");
}

/// With as many factors as points, or more, it runs through every point.
#[test]
fn degree_nine_runs_through_ten_points() {
    let points = samples(10, |x| (5.0 * x).sin());
    for degree in 9..=12 {
        let fitted = Polynomial::fit(&points, degree);
        for [x, y] in &points {
            assert!((fitted.at(*x) - y).abs() < 1e-9, "degree {degree} at {x}: {}", fitted.at(*x));
        }
    }
}

#[test]
fn odd_points_give_numbers_all_the_same() {
    for points in [&[][..], &[[1.0, 2.0]], &[[1.0, 2.0], [1.0, 4.0]], &[[0.0, 1.0]; 20]] {
        for degree in [0, 1, 12] {
            let fitted = Polynomial::fit(points, degree);
            let n = points.len() as f64;
            let mean = points.iter().map(|[_, y]| y).sum::<f64>() / n.max(1.0);
            for x in points.iter().map(|[x, _]| *x) {
                assert!((fitted.at(x) - mean).abs() < 1e-9, "{points:?}: {}", fitted.at(x));
            }
            assert!(fitted.at(2.0).is_finite(), "{points:?}, degree {degree}");
        }
    }
}

#[test]
fn its_losses_are_taken_as_the_networks() {
    let link = "problem=regression&regDataset=noisySine&seed=1&noise=50&points=20&networkShape=3";
    let session = trained(link, 10);
    let of = |degree| PolynomialFit::of(&session, degree).expect("a curve").losses;
    let [train, test] = of(9);
    assert!(train < 1e-15, "through ten points without an error, not {train}");
    assert!(1.0 < test, "and wild between them: {test}");
    for degree in 1..=9 {
        assert!(of(degree)[0] <= of(degree - 1)[0], "more degrees fit no worse: {degree}");
    }
    // Degree 0 is the mean, and the loss half of the variance.
    let labels: Vec<f64> = session.data().train.iter().map(|e| e.label).collect();
    let mean = labels.iter().sum::<f64>() / 10.0;
    let variance = labels.iter().map(|y| (y - mean) * (y - mean)).sum::<f64>() / 10.0;
    assert!((of(0)[0] - 0.5 * variance).abs() < 1e-12, "{}", of(0)[0]);
}

#[test]
fn only_a_curve_has_one_beside_it() {
    let has = |link: &str| PolynomialFit::of(&session(link), 3).is_some();
    assert!(has("problem=regression&regDataset=noisySine"));
    assert!(has("problem=regression&regDataset=reg-plane&y=false"));
    assert!(!has("problem=regression&regDataset=reg-plane"), "two inputs");
    assert!(!has("y=false"), "classes");
}
