//! Browser callbacks that are removed together with the component that added them. For cases that `on:` does
//! not support: the window, the capture phase, listeners that must not be passive, and size changes.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, EventTarget, ResizeObserver};

/// Calls `act` for each `event` on its way down to `target`'s descendants, or at `target` itself, until the
/// current owner is cleaned up. `act` may prevent the default action.
pub fn listen<E>(target: &EventTarget, event: &'static str, act: impl Fn(E) + 'static)
where
    E: JsCast + 'static,
{
    let act = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| act(event.unchecked_into()));
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_passive(false);
    let function = act.as_ref().unchecked_ref();
    let added = target
        .add_event_listener_with_callback_and_add_event_listener_options(event, function, &options);
    if added.is_err() {
        return;
    }
    let listener = StoredValue::new_local((target.clone(), act));
    on_cleanup(move || {
        listener.with_value(|(target, act)| {
            let function = act.as_ref().unchecked_ref();
            // Removing fails only if the target no longer exists, and then nothing needs to be removed.
            let _ = target.remove_event_listener_with_callback_and_bool(event, function, true);
        });
    });
}

/// Calls `act` when the size of `element` changes, and once at the start, until the current owner
/// is cleaned up.
pub(super) fn observe_size(element: &Element, act: impl Fn() + 'static) {
    let act = Closure::<dyn Fn()>::new(act);
    let Ok(observer) = ResizeObserver::new(act.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let observer = StoredValue::new_local((observer, act));
    on_cleanup(move || observer.with_value(|(observer, _)| observer.disconnect()));
}
