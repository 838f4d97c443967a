//! Painting: presses, strokes and keys on the picture create points. `own.rs` shows the choice of brush; the
//! state holds the points.

use super::Brush;
use crate::lang::tr;
use crate::play::Play;
use crate::texts;
use crate::views::output::place;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::{ev, prelude::*};
use playground::Surface;
use playground::plane::Own;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The smallest distance between the points of a stroke, in units of the picture.
const SPACING: f64 = 0.3;
/// The radius of the eraser, in units of the picture.
const ERASER: f64 = 0.4;
/// The step of an arrow key for the crosshair, in units of the picture.
const ARROW: f64 = 0.5;

/// A stroke in progress: where it last added or removed points, and whether it erases.
#[derive(Clone, Debug)]
struct Stroke {
    last: [f64; 2],
    erases: bool,
    /// The points before the stroke.
    before: Option<Arc<Own>>,
}

/// The area on which points are painted.
#[component]
pub(crate) fn Paint(brush: RwSignal<Brush>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let stroke = RwSignal::new(None::<Stroke>);
    let at = RwSignal::new([0.0; 2]);
    let put = move |place: [f64; 2], erases: bool| {
        play.change(|state| match brush.get_untracked() {
            Brush::Class(class) if !erases => state.paint(place, class),
            _ => state.erase(place, ERASER),
        });
    };
    let end = move || {
        if stroke.get_untracked().is_some() {
            stroke.set(None);
            play.hold(false);
        }
    };
    // Two fingers zoom, so points that the first finger has painted until then are removed again.
    let cancel = move || {
        if let Some(Stroke { before, .. }) = stroke.get_untracked() {
            play.change(|state| state.own = before);
        }
        end();
    };
    let down = move |event: ev::PointerEvent| {
        if !event.is_primary() {
            cancel();
            return;
        }
        let Some(last) = place(stage, &event).filter(|_| matches!(event.button(), 0 | 2)) else {
            return;
        };
        let element = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        // This fails only if the pointer does not exist any more.
        let _ = element.map(|element| element.set_pointer_capture(event.pointer_id()));
        let erases = event.button() == 2 || event.alt_key();
        play.hold(true);
        let before = play.state().with_untracked(|state| state.own.clone());
        stroke.set(Some(Stroke { last, erases, before }));
        put(last, erases);
    };
    let moved = move |event: ev::PointerEvent| {
        let (Some(under_way), Some(here)) = (stroke.get_untracked(), place(stage, &event)) else {
            return;
        };
        let [dx, dy] = [here[0] - under_way.last[0], here[1] - under_way.last[1]];
        if SPACING * SPACING <= dx * dx + dy * dy {
            let erases = under_way.erases;
            stroke.set(Some(Stroke { last: here, ..under_way }));
            put(here, erases);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let by = |dx: f64, dy: f64| {
            let reach = Surface::REACH;
            at.update(|[x, y]| {
                *x = (*x + dx * ARROW).clamp(-reach, reach);
                *y = (*y + dy * ARROW).clamp(-reach, reach);
            });
        };
        let once = |erases| {
            play.hold(false);
            put(at.get_untracked(), erases);
        };
        if event.ctrl_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => by(-1.0, 0.0),
            "ArrowRight" => by(1.0, 0.0),
            "ArrowUp" => by(0.0, 1.0),
            "ArrowDown" => by(0.0, -1.0),
            "Enter" | " " => once(false),
            "Delete" | "Backspace" => once(true),
            _ => return,
        }
        event.prevent_default();
    };
    let percent = move |k: usize, sign: f64| {
        format!("{}%", 50.0 * (1.0 + sign * at.get()[k] / Surface::REACH))
    };
    let in_words = move || {
        let axes = play.state().with(texts::axes);
        let [x, y] = at.get();
        let word = |k: usize, at| {
            format!("{} {}", axes[k].name, values::measured(&axes[k], at, Surface::REACH))
        };
        let n = play.read(|session| session.data().n());
        format!("{}, {}. {}", word(0, x), word(1, y), texts::n_points(n))
    };
    on_cleanup(end);
    view! {
        <div
            class="paint"
            class:under-way=move || stroke.with(Option::is_some)
            tabindex="0"
            role="application"
            aria-label=tr(texts::PAINT_KEYS)
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| end()
            on:pointercancel=move |_| cancel()
            on:contextmenu=move |event| event.prevent_default()
            on:keydown=key
        >
            <i style:left=move || percent(0, 1.0) style:top=move || percent(1, -1.0)></i>
            <span class="visually-hidden" aria-live="polite">{in_words}</span>
        </div>
    }
}
