//! Which parts of the network make the answer at the point under the pointer. The brightness of a link shows
//! how much it carries there, and a ring marks the tiles that contribute. This layer is above the drawing, and
//! nothing in it is computed while nobody points.

use super::scene::Scene;
use super::shown::RADIUS;
use crate::play::Play;
use crate::views::stage::Stage;
use leptos::{ev, html, prelude::*};
use playground::inside::carried::Carried;
use playground::{Lens, Parameter, PlaygroundState, Session, Surface};
use plot::{Rect, link_tint, link_width};
use std::sync::Arc;
use ui::canvas;
use ui::type_erased::{dynamic, effect, memo};
use wasm_bindgen::JsCast;
use web_sys::CanvasRenderingContext2d;

/// In a large network, only the links that carry most are drawn. Viewers could not distinguish more, and
/// drawing them would take longer than a frame.
const MOST: usize = 400;
/// Links that carry less than this share are not highlighted.
const FAINT: f64 = 0.05;

/// The scene below this layer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LitOn(pub(super) Signal<Option<Arc<Scene>>>);

impl LitOn {
    /// Whether a place is pointed at, or there is a tile of the output that can be.
    pub(crate) fn is_needed(self, stage: Stage) -> bool {
        let has_tile = |scene: &Arc<Scene>| scene.has_output_tile;
        stage.pointed.get().is_some() || self.0.with(|scene| scene.as_ref().is_some_and(has_tile))
    }
}

#[component]
pub(crate) fn Lit(on: LitOn) -> impl IntoView {
    let LitOn(scene) = on;
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let node = NodeRef::<html::Canvas>::new();
    // The output whose tile is under the pointer. `None` for the picture, which shows the largest output.
    let output = RwSignal::new(None::<usize>);
    let line = play.get(PlaygroundState::line);
    let lens = play.get(|state| state.lens);
    let place = memo(move || {
        // A lens shows what its own point carries.
        let is_due = lens.get() == Lens::Answers && stage.shown.get().is_none();
        let [x, y] = stage.pointed.get().filter(|_| is_due)?;
        let (x, y) = line.get().map_or((x, y), |line| line.at(x));
        Some([x, y])
    });
    let is_lit = memo(move || place.get().is_some());
    // The context, as long as the canvas has the size of this scene.
    let kept = StoredValue::new_local(None::<(Arc<Scene>, f64, CanvasRenderingContext2d)>);
    effect(move || {
        let (Some(place), Some(node), Some(scene)) = (place.get(), node.get(), scene.get()) else {
            return;
        };
        let (colors, output) = (stage.colors.get(), output.get());
        let look = |session: &mut Session, (place, output): ([f64; 2], Option<usize>)| {
            Carried::at(session, place, output)
        };
        let Some(carried) = play.compute(look, (place, output)) else { return };
        let Some(context) = begun(&node, &scene, kept) else { return };
        let mut links: Vec<(f64, &plot::Link)> = scene
            .diagram
            .links
            .iter()
            .filter_map(|link| Some((carried.share(link.layer - 1, link.to, link.from)?, link)))
            .filter(|(share, _)| FAINT <= *share)
            .collect();
        links.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for (share, link) in &links[links.len().saturating_sub(MOST)..] {
            let parameter =
                Parameter::Weight { layer: link.layer - 1, to: link.to, from: link.from };
            let weight = play.peek(|session| session.parameter(parameter)).unwrap_or_default();
            context.set_global_alpha(*share);
            context.set_stroke_style_str(&colors.palette.color(link_tint(weight)).css());
            context.set_line_width(link_width(weight).max(2.0));
            let [start, a, b, end] = link.bezier();
            context.begin_path();
            context.move_to(start[0], start[1]);
            context.bezier_curve_to(a[0], a[1], b[0], b[1], end[0], end[1]);
            context.stroke();
        }
        context.set_global_alpha(1.0);
        context.set_stroke_style_str(&colors.ink.css());
        context.set_line_width(2.5);
        for Rect { x, y, width, height } in rings(&scene, &carried) {
            context.begin_path();
            let _ = context.round_rect_with_f64(x, y, width, height, RADIUS);
            context.stroke();
        }
    });
    let outputs = move || {
        let scene = scene.get().filter(|scene| scene.has_output_tile)?;
        let tiles = scene.diagram.layers.last()?.clone();
        let tile = |(k, tile): (usize, Rect)| output_tile(stage, output, k, tile);
        Some(tiles.into_iter().enumerate().map(tile).collect_view())
    };
    view! {
        <canvas
            class="drawing lit"
            node_ref=node
            hidden=move || !is_lit.get()
            aria-hidden="true"
        ></canvas>
        {dynamic(outputs)}
    }
}

/// The context of an empty canvas with the size of the scene.
fn begun(
    node: &web_sys::HtmlCanvasElement,
    scene: &Arc<Scene>,
    kept: StoredValue<Option<(Arc<Scene>, f64, CanvasRenderingContext2d)>, LocalStorage>,
) -> Option<CanvasRenderingContext2d> {
    let (size, ratio) = ([scene.diagram.width, scene.diagram.height], canvas::pixel_ratio());
    let old = kept.with_value(|kept| {
        let (of, at, context) = kept.as_ref()?;
        (Arc::ptr_eq(of, scene) && *at == ratio).then(|| context.clone())
    });
    if let Some(context) = old {
        context.clear_rect(0.0, 0.0, size[0], size[1]);
        return Some(context);
    }
    let context = canvas::begin(node, size)?;
    context.set_line_cap("round");
    kept.set_value(Some((scene.clone(), ratio, context.clone())));
    Some(context)
}

/// The tiles that contribute.
fn rings(scene: &Scene, carried: &Carried) -> Vec<Rect> {
    let mut rings = Vec::new();
    let tiled = scene.shape.len() + 1 + usize::from(scene.has_output_tile);
    for (layer, (tiles, units)) in
        scene.diagram.layers.iter().zip(&carried.units).enumerate().take(tiled)
    {
        // Features that are off have a tile but are not inputs.
        let mut units = units.iter();
        for (index, tile) in tiles.iter().enumerate() {
            let is_on = layer != 0 || scene.features.get(index).is_some_and(|(_, is_on)| *is_on);
            if is_on && units.next() == Some(&true) {
                rings.push(*tile);
            }
        }
    }
    rings
}

/// The area that detects the pointer over the tile of an output. The tile acts as a small picture.
fn output_tile(stage: Stage, output: RwSignal<Option<usize>>, k: usize, tile: Rect) -> AnyView {
    let px = |length: f64| format!("{length:.1}px");
    let moved = move |event: ev::PointerEvent| {
        let target = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let Some(rect) = target.map(|it| it.get_bounding_client_rect()) else { return };
        let across = (f64::from(event.client_x()) - rect.left()) / rect.width();
        let down = (f64::from(event.client_y()) - rect.top()) / rect.height();
        let [x, y] = [2.0 * across - 1.0, 1.0 - 2.0 * down].map(|v| v.clamp(-1.0, 1.0));
        output.set(Some(k));
        stage.pointed.set(Some([x, y].map(|v| v * Surface::REACH)));
    };
    let left = move |_| {
        output.set(None);
        stage.pointed.set(None);
    };
    view! {
        <div
            class="out-tile"
            style:--x=px(tile.x)
            style:--y=px(tile.y)
            style:--size=px(tile.width)
            on:pointermove=moved
            on:pointerdown=moved
            on:pointerleave=left
        ></div>
    }
    .into_any()
}
