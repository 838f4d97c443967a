//! Values on a square grid → pixels, as large as the grid or any other size.
//!
//! The first and last value of a row lie on the picture's left and right edge, so that pictures,
//! contours and data points agree.

use crate::resample::resample;
use crate::{ColorTable, Pixmap, Rgb};

/// A square place in a pixmap, in its pixels.
#[derive(Copy, Clone, PartialEq, Debug, Default)]
pub struct Square {
    /// Column of the left edge.
    pub x: usize,
    /// Row of the upper edge.
    pub y: usize,
    /// Length of an edge.
    pub size: usize,
    /// Radius of the rounded corners; outside them pixels become transparent.
    pub radius: f32,
}

/// Paints a grid of `side · side` values, row 0 on top, one pixel per value.
///
/// `discrete` shows only the sign: 0 and above as +1, the rest as −1, NaN as NaN.
///
/// # Panics
///
/// Panics unless `values` has `side²` values and `out` is `side` by `side` pixels.
pub fn heatmap(values: &[f32], side: usize, table: &ColorTable, discrete: bool, out: &mut Pixmap) {
    assert_eq!(values.len(), side * side, "a value per cell");
    assert_eq!((out.width, out.height), (side, side), "a pixel per cell");
    for (pixel, &v) in out.bytes.chunks_exact_mut(4).zip(values) {
        pixel.copy_from_slice(&if discrete { table.lookup_sign(v) } else { table.lookup(v) });
    }
}

/// Paints a grid of `side · side` values into a square of any size.
///
/// Values, not colors, are averaged (when shrinking) or interpolated (when growing), and only then
/// made `discrete`: edges are as sharp as the pixels allow. Allocates nothing.
///
/// # Panics
///
/// Panics unless `values` has `side²` values, `side` is 2 to [`MAX_SIDE`](crate::MAX_SIDE) and
/// the square lies inside `out`.
pub fn heatmap_into(
    values: &[f32],
    side: usize,
    table: &ColorTable,
    discrete: bool,
    place: Square,
    out: &mut Pixmap,
) {
    place.assert_inside(out);
    resample(values, side, place.size, &mut |x, y, values| {
        let row = out.row_mut(place.x + x, place.y + y, values.len());
        let (pixels, _) = row.as_chunks_mut::<4>();
        table.paint(values, discrete, pixels);
    });
    place.round_corners(out);
}

/// Paints diagonal stripes of `ink`, one every `period` pixels of a row: a neuron that is dead,
/// frozen or has no numbers left.
///
/// # Panics
///
/// Panics unless the square lies inside `out` and `period` is at least 2.
pub fn hatch(place: Square, period: f32, ink: Rgb, over: Rgb, out: &mut Pixmap) {
    place.assert_inside(out);
    assert!(2.0 <= period, "a period below two pixels is too fine");
    let stripe = |phase: f32| {
        // A stripe is a quarter of the period wide along a row; its edge is smoothed over one pixel.
        let inside = period / 8.0 - (phase - period / 2.0).abs();
        over.mix(ink, (inside * std::f32::consts::FRAC_1_SQRT_2 + 0.5).clamp(0.0, 1.0).into())
    };
    for y in 0..place.size {
        let mut phase = y as f32 % period;
        for pixel in out.row_mut(place.x, place.y + y, place.size).chunks_exact_mut(4) {
            pixel.copy_from_slice(&stripe(phase).opaque());
            phase += 1.0;
            if period <= phase {
                phase -= period;
            }
        }
    }
    place.round_corners(out);
}

impl Square {
    pub(crate) fn assert_inside(self, out: &Pixmap) {
        assert!(
            self.x + self.size <= out.width && self.y + self.size <= out.height,
            "a square of {} at {}, {} is not inside {} × {} pixels",
            self.size,
            self.x,
            self.y,
            out.width,
            out.height
        );
    }

    /// Makes the pixels outside the rounded corners transparent, those on the arc partly.
    pub(crate) fn round_corners(self, out: &mut Pixmap) {
        let radius = self.radius.min(self.size as f32 / 2.0);
        let n = radius.max(0.0).ceil() as usize;
        for j in 0..n {
            for i in 0..n {
                let (dx, dy) = (radius - i as f32 - 0.5, radius - j as f32 - 0.5);
                if dx <= 0.0 || dy <= 0.0 {
                    continue;
                }
                let distance = (dx * dx + dy * dy).sqrt();
                // Inside the arc pixels stay opaque.
                if distance <= radius - 0.5 {
                    continue;
                }
                let cover = (radius + 0.5 - distance).clamp(0.0, 1.0);
                let alpha = (cover * 255.0).round() as u8;
                let far = self.size - 1;
                for (i, j) in [(i, j), (far - i, j), (i, far - j), (far - i, far - j)] {
                    out.row_mut(self.x + i, self.y + j, 1)[3] = alpha;
                }
            }
        }
    }
}
