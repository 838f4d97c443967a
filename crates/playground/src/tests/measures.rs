//! Measures against tables worked out by hand, one-sided ones among them.

use crate::Measures;

/// Checks accuracy, then precision and recall of each class; what is not a number is `NAN`.
#[track_caller]
fn check(labels: &[f64], answers: &[f64], n_classes: usize, expected: (f64, &[[f64; 2]])) {
    let Measures::Classes(table) = Measures::new(labels, answers, n_classes) else {
        panic!("a classification");
    };
    let same = |a: f64, b: f64| (a.is_nan() && b.is_nan()) || (a - b).abs() < 1e-12;
    assert_eq!(table.n_classes(), n_classes);
    assert!(same(table.accuracy(), expected.0), "accuracy {}", table.accuracy());
    assert_eq!(expected.1.len(), n_classes, "a row for each class");
    for (class, &[precision, recall]) in expected.1.iter().enumerate() {
        let (p, r) = (table.precision(class), table.recall(class));
        assert!(same(p, precision) && same(r, recall), "class {class}: {p}, {r}");
    }
}

#[test]
fn two_classes() {
    // Three of the first class, one of them missed; two of the second, one of them missed.
    let labels = [1.0, 1.0, 1.0, -1.0, -1.0];
    let answers = [0.9, 0.1, -0.3, -0.8, 0.2];
    check(&labels, &answers, 2, (0.6, &[[2.0 / 3.0, 2.0 / 3.0], [0.5, 0.5]]));
    // The same as chances of two outputs.
    let chances = [0.95, 0.55, 0.35, 0.1, 0.6, 0.05, 0.45, 0.65, 0.9, 0.4];
    check(&labels, &chances, 2, (0.6, &[[2.0 / 3.0, 2.0 / 3.0], [0.5, 0.5]]));
}

#[test]
fn three_classes() {
    // Points are of 0, 0, 1, 2; they are taken for 0, 2, 1, 1.
    let answers = [
        [0.8, 0.1, 0.2, 0.0], //
        [0.1, 0.3, 0.5, 0.7],
        [0.1, 0.6, 0.3, 0.3],
    ];
    let expected = [[1.0, 0.5], [0.5, 1.0], [0.0, 0.0]];
    check(&[0.0, 0.0, 1.0, 2.0], &answers.concat(), 3, (0.5, &expected));
    let table = Measures::new(&[0.0, 0.0, 1.0, 2.0], &answers.concat(), 3);
    let Measures::Classes(table) = table else { panic!("a classification") };
    assert_eq!([table.count(0, 2), table.count(2, 1), table.count(2, 0)], [1, 1, 0]);
}

#[test]
fn what_there_is_nothing_of_is_not_a_number() {
    let nan = f64::NAN;
    check(&[], &[], 2, (nan, &[[nan, nan]; 2]));
    check(&[], &[], 5, (nan, &[[nan, nan]; 5]));
    // First no example is taken for the second class, then no example is of it.
    check(&[1.0, -1.0], &[0.5, 0.5], 2, (0.5, &[[0.5, 1.0], [nan, 0.0]]));
    check(&[1.0, 1.0], &[0.5, 0.5], 2, (1.0, &[[1.0, 1.0], [nan, nan]]));
}

#[track_caller]
fn check_values(labels: &[f64], answers: &[f64], r2: f64, rmse: f64) {
    let measures = Measures::new(labels, answers, 0);
    let Measures::Values { r2: a, rmse: b } = measures else { panic!("a regression") };
    let same = |a: f64, b: f64| (a.is_nan() && b.is_nan()) || (a - b).abs() < 1e-12;
    assert!(same(a, r2) && same(b, rmse), "{a}, {b}");
}

#[test]
fn numbers() {
    // The mean is 0.5, the squares around it are 4 · 0.25 = 1.
    let labels = [0.0, 1.0, 0.0, 1.0];
    check_values(&labels, &labels, 1.0, 0.0);
    check_values(&labels, &[0.5; 4], 0.0, 0.5);
    check_values(&labels, &[0.0, 0.6, 0.3, 1.0], 0.75, 0.25);
    check_values(&labels, &[1.0, 0.0, 1.0, 0.0], -3.0, 1.0);
    check_values(&[], &[], f64::NAN, f64::NAN);
    check_values(&[2.0, 2.0], &[2.0, 2.0], f64::NAN, 0.0);
}
