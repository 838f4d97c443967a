//! What the part `tools` is made of, besides what `views/files.rs` marks.

use crate::part::tools::View;
use crate::part::{LoadError, Pending, in_part};
use crate::views::{files, own, poster, share, table};
use leptos::prelude::*;

in_part!(tools, fetch_part: fn made(view: View) -> AnyView {
    match view {
        View::Share(speech) => view! { <share::Sections speech /> }.into_any(),
        View::Print => view! { <poster::Sheet /> }.into_any(),
        View::Table(tables) => view! { <table::Question tables /> }.into_any(),
        View::Files(open) => view! { <files::Menu open /> }.into_any(),
        View::Paint(brush) => view! { <own::Paint brush /> }.into_any(),
        View::PaintHint => view! { <own::Hint /> }.into_any(),
        View::Brushes(brush) => view! { <own::Tools brush /> }.into_any(),
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
