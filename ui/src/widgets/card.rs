//! The raised surface on which something floats above the stage.

use leptos::prelude::*;

/// A raised surface for whatever it is given.
#[component]
pub fn Card(
    /// What lies on it.
    children: Children,
) -> impl IntoView {
    view! { <div class="w-card">{children()}</div> }
}
