//! Heights over a square as a relief: pale where it is low, lit from the upper left, with contours. What lies on
//! it, such as the path of a run, is drawn in `relief/path.rs`.

mod path;

use crate::{Pixmap, Rgb, contours};
pub use path::{ReliefPath, relief_path};

use crate::ChartTheme;
use crate::chart::{Drawn, Ink, Pen};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::HPos;

/// Heights on a fine grid, smooth between the values that are known.
#[derive(Debug, Default)]
pub struct ReliefMap {
    /// Row 0 is the uppermost.
    heights: Vec<f32>,
    /// From 0, the lowest, to 1, by their logarithms.
    shades: Vec<f32>,
    wide: Vec<f32>,
}

/// The colors of a relief.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct ReliefColors {
    /// The lowest places.
    pub low: Rgb,
    /// What the highest places are mixed with.
    pub high: Rgb,
    /// Slopes in the shadow.
    pub shadow: Rgb,
    /// Slopes in the light.
    pub light: Rgb,
}

/// How much of `high` the highest places have, and of shadow and light the steepest slopes.
const DARKEST: f64 = 0.36;
const STEEPEST: [f64; 2] = [0.34, 0.5];
/// How steep slopes look.
const STEEP: f32 = 24.0;
/// Heights below this share of the whole range count as equally low.
const FLOOR: f32 = 2e-3;
/// Contours: opacity and width of plain ones, and of those that bear a number.
const PLAIN: (f64, f64) = (0.17, 0.8);
const NUMBERED: (f64, f64) = (0.46, 1.1);

impl ReliefMap {
    /// Places on each side of the fine grid.
    pub const SIDE: usize = 161;

    /// Takes heights on a grid of `side · side`, row 0 at the bottom.
    ///
    /// # Panics
    /// Panics unless `values` has `side²` values, and `side` is at least 2.
    pub fn read(&mut self, values: &[f64], side: usize) {
        assert_eq!(values.len(), side * side, "a value per place");
        assert!(2 <= side, "a grid of one place has no slope");
        const N: usize = ReliefMap::SIDE;
        let weights: Vec<(usize, [f32; 4])> = (0..N).map(|k| smooth(k, side)).collect();
        // First along the rows, then along the columns.
        self.wide.clear();
        self.wide.resize(side * N, 0.0);
        for (row, wide) in values.chunks_exact(side).zip(self.wide.chunks_exact_mut(N)) {
            for (to, &(at, weights)) in wide.iter_mut().zip(&weights) {
                *to = mixed(weights, at, side, |k| row[k] as f32);
            }
        }
        self.heights.clear();
        self.heights.resize(N * N, 0.0);
        for (row, &(at, weights)) in self.heights.chunks_exact_mut(N).rev().zip(&weights) {
            for (column, to) in row.iter_mut().enumerate() {
                *to = mixed(weights, at, side, |k| self.wide[k * N + column]);
            }
        }
        let finite = self.heights.iter().copied().filter(|it| it.is_finite());
        let (low, high) = finite.fold((f32::MAX, f32::MIN), |(a, b), it| (a.min(it), b.max(it)));
        let floor = FLOOR * (high - low);
        let log = |height: f32| (height - low.min(0.0)).max(floor).ln();
        let span = log(high) - log(low);
        let shade = |height: &f32| match (log(*height) - log(low)) / span {
            shade if shade.is_finite() => shade,
            _ if height.is_finite() => 0.0,
            _ => 1.0,
        };
        self.shades.clear();
        self.shades.extend(self.heights.iter().map(shade));
    }

    /// Whether there is a height at every place.
    pub fn is_whole(&self) -> bool {
        !self.heights.is_empty() && self.heights.iter().all(|it| it.is_finite())
    }

    /// Paints the relief, a pixel for each place of the fine grid. Nothing before [`read`](Self::read).
    pub fn paint(&self, colors: ReliefColors, out: &mut Pixmap) {
        const N: usize = ReliefMap::SIDE;
        if self.shades.is_empty() {
            return;
        }
        out.resize(N, N);
        let at = |i: usize, j: usize| self.shades[j.min(N - 1) * N + i.min(N - 1)];
        for j in 0..N {
            for (i, pixel) in out.row_mut(0, j, N).chunks_exact_mut(4).enumerate() {
                let across = (at(i + 1, j) - at(i.saturating_sub(1), j)) / 2.0 * STEEP;
                let down = (at(i, j + 1) - at(i, j.saturating_sub(1))) / 2.0 * STEEP;
                let steep = (1.0 + across * across + down * down).sqrt();
                let light = (0.55 * across + 0.65 * down + 1.0) / steep - 1.0;
                let light = f64::from(light.clamp(-0.5, 0.5));
                let ground = colors.low.mix(colors.high, DARKEST * f64::from(at(i, j)));
                let color = match light < 0.0 {
                    true => ground.mix(colors.shadow, -light * STEEPEST[0]),
                    false => ground.mix(colors.light, light * STEEPEST[1]),
                };
                pixel.copy_from_slice(&color.opaque());
            }
        }
    }

    /// Draws contours at these heights over the whole area, and says beside some of them how high they are; never
    /// on a place of `taken`, from 0 to 1 to the right and down.
    ///
    /// # Errors
    ///
    /// Returns what the backend reports.
    pub fn contours<B: DrawingBackend>(
        &self,
        area: &DrawingArea<B, Shift>,
        levels: &[f64],
        taken: &[[f64; 2]],
        theme: &ChartTheme<'_>,
    ) -> Drawn<B> {
        let pen = Pen { area, theme };
        let (width, height) = area.dim_in_pixel();
        let size = [f64::from(width), f64::from(height)];
        let last = (Self::SIDE - 1) as f64;
        let to_area = |at: &[f64; 2]| [0, 1].map(|k| at[k] / last * size[k]);
        let mut taken: Vec<[f64; 2]> =
            taken.iter().map(|at| [0, 1].map(|k| at[k] * size[k])).collect();
        let mut numbers = Vec::new();
        if self.heights.is_empty() {
            return Ok(());
        }
        for (k, level) in levels.iter().enumerate() {
            let mut lines: Vec<Vec<[f64; 2]>> = contours(&self.heights, Self::SIDE, *level as f32)
                .iter()
                .map(|line| line.iter().map(to_area).collect())
                .collect();
            lines.sort_by_key(|line| usize::MAX - line.len());
            // From the lowest on, every second one bears a number.
            let is_numbered = k % 2 == 0;
            let (alpha, thick) = if is_numbered { NUMBERED } else { PLAIN };
            for line in &lines {
                pen.line(line, Ink { color: theme.ink, alpha }, thick)?;
            }
            let text = ::number::shown::label(*level);
            let half = [pen.text_width(&text) / 2.0 + pen.px(3.0), pen.px(7.0)];
            let is_free = |at: &[f64; 2], taken: &[[f64; 2]]| {
                let inside = |k: usize| half[k] < at[k] && at[k] < size[k] - half[k];
                let apart = |it: &[f64; 2]| {
                    half[0] + pen.px(16.0) < (it[0] - at[0]).abs()
                        || half[1] + pen.px(12.0) < (it[1] - at[1]).abs()
                };
                inside(0) && inside(1) && taken.iter().all(apart)
            };
            let long = lines.iter().filter(|line| 24 < line.len());
            for line in long.take(if is_numbered { 2 } else { 0 }) {
                let at = [0.5, 0.35, 0.65, 0.2, 0.8]
                    .map(|part| line[(part * line.len() as f64) as usize]);
                if let Some(at) = at.into_iter().find(|at| is_free(at, &taken)) {
                    taken.push(at);
                    numbers.push((text.clone(), at, half));
                }
            }
        }
        for (_, [x, y], [across, up]) in &numbers {
            let ground = Ink { color: theme.stage, alpha: 0.6 };
            pen.bar([x - across, y - up], [x + across, y + up], ground)?;
        }
        for (text, at, _) in &numbers {
            pen.text(text, *at, HPos::Center, theme.ink, false)?;
        }
        Ok(())
    }
}

/// Where a place of the fine grid lies between the values of a line: after the value `at`, and how much the value
/// before it, it, and the two after it count (Catmull and Rom 1974).
fn smooth(k: usize, side: usize) -> (usize, [f32; 4]) {
    let place = k as f32 / (ReliefMap::SIDE - 1) as f32 * (side - 1) as f32;
    let at = (place as usize).min(side - 2);
    let t = place - at as f32;
    let weights = [
        ((2.0 - t) * t - 1.0) * t / 2.0,
        ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
        ((4.0 - 3.0 * t) * t + 1.0) * t / 2.0,
        (t - 1.0) * t * t / 2.0,
    ];
    (at, weights)
}

/// The weighted sum around a value of a line; beyond its ends the line goes on straight.
fn mixed([a, b, c, d]: [f32; 4], at: usize, side: usize, value: impl Fn(usize) -> f32) -> f32 {
    let (from, to) = (value(at), value(at + 1));
    let before = if 0 < at { value(at - 1) } else { from + from - to };
    let after = if at + 2 < side { value(at + 2) } else { to + to - from };
    a * before + b * from + c * to + d * after
}
