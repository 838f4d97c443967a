//! Animated pictures: the pixels of canvases, one after the other, become a GIF. The caller decides which
//! moments are shown, and for how long.

use core::cmp::Reverse;
use gif::{Encoder, Frame, Repeat};
use std::collections::BinaryHeap;

/// Bits of each of red, green and blue by which colors are counted.
const BITS: u32 = 5;
/// Colors of a picture at most.
const COLORS: usize = 256;

/// A GIF that is being made. It repeats without end.
pub struct Film {
    encoder: Encoder<Vec<u8>>,
    size: [u16; 2],
}

impl core::fmt::Debug for Film {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Film").field("size", &self.size).finish_non_exhaustive()
    }
}

impl Film {
    /// A film without pictures yet, `width` by `height` pixels.
    ///
    /// # Panics
    /// If a length is 0.
    pub fn new(width: u16, height: u16) -> Self {
        assert!(0 < width && 0 < height, "a film of {width} × {height} pixels shows nothing");
        let mut encoder =
            Encoder::new(Vec::new(), width, height, &[]).expect("memory takes what is written");
        encoder.set_repeat(Repeat::Infinite).expect("memory takes what is written");
        Self { encoder, size: [width, height] }
    }

    /// Width and height of every picture, in pixels.
    pub fn size(&self) -> [u16; 2] {
        self.size
    }

    /// Adds a picture that stays for so many hundredths of a second. `rgba` is as a canvas has it, row
    /// by row from the top; how transparent a pixel is is not looked at.
    ///
    /// # Panics
    /// If there are not four bytes for each pixel.
    pub fn add(&mut self, rgba: &[u8], hundredths: u16) {
        let [width, height] = self.size;
        assert_eq!(rgba.len(), 4 * usize::from(width) * usize::from(height), "4 bytes a pixel");
        let (palette, pixels) = indexed(rgba);
        let mut frame = Frame::from_palette_pixels(width, height, pixels, palette, None);
        frame.delay = hundredths;
        self.encoder.write_frame(&frame).expect("memory takes what is written");
    }

    /// The bytes of the file.
    pub fn finish(self) -> Vec<u8> {
        self.encoder.into_inner().expect("memory takes what is written")
    }
}

/// The colors that most pixels have, three bytes each, and for each pixel which of them is nearest.
///
/// The popularity algorithm (P. Heckbert, Color image quantization for frame buffer display, 1982): a
/// picture of a network has few colors, and most of them are shades of the palette.
fn indexed(rgba: &[u8]) -> (Vec<u8>, Vec<u8>) {
    // Of each cell of colors: how many pixels, and the sums of red, green and blue.
    let mut cells = vec![[0_u32; 4]; 1 << (3 * BITS)];
    for pixel in rgba.chunks_exact(4) {
        let cell = &mut cells[cell_of(pixel)];
        for (sum, part) in cell.iter_mut().zip([1, pixel[0], pixel[1], pixel[2]]) {
            *sum += u32::from(part);
        }
    }
    let used = (0..cells.len()).filter(|&k| cells[k][0] != 0);
    // Most pixels first. A heap takes a fifth of the code of `sort_unstable`.
    let mut rest: BinaryHeap<_> = used.map(|k| (cells[k][0], Reverse(k))).collect();
    let order: Vec<usize> = core::iter::from_fn(|| rest.pop()).map(|(_, Reverse(k))| k).collect();
    let mean = |k: usize| {
        let [n, sums @ ..] = cells[k];
        sums.map(|sum| ((sum + n / 2) / n) as u8)
    };
    let colors: Vec<[u8; 3]> = order.iter().take(COLORS).map(|&k| mean(k)).collect();
    let mut index = vec![0_u8; cells.len()];
    for (place, &k) in order.iter().enumerate() {
        index[k] = if place < COLORS { place as u8 } else { nearest(mean(k), &colors) };
    }
    let pixels = rgba.chunks_exact(4).map(|pixel| index[cell_of(pixel)]).collect();
    (colors.concat(), pixels)
}

fn cell_of(pixel: &[u8]) -> usize {
    pixel[..3].iter().fold(0, |cell, part| cell << BITS | usize::from(part >> (8 - BITS)))
}

fn nearest(color: [u8; 3], colors: &[[u8; 3]]) -> u8 {
    let away = |other: &[u8; 3]| -> u32 {
        other.iter().zip(color).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    (0..colors.len()).min_by_key(|&k| away(&colors[k])).unwrap_or(0) as u8
}
