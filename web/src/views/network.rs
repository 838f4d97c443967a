//! The network: features, neurons and links on one canvas, with a button over each element that can be pressed.
//! `plot` computes the geometry; `network/draw.rs` draws.

mod cache;
mod card;
mod draw;
mod gaps;
mod heads;
mod health;
mod large;
mod lenses;
mod lit;
mod point;
mod presses;
mod scene;
mod shown;
mod svg;
mod tiles;

use crate::lang::{t, tr};
use crate::part::{self, InsideView, RestView, in_part};
use crate::play::Play;
use crate::texts;
use crate::texts::network::{self as names, End};
use crate::views::setting::hidden;
use crate::views::stage::{Selection, Stage, is_upper};
use cache::Cache;
pub(crate) use card::ParameterCard;
use heads::Heads;
pub(crate) use heads::LayerCard;
pub(crate) use health::Health;
pub(crate) use lenses::Lenses;
use leptos::{ev, html, prelude::*};
pub(crate) use lit::{Lit, LitOn};
use playground::{Control, Lens, Parameter, PlaygroundState, Session};
pub(crate) use point::Point;
pub(crate) use presses::choose;
use scene::{Scene, parameter_of};
use shown::{Shown, Stress};
use std::sync::Arc;
pub(crate) use tiles::FeatureList;
use tiles::Tiles;
use ui::canvas;
use ui::type_erased::{effect, memo};
use wasm_bindgen_futures::spawn_local;

#[component]
pub(crate) fn Network() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let room = NodeRef::<html::Section>::new();
    room.on_load(move |room| canvas::on_resize(&room, move || stage.resized.update(|n| *n += 1)));

    let features = play.get(|state| state.active_features());
    let shown = play.get(|state| (state.hidden.clone(), state.embed.clone()));
    let is_edged = play.get(PlaygroundState::is_edged);
    let shape = play.get(|state| state.shape.clone());
    let outputs = play.get(PlaygroundState::n_outputs);
    let scene = memo(move || {
        stage.resized.track();
        shown.track();
        is_edged.track();
        let room = room.get()?;
        let map = stage.map.get()?;
        let (features, shape, outputs) = (features.get(), shape.get(), outputs.get());
        stage.layout.track();
        stage.room.track();
        let scene = play.state().with_untracked(|state| {
            Scene::new(&room, &map, state, features, &shape, outputs, stage)
        });
        Some(Arc::new(scene))
    });
    let scene = Signal::derive(move || scene.get());
    // A card on a removed link would have no subject, and elements may have moved away from the pointer.
    effect(move || {
        features.track();
        shape.track();
        outputs.track();
        stage.selection.set(None);
    });
    effect(move || {
        if !stage.is_open() {
            stage.selection.set(None);
        }
        stage.look.set(None);
    });

    let over = move |event: &ev::PointerEvent, reach: f64| {
        let content = event
            .current_target()
            .and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok())?;
        let rect = content.get_bounding_client_rect();
        let [x, y] = [f64::from(event.client_x()), f64::from(event.client_y())];
        let hit = scene.get_untracked()?.diagram.hit([x - rect.left(), y - rect.top()], reach)?;
        Some((hit, [x, y]))
    };
    let is_open = move || stage.is_open();
    let moved = move |event: ev::PointerEvent| {
        if is_open() || event.pointer_type() == "touch" {
            return;
        }
        let parameter = over(&event, 7.0).and_then(|(hit, at)| Some((parameter_of(hit)?, at)));
        let present = stage.selection.get_untracked();
        match (parameter, present) {
            (None, None) => {}
            (None, Some(_)) => stage.selection.set(None),
            // The card stays where it opened: it does not follow the pointer.
            (Some((parameter, _)), Some(present)) if present.parameter == parameter => {}
            (Some((parameter, at)), _) => {
                stage.selection.set(Some(Selection {
                    parameter,
                    at,
                    is_down: is_upper(at[1]),
                    is_open: false,
                    is_neuron: false,
                }));
            }
        }
    };
    let pressed = move |event: ev::PointerEvent| {
        let reach = if event.pointer_type() == "touch" { 14.0 } else { 7.0 };
        let parameter = over(&event, reach).and_then(|(hit, at)| Some((parameter_of(hit)?, at)));
        if let Some((parameter, at)) = parameter {
            event.prevent_default();
            let is_down = is_upper(at[1]);
            let selection = Selection { parameter, at, is_down, is_open: true, is_neuron: false };
            stage.selection.set(Some(selection));
        } else if is_open() {
            stage.selection.set(None);
        }
    };
    let left = move |_| {
        if !is_open() {
            stage.selection.set(None);
        }
    };
    let is_chosen = move || stage.selection.get().is_some();
    let is_blind = memo(move || features.get().is_empty());
    let size = move |length: fn(&Scene) -> f64| {
        scene.get().map(|scene| format!("{:.0}px", length(&scene)))
    };
    view! {
        <section
            class="net"
            aria-label=tr(texts::NETWORK)
            data-control=Control::Network.id()
            class:away=hidden(play, Control::Network)
            node_ref=room
        >
            <div class="net-scroll">
                <div
                    class="net-content"
                    class:pointing=move || stage.selection.get().is_some()
                    class:dimmed=move || stage.open().is_some()
                    style:--width=move || size(|scene| scene.diagram.width)
                    style:--height=move || size(|scene| scene.diagram.height)
                    on:pointermove=moved
                    on:pointerdown=pressed
                    on:pointerleave=left
                >
                    <Drawing scene />
                    {part::rest(RestView::Lit(LitOn(scene)))}
                    <Tiles scene />
                    <Heads scene />
                </div>
            </div>
            <p class="blind" hidden=move || !is_blind.get()>{tr(texts::NO_FEATURES)}</p>
            <Hint />
            {part::rest(RestView::Newcomer)}
            {part::inside_once(is_chosen, InsideView::ParameterCard { is_below: false })}
        </section>
    }
}

in_part!(rest: fn draw_large(
    large: StoredValue<large::Large, LocalStorage>,
    play: Play,
    order: large::Order
) -> () {
    large::want(large, play, order);
});

/// The picture itself: links, tiles, dots.
#[component]
fn Drawing(scene: Signal<Option<Arc<Scene>>>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let discretize = play.get(|state| state.discretize);
    // One point draws links of its own.
    let has_links = play.get(|state| state.lens != Lens::Point);
    let present = play.get(|state| state.present);
    let (tiles, links) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Canvas>::new());
    let cache = StoredValue::new_local(Cache::default());
    let in_parts = StoredValue::new_local(large::Large::default());
    let highlighted = memo(move || {
        let selection = stage.selection.get();
        selection.map(|it| Stress { parameter: it.parameter, is_neuron: it.is_neuron })
    });
    effect(move || {
        let (Some(tiles), Some(links)) = (tiles.get(), links.get()) else { return };
        let Some(scene) = scene.get() else { return };
        let colors = stage.colors.get();
        let (highlighted, discrete) = (highlighted.get(), discretize.get());
        let is_playing = play.playing().get();
        let lines = if present.get() { 1.5 } else { 1.0 };
        if large::is_large(&scene) {
            // The contents are read at the time of drawing.
            play.track_picture();
            let canvases: [&web_sys::HtmlCanvasElement; 2] = [&tiles, &links];
            let canvases = canvases.map(Clone::clone);
            let order = large::Order { canvases, scene, colors, highlighted, discrete, lines };
            spawn_local(async move {
                // If the part `rest` cannot be loaded, the page says so.
                let _ = draw_large(in_parts, play, order).await;
            });
            return;
        }
        let shown =
            Shown { scene: &scene, colors: &colors, highlighted, discrete, is_playing, lines };
        cache.update_value(|cache| {
            let is_new = cache.prepare(&shown);
            // During playback, tiles and links are drawn in turn: viewers do not notice this, and it costs
            // about half as much.
            let has_turns = is_playing && !is_new;
            let has_links = has_links.get();
            cache.is_links_turn = has_links && !cache.is_links_turn;
            let mut is_current = true;
            if !has_turns || !cache.is_links_turn {
                play.paint(|surface, _| {
                    is_current = surface.fits(&scene.shape, scene.outputs);
                    if is_current {
                        draw::tiles(&tiles, &shown, surface, cache);
                    }
                });
            }
            if is_current && has_links && (!has_turns || cache.is_links_turn) {
                play.track_picture();
                play.peek(|session| {
                    draw::links(&links, &shown, session, cache, !has_turns);
                });
            }
        });
    });
    view! {
        <canvas class="drawing painted" node_ref=tiles aria-hidden="true"></canvas>
        <canvas class="drawing stroked" node_ref=links aria-hidden="true"></canvas>
    }
}

/// The current scene, and the element that contains the network.
fn scene_now(play: Play, stage: Stage) -> Option<(Scene, web_sys::HtmlElement)> {
    let room = document().query_selector(".net").ok().flatten()?;
    let room = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(room).ok()?;
    let map = stage.map.get_untracked()?;
    let scene = play.state().with_untracked(|state| {
        let outputs = state.n_outputs();
        let active = state.active_features();
        Scene::new(&room, &map, state, active, &state.shape, outputs, stage)
    });
    Some((scene, room))
}

/// Writes the network as the contents of an SVG, in pixels of the network's element.
pub(crate) fn write_svg(play: Play, stage: Stage, text: &mut String) {
    if let Some((scene, _)) = scene_now(play, stage) {
        svg::write(play, stage, &Arc::new(scene), text);
    }
}

/// The outputs' tiles on the left edge of the output's picture while that picture shows something else, in
/// pixels from its upper left corner. Empty if the tiles are elsewhere.
pub(crate) fn on_edge(play: Play, stage: Stage) -> Vec<plot::Rect> {
    let Some((mut scene, room)) = scene_now(play, stage) else { return Vec::new() };
    let Some(map) = stage.map.get_untracked().filter(|_| !scene.has_output_tile) else {
        return Vec::new();
    };
    let [room, map] = [room.get_bounding_client_rect(), map.get_bounding_client_rect()];
    let mut tiles = scene.diagram.layers.pop().unwrap_or_default();
    // A network that is higher than the picture has its output further down than the picture reaches.
    let end = tiles.iter().map(|tile| tile.bottom()).fold(0.0, f64::max) - (map.top() - room.top());
    let above = (end - map.height()).max(0.0);
    for tile in &mut tiles {
        tile.x -= map.left() - room.left();
        tile.y -= map.top() - room.top() + above;
    }
    tiles
}

/// Two sentences for new users, hidden as soon as play was pressed.
#[component]
fn Hint() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    // A layer with more neurons would reach down to these sentences.
    let has_room = play.get(|state| state.shape.iter().all(|&n| n <= 6));
    let is_new = play.is_new();
    let has_text = play.get(|state| !state.hide_text);
    let is_shown = move || is_new.get() && has_room.get() && !stage.is_small() && has_text.get();
    view! {
        <div class="hint" hidden=move || !is_shown()>
            <p>{tr(texts::HINT_NEURON)}</p>
            <p>{tr(texts::HINT_WEIGHT)}</p>
        </div>
    }
}

/// The name of a weight or a bias: both its ends, with their layers.
fn name_of(session: &Session, parameter: Parameter) -> String {
    let state = session.state();
    let neuron = |layer: usize, index: usize| match state.n_classes() {
        _ if layer < state.shape.len() => End::Neuron(index + 1, layer + 1),
        n if 2 < n => End::Class(texts::class_name(state, index)),
        _ => End::Output,
    };
    match parameter {
        Parameter::Bias { layer, unit } => names::bias_of(neuron(layer, unit)),
        Parameter::Weight { layer: 0, to, from } => {
            names::link(End::Feature(feature_name(state, from)), neuron(0, to))
        }
        Parameter::Weight { layer, to, from } => {
            names::link(neuron(layer - 1, from), neuron(layer, to))
        }
    }
}

/// The name of a weight or bias within the sum of its neuron.
fn term_of(session: &Session, parameter: Parameter) -> String {
    match parameter {
        Parameter::Bias { .. } => t(texts::BIAS),
        Parameter::Weight { layer: 0, from, .. } => feature_name(session.state(), from),
        Parameter::Weight { from, .. } => texts::neuron_short(from + 1),
    }
}

/// The name of a feature, by its index among the features in use.
fn feature_name(state: &PlaygroundState, place: usize) -> String {
    let feature = state.active_features().iter().nth(place);
    feature.map_or("", |feature| feature.spec().label).to_owned()
}
