//! The tools: sharing, printing, own data, and files. Fetched when one of them is opened first, or when the
//! page has nothing to do.

use super::in_part;
use crate::play::Play;
use crate::views::own::{self, Brush};
use crate::views::table::{self, Tables};
use crate::views::{files, poster, share};
use leptos::prelude::*;
use ui::files::Text;
use ui::speech::Speech;
use ui::widgets::Toasts;

/// What this part can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum View {
    /// What is in the dialog that gives the page away.
    Share(Speech),
    /// What is printed.
    Print,
    /// The question what the columns of a table mean.
    Table(Tables),
    /// The menu of files, and what to close after a choice.
    Files(RwSignal<bool>),
    /// The picture as something to paint on.
    Paint(RwSignal<Brush>),
    /// What to do where there are no points yet.
    PaintHint,
    /// The tools to paint with.
    Brushes(RwSignal<Brush>),
}

in_part!(tools, fetch: fn made(view: View) -> AnyView {
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

in_part!(tools: fn read(play: Play, toasts: Toasts, tables: Tables, text: Text) -> () {
    files::arrived(play, toasts, tables, text);
});

/// A view of the tools.
pub(crate) fn view(view: View) -> AnyView {
    super::view(Box::new(move || Box::pin(made(view))))
}

/// Takes a text that has arrived on the page.
pub(crate) fn take(play: Play, toasts: Toasts, tables: Tables, text: Text) {
    super::act(toasts, Box::new(move || Box::pin(read(play, toasts, tables, text.clone()))));
}

/// Fetches this part, so that whoever opens it waits for nothing.
pub(super) async fn fetch_early() {
    // Whoever opens it will be told.
    let _ = fetch().await;
}
