//! Pictures of values, shown as text: `o` is −1, `#` is +1, `.` between, `x` NaN, a space nothing.

use crate::{ColorTable, ORIGINAL, Pixmap, Rgb, Square, hatch, heatmap, heatmap_into};

const WHITE: Rgb = Rgb(255, 255, 255);

fn table() -> ColorTable {
    ColorTable::new(&ORIGINAL, 1.0, WHITE)
}

fn letters(picture: &Pixmap) -> String {
    let table = table();
    let text = picture.ascii(|pixel| match pixel {
        [.., 0] => ' ',
        [.., a] if a < 255 => '+',
        p if p == table.lookup(-1.0) => 'o',
        p if p == table.lookup(1.0) => '#',
        p if p == table.lookup(f32::NAN) => 'x',
        _ => '.',
    });
    text.trim_end_matches('\n').replace(' ', "_")
}

/// Values from one letter each: `o` −1, `.` 0, `#` +1, `x` NaN.
fn values(rows: &str) -> (Vec<f32>, usize) {
    let value = |letter| match letter {
        'o' => -1.0,
        '.' => 0.0,
        '#' => 1.0,
        _ => f32::NAN,
    };
    let values: Vec<f32> = rows.split('\n').flat_map(|row| row.chars().map(value)).collect();
    (values, rows.split('\n').count())
}

#[test]
fn a_pixel_per_value() {
    let check = |rows: &str, discrete, expected: &str| {
        let (values, side) = values(rows);
        let mut out = Pixmap::new(side, side);
        heatmap(&values, side, &table(), discrete, &mut out);
        assert_eq!(letters(&out), expected, "discrete: {discrete}");
    };
    check("o.#\nx#.\n.oo", false, "o.#\nx#.\n.oo");
    check("o.#\nx#.\n.oo", true, "o##\nx##\n#oo");
}

#[test]
fn any_size() {
    let check = |rows: &str, size, discrete, expected: &str| {
        let (values, side) = values(rows);
        let mut out = Pixmap::new(size, size);
        let place = Square { size, ..Square::default() };
        heatmap_into(&values, side, &table(), discrete, place, &mut out);
        assert_eq!(letters(&out), expected, "{rows} at {size}, discrete: {discrete}");
    };
    // The same size is the same picture.
    check("o.#\nx#.\n.oo", 3, false, "o.#\nx#.\n.oo");
    // Growing interpolates, and only then takes the sign.
    check("o#\no#", 6, false, "......\n".repeat(6).trim_end());
    check("o#\no#", 6, true, "ooo###\n".repeat(6).trim_end());
    check("oo\n##", 4, true, "oooo\noooo\n####\n####");
    // The boundary of two corners against two is the curve where the values cancel out.
    check(
        "o#\n##",
        8,
        true,
        "oooo####\nooo#####\noo######\no#######\n########\n########\n########\n########",
    );
    // Shrinking averages whole blocks.
    check("oo##\noo##\n##oo\n##oo", 2, false, "o#\n#o");
    check("o#oo\n#o##\no##o\n#o#o", 2, false, "..\n..");
    // Where a pixel cuts through a cell, the cell counts by the area inside.
    check("oo#\noo#\n###", 2, false, "o.\n..");
    check("oo#\noo#\n###", 2, true, "o#\n##");
    // A value that is not a number spoils no more than its pixel.
    check("oo##\nox##\n##oo\n##oo", 2, false, "x#\n#o");
}

#[test]
fn a_plane_stays_a_plane() {
    let side = 100;
    let plane = |u: f64, v: f64| (0.8 * u - 0.6 * v) as f32;
    let values: Vec<f32> = (0..side * side)
        .map(|k| plane((k % side) as f64 / 99.0, (k / side) as f64 / 99.0))
        .collect();
    for size in [29, 50, 99, 100, 101, 250, 700] {
        let mut out = Pixmap::new(size, size);
        let place = Square { size, ..Square::default() };
        heatmap_into(&values, side, &table(), false, place, &mut out);
        // Where the middle of a pixel lies, from 0 at the first value to 1 at the last.
        let middle = |k: usize| {
            let share = (k as f64 + 0.5) / size as f64;
            if side < size { share } else { (share * side as f64 - 0.5) / 99.0 }
        };
        for (x, y) in (0..size * size).map(|k| (k % size, k / size)) {
            let exact = table().lookup(plane(middle(x), middle(y)));
            let pixel = out.pixel(x, y);
            let is_close = exact.iter().zip(pixel).all(|(a, b)| a.abs_diff(b) <= 2);
            assert!(is_close, "({x}, {y}) of {size}: {pixel:?}, not {exact:?}");
        }
    }
}

#[test]
fn tiles_lie_in_their_place_and_nowhere_else() {
    let (values, side) = values("##\n##");
    let mut out = Pixmap::new(9, 8);
    let place = Square { x: 2, y: 1, size: 6, radius: 2.0 };
    heatmap_into(&values, side, &table(), false, place, &mut out);
    let expected = "\
_________
__++##++_
__+####+_
__######_
__######_
__+####+_
__++##++_
_________";
    assert_eq!(letters(&out), expected);
    // Painting again does not add up: alpha is set, not multiplied.
    let before = out.clone();
    heatmap_into(&values, side, &table(), false, place, &mut out);
    assert_eq!(out, before);
}

#[test]
fn corners_have_the_area_of_a_circle() {
    let (values, side) = values("##\n##");
    for radius in [3.0_f32, 6.5, 10.0] {
        let mut out = Pixmap::new(20, 20);
        heatmap_into(
            &values,
            side,
            &table(),
            false,
            Square { x: 0, y: 0, size: 20, radius },
            &mut out,
        );
        let area: f32 = out.bytes.chunks(4).map(|p| p[3] as f32 / 255.0).sum();
        let exact = 400.0 - (4.0 - std::f32::consts::PI) * radius * radius;
        assert!((area - exact).abs() < 1.5, "radius {radius}: {area}, not {exact}");
    }
}

#[test]
fn hatching() {
    let (ink, over) = (Rgb(0, 0, 0), WHITE);
    let mut out = Pixmap::new(9, 5);
    hatch(Square { x: 1, y: 0, size: 5, radius: 0.0 }, 8.0, ink, over, &mut out);
    let text = out.ascii(|[r, .., a]| match (a, r) {
        (0, _) => '_',
        (_, 255) => '.',
        (_, 0..100) => '#',
        _ => '+',
    });
    assert_eq!(
        text,
        "\
_...+#___
_..+#+___
_.+#+.___
_+#+..___
_#+...___
"
    );
}

#[test]
fn pixmaps() {
    let mut big = Pixmap::new(4, 3);
    big.fill([9, 9, 9, 255]);
    (1..3).for_each(|y| big.row_mut(1, y, 2).copy_from_slice(&[1, 2, 3, 4, 1, 2, 3, 4]));
    let letter = |pixel| if pixel == [1, 2, 3, 4] { 'o' } else { '.' };
    assert_eq!(big.ascii(letter), "....\n.oo.\n.oo.\n");
    assert_eq!(big.pixel(2, 2), [1, 2, 3, 4]);
    big.resize(1, 2);
    assert_eq!(big, Pixmap::new(1, 2));
}
