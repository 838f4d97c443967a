//! The play button: the only round, filled button of the page.

use super::{Icon, IconName};
use crate::type_erased::dynamic;
use leptos::prelude::*;

/// Starts and pauses. Its name is the action of the next press.
#[component]
pub fn PlayButton(
    /// Whether it is running.
    #[prop(into)]
    playing: Signal<bool>,
    /// The name while it is paused.
    #[prop(into)]
    play_label: Signal<String>,
    /// The name while it runs.
    #[prop(into)]
    pause_label: Signal<String>,
    /// Attracts attention with a single pulse when it becomes true; for a page that has never played.
    #[prop(optional, into)]
    pulse: Signal<bool>,
    /// Called when pressed.
    #[prop(into)]
    on_toggle: Callback<()>,
) -> impl IntoView {
    let name = move || if playing.get() { pause_label.get() } else { play_label.get() };
    view! {
        <button
            type="button"
            class="w-play"
            class:w-pulse=move || pulse.get()
            aria-label=name
            title=name
            on:click=move |_| on_toggle.run(())
        >
            {dynamic(move || {
                let name = if playing.get() { IconName::Pause } else { IconName::Play };
                view! { <Icon name /> }
            })}
        </button>
    }
}
