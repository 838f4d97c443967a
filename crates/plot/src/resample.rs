//! Values on a square grid → values on a larger or smaller one, a line at a time.
//! Colors come last: a boundary stays sharp only if it is stretched before it is colored.

use wide::f32x4;

/// The largest side of a grid that can be stretched; one line of it is kept on the stack.
pub const MAX_SIDE: usize = 256;

/// Values of a line that are computed at once; a wider line is computed in pieces.
const PIECE: usize = 512;

/// Stretches or shrinks a grid of `side · side` values to `size · size`.
///
/// A larger grid has its first and last value on the picture's edges, a smaller one is cut into
/// blocks. `put` is handed pieces of the new rows: their first column, their row, their values.
///
/// # Panics
///
/// Panics unless `2 <= side <= MAX_SIDE` and `values` has `side²` values.
pub(crate) fn resample(
    values: &[f32],
    side: usize,
    size: usize,
    put: &mut dyn FnMut(usize, usize, &[f32]),
) {
    assert!((2..=MAX_SIDE).contains(&side), "side {side} is not within 2 ..= {MAX_SIDE}");
    assert_eq!(values.len(), side * side, "a value per cell");
    if size <= side {
        shrink(values, side, size, put);
    } else {
        for first in (0..size).step_by(PIECE) {
            grow(values, side, size, first, put);
        }
    }
}

/// Where a place lies between the cells of a line: after the cell `at`, at a share of the way to
/// the next one.
#[derive(Copy, Clone, Default)]
struct Position {
    at: usize,
    share: f32,
}

impl Position {
    fn new(k: usize, side: usize, size: usize) -> Self {
        let place = (k as f32 + 0.5) * ((side - 1) as f32 / size as f32);
        let at = (place as usize).min(side - 2);
        Self { at, share: place - at as f32 }
    }
}

/// Interpolates a piece of all lines, from column `first` on.
fn grow(
    values: &[f32],
    side: usize,
    size: usize,
    first: usize,
    put: &mut dyn FnMut(usize, usize, &[f32]),
) {
    let n = PIECE.min(size - first);
    let mut columns = [Position::default(); PIECE];
    for (k, column) in columns[..n].iter_mut().enumerate() {
        *column = Position::new(first + k, side, size);
    }
    let widen = |j: usize, wide: &mut [f32; PIECE]| {
        let mut row = [0.0; MAX_SIDE];
        row[..side].copy_from_slice(&values[j * side..(j + 1) * side]);
        for (value, column) in wide.iter_mut().zip(&columns[..n]) {
            // The remainder replaces a bounds check, and is free because it is a mask.
            let [a, b] = [column.at, column.at + 1].map(|at| row[at % MAX_SIDE]);
            *value = a + (b - a) * column.share;
        }
    };
    // Every row of the grid is widened only once, though many rows of the picture lie beside it.
    let (mut above, mut below) = ([0.0; PIECE], [0.0; PIECE]);
    let mut line = [0.0; PIECE];
    widen(0, &mut above);
    widen(1, &mut below);
    let mut widened = 0;
    for y in 0..size {
        let Position { at, share } = Position::new(y, side, size);
        while widened < at {
            widened += 1;
            above = below;
            widen(widened + 1, &mut below);
        }
        // Values beyond the last are computed too, and not used.
        let lines = line.as_chunks_mut().0.iter_mut().take(n.div_ceil(4));
        for ((four, &a), &b) in lines.zip(above.as_chunks().0).zip(below.as_chunks().0) {
            let (a, b) = (f32x4::new(a), f32x4::new(b));
            *four = (a + (b - a) * share).to_array();
        }
        put(first, y, &line[..n]);
    }
}

/// Averages all lines over the cells that each of their values covers.
fn shrink(values: &[f32], side: usize, size: usize, put: &mut dyn FnMut(usize, usize, &[f32])) {
    let mut spans = [Span::default(); MAX_SIDE];
    for (k, span) in spans[..size].iter_mut().enumerate() {
        *span = Span::new(k, side, size);
    }
    let spans = &spans[..size];
    // Four lines at a time: each vector holds one cell of each of them.
    let mut cells = [f32x4::ZERO; MAX_SIDE];
    let (quarter, is_whole) = (side.div_ceil(4), side.is_multiple_of(4));
    let fours: &[[f32; 4]] = values.as_chunks().0;
    let mut lines = [[0.0; MAX_SIDE]; 4];
    for (k, rows) in spans.chunks(4).enumerate() {
        // Of fewer than four lines the last is repeated; the repetitions are not used.
        let rows: [Span; 4] = std::array::from_fn(|i| rows[i.min(rows.len() - 1)]);
        for (across, four) in cells.as_chunks_mut().0.iter_mut().take(quarter).enumerate() {
            *four = f32x4::transpose(rows.map(|rows| {
                rows.sum(|j| match is_whole {
                    true => f32x4::new(fours[j * quarter + across]),
                    false => read(&values[j * side + 4 * across..(j + 1) * side]),
                })
            }));
        }
        for (x, span) in spans.iter().enumerate() {
            let sum = span.sum(|i| cells[i % MAX_SIDE]).to_array();
            for (line, value) in lines.iter_mut().zip(sum) {
                line[x % MAX_SIDE] = value;
            }
        }
        for (y, line) in (4 * k..size).zip(&lines) {
            put(0, y, &line[..size]);
        }
    }
}

/// The first four values, or fewer and zeros.
#[inline]
fn read(values: &[f32]) -> f32x4 {
    if let Some(&four) = values.first_chunk() {
        return f32x4::new(four);
    }
    let mut four = [0.0; 4];
    for (to, from) in four.iter_mut().zip(values) {
        *to = *from;
    }
    f32x4::new(four)
}

/// The cells that a value covers: the first and the last in part, those between them whole.
#[derive(Copy, Clone, Default)]
struct Span {
    first: usize,
    last: usize,
    /// All weights together are 1.
    first_weight: f32,
    last_weight: f32,
    /// The weight of each cell between them.
    whole: f32,
}

impl Span {
    /// The part of `side` cells that value `x` of `size` covers; `side` is at least `size`.
    fn new(x: usize, side: usize, size: usize) -> Self {
        // A part of a cell below this is a rounding error.
        const SLIVER: f32 = 1e-3;
        let step = side as f32 / size as f32;
        let whole = step.recip();
        let (from, to) = (x as f32 * step, (x + 1) as f32 * step);
        let first = (from + SLIVER) as usize;
        let last = ((to - SLIVER) as usize).min(side - 1);
        if first == last {
            // First and last are the same cell, so each counts half.
            return Self { first, last, first_weight: 0.5, last_weight: 0.5, whole };
        }
        let [first_weight, last_weight] =
            [(first + 1) as f32 - from, to - last as f32].map(|part| part * whole);
        Self { first, last, first_weight, last_weight, whole }
    }

    /// The mean of the cells, four lines or columns at once.
    #[inline]
    fn sum(&self, cell: impl Fn(usize) -> f32x4) -> f32x4 {
        let mut sum = cell(self.first) * self.first_weight + cell(self.last) * self.last_weight;
        for i in self.first + 1..self.last {
            sum += cell(i) * self.whole;
        }
        sum
    }
}
