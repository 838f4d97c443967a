//! The outputs' tiles on the left edge of the frame, while the frame shows something other than the output's
//! plane. The links end at these tiles, and pointing at a tile shows the plane.

use crate::lang::t;
use crate::play::Play;
use crate::texts as page;
use crate::views::inside::point::{self, Pen};
use crate::views::network;
use crate::views::stage::{Look, Selection, Stage, beside};
use leptos::{ev, html, prelude::*};
use playground::inside::point::seen::Seen;
use playground::{Lens, Parameter, PlaygroundState, Surface};
use plot::{Pixmap, Rect, Square, hatch, heatmap_into};
use std::sync::Arc;
use ui::canvas;
use ui::type_erased::{dynamic, effect, memo};

/// The radius of a tile's corners, in CSS pixels, the same as for other tiles.
const RADIUS: f64 = 9.0;

#[component]
pub(crate) fn OnEdge() -> impl IntoView {
    let (play, stage) = (expect_context::<Play>(), expect_context::<Stage>());
    let is_edged = play.get(PlaygroundState::is_edged);
    let asked = play.get(|state| (state.shape.clone(), state.n_outputs(), state.features));
    let shown = play.get(|state| (state.hidden.clone(), state.embed.clone()));
    let tiles = memo(move || {
        asked.track();
        shown.track();
        stage.resized.track();
        stage.layout.track();
        stage.room.track();
        if is_edged.get() { network::on_edge(play, stage) } else { Vec::new() }
    });
    // The dot of the output's bias is at the corner of its tile.
    effect(move || {
        let Some(map) = stage.map.get() else { return };
        let style = web_sys::HtmlElement::style(&map);
        let first = tiles.with(|tiles| tiles.first().copied());
        let _ = map.class_list().toggle_with_force("edged", first.is_some());
        if let Some(tile) = first {
            let _ = style.set_property("--edge-x", &format!("{:.1}px", tile.x));
            let _ = style.set_property("--edge-y", &format!("{:.1}px", tile.bottom()));
        }
    });
    on_cleanup(move || {
        if let Some(map) = stage.map.try_get_untracked().flatten() {
            let _ = map.class_list().remove_1("edged");
        }
    });
    let seen = point::seen(play, false);
    dynamic(move || {
        let tiles = tiles.get().into_iter().enumerate();
        let tiles = tiles.map(|(index, rect)| view! { <Tile index rect seen /> }).collect_view();
        view! { <div class="on-edge">{tiles}</div> }
    })
}

#[component]
fn Tile(
    index: usize,
    rect: Rect,
    /// The chosen point, while a lens shows one.
    seen: Memo<Option<Arc<Seen>>>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let discretize = play.get(|state| state.discretize);
    let n_hidden = play.get(|state| state.shape.len());
    let lens = play.get(|state| state.lens);
    let has_classes = play.get(|state| 2 < state.n_classes());
    let name = move || match has_classes.get() {
        true => play.state().with(|state| page::class_name(state, index)),
        false => t(page::OUTPUT),
    };
    let node = NodeRef::<html::Canvas>::new();
    let pixmap = StoredValue::new_local(Pixmap::default());
    let present = play.get(|state| state.present);
    effect(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        if lens.get() == Lens::Point {
            let (Some(seen), Some(context)) =
                (seen.get(), canvas::begin(&node, [rect.width, rect.height]))
            else {
                return;
            };
            pixmap.update_value(|pixmap| pixmap.resize(0, 0));
            let Some(of) = seen.layers.last().filter(|of| index < of.z.len()) else { return };
            let is_known = seen.passes.has_activations(seen.layers.len() - 1);
            let [sum, value] = [of.z[index], of.a[index]].map(|it| is_known.then_some(it));
            let family = point::family(&node);
            let decimals = if present.get() { 1 } else { 2 };
            let px = 0.75 * stage.rem.get();
            let pen = Pen { context: &context, colors: &colors, family: &family, px, decimals };
            pen.tile(Rect { x: 0.0, y: 0.0, ..rect }, sum, value);
            return;
        }
        let (discrete, layer) = (discretize.get(), n_hidden.get());
        let ratio = canvas::pixel_ratio();
        let size = (rect.width * ratio).round() as usize;
        let place = Square { size, radius: (RADIUS * ratio) as f32, ..Square::default() };
        pixmap.update_value(|pixmap| {
            if pixmap.width != size {
                pixmap.resize(size, size);
                node.set_width(size as u32);
                node.set_height(size as u32);
            }
            play.paint(|surface, _| {
                let values = surface.neuron(layer, index).unwrap_or(surface.output());
                if values[0].is_finite() {
                    heatmap_into(values, Surface::SIDE, &colors.tile, discrete, place, pixmap);
                } else {
                    hatch(place, 8.0, colors.line, colors.stage, pixmap);
                }
            });
            if let Some(context) = canvas::context(&node) {
                canvas::put(&context, pixmap, 0, 0);
            }
        });
    });
    let open = move |event: ev::MouseEvent| {
        let parameter = Parameter::Bias { layer: n_hidden.get_untracked(), unit: index };
        if network::choose(play, parameter) {
            return;
        }
        let rect = event
            .target()
            .and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(it).ok());
        let rect = rect.map(|element| element.get_bounding_client_rect());
        let (at, is_down) = rect.map_or(([0.0; 2], true), |rect| {
            let (y, is_down) = beside(rect.top(), rect.bottom());
            ([rect.left() + rect.width() / 2.0, y], is_down)
        });
        let selection = Selection { parameter, at, is_down, is_open: true, is_neuron: true };
        stage.selection.set(Some(selection));
    };
    on_cleanup(move || {
        if stage.look.try_get_untracked() == Some(Some(Look::Output)) {
            stage.look.set(None);
        }
    });
    let px = |length: f64| format!("{length:.1}px");
    let is_ringed = memo(move || {
        let layer = n_hidden.get();
        seen.get().is_some_and(|it| (it.neuron.layer, it.neuron.unit) == (layer, index))
    });
    let delta = move || {
        let seen = seen.get()?;
        let layer = seen.layers.len() - 1;
        let delta =
            *seen.layers[layer].delta.get(index).filter(|_| seen.passes.has_delta(layer))?;
        Some(point::signed(stage, point::in_tile(delta, 2), delta, "edge-delta"))
    };
    view! {
        <button
            type="button"
            class="edge-tile"
            class:ringed=is_ringed
            aria-label=name
            aria-haspopup="dialog"
            style:left=px(rect.x)
            style:top=px(rect.y)
            style:inline-size=px(rect.width)
            style:block-size=px(rect.height)
            on:click=open
            on:pointerenter=move |_| stage.look.set(Some(Look::Output))
            on:pointerleave=move |_| stage.look.set(None)
            on:focus=move |_| stage.look.set(Some(Look::Output))
            on:blur=move |_| stage.look.set(None)
        >
            <canvas node_ref=node aria-hidden="true"></canvas>
            {dynamic(delta)}
        </button>
    }
}
