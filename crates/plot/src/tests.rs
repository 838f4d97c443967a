//! Tests, one module for each thing that is drawn.

mod chart;
mod class_colors;
mod class_map;
mod clip;
mod contour;
mod curve;
mod diagram;
mod film;
mod formula;
mod heatmap;
mod height_map;
mod histogram;
mod labels;
mod markers;
mod palette;
mod projection;
mod relief;
mod space;
mod strand;
mod svg;
mod ticks;
