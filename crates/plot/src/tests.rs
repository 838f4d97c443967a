//! Tests, one module for each thing that is drawn.

mod chart;
mod class_colors;
mod class_map;
mod contour;
mod diagram;
mod heatmap;
mod labels;
mod markers;
mod number;
mod palette;
mod projection;
mod ticks;
