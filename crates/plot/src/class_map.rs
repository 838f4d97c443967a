//! Probabilities of several classes on a square grid → pixels: hue says which class, strength how
//! sure; and the lines between the classes. Two classes on one axis lie in `heatmap.rs`.

use crate::contour::Crossings;
use crate::palette::UNDEFINED;
use crate::resample::resample;
use crate::{Pixmap, Rgb, Square};

/// Steps of probability from 0 to 1, both ends included.
const STEPS: usize = 256;
/// How strongly a class is painted when it is no likelier than any other.
const FAINTEST: f64 = 0.2;

/// The colors of classes laid over a background, ready to be looked up per pixel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClassTable {
    /// For each class: its pixel for every step of its probability.
    entries: Vec<[[u8; 4]; STEPS]>,
    undefined: [u8; 4],
}

impl ClassTable {
    /// Prepares one color for each class at an `opacity` (0 to 1) over the background `over`.
    ///
    /// A certain class has that opacity, as ±1 have in a [`ColorTable`](crate::ColorTable); one
    /// that is no likelier than the others is faint, but its hue can still be told.
    ///
    /// # Panics
    ///
    /// Panics unless there are 2 to 255 colors.
    pub fn new(colors: &[Rgb], opacity: f64, over: Rgb) -> Self {
        let n_classes = colors.len();
        assert!((2..256).contains(&n_classes), "{n_classes} classes are not within 2 ..= 255");
        let (opacity, chance) = (opacity.clamp(0.0, 1.0), 1.0 / n_classes as f64);
        let entry = |color: Rgb, k: usize| {
            let p = k as f64 / (STEPS - 1) as f64;
            let confidence = ((p - chance) / (1.0 - chance)).max(0.0);
            over.mix(color, opacity * (FAINTEST + (1.0 - FAINTEST) * confidence)).opaque()
        };
        let entries =
            colors.iter().map(|&color| std::array::from_fn(|k| entry(color, k))).collect();
        Self { entries, undefined: over.mix(UNDEFINED, opacity).opaque() }
    }

    /// The pixel (RGBA) of a class that has the probability `p`; NaN has a color of its own.
    ///
    /// # Panics
    ///
    /// Panics if there is no such class.
    pub fn lookup(&self, class: usize, p: f32) -> [u8; 4] {
        assert!(class < self.entries.len(), "no class {class} of {}", self.entries.len());
        self.pixel(key(p, class), false)
    }

    #[inline]
    fn pixel(&self, key: u32, discrete: bool) -> [u8; 4] {
        let p = f32::from_bits(key & !0xff);
        if p.is_nan() {
            return self.undefined;
        }
        let step = (p * (STEPS - 1) as f32 + 0.5) as usize;
        let step = if discrete { STEPS - 1 } else { step.min(STEPS - 1) };
        self.entries[(!key & 0xff) as usize][step]
    }
}

/// A probability in the upper 24 bits and, inverted, its class in the lower 8. The largest key is that of the
/// likeliest class: of the first if several are as likely, and of one that is NaN before all others.
#[inline]
fn key(p: f32, class: usize) -> u32 {
    // Positive floats have the same order as their bits, and NaN comes last.
    (p.abs().to_bits() & !0xff) | (!class as u32 & 0xff)
}

/// Paints, for every pixel of a square of any size, the class with the largest probability.
///
/// `values` has a grid for each class: `side · side` probabilities, row 0 on top, whose sum over
/// the classes is 1 everywhere. Probabilities, not colors, are averaged or interpolated, so that
/// classes meet in edges as sharp as the pixels allow. `discrete` shows every class as if it were
/// certain. Allocates nothing.
///
/// # Panics
///
/// Panics unless `table` has a color for every grid, every grid has `side²` values, `side` is 2
/// to [`MAX_SIDE`](crate::MAX_SIDE) and the square lies inside `out`.
pub fn class_map_into(
    values: &[&[f32]],
    side: usize,
    table: &ClassTable,
    discrete: bool,
    place: Square,
    out: &mut Pixmap,
) {
    assert_eq!(values.len(), table.entries.len(), "a color per class");
    assert!(values.iter().all(|grid| grid.len() == side * side), "a value per cell");
    place.assert_inside(out);
    let whole = |y: usize| (place.x, place.y + y, place.size);
    // Until all classes have been compared, the pixels hold the largest keys.
    for y in 0..place.size {
        let (x, y, n) = whole(y);
        out.row_mut(x, y, n).fill(0);
    }
    for (class, grid) in values.iter().enumerate() {
        resample(grid, side, place.size, &mut |x, y, values| {
            let row = out.row_mut(place.x + x, place.y + y, values.len());
            for (pixel, &p) in row.as_chunks_mut::<4>().0.iter_mut().zip(values) {
                *pixel = u32::from_ne_bytes(*pixel).max(key(p, class)).to_ne_bytes();
            }
        });
    }
    for y in 0..place.size {
        let (x, y, n) = whole(y);
        for pixel in out.row_mut(x, y, n).as_chunks_mut::<4>().0 {
            *pixel = table.pixel(u32::from_ne_bytes(*pixel), discrete);
        }
    }
    place.round_corners(out);
}

/// The lines along which the likeliest class changes; grids as for [`class_map_into`].
///
/// Points are `[column, row]` as those of [`contours`](crate::contours). Each line separates one class from all
/// classes after it, so it may turn where three classes meet. Places where a probability is NaN are left out.
///
/// # Panics
///
/// Panics unless every grid has `side²` values.
pub fn class_boundaries(values: &[&[f32]], side: usize) -> Vec<Vec<[f64; 2]>> {
    assert!(values.iter().all(|grid| grid.len() == side * side), "a value per cell");
    let top = |at: usize| {
        (1..values.len()).fold(0, |top, k| if values[top][at] < values[k][at] { k } else { top })
    };
    let tops: Vec<usize> = (0..side * side).map(top).collect();
    let mut lines = Vec::new();
    for class in 0..values.len() {
        let lead = |at: usize| {
            let mut most = f32::NEG_INFINITY;
            for (k, grid) in values.iter().enumerate() {
                if grid[at].is_nan() {
                    return f32::NAN;
                }
                if k != class {
                    most = most.max(grid[at]);
                }
            }
            values[class][at] - most
        };
        let leads: Vec<f32> = (0..side * side).map(lead).collect();
        let mut crossings = Crossings::new(&leads, side, 0.0);
        for at in 0..side * side.saturating_sub(1) {
            let corners = [at, at + 1, at + side, at + side + 1];
            // Where no later class is likeliest, the line belongs to an earlier class and is drawn already.
            if (at + 1) % side != 0 && corners.iter().any(|&corner| class < tops[corner]) {
                crossings.cell(at % side, at / side);
            }
        }
        lines.extend(crossings.lines());
    }
    lines
}
