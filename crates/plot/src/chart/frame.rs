//! What stands still in the strip: grid lines, losses, epochs.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::HPos;

use super::pen::Ink;
use super::strip::Strip;
use super::{Drawn, Failure, YScale};
use crate::ticks;
use ::number::shown as number;

/// Distance of the axis' numbers from the left edge, in pixels.
const MARGIN: f64 = 24.0;

impl<B: DrawingBackend> Strip<'_, B> {
    /// Grid lines, and the epochs. Returns where the numbers of the lines will end.
    pub(super) fn frame(&self) -> Result<f64, Failure<B>> {
        let (pen, scale) = (&self.pen, &self.scale);
        let numbers = self.numbers();
        // All lines first: the backend sets the style of text once for texts that follow each other.
        for (_, y) in &numbers {
            pen.across(*y, [0.0, scale.width], Ink::solid(self.theme.line))?;
        }
        let right = |(text, _): &(String, f64)| pen.px(MARGIN) + pen.text_width(text);
        let edge = numbers.iter().map(right).fold(0.0, f64::max);
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

    /// The numbers of the lines, over whatever curve passes there: it shows through, and they can be read.
    pub(super) fn losses(&self) -> Drawn<B> {
        let pen = &self.pen;
        let ground = Ink { color: self.theme.stage, alpha: 0.75 };
        let places: Vec<_> =
            self.numbers().into_iter().map(|(text, y)| (text, y - pen.px(8.0))).collect();
        for (text, y) in &places {
            let [x, half] = [pen.px(MARGIN), pen.px(6.0)];
            let right = x + pen.text_width(text);
            pen.bar([x - pen.px(2.0), y - half], [right, y + half], ground)?;
        }
        for (text, y) in &places {
            pen.text(text, [pen.px(MARGIN), *y], HPos::Left, self.theme.quiet, false)?;
        }
        Ok(())
    }

    /// What is said of each line, and how high it lies.
    fn numbers(&self) -> Vec<(String, f64)> {
        let number = |(k, loss): (usize, f64)| {
            let text = match (k, number::label(loss)) {
                (0, text) => format!("{} {text}", self.theme.words.loss),
                (_, text) => text,
            };
            (text, self.pen.sharp(self.scale.y_of(loss)))
        };
        self.grid().into_iter().enumerate().map(number).collect()
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
