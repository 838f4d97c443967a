//! Drawing the network: tiles as pixels, links and dots as strokes.

use super::scene::Scene;
use crate::canvas;
use crate::theme::Colors;
use playground::{Feature, Parameter, Session, Surface};
use plot::{Pixmap, Rect, Square, hatch, heatmap_into, link_tint, link_width};
use std::f64::consts::TAU;
use web_sys::CanvasRenderingContext2d;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) scene: &'a Scene,
    pub(super) colors: &'a Colors,
    /// The weight or bias pointed at: all others step back.
    pub(super) highlighted: Option<Parameter>,
    pub(super) discrete: bool,
    /// Beads flow along the links only while the network learns.
    pub(super) is_playing: bool,
    /// A factor for the width of links.
    pub(super) lines: f64,
}

/// Memory kept from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Brush {
    column: Pixmap,
    /// What each feature tells, which never changes.
    features: Vec<Vec<f32>>,
}

/// Corners of tiles, in CSS pixels.
pub(super) const RADIUS: f64 = 9.0;
/// How far links step back while another is pointed at.
const FADED: f64 = 0.3;

/// Puts every tile: a column of pixels for each layer.
pub(super) fn tiles(
    context: &CanvasRenderingContext2d,
    shown: &Shown<'_>,
    surface: &Surface,
    brush: &mut Brush,
) {
    let Shown { scene, colors, discrete, .. } = *shown;
    if brush.features.is_empty() {
        brush.features = Feature::ALL.iter().map(|&it| Surface::of_feature(it)).collect();
    }
    let Brush { column: pixmap, features } = brush;
    column(context, &scene.diagram.layers[0], pixmap, |index, place, out| {
        let (feature, is_on) = scene.features[index];
        let table = if is_on { &colors.tile } else { &colors.off };
        heatmap_into(&features[feature as usize], Surface::SIDE, table, discrete, place, out);
    });
    let n_layers = scene.shape.len() + usize::from(scene.has_output_tile);
    for layer in 0..n_layers {
        column(
            context,
            &scene.diagram.layers[layer + 1],
            pixmap,
            |index, place, out| match surface.neuron(layer, index) {
                Some(values) if values[0].is_finite() => {
                    heatmap_into(values, Surface::SIDE, &colors.tile, discrete, place, out);
                }
                _ => hatch(place, 8.0, colors.line, colors.stage, out),
            },
        );
    }
}

/// Puts the tiles of one layer.
fn column(
    context: &CanvasRenderingContext2d,
    tiles: &[Rect],
    pixmap: &mut Pixmap,
    mut paint: impl FnMut(usize, Square, &mut Pixmap),
) {
    let (Some(first), Some(last)) = (tiles.first(), tiles.last()) else { return };
    let ratio = canvas::pixel_ratio();
    let device = |length: f64| (length * ratio).round() as usize;
    let (left, top, size) = (device(first.x), device(first.y), device(first.width));
    let height = device(last.y) - top + size;
    if (pixmap.width, pixmap.height) != (size, height) {
        pixmap.resize(size, height);
    }
    pixmap.fill([0; 4]);
    for (index, tile) in tiles.iter().enumerate() {
        let radius = (RADIUS * ratio) as f32;
        let place = Square { x: 0, y: device(tile.y) - top, size, radius };
        paint(index, place, pixmap);
    }
    canvas::put(context, pixmap, left as i32, top as i32);
}

/// Strokes every link, the tiles' edges and the dots of the biases.
pub(super) fn links(context: &CanvasRenderingContext2d, shown: &Shown<'_>, session: &Session) {
    let Shown { scene, colors, highlighted, is_playing, lines, .. } = *shown;
    let epoch = session.completed() as f64;
    context.set_line_cap("round");
    let beads = canvas::dashes(&[0.1, 11.0]);
    let none = canvas::dashes(&[]);
    for link in &scene.diagram.links {
        let parameter = Parameter::Weight { layer: link.layer - 1, to: link.to, from: link.from };
        let Some(weight) = session.parameter(parameter) else { continue };
        let is_other = highlighted.is_some_and(|it| it != parameter);
        let width = link_width(weight) * lines;
        context.set_global_alpha(if is_other { FADED } else { 1.0 });
        let [start, a, b, end] = link.bezier();
        context.begin_path();
        context.move_to(start[0], start[1]);
        context.bezier_curve_to(a[0], a[1], b[0], b[1], end[0], end[1]);
        context.set_stroke_style_str(&colors.palette.color(link_tint(weight)).css());
        context.set_line_width(width);
        if session.is_dead(parameter) {
            let _ = context.set_line_dash(&canvas::dashes(&[1.0, 5.0]));
            context.stroke();
            let _ = context.set_line_dash(&none);
            continue;
        }
        context.stroke();
        if is_playing && 1.25 < width {
            let _ = context.set_line_dash(&beads);
            context.set_line_dash_offset(-epoch / 2.0 % 11.1);
            context.set_line_width((width * 0.4).max(1.2));
            context.set_stroke_style_str(&colors.stage.css());
            context.stroke();
            let _ = context.set_line_dash(&none);
        }
    }
    context.set_global_alpha(1.0);
    edges(context, shown);
    dots(context, shown, session);
}

/// The edge of every tile.
fn edges(context: &CanvasRenderingContext2d, shown: &Shown<'_>) {
    let Shown { scene, colors, .. } = *shown;
    context.set_stroke_style_str(&colors.edge.css());
    let n_layers = scene.shape.len() + 1 + usize::from(scene.has_output_tile);
    for (layer, tiles) in scene.diagram.layers[..n_layers].iter().enumerate() {
        for (index, tile) in tiles.iter().enumerate() {
            let is_off = layer == 0 && !scene.features[index].1;
            context.set_global_alpha(if is_off { 0.4 } else { 1.0 });
            context.set_line_width(1.5);
            canvas::round_rect(context, *tile, RADIUS);
            context.stroke();
        }
    }
    context.set_global_alpha(1.0);
}

/// The bias of every neuron that has a tile.
fn dots(context: &CanvasRenderingContext2d, shown: &Shown<'_>, session: &Session) {
    let Shown { scene, colors, highlighted, .. } = *shown;
    context.set_stroke_style_str(&colors.stage.css());
    context.set_line_width(2.0);
    let n_outputs = if scene.has_output_tile { scene.outputs } else { 0 };
    let outputs = (0..n_outputs).map(|unit| (scene.shape.len(), unit));
    for (layer, unit) in scene.neurons().chain(outputs) {
        let parameter = Parameter::Bias { layer, unit };
        let Some(bias) = session.parameter(parameter) else { continue };
        let [x, y] = scene.diagram.bias_dot(layer + 1, unit);
        let radius = if highlighted == Some(parameter) { 6.5 } else { 5.0 };
        context.begin_path();
        let _ = context.arc(x, y, radius, 0.0, TAU);
        context.set_fill_style_str(&colors.palette.color(link_tint(bias)).css());
        context.fill();
        context.stroke();
    }
}
