//! The frame around one control: its name, its help, and whether it is shown.

use super::Help;
use crate::type_erased::dynamic;
use leptos::prelude::*;

/// Wraps a control, so that links can hide it and lessons can highlight it by one id.
///
/// For controls that have their own label and help (`Slider`, `Toggle`, `Dial`), leave out both here.
#[component]
pub fn Field(
    /// The control's id, for links that hide it and lessons that highlight it.
    control: &'static str,
    /// A label above the control.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// One or two sentences about the control, shown by a small question mark. Needs a label.
    #[prop(optional, into)]
    help: Option<Signal<String>>,
    /// Whether the control is hidden.
    #[prop(optional, into)]
    hidden: Signal<bool>,
    /// Whether a ring highlights the control.
    #[prop(optional, into)]
    spotlight: Signal<bool>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let head = label.map(|label| {
        view! {
            <div class="w-field-head">
                <span>{dynamic(move || label.get())}</span>
                {help.map(|text| view! { <Help about=label text /> })}
            </div>
        }
    });
    view! {
        <div
            class="w-field"
            class:w-spotlight=move || spotlight.get()
            data-control=control
            hidden=move || hidden.get()
        >
            {head}
            {children()}
        </div>
    }
}
