//! Pictures of several classes, shown as text: `a`, `b`, `c` are classes, `A`, `B`, `C` certain
//! ones, `x` NaN, a space nothing; and the lines between them.

use crate::{
    ClassTable, ColorTable, ORIGINAL, Pixmap, Rgb, Square, class_boundaries, class_colors,
    class_map_into, contours, heatmap_into,
};

const STAGE: Rgb = Rgb(0xfb, 0xfc, 0xfd);

fn table(n_classes: usize) -> ClassTable {
    ClassTable::new(&class_colors(false)[..n_classes], 0.66, STAGE)
}

fn letters(picture: &Pixmap, n_classes: usize) -> String {
    let table = table(n_classes);
    let is_class = |class: usize, p| (0..=255).any(|k| table.lookup(class, k as f32 / 255.0) == p);
    let text = picture.ascii(|pixel| match pixel {
        [.., 0] => '_',
        [.., a] if a < 255 => '+',
        p if p == table.lookup(0, f32::NAN) => 'x',
        p => (0..n_classes).find(|&class| is_class(class, p)).map_or('?', |class| {
            let letter = (b'a' + class as u8) as char;
            if p == table.lookup(class, 1.0) { letter.to_ascii_uppercase() } else { letter }
        }),
    });
    text.trim_end_matches('\n').into()
}

/// A grid for each of three classes from one letter per cell: `A`, `B`, `C` certain, `a`, `b`,
/// `c` with 0.5 against 0.3 of the next one and 0.2, `.` undecided, `x` NaN.
fn grids(rows: &str) -> ([Vec<f32>; 3], usize) {
    let cells: Vec<char> = rows.chars().filter(|&c| c != '\n').collect();
    let p = |class: usize, cell: char| match cell {
        '.' => 1.0 / 3.0,
        'A'..='C' => f32::from(u8::from(cell as usize - 'A' as usize == class)),
        'a'..='c' => [0.5, 0.3, 0.2][(class + 3 - (cell as usize - 'a' as usize)) % 3],
        _ => f32::NAN,
    };
    let grid = |class| cells.iter().map(|&cell| p(class, cell)).collect();
    ([grid(0), grid(1), grid(2)], rows.split('\n').count())
}

fn slices(grids: &[Vec<f32>]) -> Vec<&[f32]> {
    grids.iter().map(|grid| &grid[..]).collect()
}

fn painted(grids: &[Vec<f32>], side: usize, size: usize, discrete: bool) -> String {
    let mut out = Pixmap::new(size, size);
    let place = Square { size, ..Square::default() };
    class_map_into(&slices(grids), side, &table(grids.len()), discrete, place, &mut out);
    letters(&out, grids.len())
}

#[test]
fn the_likeliest_class_wins() {
    let check = |rows: &str, size, discrete, expected: &str| {
        let (grids, side) = grids(rows);
        let picture = painted(&grids, side, size, discrete);
        assert_eq!(picture, expected, "{rows} at {size}, discrete: {discrete}");
    };
    check("ABC\nabc\n.xA", 3, false, "ABC\nabc\naxA");
    check("ABC\nabc\n.xA", 3, true, "ABC\nABC\nAxA");
    // Growing: classes meet in edges, not in a third color.
    check("AC\nAC", 6, false, "aaaccc\n".repeat(6).trim_end());
    check("AC\nAC", 6, true, "AAACCC\n".repeat(6).trim_end());
    // Three classes: halfway from B to C the one above is likelier than either.
    check("AA\nBC", 6, true, "AAAAAA\nAAAAAA\nAAAAAA\nBBAACC\nBBBCCC\nBBBCCC");
    // Shrinking averages blocks; one value that is not a number spoils no more than its pixel.
    check("AAcc\nABcc\nCxBB\nCCBB", 2, false, "ac\nxB");
}

#[test]
fn edges_are_where_probabilities_are_equal() {
    // Planes: interpolation is exact, so every pixel is known.
    let side = 40;
    let p = |class: usize, x: f64, y: f64| match class {
        0 => 0.2 + 0.5 * x,
        1 => 0.5 - 0.4 * x + 0.25 * y,
        _ => 0.3 - 0.1 * x - 0.25 * y,
    };
    let at = |k: usize| k as f64 / (side - 1) as f64;
    let grid = |class: usize| {
        (0..side * side).map(|k| p(class, at(k % side), at(k / side)) as f32).collect::<Vec<_>>()
    };
    for size in [41, 100, 333] {
        let picture = painted(&[grid(0), grid(1), grid(2)], side, size, true);
        for (j, row) in picture.lines().enumerate() {
            for (i, letter) in row.chars().enumerate() {
                let [x, y] = [i, j].map(|k| (k as f64 + 0.5) / size as f64);
                let mut order = [0, 1, 2];
                order.sort_by(|&a, &b| p(b, x, y).total_cmp(&p(a, x, y)));
                let is_clear = 1e-4 < p(order[0], x, y) - p(order[1], x, y);
                let expected = [b'A', b'B', b'C'][order[0]] as char;
                assert!(!is_clear || letter == expected, "({i}, {j}) of {size}: {letter}");
            }
        }
    }
}

#[test]
fn certainty_is_strength() {
    let distance = |a: [u8; 4], b: [u8; 4]| -> u32 {
        a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b))).sum()
    };
    for n_classes in 2..=8 {
        let table = table(n_classes);
        let chance = 1.0 / n_classes as f32;
        for class in 0..n_classes {
            let strength = |p| distance(table.lookup(class, p), STAGE.opaque());
            let mut last = strength(chance);
            assert!(5 * last < 2 * strength(1.0), "class {class} of {n_classes} begins faint");
            assert!(8 < last, "class {class} of {n_classes}: its hue can be told");
            for k in 1..=20 {
                let now = strength(chance + (1.0 - chance) * k as f32 / 20.0);
                assert!(last < now, "class {class} of {n_classes}, step {k}");
                last = now;
            }
            for other in 0..class {
                let apart = distance(table.lookup(class, chance), table.lookup(other, chance));
                assert!(3 < apart, "classes {class} and {other} of {n_classes}: {apart}");
            }
        }
    }
    // Two classes in the colors of a palette are as strong as its ends.
    let ends = ClassTable::new(&[ORIGINAL.neg, ORIGINAL.pos], 0.66, STAGE);
    let axis = ColorTable::new(&ORIGINAL, 0.66, STAGE);
    assert_eq!([ends.lookup(0, 1.0), ends.lookup(1, 1.0)], [axis.lookup(-1.0), axis.lookup(1.0)]);
    assert_eq!(ends.lookup(0, f32::NAN), axis.lookup(f32::NAN));
}

#[test]
fn maps_lie_in_their_place_and_nowhere_else() {
    let (grids, side) = grids("AB\nAB");
    let mut out = Pixmap::new(9, 8);
    let place = Square { x: 2, y: 1, size: 6, radius: 2.0 };
    class_map_into(&slices(&grids), side, &table(3), true, place, &mut out);
    let expected = "\
_________
__++AB++_
__+AABB+_
__AAABBB_
__AAABBB_
__+AABB+_
__++AB++_
_________";
    assert_eq!(letters(&out, 3), expected);
    // The corners are those of a heat map.
    let mut heat = Pixmap::new(9, 8);
    let axis = ColorTable::new(&ORIGINAL, 1.0, STAGE);
    heatmap_into(&grids[0], side, &axis, false, place, &mut heat);
    let alphas = |out: &Pixmap| out.bytes.chunks(4).map(|p| p[3]).collect::<Vec<_>>();
    assert_eq!(alphas(&out), alphas(&heat));
}

#[test]
fn numbers_that_are_no_probabilities_are_painted_all_the_same() {
    let bad = [f32::INFINITY, f32::NEG_INFINITY, f32::NAN, -1.0, 2.0, 0.0, 1e30, f32::MIN_POSITIVE];
    let grid = |shift: usize| (0..16).map(|k| bad[(k * 3 + shift) % 8]).collect::<Vec<_>>();
    for size in [1, 2, 3, 4, 9] {
        let picture = painted(&[grid(0), grid(1), grid(2)], 4, size, false);
        assert!(!picture.contains(['?', '_']), "{picture}");
    }
}

/// Three sectors around the middle: each class is likely towards its own direction.
fn sectors(side: usize) -> [Vec<f32>; 3] {
    let weight = |class: usize, k: usize| {
        let half = (side - 1) as f64 / 2.0;
        let [x, y] = [k % side, k / side].map(|i| i as f64 / half - 1.0);
        let angle = std::f64::consts::TAU * (class as f64 / 3.0 + 0.07);
        (4.0 * (x * angle.cos() + y * angle.sin())).exp()
    };
    let p = |class: usize, k: usize| {
        (weight(class, k) / (0..3).map(|c| weight(c, k)).sum::<f64>()) as f32
    };
    std::array::from_fn(|class| (0..side * side).map(|k| p(class, k)).collect())
}

#[test]
fn boundaries_run_once_between_two_classes() {
    let side = 61;
    let grids = sectors(side);
    let lines = class_boundaries(&slices(&grids), side);
    let half = (side - 1) as f64 / 2.0;
    let mut length = 0.0;
    for line in &lines {
        for pair in line.windows(2) {
            length += (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
        }
        for &[x, y] in line {
            let (dx, dy) = (x - half, y - half);
            // From a class to the next is a third of a turn, and the boundary is midway.
            let turn = dy.atan2(dx) / std::f64::consts::TAU - 0.07;
            let off = (3.0 * turn - 0.5 - (3.0 * turn - 0.5).round()) / 3.0;
            let off = off * std::f64::consts::TAU * dx.hypot(dy);
            assert!(off.abs() < 0.6, "({x}, {y}) is {off} cells off");
        }
    }
    // Three spokes from the middle to the border, each drawn once.
    let spoke = |k: usize| {
        let angle = std::f64::consts::TAU * ((k as f64 + 0.5) / 3.0 + 0.07);
        half / angle.cos().abs().max(angle.sin().abs())
    };
    let exact: f64 = (0..3).map(spoke).sum();
    assert!((length - exact).abs() < 2.0, "{length} cells of lines, not {exact}");
}

#[test]
fn the_boundary_of_two_classes_is_a_contour() {
    let side = 20;
    let p: Vec<f32> =
        (0..side * side).map(|k| ((k * k * 31 + k * 17) % 101) as f32 / 100.0).collect();
    let rest: Vec<f32> = p.iter().map(|p| 1.0 - p).collect();
    let lead: Vec<f32> = p.iter().zip(&rest).map(|(a, b)| a - b).collect();
    assert_eq!(class_boundaries(&[&p, &rest], side), contours(&lead, side, 0.0));
    // One class everywhere has none, and cells without numbers are left out.
    assert!(class_boundaries(&[&vec![1.0; 400], &vec![0.0; 400]], side).is_empty());
    let (grids, side) = grids("AAx\nBBx\nAAA");
    let lines = class_boundaries(&slices(&grids), side);
    assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), 4, "{lines:?}");
    // One class without a number is enough.
    let (mut grids, side) = self::grids("AAA\nBBB\nAAA");
    grids[2][2] = f32::NAN;
    let lines = class_boundaries(&slices(&grids), side);
    assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), 5, "{lines:?}");
}
