//! The colors of classes: found on their background, told apart by everyone.

use crate::{PALETTES, Palette, Rgb, class_colors};

/// `--stage` of the page, light and dark.
const STAGES: [(bool, Rgb); 2] = [(false, Rgb(0xfb, 0xfc, 0xfd)), (true, Rgb(0x0d, 0x17, 0x1d))];

/// Linear red, green and blue, 0 to 1 (IEC 61966-2-1).
fn linear(Rgb(r, g, b): Rgb) -> [f64; 3] {
    [r, g, b].map(|byte| {
        let v = f64::from(byte) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(v).map(|(m, v)| m * v).sum())
}

/// OKLab (B. Ottosson, 2020) from linear sRGB.
fn oklab(rgb: [f64; 3]) -> [f64; 3] {
    let lms = times(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ],
        rgb,
    );
    times(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ],
        lms.map(f64::cbrt),
    )
}

/// How linear sRGB looks to everyone, and to those without the cones for long, middle and short
/// waves: G. M. Machado et al., A physiologically-based model for simulation of color vision
/// deficiency, 2009, severity 1.0.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// The least distance in OKLab between two of some colors, as those eyes see them.
fn least_distance(colors: &[Rgb], eyes: [[f64; 3]; 3]) -> f64 {
    let seen = |&color| oklab(times(eyes, linear(color)).map(|v| v.clamp(0.0, 1.0)));
    let seen: Vec<[f64; 3]> = colors.iter().map(seen).collect();
    let mut least = f64::INFINITY;
    for (k, a) in seen.iter().enumerate() {
        for b in &seen[..k] {
            let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
            least = least.min(squares.sqrt());
        }
    }
    least
}

/// The contrast of two colors (WCAG).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let ratio: f64 = luminance(a) / luminance(b);
    ratio.max(ratio.recip())
}

#[test]
fn gradients_are_read_in_another_palette() {
    for palette in PALETTES {
        let other = palette.other();
        assert!(other.id != palette.id && other.dark == palette.dark, "{}", palette.id);
        let (_, stage) = STAGES[usize::from(STAGES[0].0 != palette.dark)];
        for ink in palette.inks() {
            assert!(4.5 <= contrast(ink, stage), "{} as ink, dark {}", palette.id, palette.dark);
        }
    }
}

#[test]
fn classes_stand_out_from_the_stage() {
    for (dark, stage) in STAGES {
        for (k, &color) in class_colors(dark).iter().enumerate() {
            let contrast = contrast(color, stage);
            assert!(3.0 <= contrast, "class {k}, dark {dark}: {contrast:.2}");
        }
    }
}

#[test]
fn classes_are_told_apart_with_two_cones() {
    // Measured with all cones, and without the long, middle, short ones.
    // First five, light: 0.169, 0.085, 0.095, 0.085; dark: 0.207, 0.147, 0.110, 0.116.
    // All eight, light: 0.117, 0.070, 0.060, 0.059; dark: 0.124, 0.069, 0.103, 0.081.
    for (dark, _) in STAGES {
        for (name, eyes) in EYES {
            for (n, enough) in [(5, 0.08), (8, 0.055)] {
                let least = least_distance(&class_colors(dark)[..n], eyes);
                assert!(enough <= least, "{n} classes, {name}, dark {dark}: {least:.3}");
            }
        }
    }
}

#[test]
fn the_first_two_are_the_ends_of_the_palette() {
    for (dark, _) in STAGES {
        let ends = Palette::find("orange-blue", dark).map(|palette| [palette.pos, palette.neg]);
        let [pos, neg] = ends.unwrap();
        assert_eq!(class_colors(dark)[0], pos, "dark {dark}");
        // On light ground orange is darker than the palette's, so that a point can be seen.
        let hue = |color| {
            let [_, a, b] = oklab(linear(color));
            b.atan2(a).to_degrees()
        };
        assert!((hue(class_colors(dark)[1]) - hue(neg)).abs() < 5.0, "dark {dark}");
    }
}
