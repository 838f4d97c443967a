//! The sheet that a phone's tab pulls up. It covers the lower part of the page only: the picture
//! stays in sight and in use, so there is no backdrop and the focus is free to leave.

use leptos::{ev, html, prelude::*};

/// How far a sheet must be dragged down to close.
const CLOSES_AFTER_PX: f64 = 72.0;
/// Less than this is a press and no drag.
const SLACK_PX: f64 = 6.0;

/// A panel at the bottom, at most 60 % high, with a handle to drag or press it shut.
///
/// Its content stays in place while it is shut. The page sets `--w-sheet-bottom` to the height of
/// whatever lies under it.
#[component]
pub fn Sheet(
    /// Whether it is up. The sheet shuts itself by writing `false`.
    open: RwSignal<bool>,
    /// Its name; read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// The name of the handle, which shuts the sheet.
    #[prop(into)]
    close_label: Signal<String>,
    /// Its id, to which tabs point.
    #[prop(into)]
    id: String,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let handle = NodeRef::<html::Button>::new();
    let started_px = StoredValue::new(0.0_f64);
    // How far it is dragged down; `None` while it is not held.
    let dragged_px = RwSignal::new(None::<f64>);
    let was_drag = StoredValue::new(false);

    let hold = move |event: ev::PointerEvent| {
        started_px.set_value(f64::from(event.client_y()));
        dragged_px.set(Some(0.0));
        // Without the capture the drag ends where the finger leaves the handle.
        let _ = handle.get_untracked().map(|it| it.set_pointer_capture(event.pointer_id()));
    };
    let drag = move |event: ev::PointerEvent| {
        if dragged_px.get_untracked().is_some() {
            let distance_px = f64::from(event.client_y()) - started_px.get_value();
            dragged_px.set(Some(distance_px.max(0.0)));
        }
    };
    let release = move |_| {
        let distance_px = dragged_px.get_untracked().unwrap_or(0.0);
        dragged_px.set(None);
        was_drag.set_value(SLACK_PX < distance_px);
        if CLOSES_AFTER_PX < distance_px {
            open.set(false);
        }
    };
    // A drag that was taken back ends in a click as well, which must not close.
    let click = move |_| {
        if !was_drag.get_value() {
            open.set(false);
        }
        was_drag.set_value(false);
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            open.set(false);
        }
    };
    view! {
        <section
            class="w-sheet"
            class:w-open=move || open.get()
            class:w-held=move || dragged_px.get().is_some()
            id=id
            role="tabpanel"
            aria-label=move || label.get()
            inert=move || !open.get()
            style:--drag=move || format!("{}px", dragged_px.get().unwrap_or(0.0))
            on:keydown=key
        >
            <button
                type="button"
                class="w-sheet-handle"
                node_ref=handle
                aria-label=move || close_label.get()
                on:pointerdown=hold
                on:pointermove=drag
                on:pointerup=release
                on:pointercancel=move |_| dragged_px.set(None)
                on:click=click
            ></button>
            <div class="w-sheet-body">{children()}</div>
        </section>
    }
}
