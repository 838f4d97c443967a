//! A small whole number with a button on either side.

use super::{Icon, IconName};
use crate::type_erased::dynamic;
use leptos::prelude::*;

/// Counts down and up, one at a time. At each limit the button in that direction is disabled.
#[component]
pub fn Stepper(
    /// The name of what is counted; read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// The action of −: "Take one away".
    #[prop(into)]
    less_label: Signal<String>,
    /// The action of +: "Add one".
    #[prop(into)]
    more_label: Signal<String>,
    /// The present number.
    #[prop(into)]
    value: Signal<usize>,
    /// The smallest number.
    #[prop(optional, into)]
    min: Signal<usize>,
    /// The largest number.
    #[prop(into)]
    max: Signal<usize>,
    /// Called with the new number.
    #[prop(into)]
    on_change: Callback<usize>,
) -> impl IntoView {
    let can_less = move || min.get() < value.get();
    let can_more = move || value.get() < max.get();
    let less = move |_| {
        if untrack(can_less) {
            on_change.run(value.get_untracked() - 1);
        }
    };
    let more = move |_| {
        if untrack(can_more) {
            on_change.run(value.get_untracked() + 1);
        }
    };
    view! {
        <div class="w-stepper" role="group" aria-label=move || label.get()>
            <button
                type="button"
                class="w-less"
                aria-label=move || less_label.get()
                title=move || less_label.get()
                aria-disabled=move || (!can_less()).then_some("true")
                on:click=less
            >
                <Icon name=IconName::Minus />
            </button>
            <output aria-live="polite" translate="no">{dynamic(move || value.get())}</output>
            <button
                type="button"
                class="w-more"
                aria-label=move || more_label.get()
                title=move || more_label.get()
                aria-disabled=move || (!can_more()).then_some("true")
                on:click=more
            >
                <Icon name=IconName::Plus />
            </button>
        </div>
    }
}
