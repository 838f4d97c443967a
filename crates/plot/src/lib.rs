//! Slices in, pixels and paths out: everything the page draws, without a page.
//!
//! A picture of a neuron is a slice of values on a square grid, row 0 at the top:
//!
//! ```
//! use plot::{ColorTable, Pixmap, Rgb, heatmap};
//!
//! let side = 8;
//! // x · y on −1 ..= 1: the picture that an XOR network has to learn.
//! let at = |i: usize| 2.0 * i as f32 / 7.0 - 1.0;
//! let values: Vec<f32> =
//!     (0..side * side).map(|k| -4.0 * at(k % side) * at(k / side)).collect();
//!
//! let white = Rgb(255, 255, 255);
//! let table = ColorTable::new(&plot::ORIGINAL, 1.0, white);
//! let mut picture = Pixmap::new(side, side);
//! heatmap(&values, side, &table, false, &mut picture);
//!
//! let [negative, positive] = [table.lookup(-1.0), table.lookup(1.0)];
//! let picture = picture.ascii(|pixel| match pixel {
//!     p if p == negative => 'o',
//!     p if p == positive => 'x',
//!     _ => '.',
//! });
//! assert_eq!(picture, "\
//! ooo..xxx
//! ooo..xxx
//! oo....xx
//! ........
//! ........
//! xx....oo
//! xxx..ooo
//! xxx..ooo
//! ");
//! ```
//!
//! | to draw | use |
//! |---|---|
//! | a neuron, big or small | [`heatmap`], [`heatmap_into`], [`hatch`] with a [`ColorTable`] |
//! | answers as heights, seen from a side | [`HeightMap`] with a [`Camera`] |
//! | heights as a map with contours, and a path over it | [`ReliefMap`], [`relief_path`] |
//! | a plane as a layer sees it | [`space`] |
//! | several classes | [`class_map_into`] with a [`ClassTable`] of [`class_colors`] |
//! | the boundary between answers | [`contours`], [`class_boundaries`] |
//! | data points | [`Projection`], [`marker`], [`Palette::color`], [`class_colors`] |
//! | the network | [`Diagram`]: tiles, links, what lies under the pointer |
//! | the losses | [`loss_chart`] on any plotters backend, [`ChartScale`] to read it back |
//! | a function of one input | [`curve`] through its examples, on [`Axes`] |
//! | a run as an animated picture | [`Film`] |
//! | how often values occur | [`histogram`], [`histogram_chart`] |
//! | axes and numbers | [`ticks`], [`number`] |
//! | a formula beside a text | [`mathml`] |
//!
//! # What this crate does not do
//!
//! It knows no network, no data set and no page: no layer is ever evaluated here, no element
//! created, no event heard, no clock read. It does not animate; a caller that wants motion calls
//! with numbers in between. Its text is set by the backend, so widths of text are estimates.
//! Colors are interpolated as the original playground does, in sRGB bytes, not in a perceptual
//! space: links of the original keep their look.

mod axes;
mod camera;
mod chart;
mod class_map;
mod clip;
mod color_table;
mod contour;
mod curve;
mod diagram;
mod film;
mod formula;
mod heatmap;
mod height_map;
mod histogram;
mod markers;
mod palette;
mod pixmap;
mod projection;
mod relief;
mod resample;
mod space;
mod strand;
pub mod ticks;

#[cfg(test)]
mod tests;

pub use axes::{Axes, AxesScale};
pub use camera::Camera;
pub use chart::{
    ChartScale, ChartTheme, ChartWords, LossChart, LossPoint, YScale, auto_scale, finer,
    loss_chart, x_span, y_range,
};
pub use class_map::{ClassTable, class_boundaries, class_map_into};
pub use color_table::ColorTable;
pub use contour::contours;
pub use curve::{CurvePoint, CurveView, curve};
pub use diagram::{Diagram, DiagramSpec, Hit, Link, Rect, Target, link_tint, link_width};
pub use film::Film;
pub use formula::mathml;
pub use heatmap::{Square, hatch, heatmap, heatmap_into};
pub use height_map::{Extreme, HeightColors, HeightMap, HeightPoint, HeightView};
pub use histogram::{HistogramChart, histogram, histogram_chart};
pub use markers::{Marker, marker};
pub use number::shown as number;
pub use palette::{CLASS_COLORS, ORIGINAL, PALETTES, Palette, Rgb, bin31, class_colors};
pub use pixmap::Pixmap;
pub use projection::Projection;
pub use relief::{ReliefColors, ReliefMap, ReliefPath, relief_path};
pub use resample::MAX_SIDE;
pub use space::{SpacePoint, SpaceView, SpaceWindow, space};
pub use strand::{dot_into, strand_into};
