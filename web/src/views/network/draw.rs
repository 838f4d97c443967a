//! Drawing the network: tiles as pixels, links and dots as strokes. `cache.rs` holds what is cached between
//! frames.

use super::cache::{Cache, Column, Dashes, Tints};
use super::shown::Shown;
use playground::{Parameter, Session, Surface};
use plot::{hatch, heatmap_into, link_tint, link_width};
use std::f64::consts::TAU;
use std::ops::Range;
use ui::canvas;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The opacity of links while another link is under the pointer.
const FADED: f64 = 0.3;

/// Puts all tiles on a canvas of their own, as one column of pixels for each layer. On a shared canvas, the
/// browser would have to finish the strokes before it writes pixels.
pub(super) fn tiles(
    node: &HtmlCanvasElement,
    shown: &Shown<'_>,
    surface: &Surface,
    cache: &mut Cache,
) {
    let Shown { scene, .. } = *shown;
    cache.prepare(shown);
    let is_begun = cache.tiled.is_some();
    let size = [scene.diagram.width, scene.diagram.height];
    let context = cache.tiled.take().or_else(|| canvas::begin(node, size));
    let Some(context) = context else { return };
    for (layer, of_layer) in cache.columns.iter_mut().enumerate() {
        // The tiles of the features are already painted, and do not change.
        if 0 < layer {
            column(of_layer, layer - 1, surface, shown);
        } else if is_begun {
            continue;
        }
        let Column { pixmap, left, top, .. } = of_layer;
        canvas::put(&context, pixmap, *left as i32, *top as i32);
    }
    cache.tiled = Some(context);
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
            Some(_) => hatch(place, 8.0, colors.line, colors.stage, pixmap),
            // This tile has not been computed yet.
            None => {}
        }
    }
}

/// Strokes links, the tiles' edges and the dots of the biases on a canvas above the tiles. It draws all of them
/// or, if this would take too long for a frame, only those of the next gaps between layers.
pub(super) fn links(
    node: &HtmlCanvasElement,
    shown: &Shown<'_>,
    session: &Session,
    cache: &mut Cache,
    is_all: bool,
) {
    let Shown { scene, highlighted, is_playing, lines, .. } = *shown;
    cache.prepare(shown);
    let [width, height] = [scene.diagram.width, scene.diagram.height];
    let is_begun = cache.linked.is_some();
    let gaps = cache.gaps.next(is_all || !is_begun);
    let [left, right] = cache.gaps.edges(&gaps, width);
    if !is_begun {
        cache.linked = canvas::begin(node, [width, height]);
        cache.linked.iter().for_each(|context| context.set_line_cap("round"));
    }
    let Some(context) = &cache.linked else { return };
    context.save();
    context.begin_path();
    context.rect(left, 0.0, right - left, height);
    context.clip();
    context.clear_rect(left, 0.0, right - left, height);
    let Dashes { solid, dead, frozen, beads } = &cache.dashes;
    if !cache.is_still {
        context.set_line_dash_offset(-(session.completed() as f64) / 2.0 % 11.1);
    }
    let drawn = cache.gaps.links(&gaps);
    let mut paths = cache.links[drawn.clone()].iter();
    let mut beaded = Vec::new();
    // The links that end at the same neuron share the style of their beads, and hardly cross each other.
    for links in scene.diagram.links[drawn].chunk_by(|a, b| (a.layer, a.to) == (b.layer, b.to)) {
        for (link, path) in links.iter().zip(paths.by_ref()) {
            let parameter =
                Parameter::Weight { layer: link.layer - 1, to: link.to, from: link.from };
            let Some(weight) = session.parameter(parameter) else { continue };
            let width = link_width(weight) * lines;
            let alpha = if highlighted.is_some_and(|it| !it.has(parameter)) { FADED } else { 1.0 };
            if highlighted.is_some() {
                context.set_global_alpha(alpha);
            }
            canvas::set_stroke(context, cache.tints.of(link_tint(weight)));
            context.set_line_width(width);
            let held = match session.is_frozen(parameter) {
                true if weight == 0.0 => Some(dead),
                true => Some(frozen),
                false => None,
            };
            if let Some(dash) = held {
                let _ = context.set_line_dash(dash);
            }
            context.stroke_with_path(path);
            if held.is_some() {
                let _ = context.set_line_dash(solid);
            } else if is_playing && 1.25 < width {
                beaded.push((path, (width * 0.4).max(1.2), alpha));
            }
        }
        if beaded.is_empty() {
            continue;
        }
        let _ = context.set_line_dash(beads);
        canvas::set_stroke(context, &cache.stage);
        for (path, width, alpha) in beaded.drain(..) {
            if highlighted.is_some() {
                context.set_global_alpha(alpha);
            }
            context.set_line_width(width);
            context.stroke_with_path(path);
        }
        let _ = context.set_line_dash(solid);
    }
    edges(context, cache);
    let Cache { linked, stage, tints, .. } = cache;
    for context in linked.iter() {
        dots(context, shown, session, gaps.clone(), stage, tints);
        context.restore();
    }
}

/// Strokes the tiles' edges.
pub(super) fn edges(context: &CanvasRenderingContext2d, cache: &Cache) {
    canvas::set_stroke(context, &cache.edge);
    context.set_line_width(1.5);
    for (path, alpha) in cache.edges.iter().zip([1.0, 0.4]) {
        context.set_global_alpha(alpha);
        path.iter().for_each(|path| context.stroke_with_path(path));
    }
    context.set_global_alpha(1.0);
}

/// The biases of the neurons that have a tile, at the right ends of these gaps.
fn dots(
    context: &CanvasRenderingContext2d,
    shown: &Shown<'_>,
    session: &Session,
    gaps: Range<usize>,
    stage: &JsValue,
    tints: &mut Tints,
) {
    let Shown { scene, highlighted, .. } = *shown;
    canvas::set_stroke(context, stage);
    context.set_line_width(2.0);
    let n_outputs = if scene.has_output_tile { scene.outputs } else { 0 };
    let outputs = (0..n_outputs).map(|unit| (scene.shape.len(), unit));
    let units = scene.neurons().chain(outputs).filter(|(layer, _)| gaps.contains(layer));
    for (layer, unit) in units {
        let parameter = Parameter::Bias { layer, unit };
        let Some(bias) = session.parameter(parameter) else { continue };
        let [x, y] = scene.diagram.bias_dot(layer + 1, unit);
        let radius =
            if highlighted.is_some_and(|it| it.parameter == parameter) { 6.5 } else { 5.0 };
        context.begin_path();
        let _ = context.arc(x, y, radius, 0.0, TAU);
        canvas::set_fill(context, tints.of(link_tint(bias)));
        context.fill();
        context.stroke();
    }
}
