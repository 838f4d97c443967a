//! The row under a dial's list in which a number can be typed that the list does not have.

use crate::type_erased::dynamic;
use crate::widgets::NumberField;
use leptos::prelude::*;

/// The row under a dial's list in which any number can be typed.
#[derive(Clone, Copy, Debug)]
pub struct NumberEntry {
    /// What the row is called: "Other value".
    pub label: Signal<String>,
    /// The number now.
    pub value: Signal<f64>,
    /// The least number.
    pub min: f64,
    /// The greatest number.
    pub max: f64,
    /// What ↑ and ↓ add and take away in the row.
    pub step: f64,
    /// Called with the number typed, already in range.
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
            // The field carries the label for those who listen.
            <span aria-hidden="true">{dynamic(move || label.get())}</span>
            <NumberField label value min max step on_commit />
        </div>
    }
}
