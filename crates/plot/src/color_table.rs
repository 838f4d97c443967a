//! A palette prepared for painting: every color a picture can need, computed once.

use crate::{Palette, Rgb};
use wide::f32x4;

/// Entries on each side of the middle; 0 and ±1 each have an entry of their own.
const HALF: usize = 128;
/// A power of two, so that a mask keeps every index inside.
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

    /// Values → the colors of as many pixels, or only those of their signs.
    pub(crate) fn paint(&self, values: &[f32], discrete: bool, pixels: &mut [[u8; 4]]) {
        let (fours, rest) = values.as_chunks();
        let (four_pixels, rest_pixels) = pixels.as_chunks_mut::<4>();
        for (pixels, &four) in four_pixels.iter_mut().zip(fours) {
            *pixels = entries(f32x4::new(four), discrete).map(|k| self.entries[k as usize % SIZE]);
        }
        for (pixel, &v) in rest_pixels.iter_mut().zip(rest) {
            *pixel = if discrete { self.lookup_sign(v) } else { self.lookup(v) };
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

// From 2²³ on floats are whole numbers. So adding this rounds, and leaves the whole number in the last bits.
const SHIFT: f32 = (1 << 23) as f32 + HALF as f32;

/// The entry of a value, saturated beyond ±1.
#[inline]
fn entry(v: f32) -> u32 {
    let k = (v.clamp(-1.0, 1.0) * HALF as f32 + SHIFT).to_bits() % SIZE as u32;
    if v.is_nan() { UNDEFINED as u32 } else { k }
}

/// The entries of four values, or of their signs, in the last bits.
#[inline]
fn entries(v: f32x4, discrete: bool) -> [u32; 4] {
    let bits = |k: usize| f32x4::splat(f32::from_bits(k as u32));
    let k = if discrete {
        v.simd_ge(f32x4::ZERO).select(bits(2 * HALF), bits(0))
    } else {
        v.fast_max(f32x4::splat(-1.0)).fast_min(f32x4::ONE) * HALF as f32 + SHIFT
    };
    v.is_nan().select(bits(UNDEFINED), k).to_array().map(f32::to_bits)
}
