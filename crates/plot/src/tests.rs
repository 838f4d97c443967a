//! Tests, one module for each thing that is drawn.

mod chart;
mod contour;
mod diagram;
mod heatmap;
mod labels;
mod markers;
mod number;
mod palette;
mod projection;
mod ticks;
