//! Between data and screen: x to the right in both, y up in data and down on the screen.

/// A rectangle of the data's plane shown on a rectangle of the screen.
///
/// The screen may be any grid that has its origin at the upper left: pixels, or the columns and
/// rows of a heat map (`screen: [99.0, 99.0]` for 100 × 100 values).
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Projection {
    /// `[x0, x1, y0, y1]`: the data at the left, right, lower and upper edge.
    pub data: [f64; 4],
    /// Width and height of the screen.
    pub screen: [f64; 2],
}

impl Projection {
    /// The square from −`half` to `half` on a screen of `size` by `size`.
    pub const fn square(half: f64, size: f64) -> Self {
        Self { data: [-half, half, -half, half], screen: [size, size] }
    }

    /// Where on the screen a point of the data lies.
    pub fn screen_from_data(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [x0, x1, y0, y1] = self.data;
        let [width, height] = self.screen;
        [(x - x0) / (x1 - x0) * width, (y1 - y) / (y1 - y0) * height]
    }

    /// Which point of the data lies there on the screen.
    pub fn data_from_screen(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [x0, x1, y0, y1] = self.data;
        let [width, height] = self.screen;
        [x0 + x / width * (x1 - x0), y1 - y / height * (y1 - y0)]
    }
}
