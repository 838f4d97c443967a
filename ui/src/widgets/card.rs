//! The card: a raised surface above the page.

use leptos::prelude::*;

/// A raised surface for any content.
#[component]
pub fn Card(
    /// The content.
    children: Children,
) -> impl IntoView {
    view! { <div class="w-card">{children()}</div> }
}
