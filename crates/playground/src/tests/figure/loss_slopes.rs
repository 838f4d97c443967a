//! Two losses of a sigmoid: their slopes, and the points with the worst answers.

use crate::inside::figure::loss_slopes::{cross_entropy, curves, reach, squared, worst};
use crate::tests::{session, trained};

#[test]
fn slopes_are_those_of_the_formulas() {
    for z in [-8.0, -6.0, -1.5, 0.0, 2.0, 8.0_f64] {
        let g = 1.0 / (1.0 + (-z).exp());
        let close = |a: f64, b: f64, what: &str| {
            assert!((a - b).abs() < 1e-12, "{what} at {z}: {a}, not {b}");
        };
        close(squared(z).loss, 0.5 * (g - 1.0) * (g - 1.0), "½ (g − 1)²");
        close(squared(z).slope, (g - 1.0) * g * (1.0 - g), "(g − 1) g (1 − g)");
        close(cross_entropy(z).loss, -g.ln(), "−ln g");
        close(cross_entropy(z).slope, g - 1.0, "g − 1");
    }
}

#[test]
fn slopes_of_the_curves_are_their_slopes() {
    for loss in [squared, cross_entropy] {
        let [losses, slopes] = curves(loss, 8.0);
        assert_eq!((losses[0][0], losses[losses.len() - 1][0]), (-8.0, 8.0));
        for k in 1..losses.len() - 1 {
            let step = losses[k + 1][0] - losses[k - 1][0];
            let measured = (losses[k + 1][1] - losses[k - 1][1]) / step;
            assert!((measured - slopes[k][1]).abs() < 1e-3, "at {}", losses[k][0]);
        }
    }
}

#[test]
fn the_picture_reaches_as_far_as_the_worst() {
    assert_eq!([&[][..], &[-7.9, 3.0], &[-8.1], &[-40.0]].map(reach), [8.0, 8.0, 10.0, 50.0]);
    assert_eq!(reach(&[-1e300]), 1000.0, "and no further than can be read");
}

/// Weights that say the opposite: the worst point of either class lies far on the wrong side.
#[test]
fn the_worst_points_are_the_most_wrong() {
    let link = "dataset=gauss&networkShape=&weights=-2,-2,0&seed=2&outputActivation=sigmoid";
    let mut session = session(link);
    let least = session
        .data()
        .train
        .iter()
        .map(|e| e.label * session.output_at(e.x, e.y)[0])
        .fold(f64::INFINITY, f64::min);
    let sums = worst(&mut session, 5);
    assert_eq!((sums.len(), sums[0]), (5, least));
    assert!(sums.is_sorted() && sums[4] < -6.0, "{sums:?}");
    for _ in 0..100 {
        session.epoch();
    }
    assert!(sums[0] < worst(&mut session, 1)[0], "they move to the right while it learns");
}

#[test]
fn only_a_sigmoid_of_two_classes_has_such_points() {
    let n = |link: &str| worst(&mut trained(link, 1), 3).len();
    assert_eq!(n("dataset=gauss&lossFunction=binaryCrossEntropy&seed=1"), 3);
    assert_eq!(n("dataset=gauss&outputActivation=sigmoid&seed=1"), 3);
    assert_eq!(n("dataset=gauss&seed=1"), 0, "tanh");
    assert_eq!(n("dataset=blobs&classes=3&seed=1"), 0, "softmax");
    let three = "dataset=blobs&classes=3&lossFunction=squared&outputActivation=sigmoid&seed=1";
    assert_eq!(n(three), 0, "three sigmoids");
    assert_eq!(n("problem=regression&outputActivation=sigmoid&seed=1"), 0, "no classes");
}
