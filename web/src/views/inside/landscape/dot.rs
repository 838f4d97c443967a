//! The dot of the present network as a handle: dragged, or moved by keys, it gives the network the weights of the
//! place under it. All of one drag is undone together.

use super::taken::Taken;
use crate::lang::tr;
use crate::play::Play;
use crate::texts::inside as texts;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// How far an arrow key moves, in parts of the picture.
const ARROW: f64 = 0.02;
/// The dot keeps so far from the edges.
const EDGE: f64 = 0.02;

#[component]
pub(super) fn Dot(
    taken: StoredValue<Taken, LocalStorage>,
    /// Where the dot is, in parts of the picture.
    #[prop(into)]
    at: Signal<Option<[f64; 2]>>,
    /// Where it was when it was taken hold of.
    held: RwSignal<Option<[f64; 2]>>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    // From the pointer to the middle of the dot, while it is dragged.
    let grip = StoredValue::new(None::<[f64; 2]>);
    let is_moved = StoredValue::new(false);
    let hold = move || {
        if held.get_untracked().is_none() {
            is_moved.set_value(false);
            held.set(at.get_untracked());
            play.pause();
        }
    };
    let release = move || {
        grip.set_value(None);
        if held.get_untracked().is_some() {
            held.set(None);
        }
    };
    let go = move |to: [f64; 2]| {
        let to = to.map(|it| it.clamp(EDGE, 1.0 - EDGE));
        if let Some(params) = taken.with_value(|taken| taken.params_at(to)) {
            let goes_on = is_moved.get_value();
            is_moved.set_value(true);
            play.set_parameters(params, goes_on);
        }
    };
    // Where the pointer is in the picture.
    let place = |event: &ev::PointerEvent| {
        let target = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
        let rect = target.parent_element()?.get_bounding_client_rect();
        let [x, y] = [event.client_x(), event.client_y()].map(f64::from);
        Some([(x - rect.left()) / rect.width(), (y - rect.top()) / rect.height()])
    };
    let down = move |event: ev::PointerEvent| {
        let (Some(pointer), Some(dot)) = (place(&event), at.get_untracked()) else { return };
        if event.button() != 0 {
            return;
        }
        let element = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        // This fails only if the pointer does not exist any more.
        let _ = element.map(|element| element.set_pointer_capture(event.pointer_id()));
        hold();
        grip.set_value(Some([0, 1].map(|k| dot[k] - pointer[k])));
    };
    let moved = move |event: ev::PointerEvent| {
        if let (Some(grip), Some(pointer)) = (grip.get_value(), place(&event)) {
            go([0, 1].map(|k| pointer[k] + grip[k]));
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowLeft" => [-ARROW, 0.0],
            "ArrowRight" => [ARROW, 0.0],
            "ArrowUp" => [0.0, -ARROW],
            "ArrowDown" => [0.0, ARROW],
            "Enter" => {
                event.prevent_default();
                return release();
            }
            "Escape" if held.get_untracked().is_some() => {
                event.prevent_default();
                let is_moved = is_moved.get_value();
                release();
                if is_moved {
                    play.undo();
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(from) = at.get_untracked() {
            hold();
            go([0, 1].map(|k| from[k] + step[k]));
        }
    };
    let percent = |at: f64| format!("{:.3}%", 100.0 * at);
    let across = move |k: usize| move || at.get().map(|at| percent(at[k]));
    view! {
        <button
            type="button"
            class="sight-dot"
            class:held=move || held.get().is_some()
            hidden=move || at.get().is_none()
            style:left=across(0)
            style:top=across(1)
            aria-label=tr(texts::DOT)
            title=tr(texts::DRAG)
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| release()
            on:pointercancel=move |_| release()
            on:blur=move |_| release()
            on:keydown=key
        ></button>
    }
}
