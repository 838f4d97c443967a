//! What the part `tools` is made of, besides what `views/files.rs` marks.

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

/// Makes a view, once the part is loaded.
pub(super) fn make(view: ToolView) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part, so that whoever opens it does not wait.
pub(super) async fn fetch() {
    // If it cannot be loaded, whoever opens it is told.
    let _ = fetch_part().await;
}
