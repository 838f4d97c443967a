//! A palette prepared for painting: every color a picture can need, computed once.

use crate::{Palette, Rgb};

/// Entries on each side of the middle; 0 and ±1 each have an entry of their own.
const HALF: usize = 128;
/// A power of two, so that masking an index keeps it inside.
const SIZE: usize = 512;
/// The entry of NaN, beyond those of numbers.
const UNDEFINED: usize = SIZE - 1;

/// The colors of a palette laid over a background, ready to be looked up per pixel.
///
/// Blending happens here, so that pictures are opaque and painting one is a copy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColorTable {
    entries: [[u8; 4]; SIZE],
}

impl ColorTable {
    /// Prepares `palette` at an `opacity` (0 to 1) over the background `over`.
    pub fn new(palette: &Palette, opacity: f64, over: Rgb) -> Self {
        let value = |k: usize| match k {
            UNDEFINED => f64::NAN,
            k => (k as f64 - HALF as f64) / HALF as f64,
        };
        let blend = |v: f64| over.mix(palette.color(v), opacity.clamp(0.0, 1.0)).opaque();
        Self { entries: std::array::from_fn(|k| blend(value(k))) }
    }

    /// The pixel (RGBA) of a value, saturated beyond ±1; NaN has a color of its own.
    #[inline]
    pub fn lookup(&self, v: f32) -> [u8; 4] {
        self.entries[entry(v) as usize]
    }

    /// Pixels that hold the bits of values → their colors.
    pub(crate) fn color(&self, pixels: &mut [[u8; 4]]) {
        // In a loop of its own, because four values at a time find their entries, and colors do not.
        for pixel in &mut *pixels {
            *pixel = entry(f32::from_ne_bytes(*pixel)).to_ne_bytes();
        }
        for pixel in pixels {
            *pixel = self.entries[u32::from_ne_bytes(*pixel) as usize % SIZE];
        }
    }

    /// The pixel of −1 or +1, when only the sign of a value counts; 0 counts as positive, as in
    /// the original.
    #[inline]
    pub fn lookup_sign(&self, v: f32) -> [u8; 4] {
        let number = if 0.0 <= v { 2 * HALF } else { 0 };
        self.entries[if v.is_nan() { UNDEFINED } else { number }]
    }
}

/// The entry of a value, saturated beyond ±1.
#[inline]
fn entry(v: f32) -> u32 {
    // Near 2²³ floats are whole numbers: adding rounds, and the number stands in the last bits.
    const SHIFT: f32 = (1 << 23) as f32 + HALF as f32;
    let k = (v.clamp(-1.0, 1.0) * HALF as f32 + SHIFT).to_bits() % SIZE as u32;
    if v.is_nan() { UNDEFINED as u32 } else { k }
}
