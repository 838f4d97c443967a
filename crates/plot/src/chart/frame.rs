//! What stands still in the strip: grid lines, losses, epochs.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::HPos;

use super::pen::Ink;
use super::strip::Strip;
use super::{Failure, YScale};
use crate::ticks;
use ::number::shown as number;

/// Distance of the axis' numbers from the left edge, in pixels.
const MARGIN: f64 = 24.0;

impl<B: DrawingBackend> Strip<'_, B> {
    /// Grid lines with their numbers, and the epochs. Returns where the numbers end.
    pub(super) fn frame(&self) -> Result<f64, Failure<B>> {
        let (pen, scale) = (&self.pen, &self.scale);
        let mut edge = 0.0_f64;
        let grid = self.grid().into_iter().map(|loss| (loss, pen.sharp(scale.y_of(loss))));
        let grid: Vec<_> = grid.collect();
        // All lines first: the backend sets the style of text once for texts that follow each other.
        for (_, y) in &grid {
            pen.across(*y, [0.0, scale.width], Ink::solid(self.theme.line))?;
        }
        for (k, (loss, y)) in grid.into_iter().enumerate() {
            let mut text = number::label(loss);
            if k == 0 {
                text = format!("{} {text}", self.theme.words.loss);
            }
            let at = [pen.px(MARGIN), y - pen.px(8.0)];
            pen.text(&text, at, HPos::Left, self.theme.quiet, false)?;
            edge = edge.max(at[0] + pen.text_width(&text));
        }
        let playhead = scale.x_of(self.data.epoch as f64);
        for epoch in ticks::linear(0.0, scale.span, (scale.width / pen.px(180.0)) as usize) {
            let text = number::label(epoch);
            let (x, half) = (scale.x_of(epoch), pen.text_width(&text) / 2.0 + pen.px(6.0));
            let is_clear =
                edge <= x - half && x + half <= scale.width && half <= (x - playhead).abs();
            if is_clear {
                let at = [x, scale.height - pen.px(10.0)];
                pen.text(&text, at, HPos::Center, self.theme.quiet, false)?;
            }
        }
        Ok(edge + pen.px(8.0))
    }

    /// The losses that get a line, from the top, far enough apart for their numbers.
    fn grid(&self) -> Vec<f64> {
        let scale = &self.scale;
        let [lo, hi] = scale.range;
        let room = self.pen.px(22.0);
        let most = ((scale.bottom - scale.top) / room) as usize + 1;
        let losses = match scale.y_scale {
            // More than fit: they are not equally far apart, and those that are too close are left out.
            YScale::Log => ticks::log(lo, hi, 4 * most),
            // The upper end of the range should be among them.
            YScale::Linear => (2..=most)
                .rev()
                .map(|most| ticks::linear(lo, hi, most))
                .find(|losses| losses.last() == Some(&hi))
                .unwrap_or_else(|| ticks::linear(lo, hi, most)),
        };
        let mut last_y = f64::NEG_INFINITY;
        let mut is_clear = |loss: &f64| {
            let y = scale.y_of(*loss);
            let is_clear = last_y + room <= y;
            if is_clear {
                last_y = y;
            }
            is_clear
        };
        losses.into_iter().rev().filter(|loss| is_clear(loss)).collect()
    }
}
