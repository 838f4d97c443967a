//! The small question mark that explains a control.

use super::{Align, Icon, IconName, Popover, Side, ids};
use crate::type_erased::dynamic;
use leptos::{html, prelude::*};

/// A question mark that shows one or two sentences while the pointer or the focus is on it, and after a tap
/// until the next tap.
#[component]
pub fn Help(
    /// The name of the explained control.
    #[prop(into)]
    about: Signal<String>,
    /// The explanation.
    #[prop(into)]
    text: Signal<String>,
    /// The side on which the text appears if there is space.
    #[prop(default = Side::Above)]
    side: Side,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let is_hovered = StoredValue::new(false);
    let button = NodeRef::<html::Button>::new();
    let id = StoredValue::new(ids::unique("w-help"));

    // A finger cannot hover: for touch and for keys, a press opens and closes the text.
    let hover = move |event: web_sys::PointerEvent, is_over: bool| {
        if event.pointer_type() == "mouse" {
            is_hovered.set_value(is_over);
            open.set(is_over);
        }
    };
    let press = move |_| {
        if !is_hovered.get_value() {
            open.update(|open| *open = !*open);
        }
    };
    let focus = move |_| {
        let button = button.get_untracked();
        if button.is_some_and(|button| button.matches(":focus-visible").unwrap_or(false)) {
            open.set(true);
        }
    };
    let anchor = move || {
        view! {
            <button
                type="button"
                class="w-help"
                node_ref=button
                aria-label=move || format!("{}?", about.get())
                aria-describedby=move || open.get().then(|| id.get_value())
                on:click=press
                on:focus=focus
                on:blur=move |_| open.set(false)
            >
                <Icon name=IconName::Help />
            </button>
        }
    };
    view! {
        <span
            class="w-help-root"
            on:pointerenter=move |event| hover(event, true)
            on:pointerleave=move |event| hover(event, false)
        >
            <Popover
                open
                anchor
                side
                align=Align::Center
                role="tooltip"
                id=id.get_value()
                takes_focus=false
            >
                <p class="w-help-text">{dynamic(move || text.get())}</p>
            </Popover>
        </span>
    }
}
