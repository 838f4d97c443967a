//! A network with one input as a curve through the points it learns from.
//! The frame around it lies in `axes.rs`.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

use crate::chart::{Drawn, Ink, Pen};
use crate::{Axes, AxesScale, ChartTheme, Rgb};

/// How the curves after the first are dashed, each `[on, off]` in pixels, then from the start.
const DASHES: [[f64; 2]; 3] = [[8.0, 4.0], [2.0, 3.0], [16.0, 4.0]];

/// An example: an input and the answer it should have.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct CurvePoint {
    /// Input and answer, in the units of the axes.
    pub at: [f64; 2],
    /// Its color.
    pub color: Rgb,
    /// Whether it is for testing only; drawn hollow.
    pub test: bool,
}

/// Everything the picture shows.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct CurveView<'a> {
    /// Ranges and labels.
    pub axes: Axes<'a>,
    /// The network's answers, then those it is compared with, each a curve through points in the
    /// order of their input.
    pub curves: &'a [&'a [[f64; 2]]],
    /// Many curves that are not told apart: hairlines under everything else.
    pub crowd: &'a [Vec<[f64; 2]>],
    /// The examples.
    pub points: &'a [CurvePoint],
}

/// Draws curves through examples over the whole area, on top of what is there; the caller clears
/// it.
///
/// The first curve is a solid line of 2.5 pixels, the others are thinner and dashed, each in its
/// own way. Values that are not finite interrupt a curve; what lies outside the axes is cut off.
/// All lengths are multiplied by `theme.scale`; see [`finer`](crate::finer) for smooth lines.
///
/// # Errors
///
/// Returns what the backend reports.
pub fn curve<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    view: &CurveView<'_>,
    theme: &ChartTheme<'_>,
) -> Drawn<B> {
    let pen = Pen { area, theme };
    let scale = view.axes.draw(&pen)?;
    for run in view.crowd.iter().flat_map(|points| scale.runs(points)) {
        pen.line(&run, Ink { color: theme.quiet, alpha: 0.45 }, 1.0)?;
    }
    compared(&pen, &scale, view.curves)?;
    // Those that count for training lie on top.
    for test in [true, false] {
        for point in view.points.iter().filter(|point| point.test == test) {
            let [x, y] = scale.screen_from_data(point.at);
            let [left, right, top, bottom] = scale.edges();
            if left <= x && x <= right && top <= y && y <= bottom {
                // A value near zero has the color of the background: the ring makes it visible.
                let rings = [(4.25, theme.quiet), (3.5, point.color), (2.0, theme.stage)];
                pen.discs([x, y], if test { &rings } else { &rings[..2] })?;
            }
        }
    }
    own(&pen, &scale, view.curves)
}

/// The curves after the first, dashed.
pub(crate) fn compared<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    scale: &AxesScale,
    curves: &[&[[f64; 2]]],
) -> Drawn<B> {
    for (points, &dash) in curves.iter().skip(1).zip(DASHES.iter().cycle()) {
        for run in scale.runs(points) {
            pen.dashed(&run, Ink::solid(pen.theme.quiet), 1.8, dash)?;
        }
    }
    Ok(())
}

/// The first curve, solid.
pub(crate) fn own<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    scale: &AxesScale,
    curves: &[&[[f64; 2]]],
) -> Drawn<B> {
    for run in curves.first().into_iter().flat_map(|points| scale.runs(points)) {
        pen.line(&run, Ink::solid(pen.theme.ink), 2.5)?;
    }
    Ok(())
}
