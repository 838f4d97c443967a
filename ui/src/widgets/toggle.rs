//! The switch for a yes-or-no setting that takes effect at once.

use super::Help;
use crate::type_erased::dynamic;
use leptos::prelude::*;

/// A switch with its label; the label can be pressed too.
#[component]
pub fn Toggle(
    /// The name of the setting.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    value: Signal<bool>,
    /// Called with the new value.
    #[prop(into)]
    on_change: Callback<bool>,
    /// One or two sentences about it.
    #[prop(optional, into)]
    help: Option<Signal<String>>,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
) -> impl IntoView {
    let flip = move |_| {
        if disabled.with_untracked(Option::is_none) {
            on_change.run(!value.get_untracked());
        }
    };
    view! {
        <span class="w-toggle-row">
            <button
                type="button"
                class="w-toggle"
                role="switch"
                aria-checked=move || value.get().to_string()
                aria-disabled=move || disabled.with(Option::is_some).then_some("true")
                title=move || disabled.get()
                on:click=flip
            >
                <span class="w-toggle-track"></span>
                <span>{dynamic(move || label.get())}</span>
            </button>
            {help.map(|text| view! { <Help about=label text /> })}
        </span>
    }
}
