//! What figures draw over the picture: a ring around the figure's point, which users drag or move with keys,
//! and the line of the single neuron that is equivalent to a linear network.

use crate::lang::t;
use crate::play::Play;
use crate::texts as page;
use crate::texts::figure as texts;
use crate::views::figure::has_place;
use crate::views::output::place;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::{ev, prelude::*};
use playground::inside::figure::collapse::Collapse;
use playground::{Figure, Surface};
use ui::type_erased::{dynamic, effect};
use wasm_bindgen::JsCast;

/// The step of an arrow key for the ring, in units of the picture, without and with Shift.
const ARROW: [f64; 2] = [0.5, 0.1];

#[component]
pub(crate) fn Overlay() -> impl IntoView {
    let play = expect_context::<Play>();
    let has_ring = play.get(has_place);
    let has_line = play.get(|state| state.figure == Some(Figure::Collapse));
    view! {
        {dynamic(move || has_line.get().then(|| line(play)))}
        {dynamic(move || has_ring.get().then(|| view! { <Ring /> }))}
    }
}

/// The line where the sum of the single neuron is 0.
fn line(play: Play) -> AnyView {
    dynamic(move || {
        let ends = play.compute(ends, ())??;
        // The vertical axis of the SVG points down.
        let [[x1, y1], [x2, y2]] = ends.map(|[x, y]| [x, -y].map(|v| format!("{v:.3}")));
        let path = format!("M{x1} {y1}L{x2} {y2}");
        Some(view! {
            <svg class="equivalent" viewBox="-6 -6 12 12" aria-hidden="true">
                <path d=path.clone() /> <path d=path />
            </svg>
        })
    })
}

fn ends(session: &mut playground::Session, (): ()) -> Option<[[f64; 2]; 2]> {
    match Collapse::of(session) {
        Collapse::Linear(rows, _) if rows.len() == 1 => rows[0].line(&session.inputs().features),
        _ => None,
    }
}

#[component]
fn Ring() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let at = play.get(|state| state.at);
    let held = RwSignal::new(false);
    // Lets keyboard users point at the picture.
    let focused = RwSignal::new(false);
    effect(move || {
        let at = at.get();
        if focused.get() {
            stage.pointed.set(Some(at));
        }
    });
    let leave = move |_| {
        focused.set(false);
        stage.pointed.set(None);
    };
    let put = move |at: [f64; 2]| {
        let reach = Surface::REACH;
        // Rounded to tenths, so that users can check the numbers beside the picture by hand.
        let at = at.map(|v| ((v * 10.0).round() / 10.0).clamp(-reach, reach));
        play.change(|state| state.at = at);
    };
    let end = move || {
        if held.get_untracked() {
            held.set(false);
            play.hold(false);
        }
    };
    let down = move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let element = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        // This fails only if the pointer does not exist any more.
        let _ = element.map(|element| element.set_pointer_capture(event.pointer_id()));
        play.hold(true);
        held.set(true);
    };
    let moved = move |event: ev::PointerEvent| {
        if held.get_untracked()
            && let Some(at) = place(stage, &event)
        {
            put(at);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let step = ARROW[usize::from(event.shift_key())];
        let [x, y] = at.get_untracked();
        let there = match event.key().as_str() {
            "ArrowLeft" => [x - step, y],
            "ArrowRight" => [x + step, y],
            "ArrowUp" => [x, y + step],
            "ArrowDown" => [x, y - step],
            _ => return,
        };
        event.prevent_default();
        put(there);
    };
    let percent = move |k: usize, sign: f64| {
        format!("{:.2}%", 50.0 * (1.0 + sign * at.get()[k] / Surface::REACH))
    };
    let in_words = move || {
        let axes = play.state().with(page::axes);
        let [x, y] = at.get();
        let word =
            |k: usize, at| format!("{} {}", axes[k].name, values::number(axes[k].to_real(at)));
        format!("{}, {}. {}", word(0, x), word(1, y), t(texts::MOVE))
    };
    on_cleanup(end);
    view! {
        <button
            type="button"
            class="ring"
            class:held=move || held.get()
            style:left=move || percent(0, 1.0)
            style:top=move || percent(1, -1.0)
            aria-label=in_words
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| end()
            on:pointercancel=move |_| end()
            on:keydown=key
            on:focus=move |_| focused.set(true)
            on:blur=leave
        ></button>
    }
}
