//! The row under a dial's list for typing a number that is not in the list.

use crate::type_erased::dynamic;
use crate::widgets::NumberField;
use leptos::prelude::*;

/// The row under a dial's list in which any number can be typed.
#[derive(Clone, Copy, Debug)]
pub struct NumberEntry {
    /// The label of the row: "Other value".
    pub label: Signal<String>,
    /// The present number.
    pub value: Signal<f64>,
    /// The smallest number.
    pub min: f64,
    /// The largest number.
    pub max: f64,
    /// The step of ↑ and ↓ in the row.
    pub step: f64,
    /// Called with the typed number, already in range.
    pub on_commit: Callback<f64>,
}

/// The row; `on_done` is called after each commit.
#[component]
pub(super) fn NumberRow(entry: NumberEntry, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let NumberEntry { label, value, min, max, step, on_commit } = entry;
    let on_commit = move |number| {
        on_commit.run(number);
        on_done.run(());
    };
    view! {
        <div class="w-dial-number">
            // For screen readers, the field itself has the label.
            <span aria-hidden="true">{dynamic(move || label.get())}</span>
            <NumberField label value min max step on_commit />
        </div>
    }
}
