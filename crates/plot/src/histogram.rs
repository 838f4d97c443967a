//! How often values occur: counted into bins, drawn as steps under a curve.
//! The frame around them lies in `axes.rs`.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use crate::chart::{Drawn, Ink, Pen};
use crate::curve::{compared, own};
use crate::{Axes, ChartTheme};

/// How many of the values lie in each of `n_bins` equal parts of a range.
///
/// A value between two bins counts for the upper one, the upper end of the range for the last.
/// Values outside the range and NaN are not counted, nor is any if the range is empty.
pub fn histogram(values: &[f64], n_bins: usize, [lo, hi]: [f64; 2]) -> Vec<u32> {
    let mut counts = vec![0; n_bins];
    for &v in values.iter().filter(|&&v| lo <= v && v <= hi && lo < hi) {
        let k = ((v - lo) / (hi - lo) * n_bins as f64) as usize;
        if let Some(count) = counts.get_mut(k.min(n_bins.saturating_sub(1))) {
            *count += 1;
        }
    }
    counts
}

/// Everything the picture shows.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct HistogramChart<'a> {
    /// Ranges and labels. The bins share the range of `x`; `y` is the range of the curve, or without one 0
    /// to the largest count.
    pub axes: Axes<'a>,
    /// The counts of the bins, from the left; the largest is as high as the plot.
    pub counts: &'a [u32],
    /// Functions over them, each as points in the order of `x`.
    pub curves: &'a [&'a [[f64; 2]]],
}

/// Draws the counts as filled steps and the curves over them, the first solid and the others dashed,
/// on top of what is there; the caller clears the area.
///
/// Values that are not finite interrupt a curve; what lies outside the axes is cut off. All
/// lengths are multiplied by `theme.scale`.
///
/// # Errors
///
/// Returns what the backend reports.
pub fn histogram_chart<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    data: &HistogramChart<'_>,
    theme: &ChartTheme<'_>,
) -> Drawn<B> {
    let pen = Pen { area, theme };
    let scale = data.axes.draw(&pen)?;
    let [left, right, top, bottom] = scale.edges();
    let most = data.counts.iter().copied().max().unwrap_or(0);
    if 0 < most {
        let mut steps = vec![[left, bottom]];
        for (k, &count) in data.counts.iter().enumerate() {
            let y = bottom + (top - bottom) * f64::from(count) / f64::from(most);
            let x = |k: usize| left + (right - left) * k as f64 / data.counts.len() as f64;
            steps.extend([[x(k), y], [x(k + 1), y]]);
        }
        steps.push([right, bottom]);
        pen.polygon(&steps, Ink { color: theme.quiet, alpha: 0.22 })?;
        pen.line(&steps, Ink::solid(theme.quiet), 1.0)?;
    }
    compared(&pen, &scale, data.curves)?;
    own(&pen, &scale, data.curves)
}
