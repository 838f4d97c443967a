//! A rectangle of pixels in memory, laid out as a browser's `ImageData` wants it.

/// An RGBA picture: `width · height` pixels, row by row from the top, alpha not premultiplied.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pixmap {
    /// Pixels in a row.
    pub width: usize,
    /// Number of rows.
    pub height: usize,
    /// The pixels, `4 · width · height` bytes: red, green, blue, alpha.
    pub bytes: Vec<u8>,
}

impl Pixmap {
    /// A transparent picture.
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, bytes: vec![0; 4 * width * height] }
    }

    /// Makes the picture that large and transparent, keeping its memory.
    pub fn resize(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width, height);
        self.bytes.clear();
        self.bytes.resize(4 * width * height, 0);
    }

    /// Makes every pixel `rgba`.
    pub fn fill(&mut self, rgba: [u8; 4]) {
        for pixel in self.bytes.chunks_exact_mut(4) {
            pixel.copy_from_slice(&rgba);
        }
    }

    /// The pixel in column `x` of row `y`.
    ///
    /// # Panics
    ///
    /// Panics if there is no such pixel.
    pub fn pixel(&self, x: usize, y: usize) -> [u8; 4] {
        assert!(x < self.width && y < self.height, "no pixel ({x}, {y}) in {}", self.shape());
        let at = 4 * (y * self.width + x);
        [self.bytes[at], self.bytes[at + 1], self.bytes[at + 2], self.bytes[at + 3]]
    }

    /// The picture as text, one line per row: how tests and documentation show pixels.
    pub fn ascii(&self, letter: impl Fn([u8; 4]) -> char) -> String {
        let mut text = String::with_capacity((self.width + 1) * self.height);
        for y in 0..self.height {
            text.extend((0..self.width).map(|x| letter(self.pixel(x, y))));
            text.push('\n');
        }
        text
    }

    /// The bytes of `n` pixels of row `y`, from column `x` on.
    pub(crate) fn row_mut(&mut self, x: usize, y: usize, n: usize) -> &mut [u8] {
        let start = 4 * (y * self.width + x);
        &mut self.bytes[start..start + 4 * n]
    }

    fn shape(&self) -> String {
        format!("{} × {}", self.width, self.height)
    }
}
