//! The button that shows an icon alone.

use super::{Icon, IconName};
use crate::erased::dynamic;
use leptos::prelude::*;

/// A button with an icon, whose label is read aloud and shown as a tooltip.
///
/// A disabled button keeps its place in the Tab order, so that everyone can learn the reason.
#[component]
pub fn IconButton(
    /// What it shows.
    #[prop(into)]
    icon: Signal<IconName>,
    /// What it does: a verb.
    #[prop(into)]
    label: Signal<String>,
    /// A tooltip that says more than the label, such as "Undo · Ctrl Z".
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// For a button that stays down: whether it is down.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Called when pressed by pointer or key.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let press = move |_| {
        if disabled.with_untracked(Option::is_none) {
            on_click.run(());
        }
    };
    let tooltip = move || disabled.get().or_else(|| hint.get()).unwrap_or_else(|| label.get());
    view! {
        <button
            type="button"
            class="w-icon-button"
            aria-label=move || label.get()
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            aria-disabled=move || disabled.with(Option::is_some).then_some("true")
            title=tooltip
            on:click=press
        >
            {dynamic(move || view! { <Icon name=icon.get() /> })}
        </button>
    }
}
