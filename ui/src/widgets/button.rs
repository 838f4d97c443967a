//! The button with a label, and the button with only an icon.

use super::{Icon, IconName};
use crate::type_erased::dynamic;
use leptos::prelude::*;

/// A button with a label and, optionally, an icon before it.
///
/// A disabled button stays in the Tab order, so that everyone can learn the reason.
#[component]
pub fn Button(
    /// What it does: a verb.
    #[prop(into)]
    label: Signal<String>,
    /// An icon before the label.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Fills the button with the text color: for the most likely next step.
    #[prop(optional)]
    primary: bool,
    /// Leaves out the border: for rows of buttons in a bar.
    #[prop(optional)]
    quiet: bool,
    /// For a toggle button: whether it is pressed.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Called when pressed by pointer or key.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let class = match (primary, quiet) {
        (true, _) => "w-button w-primary",
        (false, true) => "w-button w-quiet",
        (false, false) => "w-button",
    };
    let content = view! {
        {icon.map(|name| view! { <Icon name /> })}
        <span>{dynamic(move || label.get())}</span>
    };
    element(class, None, disabled, pressed, disabled, on_click, content.into_any())
}

/// A button with an icon, whose label is read aloud and shown as a tooltip.
///
/// A disabled button stays in the Tab order, so that everyone can learn the reason.
#[component]
pub fn IconButton(
    /// The icon.
    #[prop(into)]
    icon: Signal<IconName>,
    /// What it does: a verb.
    #[prop(into)]
    label: Signal<String>,
    /// A tooltip that says more than the label, such as "Undo · Ctrl Z".
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// For a toggle button: whether it is pressed.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Called when pressed by pointer or key.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    let tooltip =
        Signal::derive(move || disabled.get().or_else(|| hint.get()).or_else(|| Some(label.get())));
    let content = dynamic(move || view! { <Icon name=icon.get() /> });
    element("w-icon-button", Some(label), tooltip, pressed, disabled, on_click, content)
}

/// The element of both kinds of buttons. `name` is read aloud instead of the content.
fn element(
    class: &'static str,
    name: Option<Signal<String>>,
    tooltip: Signal<Option<String>>,
    pressed: Option<Signal<bool>>,
    disabled: Signal<Option<String>>,
    on_click: Callback<()>,
    content: AnyView,
) -> impl IntoView {
    let press = move |_| {
        if disabled.with_untracked(Option::is_none) {
            on_click.run(());
        }
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=move || name.map(|name| name.get())
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            aria-disabled=move || disabled.with(Option::is_some).then_some("true")
            title=move || tooltip.get()
            on:click=press
        >
            {content}
        </button>
    }
}
