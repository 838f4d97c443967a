//! A space: lines, points and borders lie where the numbers say.

use super::svg::drawn;
use crate::{ChartTheme, Rgb, SpacePoint, SpaceView, SpaceWindow, space};

const RED: Rgb = Rgb(200, 0, 0);
const WINDOW: SpaceWindow = SpaceWindow { middle: [0.0, 0.0], half: 2.0 };

fn svg(view: &SpaceView<'_>) -> String {
    drawn((400, 400), |area| space(area, view, &ChartTheme::light(1.0)).unwrap())
}

/// A grid of three lines each way with two places each, from −1 to 1, and one point.
fn places() -> Vec<[f64; 3]> {
    let lines = [-1.0, 0.0, 1.0];
    let upright = lines.into_iter().flat_map(|x| [[x, -1.0, 0.0], [x, 1.0, 0.0]]);
    let level = lines.into_iter().flat_map(|y| [[-1.0, y, 0.0], [1.0, y, 0.0]]);
    upright.chain(level).chain([[1.0, 1.0, 0.0], [9.0, 0.0, 0.0]]).collect()
}

fn view<'a>(
    places: &'a [[f64; 3]],
    points: &'a [SpacePoint],
    borders: &'a [[[f64; 2]; 2]],
) -> SpaceView<'a> {
    SpaceView {
        places,
        grid: [3, 2],
        points,
        window: WINDOW,
        reach: [-1.0, 1.0],
        borders,
        border_alpha: 1.0,
        is_small: false,
    }
}

#[test]
fn lines_and_points_lie_where_they_should() {
    let points = [SpacePoint { color: RED, shape: 0 }; 2];
    let text = svg(&view(&places(), &points, &[]));
    assert!(text.contains("100,300 100,100"), "the left line, up: {text}");
    assert!(text.contains("<circle cx=\"300\" cy=\"100\""), "the point at the upper right: {text}");
    let discs = |text: &str| text.matches("#C80000").count();
    assert_eq!(discs(&text), 1, "a point outside is not drawn");
    // Another class has another shape.
    let square = [SpacePoint { color: RED, shape: 1 }];
    assert!(svg(&view(&places(), &square, &[])).contains("<polygon"), "a square");
}

#[test]
fn borders_are_straight_and_cut_at_the_edges() {
    // x = 1 is upright, at three quarters.
    let text = svg(&view(&places(), &[], &[[[1.0, -9.0], [1.0, 9.0]]]));
    assert!(text.contains("300,400 300,0"), "{text}");
    let lost = [[[f64::NAN, 0.0], [1.0, 1.0]]];
    assert_eq!(svg(&view(&places(), &[], &lost)), svg(&view(&places(), &[], &[])), "no line");
}

#[test]
fn what_has_no_bound_has_no_frame() {
    let all = places();
    let dashes = |reach: [f64; 2]| {
        let view = SpaceView { reach, ..view(&all, &[], &[]) };
        svg(&view).matches("<polyline").count()
    };
    let none = dashes([f64::NEG_INFINITY, f64::INFINITY]);
    let (one, both) = (dashes([0.0, f64::INFINITY]), dashes([-1.0, 1.0]));
    assert!(none < one && one < both, "{none} {one} {both}");
}
