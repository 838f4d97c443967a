//! Values on a square grid → values on a larger or smaller one, a line at a time.
//! Colors come last: a boundary stays sharp only if it is stretched before it is colored.

/// The largest side of a grid that can be stretched: one line of it lies on the stack.
pub const MAX_SIDE: usize = 256;

/// A line of a grid: between two of its rows, or averaged over some.
pub(crate) struct Line {
    /// Cells of the grid, and pixels to make of them.
    side: usize,
    size: usize,
    cells: [f32; MAX_SIDE],
    /// What every pixel of a shrinking line covers: the same in all lines, so worked out once.
    spans: [Span; MAX_SIDE],
}

impl Line {
    /// A line for a grid of `side` rows that is to become `size` rows.
    ///
    /// # Panics
    ///
    /// Panics unless `2 <= side <= MAX_SIDE`.
    pub(crate) fn new(side: usize, size: usize) -> Self {
        assert!((2..=MAX_SIDE).contains(&side), "side {side} is not within 2 ..= {MAX_SIDE}");
        let spans = std::array::from_fn(|x| Span::new(x, side, size));
        Self { side, size, cells: [0.0; MAX_SIDE], spans }
    }

    /// A larger grid has its first and last value on the picture's edges, a smaller one is cut
    /// into blocks.
    fn grows(&self) -> bool {
        self.side < self.size
    }

    /// Cells from one pixel to the next.
    fn step(&self) -> f32 {
        let cells = if self.grows() { self.side - 1 } else { self.side };
        cells as f32 / self.size as f32
    }

    /// Fills the line with row `y` (of `size`), still `side` cells wide.
    pub(crate) fn load(&mut self, values: &[f32], y: usize) {
        let (side, step) = (self.side, self.step());
        let row = |j: usize| &values[j * side..(j + 1) * side];
        if self.grows() {
            let place = (y as f32 + 0.5) * step;
            let j = (place as usize).min(side - 2);
            let t = place - j as f32;
            for ((cell, a), b) in self.cells.iter_mut().zip(row(j)).zip(row(j + 1)) {
                *cell = a + (b - a) * t;
            }
        } else {
            let span = Span::new(y, side, self.size);
            self.cells.fill(0.0);
            let mut add = |j: usize, weight: f32| {
                for (cell, v) in self.cells.iter_mut().zip(row(j)) {
                    *cell += v * weight;
                }
            };
            add(span.first, span.first_weight);
            (span.first + 1..span.last).for_each(|j| add(j, step.recip()));
            add(span.last, span.last_weight);
        }
    }

    /// Hands every one of `size` pixels its value.
    #[inline]
    pub(crate) fn paint(&self, pixels: &mut [[u8; 4]], put: impl Fn(&mut [u8; 4], f32)) {
        // Masking indices is free, checking them is not.
        let cell = |i: usize| self.cells[i % MAX_SIDE];
        if self.grows() {
            // The place between the cells as a whole number of 2⁻²² cells: the index above, the
            // share below. Much faster than cutting off floats, and off by less than 1/1000 cell.
            const ONE: u32 = 1 << 22;
            let step = (self.step() * ONE as f32) as u32;
            let mut place = step / 2;
            for pixel in pixels {
                let i = (place / ONE) as usize;
                let t = (place % ONE) as f32 * (1.0 / ONE as f32);
                put(pixel, cell(i) + (cell(i + 1) - cell(i)) * t);
                place += step;
            }
        } else {
            let whole = self.step().recip();
            for (pixel, span) in pixels.iter_mut().zip(&self.spans) {
                let inner: f32 = (span.first + 1..span.last).map(|i| cell(i) * whole).sum();
                let ends =
                    cell(span.first) * span.first_weight + cell(span.last) * span.last_weight;
                put(pixel, ends + inner);
            }
        }
    }
}

/// The cells that a pixel covers: the first and the last in part, those between them whole.
struct Span {
    first: usize,
    last: usize,
    /// All weights together are 1.
    first_weight: f32,
    last_weight: f32,
}

impl Span {
    /// What pixel `x` of `size` covers of `side` cells, if there are at least as many cells.
    fn new(x: usize, side: usize, size: usize) -> Self {
        // A sliver below this is a rounding error, not a part of the pixel.
        const SLIVER: f32 = 1e-3;
        let step = side as f32 / size as f32;
        let (from, to) = (x as f32 * step, (x + 1) as f32 * step);
        let first = (from + SLIVER) as usize;
        let last = ((to - SLIVER) as usize).min(side - 1);
        if first == last {
            // The only cell counts twice.
            return Self { first, last, first_weight: 0.5, last_weight: 0.5 };
        }
        let [first_weight, last_weight] =
            [(first + 1) as f32 - from, to - last as f32].map(|part| part / step);
        Self { first, last, first_weight, last_weight }
    }
}
