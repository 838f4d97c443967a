//! The lessons: their list, the open one, tasks, and the figures. Fetched when one of them is opened
//! first, or when the page has nothing to do.

use super::in_part;
use crate::views::lessons::Lessons;
use crate::views::{output, rail, task};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

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

in_part!(lessons: fn list_wanted(lessons: Lessons) -> () {
    spawn_local(lessons.have_list());
});

in_part!(lessons: fn lesson_wanted(lessons: Lessons, id: String, at: Option<usize>) -> () {
    lessons.load_here(id, at);
});

/// A view of the lessons.
pub(crate) fn view(view: View) -> AnyView {
    super::view(Box::new(move || Box::pin(made(view))))
}

/// Loads the list of the lessons, unless it is there.
pub(crate) fn load_list(lessons: Lessons) {
    spawn_local(async move {
        if list_wanted(lessons).await.is_err() {
            lessons.fail();
        }
    });
}

/// Loads a lesson and opens it.
pub(crate) fn load(lessons: Lessons, id: String, at: Option<usize>) {
    spawn_local(async move {
        if lesson_wanted(lessons, id, at).await.is_err() {
            lessons.fail();
        }
    });
}

/// Fetches this part, so that whoever opens it waits for nothing.
pub(super) async fn fetch_early() {
    // Whoever opens it will be told.
    let _ = fetch().await;
}
