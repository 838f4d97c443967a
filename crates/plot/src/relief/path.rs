//! The path of a run over a relief: where it began, where it is, and where the next step leads.

use crate::ChartTheme;
use crate::chart::{Drawn, Ink, Pen};
use crate::clip::clipped;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

/// A path. Places are from 0 to 1 to the right and down.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct ReliefPath<'a> {
    /// Where it has been, the beginning first, the present place last. One place is no path yet.
    pub line: &'a [[f64; 2]],
    /// Moments that get a dot.
    pub marks: &'a [[f64; 2]],
    /// Where the arrow from the present place ends, if there is one.
    pub tip: Option<[f64; 2]>,
}

/// Widths and radii, in pixels.
const LINE: f64 = 2.0;
const HALO: f64 = 5.0;
const START: f64 = 4.2;
const MARK: f64 = 2.6;
const DOT: f64 = 7.5;
/// The arrow begins so far from the middle of the dot.
const FROM: f64 = 9.0;
/// Length and half of the width of the arrow's head.
const HEAD: [f64; 2] = [10.0, 4.6];

/// Draws a path over the whole area, on top of what is there.
///
/// # Errors
///
/// Returns what the backend reports.
pub fn relief_path<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    path: &ReliefPath<'_>,
    theme: &ChartTheme<'_>,
) -> Drawn<B> {
    let pen = Pen { area, theme };
    let (width, height) = area.dim_in_pixel();
    let size = [f64::from(width), f64::from(height)];
    let to_area = |at: &[f64; 2]| [0, 1].map(|k| at[k] * size[k]);
    let line: Vec<[f64; 2]> = path.line.iter().map(to_area).collect();
    let parts = clipped(&line, [0.0, size[0], 0.0, size[1]]);
    let halo = Ink { color: theme.stage, alpha: 0.85 };
    for (ink, width) in [(halo, HALO), (Ink::solid(theme.ink), LINE)] {
        for part in &parts {
            pen.line(part, ink, width)?;
        }
    }
    for mark in path.marks {
        pen.discs(to_area(mark), &[(MARK + 1.2, theme.stage), (MARK, theme.ink)])?;
    }
    if let [first, _, ..] = &line[..] {
        let rings =
            [(START + 3.0, theme.stage), (START + 1.0, theme.ink), (START - 1.0, theme.stage)];
        pen.discs(*first, &rings)?;
    }
    let Some(dot) = line.last().filter(|it| it.iter().all(|at| at.is_finite())) else {
        return Ok(());
    };
    if let Some(tip) = path.tip.as_ref().map(to_area) {
        arrow(&pen, *dot, tip)?;
    }
    pen.discs(*dot, &[(DOT + 3.0, theme.stage), (DOT, theme.ink)])
}

fn arrow<B: DrawingBackend>(pen: &Pen<'_, B>, from: [f64; 2], tip: [f64; 2]) -> Drawn<B> {
    let [dx, dy] = [tip[0] - from[0], tip[1] - from[1]];
    let length = dx.hypot(dy);
    // Shorter than the dot it would not be seen.
    if !length.is_finite() || length < pen.px(FROM + HEAD[0]) {
        return Ok(());
    }
    let [x, y] = [dx / length, dy / length];
    let at = |along: f64, aside: f64| {
        let [along, aside] = [length - pen.px(along), pen.px(aside)];
        [from[0] + along * x - aside * y, from[1] + along * y + aside * x]
    };
    let start = [from[0] + pen.px(FROM) * x, from[1] + pen.px(FROM) * y];
    let [long, half] = HEAD;
    let head = |more: f64| {
        [at(-2.0 * more, 0.0), at(long + more, half + more), at(long + more, -half - more)]
    };
    let stage = Ink { color: pen.theme.stage, alpha: 0.85 };
    let shaft = [start, at(long - 1.0, 0.0)];
    pen.line(&shaft, stage, HALO)?;
    pen.polygon(&head(1.6), stage)?;
    pen.line(&shaft, Ink::solid(pen.theme.ink), LINE)?;
    pen.polygon(&head(0.0), Ink::solid(pen.theme.ink))
}
