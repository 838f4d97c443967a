//! The sheet that a tab opens on a phone. It covers only the lower part of the page: the picture stays visible
//! and usable, so there is no backdrop, and the focus can leave the sheet.

use leptos::{ev, html, prelude::*};

/// How far a sheet must be dragged down to close it.
const CLOSES_AFTER_PX: f64 = 72.0;
/// A shorter movement is a press and not a drag.
const SLACK_PX: f64 = 6.0;

/// A panel at the bottom, at most 60 % of the window high, with a handle that closes it by dragging or
/// pressing.
///
/// Its content stays rendered while it is closed. The page sets `--w-sheet-bottom` to the height of the
/// elements below it.
#[component]
pub fn Sheet(
    /// Whether it is open. The sheet closes itself by writing `false`.
    open: RwSignal<bool>,
    /// Its name; read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// The name of the handle, which closes the sheet.
    #[prop(into)]
    close_label: Signal<String>,
    /// Its id, to which the tabs refer.
    #[prop(into)]
    id: String,
    /// The content.
    children: Children,
) -> impl IntoView {
    let handle = NodeRef::<html::Button>::new();
    let started_px = StoredValue::new(0.0_f64);
    // How far it is dragged down; `None` while nobody drags it.
    let dragged_px = RwSignal::new(None::<f64>);
    let was_drag = StoredValue::new(false);

    let hold = move |event: ev::PointerEvent| {
        started_px.set_value(f64::from(event.client_y()));
        dragged_px.set(Some(0.0));
        // Without pointer capture, the drag ends when the finger leaves the handle.
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
    // A drag that was reversed also ends in a click, which must not close the sheet.
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
