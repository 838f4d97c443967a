//! Reliefs: pale where it is low, contours where the heights say, and a path that begins and ends where it does.

use super::svg::{drawn, says};
use crate::{ChartTheme, Pixmap, ReliefColors, ReliefMap, ReliefPath, Rgb, relief_path};

const COLORS: ReliefColors = ReliefColors {
    low: Rgb(255, 255, 255),
    high: Rgb(0, 0, 0),
    shadow: Rgb(0, 0, 0),
    light: Rgb(255, 255, 255),
};
const SIDE: usize = 21;

/// Heights over −1 to 1, row 0 at the bottom.
fn map(height: impl Fn(f64, f64) -> f64) -> ReliefMap {
    let at = |k: usize| 2.0 * k as f64 / (SIDE - 1) as f64 - 1.0;
    let values: Vec<f64> = (0..SIDE * SIDE).map(|k| height(at(k % SIDE), at(k / SIDE))).collect();
    let mut map = ReliefMap::default();
    map.read(&values, SIDE);
    map
}

fn pixel(map: &ReliefMap, at: [f64; 2]) -> u8 {
    let mut out = Pixmap::default();
    map.paint(COLORS, &mut out);
    let [column, row] = at.map(|it| (it * (out.width - 1) as f64) as usize);
    out.bytes[4 * (row * out.width + column)]
}

#[test]
fn low_places_are_pale_and_the_first_row_is_at_the_bottom() {
    // A valley at the lower left.
    let map = map(|x, y| (x + 0.5).powi(2) + (y + 0.5).powi(2));
    assert!(map.is_whole());
    let [valley, hill] = [[0.25, 0.75], [0.95, 0.05]].map(|at| pixel(&map, at));
    assert!(240 < valley, "{valley}");
    assert!(hill < 200, "{hill}");
    assert!(pixel(&map, [0.25, 0.25]) < valley, "it is not at the top");
}

#[test]
fn slopes_that_face_the_upper_left_are_in_the_light() {
    let map = map(|x, y| x * x + y * y);
    let [lit, dark] = [[0.7, 0.7], [0.3, 0.3]].map(|at| pixel(&map, at));
    assert!(dark + 8 < lit, "{lit} and {dark} are equally high");
}

#[test]
fn what_is_no_number_is_told() {
    let map = map(|x, _| if x < 0.0 { f64::NAN } else { x });
    assert!(!map.is_whole());
    let mut out = Pixmap::default();
    map.paint(COLORS, &mut out);
    assert_eq!(out.width, ReliefMap::SIDE);
    let mut nothing = Pixmap::default();
    ReliefMap::default().paint(COLORS, &mut nothing);
    assert_eq!(nothing.width, 0, "nothing is painted of nothing");
}

#[test]
fn contours_are_where_the_heights_are_and_bear_numbers() {
    // A slope: contours are upright lines at levels of 0.25 and 0.5.
    let map = map(|x, _| (x + 1.0) / 2.0);
    let svg = |taken: &[[f64; 2]]| {
        drawn((400, 400), |area| {
            map.contours(area, &[0.25, 0.5], taken, &ChartTheme::light(1.0)).unwrap();
        })
    };
    let text = svg(&[]);
    assert_eq!(says(&text), ["0.25"], "every second one");
    assert!(text.contains("100,200") || text.contains("100,199"), "at a quarter: {text}");
    let all: Vec<[f64; 2]> = (0..40).map(|k| [0.25, f64::from(k) / 40.0]).collect();
    assert_eq!(says(&svg(&all)), [""; 0], "no number on the path");
}

#[test]
fn a_path_begins_with_a_ring_and_ends_with_the_dot() {
    let svg = |path: &ReliefPath<'_>| {
        drawn((200, 200), |area| relief_path(area, path, &ChartTheme::light(1.0)).unwrap())
    };
    let line = [[0.1, 0.1], [0.5, 0.2], [0.9, 0.5]];
    let path = ReliefPath { line: &line, marks: &[[0.5, 0.2]], tip: Some([0.9, 0.9]) };
    let whole = svg(&path);
    let circle = |at: [u32; 2]| format!("<circle cx=\"{}\" cy=\"{}\"", at[0], at[1]);
    for at in [[20, 20], [100, 40], [180, 100]] {
        assert!(whole.contains(&circle(at)), "{at:?} in {whole}");
    }
    assert_eq!(whole.matches("<polygon").count(), 2, "the arrow and its halo");
    // Before the first step there is neither path nor ring, and a step too short to be seen has no arrow.
    let short = ReliefPath { line: &line[2..], marks: &[], tip: Some([0.91, 0.5]) };
    let begun = svg(&short);
    assert_eq!(begun.matches("<circle").count(), 2, "the dot and its halo");
    assert!(!begun.contains("<polygon") && !begun.contains("<polyline"), "{begun}");
    let lost = ReliefPath { line: &[[f64::NAN; 2]], marks: &[], tip: None };
    assert!(!svg(&lost).contains("<circle"), "no dot where there are no numbers");
}
