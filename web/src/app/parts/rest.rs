//! What the part `rest` is made of.

use crate::app::sheets::SmallSheets;
use crate::part::rest::View;
use crate::part::{LoadError, Pending, in_part};
use crate::views::network::{LayerCard, ParameterCard};
use crate::views::output::{Curve, Measured, Reading};
use crate::views::table::TableDialog;
use crate::views::{
    article, console, data, divergence, header, loss, poster, share, shortcuts, spoken,
};
use leptos::prelude::*;

in_part!(rest, fetch_part: fn made(view: View) -> AnyView {
    match view {
        View::Tools { help, share, speech } => view! { <header::Tools help share speech /> }.into_any(),
        View::Data => view! { <data::Column /> }.into_any(),
        View::Dials => view! { <console::Dials /> }.into_any(),
        View::Loss => view! { <loss::Loss /> }.into_any(),
        View::Sheets => view! { <SmallSheets /> }.into_any(),
        View::Spoken => view! { <spoken::Spoken /> }.into_any(),
        View::Measured => view! { <Measured /> }.into_any(),
        View::Curve(on) => view! { <Curve on /> }.into_any(),
        View::Reading { pointed, line } => view! { <Reading pointed line /> }.into_any(),
        View::ParameterCard => view! { <ParameterCard /> }.into_any(),
        View::LayerCard { layer, n, is_there } => view! { <LayerCard layer n is_there /> }.into_any(),
        View::Article(speech) => view! { <article::Sections speech /> }.into_any(),
        View::Over { help, share, speech, tables, theme } => view! {
            <divergence::Divergence />
            <shortcuts::Shortcuts open=help />
            <share::Share open=share speech />
            <poster::Poster theme />
            <TableDialog tables />
        }
        .into_any(),
    }
});

/// Makes a view, once the part is loaded.
pub(super) fn make(view: View) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part.
pub(super) async fn fetch() -> Result<(), LoadError> {
    fetch_part().await?;
    Ok(())
}
