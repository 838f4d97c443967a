//! The button with words. For a button with an icon alone see `icon_button.rs`.

use super::{Icon, IconName};
use crate::erased::dynamic;
use leptos::prelude::*;

/// A button with a label and perhaps an icon before it.
///
/// A disabled button keeps its place in the Tab order, so that everyone can learn the reason.
#[component]
pub fn Button(
    /// What it does: a verb.
    #[prop(into)]
    label: Signal<String>,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Fills the button with ink: for the one next step.
    #[prop(optional)]
    primary: bool,
    /// Leaves the border away: for rows of buttons in a bar.
    #[prop(optional)]
    quiet: bool,
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
    view! {
        <button
            type="button"
            class="w-button"
            class:w-primary=primary
            class:w-quiet=quiet
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            aria-disabled=move || disabled.with(Option::is_some).then_some("true")
            title=move || disabled.get()
            on:click=press
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{dynamic(move || label.get())}</span>
        </button>
    }
}
