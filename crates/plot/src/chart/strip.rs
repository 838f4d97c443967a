//! What moves in the strip: curves, playhead, labels.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::HPos;

use super::labels::{Bounds, Label, Placed, text_width};
use super::pen::{Ink, Pen, RING};
use super::{ChartScale, ChartTheme, Drawn, LossChart, LossPoint};
use crate::clip::clipped;
use ::number::shown as number;

pub(super) struct Strip<'a, B: DrawingBackend> {
    pub(super) pen: Pen<'a, B>,
    pub(super) scale: ChartScale,
    pub(super) data: &'a LossChart<'a>,
    pub(super) theme: &'a ChartTheme<'a>,
}

impl<B: DrawingBackend> Strip<'_, B> {
    /// The faint area below the test loss.
    pub(super) fn shade(&self) -> Drawn<B> {
        let ink = Ink { color: self.theme.ink, alpha: 0.045 };
        for run in self.runs(self.data.points, |p| p.test) {
            if let [[first, _], .., [last, _]] = run[..] {
                let mut outline = run;
                outline.extend([[last, self.scale.height], [first, self.scale.height]]);
                self.pen.polygon(&outline, ink)?;
            }
        }
        Ok(())
    }

    /// One curve: solid or dotted, interrupted where a value is not finite.
    pub(super) fn curve(
        &self,
        points: &[LossPoint],
        value: fn(&LossPoint) -> f64,
        ink: Ink,
        dotted: bool,
    ) -> Drawn<B> {
        for run in self.runs(points, value) {
            if dotted {
                self.pen.dashed(&run, ink, 1.8, [2.0, 3.0])?;
            } else {
                self.pen.line(&run, ink, 2.2)?;
            }
        }
        Ok(())
    }

    /// The places of the points, cut where a value is not finite; single points draw nothing.
    fn runs(&self, points: &[LossPoint], value: fn(&LossPoint) -> f64) -> Vec<Vec<[f64; 2]>> {
        let place = |p: &LossPoint| [self.scale.x_of(p.epoch as f64), self.scale.y_of(value(p))];
        points
            .split(|p| !value(p).is_finite())
            .filter(|run| 1 < run.len())
            .map(|run| run.iter().map(place).collect())
            .collect()
    }

    /// Playhead, mark of divergence, pointer, and the labels of whichever is being read.
    pub(super) fn playhead(&self, labels_from: f64) -> Drawn<B> {
        let (pen, scale) = (&self.pen, &self.scale);
        if let Some(epoch) = self.data.diverged {
            self.cross([scale.x_of(epoch as f64), scale.top])?;
        }
        if !self.data.bare {
            self.hairline(self.data.epoch, 0.28)?;
        }
        if let Some(point) = nearest(self.data.points, self.data.epoch) {
            let loss = if point.test.is_finite() { point.test } else { point.train };
            if loss.is_finite() {
                // The whole dot stays inside, also at the edge.
                let (x, radius) = (scale.x_of(self.data.epoch as f64), pen.px(4.5 + RING));
                let x = x.min(scale.width - radius).max(radius);
                pen.dot([x, scale.y_of(loss)], 4.5)?;
            }
        }
        if let Some(point) = self.data.hover.and_then(|epoch| self.at(epoch)) {
            self.hairline(point.epoch, 0.16)?;
            for loss in [point.train, point.test].into_iter().filter(|loss| loss.is_finite()) {
                pen.dot([scale.x_of(point.epoch as f64), scale.y_of(loss)], 3.0)?;
            }
        }
        if self.data.bare { Ok(()) } else { self.labels(labels_from) }
    }

    fn labels(&self, left: f64) -> Drawn<B> {
        let (pen, scale, words) = (&self.pen, &self.scale, &self.theme.words);
        let hovered = self.data.hover.and_then(|epoch| self.at(epoch));
        let point = hovered.or_else(|| nearest(self.data.points, self.data.epoch).copied());
        let Some(point) = point else { return Ok(()) };
        let epoch = if hovered.is_some() { point.epoch } else { self.data.epoch };
        let mut labels = Vec::new();
        // What is said about the epoch stands at the top.
        let mut note = |text: String, bold| {
            labels.push(Label { text, bold, reads: false, y: 0.0 });
        };
        if hovered.is_some() {
            note(format!("{} {}", words.epoch, number::label(point.epoch as f64)), false);
        }
        if self.data.diverged.is_some_and(|diverged| diverged.abs_diff(epoch) <= 1) {
            note(words.diverged.into(), true);
        }
        for (word, loss, bold) in
            [(words.test, point.test, true), (words.train, point.train, false)]
        {
            if loss.is_finite() {
                let text = format!("{word} {}", number::reading(loss));
                labels.push(Label { text, bold, reads: true, y: scale.y_of(loss) });
            }
        }
        let bounds = Bounds {
            left,
            right: scale.width - pen.px(4.0),
            top: pen.px(2.0),
            bottom: scale.bottom,
            text_px: pen.px(self.theme.text_px),
        };
        let last = self.data.points.last().into_iter().chain(self.data.faint.last());
        let on_curve = last.map(|p| p.epoch).max().is_some_and(|last| epoch < last);
        let mut all = bounds.place(labels, scale.x_of(epoch as f64), pen.px(12.0), on_curve);
        let curves: [fn(&LossPoint) -> f64; 2] = [|p| p.train, |p| p.test];
        let curves = curves
            .map(|value| [self.data.points, self.data.faint].map(|all| self.runs(all, value)));
        let curves: Vec<_> = curves.into_iter().flatten().flatten().collect();
        bounds.make_clear(&mut all, |edges| curves.iter().any(|it| !clipped(it, edges).is_empty()));
        if let Some((at, text)) = self.faint_label(&bounds, &all) {
            pen.text(text, at, HPos::Right, self.theme.quiet, false)?;
        }
        for placed in all {
            let color = if placed.label.bold { self.theme.ink } else { self.theme.quiet };
            let (x, h_pos) = match placed.flipped {
                true => (placed.right, HPos::Right),
                false => (placed.x, HPos::Left),
            };
            let at = [x, placed.label.y];
            pen.text(&placed.label.text, at, h_pos, color, placed.label.bold)?;
        }
        Ok(())
    }

    /// The label of the faint curves and its place: at their end, above or below, clear of the other labels.
    fn faint_label(&self, bounds: &Bounds, others: &[Placed]) -> Option<([f64; 2], &str)> {
        let (last, text) = (self.data.faint.last()?, self.data.faint_is);
        let loss = if last.test.is_finite() { last.test } else { last.train };
        let (line, width) = (bounds.line_height(), text_width(text, false, bounds.text_px));
        let right = self.scale.x_of(last.epoch as f64).max(bounds.left + width).min(bounds.right);
        let y = self.scale.y_of(if loss.is_finite() { loss } else { self.scale.range[1] });
        let is_clear = |y: &f64| {
            let hits = |it: &Placed| {
                it.x < right && right - width < it.right && (it.label.y - y).abs() < line
            };
            bounds.top <= y - line / 2.0
                && y + line / 2.0 <= bounds.bottom
                && !others.iter().any(hits)
        };
        let ways = [-1.0, 1.0, -2.0, 2.0, -3.0, 3.0].map(|lines| y + lines * line);
        let y = ways.into_iter().find(is_clear)?;
        (!text.is_empty()).then_some(([right, y], text))
    }

    /// A vertical line at an epoch.
    fn hairline(&self, epoch: u64, alpha: f64) -> Drawn<B> {
        let x = self.scale.x_of(epoch as f64);
        let half = self.pen.px(0.5);
        let ink = Ink { color: self.theme.ink, alpha };
        self.pen.bar([x - half, self.scale.top], [x + half, self.scale.height], ink)
    }

    /// A small ×.
    fn cross(&self, [x, y]: [f64; 2]) -> Drawn<B> {
        let arm = self.pen.px(4.0);
        for slope in [-arm, arm] {
            let ends = [[x - arm, y - slope], [x + arm, y + slope]];
            self.pen.line(&ends, Ink::solid(self.theme.ink), 2.0)?;
        }
        Ok(())
    }

    /// The known point nearest to an epoch, also among those drawn faintly.
    fn at(&self, epoch: u64) -> Option<LossPoint> {
        let points = [nearest(self.data.points, epoch), nearest(self.data.faint, epoch)];
        points.into_iter().flatten().min_by_key(|p| p.epoch.abs_diff(epoch)).copied()
    }
}

fn nearest(points: &[LossPoint], epoch: u64) -> Option<&LossPoint> {
    let after = points.partition_point(|p| p.epoch < epoch);
    points[after.saturating_sub(1)..].iter().take(2).min_by_key(|p| p.epoch.abs_diff(epoch))
}
