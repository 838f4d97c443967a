//! Heights over the plane: what is seen of them from which side, and where points stand.

use crate::{
    CLASS_COLORS, Camera, ClassTable, ColorTable, Extreme, HeightColors, HeightMap, HeightPoint,
    HeightView, ORIGINAL, Pixmap, Rgb,
};
use std::f64::consts::{FRAC_PI_2, PI};

const WHITE: Rgb = Rgb(255, 255, 255);
const INK: Rgb = Rgb(0, 0, 0);
const PINK: Rgb = Rgb(255, 0, 255);
const SIDE: usize = 40;
const PIXELS: usize = 200;

fn table() -> ColorTable {
    ColorTable::new(&ORIGINAL, 1.0, WHITE)
}

/// A grid of a function of the place, −1 to 1 to the right and up.
fn grid(of: impl Fn(f64, f64) -> f64) -> Vec<f32> {
    let at = |k: usize| 2.0 * k as f64 / (SIDE - 1) as f64 - 1.0;
    (0..SIDE * SIDE).map(|k| of(at(k % SIDE), -at(k / SIDE)) as f32).collect()
}

fn view<'a>(camera: Camera, table: &'a ColorTable, points: &'a [HeightPoint]) -> HeightView<'a> {
    HeightView {
        camera,
        colors: HeightColors::Values(table),
        discrete: false,
        points,
        ground: [WHITE, INK],
        dark: false,
        ratio: 1.0,
    }
}

fn painted(grids: &[&[f32]], view: &HeightView<'_>) -> Pixmap {
    let mut out = Pixmap::new(PIXELS, PIXELS);
    HeightMap::default().paint(grids, SIDE, view, &mut out);
    out
}

fn point(at: [f64; 2], truth: f64) -> HeightPoint {
    HeightPoint { at, truth, grid: 0, colors: [PINK, PINK], opacity: 1.0 }
}

/// How many pixels of a picture are as pink as the points.
fn n_pink(picture: &Pixmap) -> usize {
    let is_pink = |p: &[u8]| p[0] > 250 && p[1] < 5 && p[2] > 250;
    picture.bytes.chunks_exact(4).filter(|p| is_pink(p)).count()
}

/// Where a place in space is in the picture.
fn pixel(picture: &Pixmap, camera: Camera, place: [f64; 3]) -> [u8; 4] {
    let [x, y, _] = camera.project(place).map(|v| v * PIXELS as f64);
    picture.pixel(x as usize, y as usize)
}

/// Whether a pixel is orange (−1), blue (1) or neither.
fn sign([r, _, b, _]: [u8; 4]) -> i32 {
    (i32::from(b) - i32::from(r)).signum()
}

#[test]
fn from_above_the_sheet_is_the_plane() {
    let table = table();
    // A quarter of the plane each, and no place on a line of the sheet.
    let values = grid(|x, y| if (x < 0.0) == (y < 0.0) { 1.0 } else { -1.0 });
    let picture = painted(&[&values], &view(Camera::ABOVE, &table, &[]));
    for [x, y] in [[-0.9, 0.9], [0.4, 0.6], [-0.35, -0.85], [0.9, -0.1]] {
        let [column, row] =
            [(x + 1.0) / 2.0, (1.0 - y) / 2.0].map(|v| (v * PIXELS as f64) as usize);
        let expected = if (x < 0.0) == (y < 0.0) { 1 } else { -1 };
        assert_eq!(sign(picture.pixel(column, row)), expected, "at {x}, {y}");
    }
    let ground = picture.bytes.chunks_exact(4).filter(|p| p[..3] == [255; 3]).count();
    assert_eq!(ground, 0, "nothing of the ground is left");
}

#[test]
fn a_hill_hides_what_is_behind_it() {
    let table = table();
    let camera = Camera { yaw: 0.0, pitch: 0.3 };
    let values = grid(|_, y| if y.abs() < 0.2 { 1.0 } else { -1.0 });
    let seen = |at| {
        let points = [point(at, -1.0)];
        n_pink(&painted(&[&values], &view(camera, &table, &points)))
    };
    assert!(20 < seen([0.0, -0.6]), "a point before the hill: {}", seen([0.0, -0.6]));
    assert_eq!(seen([0.0, 0.4]), 0, "a point behind it");
    // From the other side it is the other way round.
    let camera = camera.turned(PI, 0.0);
    let points = [point([0.0, 0.4], -1.0)];
    assert!(20 < n_pink(&painted(&[&values], &view(camera, &table, &points))), "turned around");
}

#[test]
fn a_point_stands_at_its_true_value() {
    let (table, camera) = (table(), Camera::START);
    let flat = grid(|_, _| 0.0);
    for truth in [-1.0, 0.0, 1.0] {
        let points = [point([0.31, -0.17], truth)];
        let picture = painted(&[&flat], &view(camera, &table, &points));
        let there = pixel(&picture, camera, [0.31, -0.17, 0.4 * truth]);
        let plain = pixel(
            &painted(&[&flat], &view(camera, &table, &[])),
            camera,
            [0.31, -0.17, 0.4 * truth],
        );
        assert_ne!(there, plain, "at {truth}");
        if truth < 0.0 {
            assert_eq!(n_pink(&picture), 0, "below the sheet it is seen through it");
        } else {
            assert_eq!(there, PINK.opaque(), "at {truth}");
        }
        // Half way to the sheet is the line, unless there is no error.
        let half = [0.31, -0.17, 0.2 * truth];
        let darker = u32::from(pixel(&picture, camera, half)[1]);
        let before =
            u32::from(pixel(&painted(&[&flat], &view(camera, &table, &[])), camera, half)[1]);
        if truth == 1.0 {
            assert!(darker + 60 < before, "the line of the error: {darker}, before {before}");
        }
    }
}

#[test]
fn the_likeliest_class_has_its_color_and_only_sides_are_told_apart_if_asked() {
    let colors = ClassTable::new(&CLASS_COLORS[..3], 1.0, WHITE);
    let third = |k: usize| {
        grid(move |x, _| {
            let own = ((x + 1.0) * 1.5).floor() as usize == k;
            if own { 0.6 } else { 0.2 }
        })
    };
    let grids = [third(0), third(1), third(2)];
    let grids: Vec<&[f32]> = grids.iter().map(Vec::as_slice).collect();
    let table = table();
    for discrete in [false, true] {
        let view = HeightView {
            colors: HeightColors::Classes(&colors),
            discrete,
            ..view(Camera::ABOVE, &table, &[])
        };
        let picture = painted(&grids, &view);
        for (class, column) in [30, 90, 160].into_iter().enumerate() {
            let [r, g, b, _] = picture.pixel(column, 61);
            let [er, eg, eb, _] = colors.lookup(class, if discrete { 1.0 } else { 0.6 });
            let off = [(r, er), (g, eg), (b, eb)].map(|(a, b)| a.abs_diff(b)).into_iter().max();
            assert!(
                off < Some(35),
                "class {class}, discrete {discrete}: {:?} is not {:?}",
                [r, g, b],
                [er, eg, eb]
            );
        }
    }
}

#[test]
fn the_eye_goes_around_and_stays_above() {
    let camera = Camera::START.turned(2.0 * PI, 0.0);
    assert!((camera.yaw - Camera::START.yaw).abs() < 1e-12, "once around: {}", camera.yaw);
    assert_eq!(Camera::START.turned(0.0, 9.0).pitch, FRAC_PI_2, "no higher than straight above");
    assert!(0.1 < Camera::START.turned(0.0, -9.0).pitch, "no lower than a little above");
    for [x, y] in [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]] {
        for yaw in 0..12 {
            for pitch in [0.2, 0.5, 0.82, 1.2, 1.4, FRAC_PI_2] {
                let camera = Camera { yaw: f64::from(yaw) * 0.55, pitch };
                let [u, v, _] = camera.project([x, y, 0.0]);
                let is_inside = [u, v].iter().all(|v| (-1e-9..=1.0 + 1e-9).contains(v));
                assert!(is_inside, "a corner leaves the picture: {u}, {v} of {camera:?}");
            }
        }
    }
}

#[test]
fn the_highest_and_the_lowest_place() {
    let values = grid(|x, y| x - 2.0 * y);
    let [low, high] = Extreme::of(&values, SIDE);
    assert_eq!((low.value, low.at), (-3.0, [-1.0, 1.0]), "the lowest");
    assert_eq!((high.value, high.at), (3.0, [1.0, -1.0]), "the highest");
}

#[test]
fn numbers_without_limit_do_no_harm() {
    let table = table();
    let values = grid(|x, y| if x < 0.0 { f64::NAN } else { f64::INFINITY * y });
    let points = [point([0.5, 0.5], f64::NAN), point([-0.5, 0.0], 1e300)];
    painted(&[&values], &view(Camera::START, &table, &points));
}
