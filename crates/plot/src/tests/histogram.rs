//! Counts of values, in numbers and as the text of an SVG.

use super::svg::{drawn, lines, says};
use crate::{Axes, ChartTheme, HistogramChart, histogram, histogram_chart};

#[test]
fn counting() {
    let check = |values: &[f64], n_bins, range, expected: &[u32]| {
        assert_eq!(histogram(values, n_bins, range), expected, "{values:?} in {range:?}");
    };
    check(&[0.1, 0.2, 0.6, 0.9, 0.99], 2, [0.0, 1.0], &[2, 3]);
    // Between two bins: the upper one; the end of the range: the last.
    check(&[0.0, 0.25, 0.5, 0.75, 1.0], 4, [0.0, 1.0], &[1, 1, 1, 2]);
    check(&[-6.0, -3.0, 0.0, 3.0, 6.0], 4, [-6.0, 6.0], &[1, 1, 1, 2]);
    // Beyond the range and NaN: nowhere.
    let odd = [-0.1, 1.1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.5];
    check(&odd, 3, [0.0, 1.0], &[0, 1, 0]);
    check(&[0.5], 0, [0.0, 1.0], &[]);
    check(&[], 2, [0.0, 1.0], &[0, 0]);
    for range in [[1.0, 1.0], [1.0, 0.0], [f64::NAN, 1.0]] {
        check(&[0.5, 1.0], 2, range, &[0, 0]);
    }
    check(&[0.5], 2, [f64::NEG_INFINITY, f64::INFINITY], &[1, 0]);
}

const SIZE: (u32, u32) = (300, 200);
const AXES: Axes<'_> = Axes { x: [-6.0, 6.0], y: [-1.0, 1.0], x_label: "", y_label: "" };

fn svg(counts: &[u32], curve: &[[f64; 2]]) -> String {
    both(counts, &[curve])
}

fn both(counts: &[u32], curves: &[&[[f64; 2]]]) -> String {
    let data = HistogramChart { axes: AXES, counts, curves };
    drawn(SIZE, |area| histogram_chart(area, &data, &ChartTheme::light(1.0)).unwrap())
}

#[test]
fn steps_are_as_high_as_their_counts() {
    let svg = svg(&[1, 4, 0, 2], &[]);
    let steps = &lines(&svg, "fill=\"#5D6F79\"")[..];
    let [steps] = steps else { panic!("one area: {steps:?}") };
    let scale = AXES.scale(&ChartTheme::light(1.0), [300.0, 200.0]);
    let at = |x: f64, share: f64| scale.screen_from_data([x, 2.0 * share - 1.0]).map(f64::round);
    let expected = [
        at(-6.0, 0.0),
        at(-6.0, 0.25),
        at(-3.0, 0.25),
        at(-3.0, 1.0),
        at(0.0, 1.0),
        at(0.0, 0.0),
        at(3.0, 0.0),
        at(3.0, 0.5),
        at(6.0, 0.5),
        at(6.0, 0.0),
    ];
    assert_eq!(steps[..], expected);
    assert!(says(&svg).contains(&"−5".into()), "{:?}", says(&svg));
}

#[test]
fn the_function_lies_over_the_counts() {
    let tanh: Vec<[f64; 2]> =
        (-60..=60).map(|k| [0.1 * f64::from(k), (0.1 * f64::from(k)).tanh()]).collect();
    let drawn = svg(&[1, 4, 0, 2], &tanh);
    let function = "stroke=\"#10222C\" stroke-width=\"3\"";
    assert_eq!(lines(&drawn, function).len(), 1);
    assert!(drawn.find("<polygon").unwrap() < drawn.find(function).unwrap());
    // Its slope beside it is dashed.
    let slope: Vec<[f64; 2]> = tanh.iter().map(|[z, g]| [*z, 1.0 - g * g]).collect();
    let dashed = both(&[1, 4, 0, 2], &[&tanh, &slope]);
    assert_eq!(lines(&dashed, function), lines(&drawn, function), "the function is the same");
    let n_dashes = |svg: &str| lines(svg, "stroke=\"#5D6F79\" stroke-width=\"2\"").len();
    assert!(n_dashes(&drawn) == 0 && 10 < n_dashes(&dashed), "{} dashes", n_dashes(&dashed));
    // Counts or functions may be missing.
    assert!(lines(&svg(&[1, 4], &[]), function).is_empty());
    for counts in [&[][..], &[0, 0, 0]] {
        let svg = svg(counts, &tanh);
        assert!(!svg.contains("<polygon") && lines(&svg, function).len() == 1);
    }
}
