//! Drawing the network: tiles as pixels, links and dots as strokes. What is kept between frames is in
//! `brush.rs`.

use super::brush::{Brush, Column, Tints};
use super::scene::Scene;
use playground::{Parameter, Session, Surface};
use plot::{hatch, heatmap_into, link_tint, link_width};
use std::f64::consts::TAU;
use std::sync::Arc;
use ui::canvas;
use ui::theme::Colors;
use web_sys::CanvasRenderingContext2d;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) scene: &'a Arc<Scene>,
    pub(super) colors: &'a Arc<Colors>,
    /// The weight or bias pointed at: all others step back.
    pub(super) highlighted: Option<Parameter>,
    pub(super) discrete: bool,
    /// Beads flow along the links only while the network learns.
    pub(super) is_playing: bool,
    /// A factor for the width of links.
    pub(super) lines: f64,
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
    brush.prepare(shown);
    for (layer, of_layer) in brush.columns.iter_mut().enumerate() {
        // The features' tiles are painted already.
        if 0 < layer {
            column(of_layer, layer - 1, surface, shown);
        }
        let Column { pixmap, left, top, .. } = of_layer;
        canvas::put(context, pixmap, *left as i32, *top as i32);
    }
}

/// Paints the tiles of a layer.
pub(super) fn column(
    Column { pixmap, places, .. }: &mut Column,
    layer: usize,
    surface: &Surface,
    shown: &Shown<'_>,
) {
    let Shown { colors, discrete, .. } = *shown;
    for (index, &place) in places.iter().enumerate() {
        match surface.neuron(layer, index) {
            Some(values) if values[0].is_finite() => {
                heatmap_into(values, Surface::SIDE, &colors.tile, discrete, place, pixmap);
            }
            _ => hatch(place, 8.0, colors.line, colors.stage, pixmap),
        }
    }
}

/// Strokes every link, the tiles' edges and the dots of the biases.
pub(super) fn links(
    context: &CanvasRenderingContext2d,
    shown: &Shown<'_>,
    session: &Session,
    brush: &mut Brush,
) {
    let Shown { scene, colors, highlighted, is_playing, lines, .. } = *shown;
    context.set_line_cap("round");
    let [solid, dead, beads] = [&[][..], &[1.0, 5.0], &[0.1, 11.0]].map(canvas::dashes);
    context.set_line_dash_offset(-(session.completed() as f64) / 2.0 % 11.1);
    let mut paths = brush.links.iter();
    let mut beaded = Vec::new();
    // The links that end at one neuron share their beads' style, and hardly cross each other.
    for links in scene.diagram.links.chunk_by(|a, b| (a.layer, a.to) == (b.layer, b.to)) {
        for (link, path) in links.iter().zip(paths.by_ref()) {
            let parameter =
                Parameter::Weight { layer: link.layer - 1, to: link.to, from: link.from };
            let Some(weight) = session.parameter(parameter) else { continue };
            let width = link_width(weight) * lines;
            let alpha = if highlighted.is_some_and(|it| it != parameter) { FADED } else { 1.0 };
            if highlighted.is_some() {
                context.set_global_alpha(alpha);
            }
            canvas::set_stroke(context, brush.tints.of(link_tint(weight)));
            context.set_line_width(width);
            let is_dead = session.is_dead(parameter);
            if is_dead {
                let _ = context.set_line_dash(&dead);
            }
            context.stroke_with_path(path);
            if is_dead {
                let _ = context.set_line_dash(&solid);
            } else if is_playing && 1.25 < width {
                beaded.push((path, (width * 0.4).max(1.2), alpha));
            }
        }
        if beaded.is_empty() {
            continue;
        }
        let _ = context.set_line_dash(&beads);
        canvas::set_stroke(context, &brush.stage);
        for (path, width, alpha) in beaded.drain(..) {
            if highlighted.is_some() {
                context.set_global_alpha(alpha);
            }
            context.set_line_width(width);
            context.stroke_with_path(path);
        }
        let _ = context.set_line_dash(&solid);
    }
    edges(context, colors, brush);
    dots(context, shown, session, &mut brush.tints);
}

/// Strokes the tiles' edges.
pub(super) fn edges(context: &CanvasRenderingContext2d, colors: &Colors, brush: &Brush) {
    context.set_stroke_style_str(&colors.edge.css());
    context.set_line_width(1.5);
    for (path, alpha) in brush.edges.iter().zip([1.0, 0.4]) {
        context.set_global_alpha(alpha);
        path.iter().for_each(|path| context.stroke_with_path(path));
    }
    context.set_global_alpha(1.0);
}

/// The bias of every neuron that has a tile.
fn dots(
    context: &CanvasRenderingContext2d,
    shown: &Shown<'_>,
    session: &Session,
    tints: &mut Tints,
) {
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
        canvas::set_fill(context, tints.of(link_tint(bias)));
        context.fill();
        context.stroke();
    }
}
