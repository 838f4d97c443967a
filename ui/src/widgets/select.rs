//! The choice of one among many options that need not all be visible: the browser's own list.

use super::{Choice, Help};
use crate::type_erased::dynamic;
use leptos::{ev, prelude::*};
use web_sys::HtmlSelectElement;

/// A label with a drop-down list.
#[component]
pub fn Select(
    /// The name of the choice.
    #[prop(into)]
    label: Signal<String>,
    /// The options; their notes appear when the pointer is on them.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The id of the chosen option.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of the newly chosen option.
    #[prop(into)]
    on_change: Callback<String>,
    /// One or two sentences about it.
    #[prop(optional, into)]
    help: Option<Signal<String>>,
) -> impl IntoView {
    let change = move |event: ev::Targeted<ev::Event, HtmlSelectElement>| {
        on_change.run(event.target().value())
    };
    let option = move |Choice { id, label, note, .. }: Choice| {
        let is_chosen = {
            let id = id.clone();
            move || value.with(|value| *value == id)
        };
        view! {
            <option value=id title=(!note.is_empty()).then_some(note) prop:selected=is_chosen>
                {label}
            </option>
        }
    };
    view! {
        <span class="w-row">
            <label class="w-select">
                <span>{dynamic(move || label.get())}</span>
                <select on:change:target=change>
                    {dynamic(move || options.get().into_iter().map(option).collect_view())}
                </select>
            </label>
            {help.map(|text| view! { <Help about=label text /> })}
        </span>
    }
}
