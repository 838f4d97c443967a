//! The lessons: their list, the open one, tasks, and the figures. Fetched when one of them is opened
//! first, or when the page has nothing to do.

use super::in_part;
use crate::views::{output, rail, task};
use leptos::prelude::*;
use playground::tasks::lesson::{Entry, Lesson};

/// What this part can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum View {
    /// The list, or the open lesson.
    Rail,
    /// What a link without a lesson asks for, and its figure.
    Task,
    /// What figures lay over the picture.
    Overlay,
}

in_part!(lessons, fetch: fn made(view: View) -> AnyView {
    match view {
        View::Rail => view! { <rail::Rail lessons=expect_context() /> }.into_any(),
        View::Task => view! { <task::Task /> }.into_any(),
        View::Overlay => view! { <output::Overlay /> }.into_any(),
    }
});

in_part!(lessons: fn list_from(json: String) -> Option<Vec<Entry>> {
    Entry::list_from_json(&json).ok()
});

in_part!(lessons: fn lesson_from(json: String) -> Option<Lesson> {
    Lesson::from_json(&json).ok()
});

/// A view of the lessons.
pub(crate) fn view(view: View) -> AnyView {
    super::view(Box::new(move || Box::pin(made(view))))
}

/// The list of the lessons; nothing where the text is none, or this part could not be had.
pub(crate) async fn list(json: String) -> Option<Vec<Entry>> {
    list_from(json).await.ok().flatten()
}

/// A lesson, likewise.
pub(crate) async fn lesson(json: String) -> Option<Lesson> {
    lesson_from(json).await.ok().flatten()
}

/// Fetches this part, so that whoever opens it waits for nothing.
pub(super) async fn fetch_early() {
    // Whoever opens it will be told.
    let _ = fetch().await;
}
