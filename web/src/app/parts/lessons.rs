//! What the part `lessons` is made of, besides what `views/lessons.rs` marks.

use crate::part::{LessonView, Pending, in_part};
use crate::views::{output, rail, task};
use leptos::prelude::*;

in_part!(lessons, fetch_part: fn made(view: LessonView) -> AnyView {
    match view {
        LessonView::Rail => view! { <rail::Rail lessons=expect_context() /> }.into_any(),
        LessonView::Task => view! { <task::Task /> }.into_any(),
        LessonView::Figure => view! { <task::LessonFigure /> }.into_any(),
        LessonView::Overlay => view! { <output::Overlay /> }.into_any(),
    }
});

/// Makes a view, once the part is loaded.
pub(super) fn make(view: LessonView) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part, so that whoever opens it does not wait.
pub(super) async fn fetch() {
    // If it cannot be loaded, whoever opens it is told.
    let _ = fetch_part().await;
}
