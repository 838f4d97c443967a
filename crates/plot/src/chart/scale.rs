//! Epochs and losses → places in the strip, and back; ranges that do not move every frame.

use super::{ChartTheme, LossChart, LossPoint};
use crate::ticks;

/// How losses are spaced along the axis.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum YScale {
    /// Equal differences are equally far apart.
    #[default]
    Linear,
    /// Equal ratios are equally far apart.
    Log,
}

/// Logarithmic when the values span more than tenfold. Only positive finite values count.
pub fn auto_scale(values: impl IntoIterator<Item = f64>) -> YScale {
    match positive_extent(values) {
        Some([lo, hi]) if lo * 10.0 < hi => YScale::Log,
        _ => YScale::Linear,
    }
}

/// Epochs in the strip: 500, doubled whenever it is full.
pub fn x_span(last_epoch: u64) -> u64 {
    let mut span = 500_u64;
    while span <= last_epoch {
        match span.checked_mul(2) {
            Some(doubled) => span = doubled,
            None => return u64::MAX,
        }
    }
    span
}

/// The range of losses to show, `[lower, upper]`, for all known points, those drawn faintly included.
///
/// Both ends are round numbers outside the values, so they move rarely and in steps. A linear
/// range begins at 0 (or below, if losses do), a logarithmic one spans at least tenfold.
pub fn y_range<'a>(points: impl IntoIterator<Item = &'a LossPoint>, scale: YScale) -> [f64; 2] {
    let values: Vec<f64> = points.into_iter().flat_map(|p| [p.train, p.test]).collect();
    let [lo, hi] = positive_extent(values.iter().copied()).unwrap_or([0.05, 0.5]);
    let hi = ticks::round_up(hi).min(f64::MAX);
    match scale {
        YScale::Log => [ticks::round_down(lo).min(hi / 10.0), hi],
        YScale::Linear => {
            let depth = positive_extent(values.iter().map(|v| -v));
            [depth.map_or(0.0, |[_, depth]| -ticks::round_up(depth)), hi]
        }
    }
}

fn positive_extent(values: impl IntoIterator<Item = f64>) -> Option<[f64; 2]> {
    let usable = values.into_iter().filter(|v| v.is_finite() && 0.0 < *v);
    usable.fold(None, |extent, v| {
        let [lo, hi] = extent.unwrap_or([v, v]);
        Some([v.min(lo), v.max(hi)])
    })
}

/// Where epochs and losses lie in the strip, in the pixels of its area.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct ChartScale {
    /// Width of the plot: epoch 0 lies at 0, epoch `span` here.
    pub width: f64,
    /// Height of the strip.
    pub height: f64,
    /// Where the upper end of the range lies.
    pub top: f64,
    /// Where the lower end of the range lies; below it is room for the epochs.
    pub bottom: f64,
    /// Epochs in the width.
    pub span: f64,
    /// Losses at `bottom` and at `top`.
    pub range: [f64; 2],
    /// How losses are spaced.
    pub y_scale: YScale,
}

impl ChartScale {
    /// The scale with which [`loss_chart`](super::loss_chart) draws into an area of `size`:
    /// width and height in its pixels.
    pub fn new(data: &LossChart<'_>, theme: &ChartTheme<'_>, size: [f64; 2]) -> Self {
        // Without labels, only the playhead's dot needs room.
        let [above, right, below] = if data.bare { [6.0; 3] } else { [22.0, 0.0, 20.0] };
        let [width, height] = size;
        let width = width - theme.px(right).min(width / 2.0);
        let top = theme.px(above).min(height / 2.0);
        let bottom = (height - theme.px(below)).max(height / 2.0);
        let [lo, hi] = data.range;
        let is_usable =
            lo < hi && (hi - lo).is_finite() && (data.y_scale == YScale::Linear || 0.0 < lo);
        let range = match is_usable {
            true => data.range,
            false => y_range([], data.y_scale),
        };
        let span = data.span.max(1.0);
        Self { width, height, top, bottom, span, range, y_scale: data.y_scale }
    }

    /// How far right an epoch lies.
    pub fn x_of(&self, epoch: f64) -> f64 {
        epoch / self.span * self.width
    }

    /// The epoch nearest to a place, within the strip.
    pub fn epoch_at(&self, x: f64) -> u64 {
        (x / self.width * self.span).clamp(0.0, self.span).round() as u64
    }

    /// How far down a loss lies; losses beyond the range lie on its ends.
    pub fn y_of(&self, loss: f64) -> f64 {
        let [lo, hi] = self.range;
        let loss = loss.clamp(lo, hi);
        let share = match self.y_scale {
            YScale::Linear => (loss - lo) / (hi - lo),
            // Differences of logarithms: a ratio of losses may be too large for a number.
            YScale::Log => (loss.ln() - lo.ln()) / (hi.ln() - lo.ln()),
        };
        self.bottom + (self.top - self.bottom) * share
    }
}
