//! The health of the network: a histogram in the tile of every neuron, a mark where something is wrong, and below
//! each layer its gradient and its updates.

use super::lit::LitOn;
use super::scene::Scene;
use super::shown::RADIUS;
use crate::lang::{t, tr};
use crate::play::{Play, now_ms};
use crate::texts::lens as texts;
use crate::views::inside::point::{family, scientific};
use crate::views::stage::Stage;
use leptos::portal::Portal;
use leptos::{html, prelude::*};
use playground::Lens;
use playground::inside::health::{self, Histogram, Kind, LayerHealth, Mark};
use playground::settings::HISTOGRAMS;
use plot::{Rect, link_tint, number};
use std::sync::Arc;
use ui::canvas;
use ui::theme::Colors;
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{Choice, Select};
use wasm_bindgen::JsCast;
use web_sys::CanvasRenderingContext2d;

/// A reading with more multiplications takes longer than a frame has room for. While such a network trains, it is
/// read once in a while.
const MUCH: usize = 4_000_000;
const PAUSE_MS: f64 = 1_000.0;
/// The closest columns of numbers, in CSS pixels. Closer ones would run into each other.
const CLOSEST: f64 = 62.0;
/// The width of the names of the lines, in CSS pixels.
const NAMES: f64 = 150.0;
/// The range of the bar below a number, as powers of ten.
const RANGE: [f64; 2] = [-6.0, 0.0];

/// What is shown of a network.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    layers: Vec<LayerHealth>,
    histograms: Vec<Vec<Histogram>>,
    kind: Kind,
    largest_weight: f64,
}

#[component]
pub(crate) fn Health(on: LitOn) -> impl IntoView {
    let LitOn(scene) = on;
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let is_open = play.get(|state| state.lens == Lens::Health);
    let found = found(play, is_open);
    let node = NodeRef::<html::Canvas>::new();
    effect(move || {
        let (Some(node), Some(scene), Some(found)) = (node.get(), scene.get(), found.get()) else {
            return;
        };
        let colors = stage.colors.get();
        if !fits(&scene, &found) {
            return;
        }
        let size = [scene.diagram.width, scene.diagram.height];
        let Some(context) = canvas::begin(&node, size) else { return };
        let px = 0.65 * stage.rem.get();
        context.set_font(&format!("600 {px:.1}px {}", family(&node)));
        let pen = Pen { context: &context, colors: &colors };
        for layer in 0..scene.shape.len() {
            for (unit, histogram) in found.histograms[layer].iter().enumerate() {
                let Some(tile) = scene.diagram.layers[layer + 1].get(unit) else { continue };
                pen.histogram(*tile, histogram, found.kind == Kind::Gradients);
                pen.mark(*tile, found.layers[layer].neurons[unit].mark);
                pen.dot(scene.diagram.bias_dot(layer + 1, unit), play, layer, unit);
            }
        }
    });
    let band = move || {
        if !is_open.get() {
            return None;
        }
        let app = stage.map.get()?.closest(".app").ok()??;
        let mount = app.query_selector(".net").ok()??;
        Some(view! { <Portal mount><Band scene found /></Portal> })
    };
    view! {
        <canvas
            class="drawing above"
            node_ref=node
            hidden=move || !is_open.get()
            aria-hidden="true"
        ></canvas>
        {dynamic(band)}
    }
}

/// The present health while the lens is open, as often as other numbers; of large networks less often while they
/// train.
fn found(play: Play, is_open: Signal<bool>) -> Memo<Option<Arc<Found>>> {
    let kind = play.get(|state| Kind::from_id(state.histogram).unwrap_or(Kind::Activations));
    let memory = StoredValue::new_local((health::Health::default(), 0.0_f64, None::<Arc<Found>>));
    memo(move || {
        if !is_open.get() {
            return None;
        }
        let (kind, is_playing) = (kind.get(), play.playing().get());
        play.read(|session| {
            memory.try_update_value(|(health, read_ms, found)| {
                let is_large = MUCH < health::Health::work(session);
                let is_same = found.as_ref().is_some_and(|it| it.kind == kind);
                if is_large && is_playing && is_same && now_ms() < *read_ms + PAUSE_MS {
                    return found.clone();
                }
                health.read(session);
                *read_ms = now_ms();
                let histograms = (0..health.layers().len()).map(|layer| {
                    let mut of_layer = Vec::new();
                    health.histograms(layer, kind, &mut of_layer);
                    of_layer
                });
                let mlp = session.run().mlp();
                let weights = mlp.layers().iter().flat_map(|layer| layer.weights.span());
                let largest = weights.map(|at| mlp.params()[at]);
                *found = Some(Arc::new(Found {
                    histograms: histograms.collect(),
                    layers: health.layers().to_vec(),
                    kind,
                    largest_weight: largest.fold(0.0, |a, b| if a.abs() < b.abs() { b } else { a }),
                }));
                found.clone()
            })
        })
        .flatten()
    })
}

/// Whether the numbers belong to the network that is laid out.
fn fits(scene: &Scene, found: &Found) -> bool {
    let sizes = found.layers.iter().map(|layer| layer.neurons.len());
    sizes.eq(scene.shape.iter().copied().chain([scene.outputs]))
}

/// What is drawn with, and in which colors.
struct Pen<'a> {
    context: &'a CanvasRenderingContext2d,
    colors: &'a Colors,
}

impl Pen<'_> {
    /// The bars of a neuron over its tile, each in the color of its value; gradients are outlined, in the palette
    /// that values do not wear.
    fn histogram(&self, tile: Rect, histogram: &Histogram, is_gradient: bool) {
        let Self { context, colors } = *self;
        let most = histogram.bars.iter().copied().max().unwrap_or(0).max(1);
        context.begin_path();
        let (inset, radius) = (0.75, RADIUS - 0.75);
        let _ = context.round_rect_with_f64(
            tile.x + inset,
            tile.y + inset,
            tile.width - 2.0 * inset,
            tile.height - 2.0 * inset,
            radius,
        );
        context.set_fill_style_str(&colors.stage.css());
        context.fill();
        let n = histogram.bars.len() as f64;
        let [low, high] = histogram.range;
        let (left, width) = (tile.x + 5.0, tile.width - 10.0);
        let (bottom, height) = (tile.bottom() - 6.0, tile.height - 12.0);
        let reach = low.abs().max(high.abs());
        for (k, count) in histogram.bars.iter().enumerate().filter(|(_, count)| 0 < **count) {
            let middle = low + (high - low) * (k as f64 + 0.5) / n;
            let bar = (height * f64::from(*count) / f64::from(most)).max(1.0);
            let x = left + width * k as f64 / n;
            let palette = if is_gradient { colors.palette.other() } else { colors.palette };
            let color = palette.color(middle / reach).css();
            if is_gradient {
                context.set_stroke_style_str(&color);
                context.set_line_width(1.0);
                context.stroke_rect(x + 0.5, bottom - bar + 0.5, width / n - 1.0, bar - 0.5);
            } else {
                context.set_fill_style_str(&color);
                context.fill_rect(x, bottom - bar, width / n - 0.5, bar);
                // The colors of small values are as pale as the tile.
                context.set_stroke_style_str(&colors.quiet.css());
                context.set_line_width(0.5);
                context.stroke_rect(x + 0.25, bottom - bar + 0.25, width / n - 1.0, bar - 0.25);
            }
        }
        // Where 0 is.
        let zero = left + width * (0.0 - low) / (high - low);
        context.set_fill_style_str(&colors.line.css());
        context.fill_rect(left, bottom, width, 1.0);
        context.set_fill_style_str(&colors.ink.css());
        context.fill_rect(zero - 0.5, bottom - 1.0, 1.0, 4.0);
    }

    /// What is wrong with a neuron, below its tile.
    fn mark(&self, tile: Rect, mark: Option<Mark>) {
        let percent = |share: f64| number::fixed(100.0 * share, 0);
        let text = match mark {
            None => return,
            Some(Mark::Dead) => t(texts::DEAD),
            Some(Mark::Off(share)) => texts::off(percent(share)),
            Some(Mark::Flat(share)) => texts::mostly_flat(percent(share)),
        };
        let Self { context, colors } = *self;
        let [x, y] = [tile.x + tile.width / 2.0, tile.bottom() + 7.0];
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_fill_style_str(&colors.ink.css());
        context.set_line_width(3.0);
        context.set_stroke_style_str(&colors.stage.css());
        let _ = context.stroke_text(&text, x, y);
        let _ = context.fill_text(&text, x, y);
    }

    /// The bias at the corner of its tile, which the histogram has covered.
    fn dot(&self, [x, y]: [f64; 2], play: Play, layer: usize, unit: usize) {
        let Self { context, colors } = *self;
        let parameter = playground::Parameter::Bias { layer, unit };
        let Some(bias) = play.peek(|session| session.parameter(parameter)) else { return };
        context.begin_path();
        let _ = context.arc(x, y, 5.0, 0.0, std::f64::consts::TAU);
        context.set_fill_style_str(&colors.palette.color(link_tint(bias)).css());
        context.fill();
        context.set_stroke_style_str(&colors.stage.css());
        context.set_line_width(2.0);
        context.stroke();
    }
}

/// What the histograms count, with one sentence about the network, and a column of numbers below each layer.
#[component]
fn Band(scene: Signal<Option<Arc<Scene>>>, found: Memo<Option<Arc<Found>>>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let node = NodeRef::<html::Div>::new();
    let kinds = move || {
        let named = HISTOGRAMS.iter().zip(texts::KINDS);
        named.map(|(id, label)| Choice::new(*id, t(label))).collect::<Vec<_>>()
    };
    let said = move || found.get().map(|found| in_words(&found));
    // The middle of each layer, and whether there is room for a number there.
    let middles = memo(move || {
        stage.resized.track();
        stage.room.track();
        let (scene, node) = (scene.get()?, node.get()?);
        // The band itself may not have been attached yet.
        let app = stage.map.get()?.closest(".app").ok()??;
        let net = app.query_selector(".net").ok()??;
        let content = net.query_selector(".net-content").ok()??;
        let tile = content.query_selector(".tile.feature").ok()?;
        let left = net.get_bounding_client_rect().left();
        let from = tile.map_or(0.0, |tile| tile.get_bounding_client_rect().right() - left);
        let node: web_sys::HtmlElement = node.unchecked_into();
        let _ = web_sys::HtmlElement::style(&node).set_property("--from", &format!("{from:.0}px"));
        let shift = content.get_bounding_client_rect().left() - left - from;
        let columns = scene.diagram.layers.iter().skip(1).take(scene.shape.len());
        let middles =
            columns.filter_map(|tiles| tiles.first().map(|it| it.x + it.width / 2.0 + shift));
        let middles: Vec<f64> = middles.collect();
        let is_close = middles.windows(2).any(|pair| pair[1] - pair[0] < CLOSEST);
        (!is_close).then_some(middles)
    });
    let is_unnamed =
        move || middles.with(|middles| middles.iter().flatten().next().is_some_and(|x| *x < NAMES));
    let line = move |name: &'static str, help: &'static str, of: fn(&LayerHealth) -> f64| {
        let numbers = move || {
            let (middles, found) = (middles.get()?, found.get()?);
            let columns = middles.into_iter().zip(found.layers.clone());
            Some(
                columns
                    .map(|(x, layer)| {
                        let value = of(&layer);
                        let share = ((value.log10() - RANGE[0]) / (RANGE[1] - RANGE[0])).clamp(0.0, 1.0);
                        view! {
                            <span class="of-layer" translate="no" style:left=format!("{x:.0}px") style:--share=format!("{share:.3}")>
                                {written(value)}
                            </span>
                        }
                    })
                    .collect_view(),
            )
        };
        view! {
            <p class="line" title=tr(help)>
                <span class="line-name">{tr(name)}</span>
                {dynamic(numbers)}
            </p>
        }
    };
    view! {
        <div class="band of-health" class:unnamed=is_unnamed role="group" aria-label=tr(Lens::Health.spec().label) node_ref=node>
            <div class="line">
                <Select
                    label=tr(texts::HISTOGRAM)
                    options=memo(kinds)
                    value=play.get(|state| state.histogram.to_owned())
                    on_change=move |id: String| play.change(|state| state.set_value("histogram", &id))
                />
                <span class="said">{dynamic(said)}</span>
            </div>
            {line(texts::GRADIENT, texts::GRADIENT_HELP, |layer| layer.gradient)}
            {line(texts::UPDATE, texts::UPDATE_HELP, |layer| layer.update)}
        </div>
    }
}

/// A number of any size on little room.
fn written(value: f64) -> String {
    match value {
        _ if value != 0.0 && value.abs() < 5e-4 => scientific(value),
        _ if value.abs() < 1.0 => number::fixed(value, 4),
        _ => number::short(value),
    }
}

/// The sentence with the number that matters.
fn in_words(found: &Found) -> String {
    let hidden = &found.layers[..found.layers.len() - 1];
    let neurons = || hidden.iter().flat_map(|layer| &layer.neurons);
    let (n, n_dead) =
        (neurons().count(), neurons().filter(|it| it.mark == Some(Mark::Dead)).count());
    match found.kind {
        Kind::Activations if 0 < n_dead => texts::dead(n_dead, n),
        Kind::Activations => match hidden.iter().position(|layer| layer.is_one_sided) {
            Some(layer) => texts::one_sided(layer + 1),
            None => t(texts::NONE_DEAD),
        },
        Kind::Sums => match neurons().filter(|it| 0.5 < it.flat).count() {
            0 => t(texts::NONE_FLAT),
            n_flat => texts::flat(n_flat, n),
        },
        Kind::Gradients => {
            let [first, last] = [0, found.layers.len() - 1].map(|k| found.layers[k].gradient);
            texts::reaches(written(first / last))
        }
        Kind::Weights => texts::largest(number::fixed(found.largest_weight, 2)),
    }
}
