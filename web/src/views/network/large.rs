//! Drawing a large network. Each frame paints a part of its tiles and links into memory. The complete drawing
//! then goes to the canvas, which shows the previous picture until then. `draw.rs` draws networks that take
//! less than a frame.

use super::cache::{Cache, Column};
use super::draw;
use super::scene::Scene;
use super::shown::{Shown, Stress};
use crate::play::{Play, now_ms};
use leptos::prelude::*;
use playground::{Parameter, Session};
use plot::{Pixmap, dot_into, link_tint, link_width, strand_into};
use std::sync::Arc;
use ui::canvas;
use ui::theme::Colors;
use web_sys::HtmlCanvasElement;

/// A network with more links than this takes longer than a frame to draw. So does a network with more than
/// `MANY_IN_A_LAYER` links between two layers.
const MANY: usize = 3_000;
const MANY_IN_A_LAYER: usize = 600;
/// How much of a frame one part may take.
const PART_MS: f64 = 6.0;
/// The number of links painted between two time checks.
const STRANDS: usize = 64;
/// The opacity of links while another link is under the pointer, and of links that are turned off.
const FADED: f64 = 0.3;

/// The next drawing.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// The canvas of the tiles, and the canvas of the links above them.
    pub(super) canvases: [HtmlCanvasElement; 2],
    pub(super) scene: Arc<Scene>,
    pub(super) colors: Arc<Colors>,
    pub(super) highlighted: Option<Stress>,
    pub(super) discrete: bool,
    pub(super) lines: f64,
}

/// Whether drawing the network takes longer than a frame.
pub(super) fn is_large(scene: &Scene) -> bool {
    let links = &scene.diagram.links;
    MANY < links.len()
        || links.chunk_by(|a, b| a.layer == b.layer).any(|gap| MANY_IN_A_LAYER < gap.len())
}

/// The drawing in progress, and the data kept for the next one.
#[derive(Debug, Default)]
pub(super) struct Large {
    cache: Cache,
    wanted: Option<Order>,
    painting: Option<Painting>,
    strands: Pixmap,
    is_asked: bool,
}

/// A drawing of the network at one moment.
#[derive(Debug)]
struct Painting {
    order: Order,
    params: Vec<f64>,
    /// How many layers of tiles, and how many links, have been painted.
    n_layers: usize,
    n_links: usize,
}

impl Order {
    fn shown(&self) -> Shown<'_> {
        Shown {
            scene: &self.scene,
            colors: &self.colors,
            highlighted: self.highlighted,
            discrete: self.discrete,
            is_playing: false,
            lines: self.lines,
        }
    }
}

/// Queues a drawing after the current one. It replaces a queued drawing that has not begun.
pub(super) fn want(large: StoredValue<Large, LocalStorage>, play: Play, order: Order) {
    large.update_value(|large| {
        let other = |it: &Painting| !Arc::ptr_eq(&it.order.scene, &order.scene);
        large.painting.take_if(|painting| other(painting));
        large.wanted = Some(order);
    });
    next(large, play);
}

fn next(large: StoredValue<Large, LocalStorage>, play: Play) {
    let was_asked = large.try_update_value(|it| std::mem::replace(&mut it.is_asked, true));
    if was_asked == Some(false) {
        play.set_drawing(true);
        request_animation_frame(move || {
            let is_more = large.try_update_value(|it| {
                it.is_asked = false;
                play.do_pictures_wait() || it.part(play)
            });
            match is_more {
                Some(true) => next(large, play),
                Some(false) => play.set_drawing(false),
                None => {}
            }
        });
    }
}

impl Large {
    /// Paints a part. Returns whether there is more to paint.
    fn part(&mut self, play: Play) -> bool {
        let until = now_ms() + PART_MS;
        if self.painting.is_none() {
            let Some(order) = self.wanted.take() else { return false };
            let ratio = canvas::pixel_ratio();
            let [width, height] = [order.scene.diagram.width, order.scene.diagram.height]
                .map(|length| (length * ratio).round().max(1.0) as usize);
            self.strands.resize(width, height);
            self.cache.prepare(&order.shown());
            let params = play.peek(|session| session.run().mlp().params().to_vec());
            self.painting = Some(Painting { order, params, n_layers: 0, n_links: 0 });
            return true;
        }
        if self.painting.as_ref().is_some_and(|it| !it.is_more()) {
            // Copying that many pixels takes long, so it has a frame of its own. Training may come before this
            // or after it in a frame, so both this frame and the one before are given away.
            play.give_frame_away();
            self.show();
            self.painting = None;
            return self.wanted.is_some();
        }
        let Self { cache, painting, strands, .. } = self;
        let Some(painting) = painting else { return false };
        let fits = play.peek(|session| {
            let scene = &painting.order.scene;
            let fits = session.last_surface().fits(&scene.shape, scene.outputs)
                && session.run().mlp().params().len() == painting.params.len();
            while fits && now_ms() < until {
                if !painting.unit(session, cache, strands) {
                    break;
                }
            }
            fits
        });
        if !fits {
            self.painting = None;
        } else if !painting.is_more() {
            play.give_frame_away();
        }
        fits || self.wanted.is_some()
    }

    /// Copies the drawing to the canvas.
    fn show(&mut self) {
        let Some(Painting { order, .. }) = &self.painting else { return };
        let size = [order.scene.diagram.width, order.scene.diagram.height];
        let [tiles, links] = &order.canvases;
        if let Some(context) = canvas::begin(tiles, size) {
            for Column { pixmap, left, top, .. } in &self.cache.columns {
                canvas::put(&context, pixmap, *left as i32, *top as i32);
            }
        }
        if let Some(context) = canvas::begin(links, size) {
            canvas::put(&context, &self.strands, 0, 0);
            draw::edges(&context, &self.cache);
        }
    }
}

impl Painting {
    fn is_more(&self) -> bool {
        self.n_layers
            <= self.order.scene.shape.len() + usize::from(self.order.scene.has_output_tile)
            || self.n_links < self.order.scene.diagram.links.len()
    }

    /// Paints the tiles of a layer, or some links, or finally the dots. Returns whether there is more to paint.
    fn unit(&mut self, session: &Session, cache: &mut Cache, strands: &mut Pixmap) -> bool {
        if let Some(column) = cache.columns.get_mut(self.n_layers) {
            if 0 < self.n_layers {
                let shown = self.order.shown();
                draw::column(column, self.n_layers - 1, session.last_surface(), &shown);
            }
            self.n_layers += 1;
            return true;
        }
        let links = &self.order.scene.diagram.links;
        let to = (self.n_links + STRANDS).min(links.len());
        for link in &links[self.n_links..to] {
            self.strand(link, session, strands);
        }
        self.n_links = to;
        if to == links.len() {
            self.dots(session, strands);
            return false;
        }
        true
    }

    fn strand(&self, link: &plot::Link, session: &Session, strands: &mut Pixmap) {
        let Order { highlighted, lines, colors, .. } = &self.order;
        let parameter = Parameter::Weight { layer: link.layer - 1, to: link.to, from: link.from };
        let Some(at) = session.position(parameter) else { return };
        let weight = self.params[at];
        let is_back = highlighted.is_some_and(|it| !it.has(parameter)) || session.run().is_dead(at);
        let alpha = if is_back { FADED } else { 1.0 };
        let color = colors.palette.color(link_tint(weight));
        strand_into(link, canvas::pixel_ratio(), link_width(weight) * lines, color, alpha, strands);
    }

    /// Draws the bias of every neuron.
    fn dots(&self, session: &Session, strands: &mut Pixmap) {
        let Order { scene, colors, .. } = &self.order;
        let ratio = canvas::pixel_ratio();
        for (layer, unit) in scene.neurons() {
            let Some(at) = session.position(Parameter::Bias { layer, unit }) else { continue };
            let place = scene.diagram.bias_dot(layer + 1, unit).map(|length| length * ratio);
            dot_into(place, 6.0 * ratio, colors.stage, strands);
            dot_into(place, 4.0 * ratio, colors.palette.color(link_tint(self.params[at])), strands);
        }
    }
}
