//! The frame of a chart in the data's own units: grid lines, numbers, what the axes mean, and
//! where values lie. What is drawn inside lies in `curve.rs` and `histogram.rs`.

use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::HPos;

use crate::chart::{Failure, Ink, Pen, text_width};
use crate::clip::clipped;
use crate::{ChartTheme, Projection, ticks};
use ::number::shown as number;

/// Room above and below the plot for half a number, for the numbers, and for a line of text.
const ABOVE: f64 = 10.0;
const BELOW: f64 = 24.0;
const LINE: f64 = 15.0;
/// Room right of the plot for half a number, and between the plot and the numbers on its left.
const RIGHT: f64 = 16.0;
const GAP: f64 = 6.0;
/// Numbers on the left get the room of this one at least, so that charts below each other line up.
const NUMBER: &str = "−0.5";

/// What a chart shows of the plane, in the units of its data.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Axes<'a> {
    /// The values at the left and right edge.
    pub x: [f64; 2],
    /// The values at the lower and upper edge.
    pub y: [f64; 2],
    /// What is to the right, with its unit: stands below the numbers; empty for none.
    pub x_label: &'a str,
    /// What is upward, with its unit: stands above the numbers; empty for none.
    pub y_label: &'a str,
}

/// Where values lie in a chart, in the pixels of its area.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct AxesScale {
    /// The left edge of the plot; left of it are numbers.
    pub left: f64,
    /// The upper edge of the plot.
    pub top: f64,
    /// The plane on the plot alone, without `left` and `top`.
    pub plane: Projection,
}

impl Axes<'_> {
    /// The scale with which [`curve`](crate::curve) and [`histogram_chart`](crate::histogram_chart)
    /// draw into an area of `size`: width and height in its pixels.
    ///
    /// A range that is empty or not finite is replaced by 0 to 1.
    pub fn scale(&self, theme: &ChartTheme<'_>, [width, height]: [f64; 2]) -> AxesScale {
        let usable = |[lo, hi]: [f64; 2]| match lo < hi && (hi - lo).is_finite() {
            true => [lo, hi],
            false => [0.0, 1.0],
        };
        let ([x0, x1], [y0, y1]) = (usable(self.x), usable(self.y));
        let room =
            |base: f64, label: &str| theme.px(if label.is_empty() { base } else { base + LINE });
        let top = room(ABOVE, self.y_label).min(height / 2.0);
        let bottom = (height - room(BELOW, self.x_label)).max(height / 2.0);
        let numbers = number::ticks(&y_ticks([y0, y1], (bottom - top) / theme.px(1.0)));
        let width_of = |text: &str| text_width(text, false, theme.px(theme.text_px));
        let widths = numbers.iter().map(|text| width_of(text));
        let left = (widths.fold(width_of(NUMBER), f64::max) + theme.px(2.0 * GAP)).min(width / 2.0);
        let right = (width - theme.px(RIGHT)).max(width / 2.0);
        let plane = Projection { data: [x0, x1, y0, y1], screen: [right - left, bottom - top] };
        AxesScale { left, top, plane }
    }

    /// Draws grid lines, numbers and labels, and returns where values lie.
    pub(crate) fn draw<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
    ) -> Result<AxesScale, Failure<B>> {
        let (width, height) = pen.area.dim_in_pixel();
        let scale = self.scale(pen.theme, [width.into(), height.into()]);
        let [left, right, top, bottom] = scale.edges();
        let [x0, x1, y0, y1] = scale.plane.data;
        let quiet = pen.theme.quiet;
        // The axes themselves stand out from the other lines.
        let ink = |at: f64| match at == 0.0 {
            true => Ink { color: pen.theme.ink, alpha: 0.28 },
            false => Ink::solid(pen.theme.line),
        };
        let xs = ticks::linear(x0, x1, ((right - left) / pen.px(70.0)) as usize + 1);
        for (&x, text) in xs.iter().zip(number::ticks(&xs)) {
            let at = scale.screen_from_data([x, y0])[0];
            pen.upright(at, [top, bottom], ink(x))?;
            let half = pen.text_width(&text) / 2.0;
            if half <= at && at + half <= width.into() {
                pen.text(&text, [at, bottom + pen.px(14.0)], HPos::Center, quiet, false)?;
            }
        }
        let ys = y_ticks([y0, y1], (bottom - top) / pen.px(1.0));
        for (&y, text) in ys.iter().zip(number::ticks(&ys)) {
            let at = scale.screen_from_data([x0, y])[1];
            pen.across(at, [left, right], ink(y))?;
            let end = left - pen.px(GAP);
            pen.text(&text, [end, at], HPos::Right, quiet, false)?;
        }
        if !self.y_label.is_empty() {
            let at = [pen.px(GAP), top - pen.px(15.0)];
            pen.text(self.y_label, at, HPos::Left, quiet, false)?;
        }
        if !self.x_label.is_empty() {
            let at = [right, bottom + pen.px(30.0)];
            pen.text(self.x_label, at, HPos::Right, quiet, false)?;
        }
        Ok(scale)
    }
}

impl AxesScale {
    /// Where in the area a point of the data lies.
    pub fn screen_from_data(&self, point: [f64; 2]) -> [f64; 2] {
        let [x, y] = self.plane.screen_from_data(point);
        [self.left + x, self.top + y]
    }

    /// Which point of the data lies there in the area.
    pub fn data_from_screen(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        self.plane.data_from_screen([x - self.left, y - self.top])
    }

    /// The left, right, upper and lower edge of the plot.
    pub(crate) fn edges(&self) -> [f64; 4] {
        let [width, height] = self.plane.screen;
        [self.left, self.left + width, self.top, self.top + height]
    }

    /// A curve through points of the data, in pieces: interrupted where a value is not finite,
    /// cut off at the edges of the plot.
    pub(crate) fn runs(&self, points: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
        let places: Vec<[f64; 2]> = points.iter().map(|&p| self.screen_from_data(p)).collect();
        clipped(&places, self.edges())
    }
}

/// The numbers beside a plot that is `height` pixels high before scaling.
fn y_ticks([lo, hi]: [f64; 2], height: f64) -> Vec<f64> {
    ticks::linear(lo, hi, (height / 26.0) as usize + 1)
}
