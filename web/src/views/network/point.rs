//! One point on the network: sums and activations in the tiles, what links carry, the terms of the chosen neuron
//! beside its sources, and δ at the corners, as far as the passes have come.

use super::lit::LitOn;
use super::presses::connect;
use super::scene::Scene;
use super::shown::RADIUS;
use crate::play::Play;
use crate::views::inside::point::{self, Pen, as_term};
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::inside::point::seen::Seen;
use playground::{Parameter, Session};
use plot::{Link, Rect, link_tint, link_width};
use std::f64::consts::TAU;
use ui::canvas;
use ui::type_erased::effect;

/// In a network with more links, those of the chosen neuron alone are drawn: more could not be told apart, and
/// would take longer than a frame.
const MOST_LINKS: usize = 600;
/// In a network with more neurons, only the layers around the chosen one have their δ at the tiles.
const MOST_DELTAS: usize = 120;
/// The opacity of the other links.
const FAINT: f64 = 0.3;
/// How far a text on a link stands from its tile.
const CLEAR: f64 = 12.0;

#[component]
pub(crate) fn Point(on: LitOn) -> impl IntoView {
    let LitOn(scene) = on;
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let seen = point::seen(play, false);
    let present = play.get(|state| state.present);
    let node = NodeRef::<html::Canvas>::new();
    let family = StoredValue::new(None::<String>);
    effect(move || {
        let (Some(node), Some(scene), Some(seen)) = (node.get(), scene.get(), seen.get()) else {
            return;
        };
        let colors = stage.colors.get();
        let (px, decimals) = (0.75 * stage.rem.get(), if present.get() { 1 } else { 2 });
        if !fits(&scene, &seen) {
            return;
        }
        if family.with_value(Option::is_none) {
            family.set_value(Some(point::family(&node)));
        }
        let family = family.get_value().unwrap_or_default();
        let size = [scene.diagram.width, scene.diagram.height];
        let Some(context) = canvas::begin(&node, size) else { return };
        let pen = Pen { context: &context, colors: &colors, family: &family, px, decimals };
        play.peek(|session| {
            let on = On { pen, scene: &scene, seen: &seen, session };
            on.links();
            on.tiles();
            on.terms();
            on.deltas();
        });
    });
    connect(play, node, scene);
    view! {
        <canvas
            class="drawing through"
            node_ref=node
            hidden=move || seen.with(Option::is_none)
            aria-hidden="true"
        ></canvas>
    }
}

/// Whether the numbers belong to the network that is laid out.
fn fits(scene: &Scene, seen: &Seen) -> bool {
    let n_layers = scene.shape.len() + 1;
    let n_on = scene.features.iter().filter(|(_, is_on)| *is_on).count();
    seen.layers.len() == n_layers
        && seen.inputs.len() == n_on
        && seen
            .layers
            .iter()
            .zip(scene.shape.iter().chain([&scene.outputs]))
            .all(|(at, n)| at.z.len() == *n)
}

/// What is drawn, and where.
struct On<'a> {
    pen: Pen<'a>,
    scene: &'a Scene,
    seen: &'a Seen,
    session: &'a Session,
}

impl On<'_> {
    /// What comes into a layer, from 1, by the link from this neuron or input.
    fn carried(&self, link: &Link) -> Option<f64> {
        let Link { layer, to, from, .. } = *link;
        let weight = Parameter::Weight { layer: layer - 1, to, from };
        let weight = self.session.parameter(weight)?;
        let x = match layer {
            1 => self.seen.inputs.get(from)?,
            _ => self.seen.layers.get(layer - 2)?.a.get(from)?,
        };
        Some(weight * x)
    }

    /// The tiles that can be seen here, with the layer, from 0 for the inputs, and the index within the network.
    fn shown(&self) -> impl Iterator<Item = (usize, usize, Rect)> {
        let n = self.scene.shape.len() + 1 + usize::from(self.scene.has_output_tile);
        let inputs = self.scene.features.iter().zip(&self.scene.diagram.layers[0]);
        let inputs = inputs.filter(|((_, is_on), _)| *is_on).map(|(_, tile)| *tile);
        let inputs = inputs.enumerate().map(|(index, tile)| (0, index, tile));
        let layers = self.scene.diagram.layers[..n].iter().enumerate().skip(1);
        inputs.chain(layers.flat_map(|(layer, tiles)| {
            tiles.iter().enumerate().map(move |(index, tile)| (layer, index, *tile))
        }))
    }

    fn links(&self) {
        let Self { pen, scene, seen, .. } = self;
        let neuron = seen.neuron;
        let is_large = MOST_LINKS < scene.diagram.links.len();
        pen.context.set_line_cap("round");
        let is_near = |it: &Link| {
            let is_in = (it.layer, it.to) == (neuron.layer + 1, neuron.unit);
            let is_out = (it.layer, it.from) == (neuron.layer + 2, neuron.unit);
            is_in || is_out && seen.passes.has_delta(neuron.layer)
        };
        // Those of the chosen neuron lie above the others.
        for is_turn_of_near in [false, true] {
            for link in &scene.diagram.links {
                let is_near = is_near(link);
                if is_near != is_turn_of_near || is_large && !is_near {
                    continue;
                }
                let Some(carried) = self.carried(link) else { continue };
                let is_known = seen.passes.has_activations(link.layer - 1);
                let (color, width) = match is_known {
                    true => (pen.colors.palette.color(link_tint(carried)), link_width(carried)),
                    false => (pen.colors.line, 1.0),
                };
                pen.context.set_global_alpha(if is_near || !is_known { 1.0 } else { FAINT });
                pen.context.set_stroke_style_str(&color.css());
                pen.context.set_line_width(width);
                let [start, a, b, end] = link.bezier();
                pen.context.begin_path();
                pen.context.move_to(start[0], start[1]);
                pen.context.bezier_curve_to(a[0], a[1], b[0], b[1], end[0], end[1]);
                pen.context.stroke();
            }
        }
        pen.context.set_global_alpha(1.0);
    }

    fn tiles(&self) {
        let Self { pen, scene, seen, session } = self;
        let context = pen.context;
        for (layer, index, tile) in self.shown() {
            match layer {
                0 => pen.tile(tile, None, Some(seen.inputs[index])),
                _ => {
                    let at = &seen.layers[layer - 1];
                    let is_known = seen.passes.has_activations(layer - 1);
                    let [sum, value] = [at.z[index], at.a[index]].map(|it| is_known.then_some(it));
                    pen.tile(tile, sum, value);
                }
            }
            let is_ringed = layer == seen.neuron.layer + 1 && index == seen.neuron.unit;
            pen.rounded(tile, RADIUS);
            let edge = if is_ringed { pen.colors.ink } else { pen.colors.edge };
            context.set_stroke_style_str(&edge.css());
            context.set_line_width(if is_ringed { 3.0 } else { 1.5 });
            context.stroke();
        }
        // Features that are off keep their pictures.
        context.set_global_alpha(0.4);
        context.set_line_width(1.5);
        context.set_stroke_style_str(&pen.colors.edge.css());
        for ((_, is_on), tile) in scene.features.iter().zip(&scene.diagram.layers[0]) {
            if !is_on {
                pen.rounded(*tile, RADIUS);
                context.stroke();
            }
        }
        context.set_global_alpha(1.0);
        context.set_stroke_style_str(&pen.colors.stage.css());
        context.set_line_width(2.0);
        for (layer, unit, _) in self.shown().filter(|(layer, ..)| 0 < *layer) {
            let bias = session.parameter(Parameter::Bias { layer: layer - 1, unit });
            let Some(bias) = bias else { continue };
            let [x, y] = scene.diagram.bias_dot(layer, unit);
            context.begin_path();
            let _ = context.arc(x, y, 5.0, 0.0, TAU);
            context.set_fill_style_str(&pen.colors.palette.color(link_tint(bias)).css());
            context.fill();
            context.stroke();
        }
    }

    /// The tiles that feed a layer, from 0.
    fn sources(&self, layer: usize) -> Vec<Rect> {
        match layer {
            0 => self.shown().filter(|(layer, ..)| *layer == 0).map(|(.., tile)| tile).collect(),
            _ => self.scene.diagram.layers[layer].clone(),
        }
    }

    /// The terms of the chosen neuron: forward beside its sources, backward before the neurons that it feeds.
    fn terms(&self) {
        let Self { pen, scene, seen, .. } = self;
        let neuron = seen.neuron;
        let text = |[w, x]: [f64; 2], room: f64, is_bold: bool, before: &str| {
            let whole = format!("{before}{} · {}", as_term(w), as_term(x));
            let product = format!("{before}{}", as_term(w * x));
            [whole, product].into_iter().find(|it| pen.width(it, is_bold) + CLEAR + 4.0 <= room)
        };
        let tiles = &scene.diagram.layers;
        let Some(target) = tiles[neuron.layer + 1].get(neuron.unit) else { return };
        if seen.passes.has_activations(neuron.layer) {
            for (from, (source, term)) in
                self.sources(neuron.layer).iter().zip(&seen.terms).enumerate()
            {
                let is_ringed = seen.passes.has_delta(neuron.layer)
                    && seen.link.is_some_and(|(it, _)| it == from)
                    && 1 < seen.terms.len();
                let room = target.x - source.right();
                if let Some(text) = text(*term, room, is_ringed, "") {
                    let at = [source.right() + CLEAR, source.center()[1]];
                    pen.term(&text, at, is_ringed, None);
                }
            }
        }
        if !seen.back.is_empty() && seen.passes.has_delta(neuron.layer) {
            for (next, term) in tiles[neuron.layer + 2].iter().zip(&seen.back) {
                let room = next.x - target.right();
                if let Some(text) = text(*term, room, false, "← ") {
                    let width = pen.width(&text, false);
                    // A single one stands beside the neuron itself, above its δ.
                    let at = match seen.back.len() {
                        1 => [target.right() + 0.7 * CLEAR, target.y + 0.28 * target.height],
                        _ => [next.x - 0.7 * CLEAR - width, next.center()[1]],
                    };
                    pen.term(&text, at, false, Some(term[0] * term[1]));
                }
            }
        }
    }

    fn deltas(&self) {
        let Self { pen, seen, .. } = self;
        let n: usize = seen.layers.iter().map(|it| it.z.len()).sum();
        for (layer, index, tile) in self.shown().filter(|(layer, ..)| 0 < *layer) {
            let is_near = n <= MOST_DELTAS || (layer - 1).abs_diff(seen.neuron.layer) <= 1;
            if is_near
                && seen.passes.has_delta(layer - 1)
                && let Some(delta) = seen.layers[layer - 1].delta.get(index)
            {
                pen.delta(tile, *delta, self.scene.diagram.width);
            }
        }
    }
}
