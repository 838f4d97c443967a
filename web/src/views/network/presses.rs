//! What a press on the network means while a lens shows one point: a tile or a link is chosen, and no card opens.

use super::scene::{Scene, parameter_of};
use crate::play::Play;
use leptos::{ev, html, prelude::*};
use playground::{Lens, Parameter};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, PointerEvent};

/// While a lens shows one point, makes this weight or bias the one that it writes out. Returns whether it does.
pub(crate) fn choose(play: Play, parameter: Parameter) -> bool {
    let is_due = play.state().with_untracked(|state| state.lens == Lens::Point);
    if is_due {
        let neuron = match parameter {
            Parameter::Weight { layer, to, from } => [layer + 1, to + 1, from + 1],
            Parameter::Bias { layer, unit } => [layer + 1, unit + 1, 0],
        };
        play.change(|state| state.neuron = neuron);
    }
    is_due
}

/// Listens on the network around a canvas, until the owner is cleaned up.
pub(super) fn connect(play: Play, node: NodeRef<html::Canvas>, scene: Signal<Option<Arc<Scene>>>) {
    // The arrow keys move the focus from neuron to neuron, and the choice goes with it.
    let keys = window_event_listener(ev::keyup, move |event| {
        let focused = event.target().filter(|_| event.key().starts_with("Arrow"));
        if let Some(parameter) = focused.and_then(|it| of_tile(&it.dyn_into().ok()?)) {
            choose(play, parameter);
        }
    });
    on_cleanup(move || keys.remove());
    // They live as long as this view, which is part of what they listen to.
    let heard = StoredValue::new_local(Vec::new());
    node.on_load(move |node| {
        let Some(content) = node.closest(".net-content").ok().flatten() else { return };
        let tile = move |event: Event| {
            if let Some(parameter) = tile_under(&event).and_then(|it| of_tile(&it))
                && choose(play, parameter)
            {
                event.stop_propagation();
            }
        };
        let link = move |event: Event| {
            if tile_under(&event).is_none()
                && let Some(parameter) = on_link(&event, scene)
                && choose(play, parameter)
            {
                event.stop_propagation();
            }
        };
        heard.set_value(vec![
            listen(&content, "click", tile),
            listen(&content, "pointerdown", link),
        ]);
    });
}

/// Hears events of an element before what is in it does.
fn listen(
    element: &Element,
    kind: &str,
    act: impl FnMut(Event) + 'static,
) -> Closure<dyn FnMut(Event)> {
    let act = Closure::new(act);
    let hears = act.as_ref().unchecked_ref();
    // This never fails for a function.
    let _ = element.add_event_listener_with_callback_and_bool(kind, hears, true);
    act
}

/// The tile that is pressed.
fn tile_under(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-neuron]").ok().flatten()
}

/// The neuron of a tile, by its name on the page, as its bias.
fn of_tile(tile: &Element) -> Option<Parameter> {
    let name = tile.get_attribute("data-neuron")?;
    let (layer, unit) = name.split_once('-')?;
    Some(Parameter::Bias { layer: layer.parse().ok()?, unit: unit.parse().ok()? })
}

/// The link or the dot of a bias that is pressed.
fn on_link(event: &Event, scene: Signal<Option<Arc<Scene>>>) -> Option<Parameter> {
    let content = event.current_target()?.dyn_into::<Element>().ok()?;
    let event = event.dyn_ref::<PointerEvent>()?;
    let rect = content.get_bounding_client_rect();
    let [x, y] = [f64::from(event.client_x()), f64::from(event.client_y())];
    let reach = if event.pointer_type() == "touch" { 14.0 } else { 7.0 };
    let scene = scene.get_untracked()?;
    parameter_of(scene.diagram.hit([x - rect.left(), y - rect.top()], reach)?)
}
