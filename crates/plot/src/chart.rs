//! The strip of losses over epochs: what is drawn and in which order.
//! Where a loss lies is in `chart/scale.rs`, where a label fits in `chart/labels.rs`.

mod content;
mod frame;
mod labels;
mod pen;
mod scale;
mod strip;
mod theme;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::prelude::DrawingBackend;

pub(crate) use content::{Drawn, Failure};
pub use content::{LossChart, LossPoint};
pub(crate) use labels::text_width;
#[cfg(test)]
pub(crate) use labels::{Bounds, Label, Placed};
pub(crate) use pen::{Ink, Pen};
pub use scale::{ChartScale, YScale, auto_scale, x_span, y_range};
use strip::Strip;
pub use theme::{ChartTheme, ChartWords};

/// Draws the strip over the whole area, on top of what is there; the caller clears it.
///
/// All lengths are multiplied by `theme.scale`. An empty chart is the frame alone. Values that are
/// not finite interrupt a curve; on a logarithmic scale those that are not positive lie at the
/// bottom.
///
/// # Errors
///
/// Returns what the backend reports.
pub fn loss_chart<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    data: &LossChart<'_>,
    theme: &ChartTheme<'_>,
) -> Drawn<B> {
    let (width, height) = area.dim_in_pixel();
    let scale = ChartScale::new(data, theme, [width.into(), height.into()]);
    let strip = Strip { pen: Pen { area, theme }, scale, data, theme };
    let labels_from = if data.bare { 0.0 } else { strip.frame()? };
    // The curve of the epochs that were given up begins where the present one ends.
    let faint: Vec<LossPoint> = data.points.last().into_iter().chain(data.faint).copied().collect();
    strip.curve(&faint, |p| p.test, Ink { color: theme.ink, alpha: 0.22 }, false)?;
    strip.curve(&faint, |p| p.train, Ink { color: theme.quiet, alpha: 0.3 }, true)?;
    strip.shade()?;
    strip.curve(data.points, |p| p.train, Ink::solid(theme.quiet), true)?;
    strip.curve(data.points, |p| p.test, Ink::solid(theme.ink), false)?;
    if !data.bare {
        strip.losses()?;
    }
    strip.playhead(labels_from)
}

/// The area of a backend, counted in `n`ths of its pixels.
///
/// Plotters places everything on whole pixels. With a canvas that is drawn on at a scale of
/// 1 / `n` and a [`ChartTheme::scale`] that is `n` times as large, curves no longer go in steps.
pub fn finer<B: DrawingBackend>(backend: B, n: u32) -> DrawingArea<B, Shift> {
    let (width, height) = backend.get_size();
    let extra = |size: u32| -((size * n.saturating_sub(1)) as i32);
    // A negative margin widens the area beyond the size that the backend reports.
    backend.into_drawing_area().margin(0, extra(height), 0, extra(width))
}
