//! The contents of the part `lessons`, except what `views/lessons.rs` marks.

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

/// Creates a view, once the part is loaded.
pub(super) fn make(view: LessonView) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part in advance, so that the user does not have to wait.
pub(super) async fn fetch() {
    // If loading fails, the user gets a message on opening the part.
    let _ = fetch_part().await;
}
