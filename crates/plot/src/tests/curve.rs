//! The curve of a network with one input, as the text of an SVG.

use super::svg::{assert_texts_are_apart, drawn, lines, says};
use crate::{Axes, ChartTheme, CurvePoint, CurveView, Rgb, curve};

const SIZE: (u32, u32) = (480, 360);
const AXES: Axes<'_> =
    Axes { x: [0.0, 120.0], y: [-50.0, 250.0], x_label: "area in m²", y_label: "price in k€" };
const BLUE: Rgb = Rgb(0x08, 0x77, 0xbd);
/// The network's curve, at a scale of 2.
const NETWORK: &str = "stroke=\"#10222C\" stroke-width=\"5\"";

fn svg(view: &CurveView<'_>, size: (u32, u32), scale: f64) -> String {
    drawn(size, |area| curve(area, view, &ChartTheme::light(scale)).unwrap())
}

fn line(f: impl Fn(f64) -> f64) -> Vec<[f64; 2]> {
    (0..=120).map(|x| [x.into(), f(x.into())]).collect()
}

#[test]
fn numbers_in_real_units() {
    let svg = svg(&CurveView { axes: AXES, curves: &[], crowd: &[], points: &[] }, SIZE, 1.0);
    let x = ["0", "20", "40", "60", "80", "100", "120"];
    let y = ["−50", "0", "50", "100", "150", "200", "250"];
    let expected = [&x[..], &y, &["price in k€", "area in m²"]].concat();
    assert_eq!(says(&svg), expected);
    // A line for each number, those of zero in another color.
    assert_eq!(svg.matches("<rect").count(), 14);
    assert_eq!(svg.matches("#10222C").count(), 2, "the axes");
}

#[test]
fn labels_take_room_only_if_there() {
    let theme = ChartTheme::light(2.0);
    let size = [960.0, 720.0];
    let plain = Axes { x_label: "", y_label: "", ..AXES };
    let [with, without] = [AXES, plain].map(|axes| axes.scale(&theme, size).plane.screen);
    assert_eq!([without[0] - with[0], without[1] - with[1]], [0.0, 60.0]);
    let svg = svg(&CurveView { axes: plain, curves: &[], crowd: &[], points: &[] }, SIZE, 1.0);
    assert!(says(&svg).iter().all(|text| text.parse::<i32>().is_ok() || text == "−50"));
}

#[test]
fn there_and_back() {
    let scale = AXES.scale(&ChartTheme::light(2.0), [960.0, 720.0]);
    for point in [[0.0, -50.0], [120.0, 250.0], [33.0, 90.0]] {
        let [x, y] = scale.data_from_screen(scale.screen_from_data(point));
        assert!((x - point[0]).abs() < 1e-9 && (y - point[1]).abs() < 1e-9, "{point:?}");
    }
    // A range that cannot be drawn is replaced.
    let odd = Axes { x: [f64::NAN, 1.0], y: [3.0, 3.0], ..AXES };
    let scale = odd.scale(&ChartTheme::light(1.0), [480.0, 360.0]);
    assert_eq!(scale.plane.data, [0.0, 1.0, 0.0, 1.0]);
}

#[test]
fn the_curve_is_one_line_where_it_should_be() {
    let price = line(|x| 20.0 + 1.5 * x);
    let view = CurveView { axes: AXES, curves: &[&price], crowd: &[], points: &[] };
    let svg = svg(&view, (960, 720), 2.0);
    let drawn = lines(&svg, NETWORK);
    assert_eq!(drawn.len(), 1);
    assert_eq!(drawn[0].len(), price.len());
    let scale = AXES.scale(&ChartTheme::light(2.0), [960.0, 720.0]);
    for (&place, &point) in drawn[0].iter().zip(&price) {
        assert_eq!(place, scale.screen_from_data(point).map(f64::round), "{point:?}");
    }
    // Rightward and upward, inside the numbers.
    let [first, .., last] = drawn[0][..] else { panic!("no line") };
    assert!(60.0 < first[0] && first[0] < last[0] && last[0] < 960.0 && last[1] < first[1]);
}

#[test]
fn curves_break_and_end_at_the_edges() {
    let check = |f: fn(f64) -> f64, n_parts: usize| {
        let values = line(f);
        let svg = svg(
            &CurveView { axes: AXES, curves: &[&values], crowd: &[], points: &[] },
            (960, 720),
            2.0,
        );
        let parts = lines(&svg, NETWORK);
        assert_eq!(parts.len(), n_parts);
        let scale = AXES.scale(&ChartTheme::light(2.0), [960.0, 720.0]);
        let top = scale.screen_from_data([0.0, 250.0])[1].round();
        for &[_, y] in parts.as_slice().concat().iter() {
            assert!(top <= y, "{y} is above the plot");
        }
        parts
    };
    check(|x| if (50.0..60.0).contains(&x) { f64::NAN } else { 1.0 }, 2);
    check(|x| if x == 50.0 { f64::INFINITY } else { 1.0 }, 2);
    check(|_| f64::NAN, 0);
    check(|_| 300.0, 0);
    // Beyond the top in between: the line goes up to the edge.
    let parts = check(|x| 400.0 - (x - 60.0) * (x - 60.0) / 4.0, 2);
    assert_eq!(parts[0].last().map(|p| p[1]), parts[1].first().map(|p| p[1]));
}

#[test]
fn compared_curves_are_dashed_each_in_its_way() {
    let [a, b, c] = [0.0, 50.0, 100.0].map(|level| line(move |_| level));
    let n_dashes = |others: &[&[[f64; 2]]]| {
        let curves = [&[&a[..]], others].concat();
        let view = CurveView { axes: AXES, curves: &curves, crowd: &[], points: &[] };
        let svg = svg(&view, SIZE, 1.0);
        assert_eq!(lines(&svg, "#10222C").len(), 1, "the network's own is not dashed");
        lines(&svg, "#5D6F79").len()
    };
    assert_eq!(n_dashes(&[]), 0);
    let (one, two, three) = (n_dashes(&[&b]), n_dashes(&[&b, &c]), n_dashes(&[&b, &c, &b]));
    let [first, second, third] = [one, two - one, three - two];
    assert!(20 < third && third < first && first < second, "{first}, {second}, {third} dashes");
}

#[test]
fn a_crowd_lies_under_everything_as_hairlines() {
    let crowd = [line(|x| x), line(|x| 2.0 * x), line(|_| 1e9)];
    let price = line(|_| 100.0);
    let at = [60.0, 60.0];
    let points = [CurvePoint { at, color: BLUE, test: false }];
    let view = CurveView { axes: AXES, curves: &[&price], crowd: &crowd, points: &points };
    let svg = svg(&view, SIZE, 1.0);
    let hairline = "stroke=\"#5D6F79\" stroke-width=\"1\"";
    assert_eq!(lines(&svg, hairline).len(), 2, "one for each that is within the plot");
    let own = svg.find("stroke=\"#10222C\" stroke-width=\"3\"").unwrap();
    assert!(svg.rfind(hairline).unwrap() < svg.find("#0877BD").unwrap().min(own));
}

#[test]
fn points_are_filled_or_hollow() {
    let point = |at, test| CurvePoint { at, color: BLUE, test };
    let n_circles = |points: &[CurvePoint]| {
        let svg = svg(&CurveView { axes: AXES, curves: &[], crowd: &[], points }, SIZE, 1.0);
        [svg.matches("<circle").count(), svg.matches("#0877BD").count()]
    };
    // The color and the ring around it, and for a test point the hole.
    assert_eq!(n_circles(&[point([50.0, 100.0], false)]), [2, 1]);
    assert_eq!(n_circles(&[point([50.0, 100.0], true)]), [3, 1]);
    // Corners belong to the plot; beyond them nothing is drawn.
    let corners = [[0.0, -50.0], [120.0, 250.0]].map(|at| point(at, false));
    assert_eq!(n_circles(&corners), [4, 2]);
    let outside = [[-1.0, 0.0], [121.0, 0.0], [50.0, 251.0], [50.0, -51.0], [f64::NAN, 0.0]];
    assert_eq!(n_circles(&outside.map(|at| point(at, false))), [0, 0]);
    // Training points lie on top of test points.
    let both = [
        point([50.0, 100.0], false),
        CurvePoint { color: Rgb(1, 2, 3), ..point([50.0, 100.0], true) },
    ];
    let svg = svg(&CurveView { axes: AXES, curves: &[], crowd: &[], points: &both }, SIZE, 1.0);
    assert!(svg.find("#010203").unwrap() < svg.find("#0877BD").unwrap());
}

#[test]
fn texts_never_meet() {
    for x in [[0.0, 120.0], [-6.0, 6.0], [1e-6, 3e-6], [0.0, 1e9], [1_000_000.0, 1_000_010.0]] {
        for y in [[-1.2, 1.2], [0.0, 3e-7], [-250_000.0, 1_000_000.0]] {
            for size in [SIZE, (300, 200), (360, 360), (1280, 118)] {
                let axes = Axes { x, y, ..AXES };
                let svg = svg(&CurveView { axes, curves: &[], crowd: &[], points: &[] }, size, 1.0);
                assert_texts_are_apart(&svg, size);
            }
        }
    }
}

#[test]
fn anything_can_be_drawn() {
    let bad = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e300, 1e-300, f64::MAX];
    let wild: Vec<[f64; 2]> = (0..64).map(|k| [bad[k % 8], bad[k / 8]]).collect();
    let points: Vec<_> =
        wild.iter().map(|&at| CurvePoint { at, color: BLUE, test: false }).collect();
    for size in [(0, 0), (1, 1), (40, 30), SIZE] {
        for k in 0..64 {
            let (range, other) = (wild[k], wild[63 - k]);
            let axes = Axes { x: range, y: other, ..AXES };
            let view = CurveView { axes, curves: &[&wild, &wild], crowd: &[], points: &points };
            let svg = svg(&view, size, 1.0);
            assert!(!svg.contains("NaN"), "{axes:?}");
        }
    }
}

#[test]
fn charts_below_each_other_line_up() {
    let left = |y: [f64; 2]| {
        let axes = Axes { x: [-8.0, 8.0], y, x_label: "", y_label: "" };
        axes.scale(&ChartTheme::light(1.0), [280.0, 100.0]).left
    };
    // A loss, and its slope.
    assert_eq!(left([0.0, 8.0]), left([-1.0, 0.0]));
    assert!(left([0.0, 8.0]) < left([-100_000.0, 0.0]), "long numbers get their room");
}
