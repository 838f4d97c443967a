//! What the part `lessons` is made of, besides what `views/lessons.rs` marks.

use crate::part::lessons::View;
use crate::part::{LoadError, Pending, in_part};
use crate::views::{output, rail, task};
use leptos::prelude::*;

in_part!(lessons, fetch_part: fn made(view: View) -> AnyView {
    match view {
        View::Rail => view! { <rail::Rail lessons=expect_context() /> }.into_any(),
        View::Task => view! { <task::Task /> }.into_any(),
        View::Overlay => view! { <output::Overlay /> }.into_any(),
    }
});

/// Makes a view, once the part is loaded.
pub(super) fn make(view: View) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part, so that whoever opens it does not wait.
pub(super) async fn fetch() -> Result<(), LoadError> {
    fetch_part().await?;
    Ok(())
}
