//! The choice of one among two to five options that are all visible.

use super::{Choice, ids};
use crate::type_erased::dynamic;
use leptos::prelude::*;

/// A recessed bar with a raised thumb under the chosen option: a radio group.
#[component]
pub fn Segmented(
    /// The name of the choice; read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// Two to five options.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The id of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of the newly chosen option.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let group = ids::unique("w-segmented");
    let place = move || {
        let value = value.get();
        options.with(|options| options.iter().position(|option| option.id == value))
    };
    let segment = move |option: Choice| {
        let Choice { id, label, note, is_off } = option;
        let is_chosen = {
            let id = id.clone();
            move || value.with(|value| *value == id)
        };
        view! {
            <label class="w-segment" class:off=is_off title=(!note.is_empty()).then_some(note)>
                <input
                    type="radio"
                    class="visually-hidden"
                    name=group.clone()
                    value=id.clone()
                    disabled=is_off
                    prop:checked=is_chosen
                    on:change=move |_| on_change.run(id.to_string())
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div
            class="w-segmented"
            role="radiogroup"
            aria-label=move || label.get()
            style:--n=move || options.with(Vec::len).to_string()
            style:--place=move || place().unwrap_or(0).to_string()
        >
            <span class="w-segmented-thumb" hidden=move || place().is_none()></span>
            {dynamic(move || options.get().into_iter().map(&segment).collect_view())}
        </div>
    }
}
