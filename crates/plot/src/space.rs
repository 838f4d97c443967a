//! A plane as a layer of a network sees it: the grid bent, the points where they went, and the straight border
//! between answers.

use crate::chart::{Drawn, Ink, Pen};
use crate::clip::clipped;
use crate::{ChartTheme, Marker, Rgb, marker};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

/// What of the space is seen: a square.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct SpaceWindow {
    /// Its middle.
    pub middle: [f64; 2],
    /// Half of its side.
    pub half: f64,
}

/// A data point; where it lies stands in [`SpaceView::places`].
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct SpacePoint {
    /// The color of its label.
    pub color: Rgb,
    /// The shape of its class; 0 is a disc.
    pub shape: usize,
}

/// Everything that is drawn. Places are those of the space, the second number upward.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct SpaceView<'a> {
    /// Places along the lines of the grid, line after line, then those of the points.
    pub places: &'a [[f64; 3]],
    /// How many lines the grid has each way, and places along each.
    pub grid: [usize; 2],
    /// The points.
    pub points: &'a [SpacePoint],
    /// What is seen.
    pub window: SpaceWindow,
    /// The least and the greatest number that can be reached, the same both ways; infinite without a bound.
    pub reach: [f64; 2],
    /// Straight borders, each with its two ends.
    pub borders: &'a [[[f64; 2]; 2]],
    /// How visible borders are, from 0 to 1.
    pub border_alpha: f64,
    /// A small picture: fine lines, small points, no frame.
    pub is_small: bool,
}

/// Opacity of the grid's lines, and of its axes.
const LINE: f64 = 0.24;
const AXIS: f64 = 0.62;
/// Radius of points in a large and a small picture, and the ring around them.
const POINT: [f64; 2] = [3.6, 1.5];
const RING: f64 = 1.1;

impl SpaceWindow {
    /// Where a place lies, from 0 to 1 to the right and down.
    pub fn share(&self, place: [f64; 2]) -> [f64; 2] {
        let [x, y] = [0, 1].map(|k| (place[k] - self.middle[k]) / (2.0 * self.half));
        [0.5 + x, 0.5 - y]
    }
}

/// Draws a space over the whole area, on top of what is there.
///
/// # Errors
///
/// Returns what the backend reports.
pub fn space<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    view: &SpaceView<'_>,
    theme: &ChartTheme<'_>,
) -> Drawn<B> {
    let pen = Pen { area, theme };
    let (width, height) = area.dim_in_pixel();
    let size = [f64::from(width), f64::from(height)];
    let edges = [0.0, size[0], 0.0, size[1]];
    let to_area = |place: [f64; 2]| {
        let share = view.window.share(place);
        [share[0] * size[0], share[1] * size[1]]
    };
    let [n_lines, n_samples] = view.grid;
    let n_grid = (2 * n_lines * n_samples).min(view.places.len());
    let (grid, points) = view.places.split_at(n_grid);
    // Every second line is enough in a small picture.
    let step = if view.is_small { 3 } else { 1 };
    for (k, line) in grid.chunks_exact(n_samples.max(1)).enumerate() {
        let is_axis = k % n_lines.max(1) == n_lines / 2;
        if !is_axis && !(k % n_lines.max(1)).is_multiple_of(step) {
            continue;
        }
        let line: Vec<[f64; 2]> = line.iter().map(|it| to_area([it[0], it[1]])).collect();
        let (alpha, width) = match (is_axis, view.is_small) {
            (true, false) => (AXIS, 1.4),
            (false, false) => (LINE, 1.0),
            (true, true) => (AXIS, 0.8),
            (false, true) => (LINE, 0.6),
        };
        for part in clipped(&line, edges) {
            pen.line(&part, Ink { color: theme.ink, alpha }, width)?;
        }
    }
    if !view.is_small {
        frame(&pen, view.reach, &to_area, edges)?;
    }
    for border in view.borders {
        for part in clipped(&border.map(to_area), edges) {
            let halo = Ink { color: theme.stage, alpha: 0.85 * view.border_alpha };
            let ink = Ink { color: theme.ink, alpha: view.border_alpha };
            if !view.is_small {
                pen.line(&part, halo, 5.0)?;
            }
            pen.line(&part, ink, if view.is_small { 1.2 } else { 2.0 })?;
        }
    }
    let radius = POINT[usize::from(view.is_small)];
    for (place, point) in points.iter().zip(view.points) {
        let at = to_area([place[0], place[1]]);
        let is_seen = (0.0..=size[0]).contains(&at[0]) && (0.0..=size[1]).contains(&at[1]);
        if !is_seen {
            continue;
        }
        match marker(point.shape) {
            _ if view.is_small => pen.discs(at, &[(radius, point.color)])?,
            Marker::Circle => {
                pen.discs(at, &[(radius + RING, theme.stage), (radius, point.color)])?;
            }
            Marker::Polygon(corners) => {
                for (radius, color) in [(radius + RING, theme.stage), (radius, point.color)] {
                    let radius = pen.px(radius);
                    let corners: Vec<[f64; 2]> = corners
                        .iter()
                        .map(|corner| [0, 1].map(|k| at[k] + radius * corner[k]))
                        .collect();
                    pen.polygon(&corners, Ink::solid(color))?;
                }
            }
        }
    }
    Ok(())
}

/// What can be reached, dashed; a side without a bound has no line.
fn frame<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    [low, high]: [f64; 2],
    to_area: &impl Fn([f64; 2]) -> [f64; 2],
    edges: [f64; 4],
) -> Drawn<B> {
    const FAR: f64 = 1e6;
    let ends = [low.max(-FAR), high.min(FAR)];
    for bound in [low, high].into_iter().filter(|it| it.is_finite()) {
        for line in [ends.map(|it| [bound, it]), ends.map(|it| [it, bound])] {
            for part in clipped(&line.map(to_area), edges) {
                pen.dashed(&part, Ink { color: pen.theme.ink, alpha: 0.75 }, 1.0, [3.0, 3.0])?;
            }
        }
    }
    Ok(())
}
