//! A button over every tile. It switches a feature on or off; for a neuron, it shows the neuron's picture and
//! opens its card. Arrow keys move between the neurons.

use super::scene::Scene;
use crate::play::Play;
use crate::texts;
use crate::views::stage::{Look, Selection, Stage, beside};
use leptos::{ev, prelude::*};
use playground::plane::feature::Part;
use playground::settings::state::limits;
use playground::{Feature, Parameter};
use plot::Rect;
use std::sync::Arc;
use ui::type_erased::{dynamic, memo};
use wasm_bindgen::JsCast;

#[component]
pub(super) fn Tiles(scene: Signal<Option<Arc<Scene>>>) -> impl IntoView {
    dynamic(move || {
        scene.get().map(|scene| {
            let features = scene.features.iter().zip(&scene.diagram.layers[0]);
            let mut n_on = 0;
            let features = features
                .map(|(&(feature, is_on), &rect)| {
                    // Its index among the inputs.
                    let place = is_on.then_some(n_on);
                    n_on += usize::from(is_on);
                    view! { <FeatureTile feature place rect /> }
                })
                .collect_view();
            let neurons: Vec<(usize, usize)> = scene.neurons().collect();
            let n_parts = neurons.len().div_ceil(AT_ONCE);
            let n_there = RwSignal::new(1);
            later(n_there, n_parts);
            let part = |(k, neurons): (usize, &[(usize, usize)])| {
                let is_there = memo(move || k < n_there.get());
                let tiles: Vec<_> = neurons
                    .iter()
                    .map(|&(layer, index)| (layer, index, scene.neuron(layer, index)))
                    .collect();
                dynamic(move || {
                    let tile = |&(layer, index, rect): &(usize, usize, Rect)| {
                        view! { <NeuronTile layer index rect /> }
                    };
                    is_there.get().then(|| tiles.iter().map(tile).collect_view())
                })
            };
            let neurons = neurons.chunks(AT_ONCE).enumerate().map(part).collect_view();
            view! { {features} <div class="neurons" on:keydown=move_focus>{neurons}</div> }
        })
    })
}

/// The number of tiles created in one frame. The other tiles of a larger network follow in the next frames.
const AT_ONCE: usize = 24;

/// Adds another part in every frame, up to `n_parts` parts.
pub(super) fn later(n_there: RwSignal<usize>, n_parts: usize) {
    if n_there.try_get_untracked().is_some_and(|n| n < n_parts) {
        request_animation_frame(move || {
            // The scene may have been replaced by now.
            if n_there.try_update(|n| *n += 1).is_some() {
                later(n_there, n_parts);
            }
        });
    }
}

/// A length in the format of the style sheets.
fn px(length: f64) -> String {
    format!("{length:.1}px")
}

#[component]
fn FeatureTile(feature: Feature, place: Option<usize>, rect: Rect) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let look = Look::Feature(feature);
    let is_on = place.is_some();
    view! {
        <button
            type="button"
            class="tile feature"
            class:off=!is_on
            class:back=move || stage.is_back(0, place)
            data-control=feature.id()
            role="switch"
            aria-checked=is_on.to_string()
            aria-label=feature.spec().label
            title=move || texts::feature(feature, is_on)
            style:--x=px(rect.x)
            style:--y=px(rect.y)
            style:--size=px(rect.width)
            on:click=move |_| play.change(|state| state.features.set(feature, !is_on))
            on:pointerenter=move |_| stage.look.set(Some(look))
            on:pointerleave=move |_| stage.look.set(None)
            on:focus=move |_| stage.look.set(Some(look))
            on:blur=move |_| stage.look.set(None)
        >
            <FeatureName feature />
        </button>
    }
}

/// A feature's name, with its exponent above its index.
#[component]
pub(super) fn FeatureName(feature: Feature) -> impl IntoView {
    let part = |part: &Part| match *part {
        Part::Text(text) => view! { <span class="upright">{text}</span> }.into_any(),
        Part::Variable { index, power } => view! {
            <i>"X"</i>
            <span class="stack">
                <span>{power}</span>
                <span>{index}</span>
            </span>
        }
        .into_any(),
    };
    let parts = feature.spec().parts.iter().map(part).collect_view();
    view! { <span class="feature-name" translate="no" aria-hidden="true">{parts}</span> }
}

/// Every feature with its switch, for layouts in which the network shows only the features in use.
#[component]
pub(crate) fn FeatureList() -> impl IntoView {
    let play = expect_context::<Play>();
    let row = move |feature: Feature| {
        let chosen = play.get(|state| state.features);
        let is_on = memo(move || chosen.get().contains(feature));
        view! {
            <button
                type="button"
                class="feature-row"
                role="switch"
                aria-checked=move || is_on.get().to_string()
                aria-label=feature.spec().label
                on:click=move |_| play.change(|state| {
                    let is_on = state.features.contains(feature);
                    state.features.set(feature, !is_on);
                })
            >
                <span class="w-toggle-track"></span>
                <FeatureName feature />
            </button>
        }
    };
    let hidden = play.get(|state| state.hidden.clone());
    view! {
        <div class="feature-list">
            {dynamic(move || {
                hidden.track();
                let is_shown = |feature: &&Feature| {
                    play.state().with_untracked(|state| !state.is_hidden_id(feature.id()))
                };
                Feature::ALL.iter().filter(is_shown).map(|&feature| row(feature)).collect_view()
            })}
        </div>
    }
}

#[component]
fn NeuronTile(layer: usize, index: usize, rect: Rect) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let look = Look::Neuron { layer, index };
    let open = move |event: ev::MouseEvent| {
        let parameter = Parameter::Bias { layer, unit: index };
        // The press that opened the card of the dot at the tile's corner.
        let is_dot = |open: Selection| open.parameter == parameter && !open.is_neuron;
        if event.detail() != 0 && untrack(|| stage.open()).is_some_and(is_dot) {
            return;
        }
        let target =
            event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let rect = target.map(|target| target.get_bounding_client_rect());
        let (at, is_down) = rect.map_or(([0.0; 2], true), |rect| {
            let (y, is_down) = beside(rect.top(), rect.bottom());
            ([rect.left() + rect.width() / 2.0, y], is_down)
        });
        let selection = Selection { parameter, at, is_down, is_open: true, is_neuron: true };
        stage.selection.set(Some(selection));
    };
    let resize = move |by: isize| {
        play.change(|state| {
            if let Some(n) = state.shape.get_mut(layer) {
                *n = n
                    .saturating_add_signed(by)
                    .clamp(*limits::NEURONS.start(), *limits::NEURONS.end());
            }
        });
    };
    let key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "+" => resize(1),
            "-" => resize(-1),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <button
            type="button"
            class="tile neuron"
            class:back=move || stage.is_back(layer + 1, Some(index))
            data-neuron=format!("{layer}-{index}")
            aria-label=move || texts::neuron(layer + 1, index + 1)
            aria-haspopup="dialog"
            // The Tab key stops once; the arrow keys reach the other neurons.
            tabindex=if (layer, index) == (0, 0) { "0" } else { "-1" }
            style:--x=px(rect.x)
            style:--y=px(rect.y)
            style:--size=px(rect.width)
            on:click=open
            on:keydown=key
            on:pointerenter=move |_| stage.look.set(Some(look))
            on:pointerleave=move |_| stage.look.set(None)
            on:focus=move |_| stage.look.set(Some(look))
            on:blur=move |_| stage.look.set(None)
        ></button>
    }
}

/// Moves the focus to the neighbor in the direction of the arrow key.
fn move_focus(event: ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return,
    };
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(name) = target.and_then(|target| target.get_attribute("data-neuron")) else { return };
    let Some((layer, index)) = name.split_once('-') else { return };
    let (Ok(layer), Ok(index)) = (layer.parse::<isize>(), index.parse::<isize>()) else { return };
    // In a shorter layer, the focus goes to the last neuron.
    for index in (0..=(index + step.1).max(0)).rev() {
        let selector = format!("[data-neuron='{}-{index}']", layer + step.0);
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(neighbor) = found.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = neighbor.focus();
            break;
        }
    }
    event.prevent_default();
    event.stop_propagation();
}
