//! The contents of the part `tools`, except what `views/files.rs` marks.

use crate::part::{Pending, ToolView, in_part};
use crate::views::{files, own, poster, share, table};
use leptos::prelude::*;

in_part!(tools, fetch_part: fn made(view: ToolView) -> AnyView {
    match view {
        ToolView::Share(language) => view! { <share::Sections language /> }.into_any(),
        ToolView::Print => view! { <poster::Sheet /> }.into_any(),
        ToolView::Table(tables) => view! { <table::Question tables /> }.into_any(),
        ToolView::Files(open) => view! { <files::Menu open /> }.into_any(),
        ToolView::Paint(brush) => view! { <own::Paint brush /> }.into_any(),
        ToolView::PaintHint => view! { <own::Hint /> }.into_any(),
        ToolView::Brushes(brush) => view! { <own::Tools brush /> }.into_any(),
    }
});

/// Creates a view, once the part is loaded.
pub(super) fn make(view: ToolView) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part in advance, so that the user does not have to wait.
pub(super) async fn fetch() {
    // If loading fails, the user gets a message on opening the part.
    let _ = fetch_part().await;
}
