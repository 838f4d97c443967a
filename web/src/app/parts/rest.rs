//! The contents of the part `rest`.

use crate::app::sheets::SmallSheets;
use crate::part::{self, InsideView, LoadError, Pending, RestView, in_part};
use crate::play::Play;
use crate::views::network::LayerCard;
use crate::views::output::{
    AxisNames, Back, Curve, InsideNumbers, Legend, Measured, Reading, TickNumbers, Views,
};
use crate::views::stage::Stage;
use crate::views::table::TableDialog;
use crate::views::{
    announcements, article, console, data, divergence, header, loss, poster, share, shortcuts,
};
use crate::{address, embed};
use leptos::prelude::*;
use playground::{Lens, PlaygroundState};

in_part!(rest, fetch_part: fn made(view: RestView) -> AnyView {
    match view {
        RestView::Tools { help, share, language } => view! { <header::Tools help share language /> }.into_any(),
        RestView::Data => view! { <data::Column /> }.into_any(),
        RestView::Views => view! { <Views /> }.into_any(),
        RestView::Lenses => part::inside(InsideView::Lenses),
        RestView::Dials => view! { <console::Dials /> }.into_any(),
        RestView::Loss => view! { <loss::Loss /> }.into_any(),
        RestView::Sheets => view! { <SmallSheets /> }.into_any(),
        RestView::Lit(on) => {
            let stage: Stage = expect_context();
            view! {
                {part::inside_once(move || on.is_needed(stage), InsideView::Lit(on))}
                {part::inside_once(has(Lens::Point), InsideView::Point(on))}
                {part::inside_once(has(Lens::Health), InsideView::Health(on))}
            }
            .into_any()
        }
        RestView::Newcomer => view! {
            {part::inside_once(address::is_first_visit, InsideView::Newcomer)}
            {part::inside_once(has(Lens::Point), InsideView::PointBand)}
        }
        .into_any(),
        RestView::Announcements => view! { <announcements::Announcements /> }.into_any(),
        RestView::Measured => view! { <Measured /> }.into_any(),
        RestView::Ticks => view! { <TickNumbers /> }.into_any(),
        RestView::AxisNames => view! { <AxisNames /> }.into_any(),
        RestView::Legend => view! { <Legend /> }.into_any(),
        RestView::Curve(on) => view! { <Curve on /> }.into_any(),
        RestView::Reading(line) => view! {
            <InsideNumbers line />
            <Reading line />
            {part::inside_once(is_edged(), InsideView::OnEdge)}
            {part::inside_once(has(Lens::Point), InsideView::PointMark)}
        }
        .into_any(),
        RestView::Back => view! { <Back /> }.into_any(),
        RestView::LayerCard { layer, n, is_there } => view! { <LayerCard layer n is_there /> }.into_any(),
        RestView::Article(language) => view! { <article::Sections language /> }.into_any(),
        RestView::Over { help, share, language, tables, theme } => {
            let play = expect_context();
            embed::connect(play);
            address::tell_of_points(play, expect_context());
            view! {
            <divergence::Divergence />
            <shortcuts::Shortcuts open=help />
            <share::Share open=share language />
            <poster::Poster theme />
            <TableDialog tables />
        }
        .into_any()
        }
    }
});

/// Whether this lens is chosen.
fn has(lens: Lens) -> impl Fn() -> bool + 'static {
    let chosen = expect_context::<Play>().get(|state| state.lens);
    move || chosen.get() == lens
}

/// Whether the outputs have tiles on the edge of their frame.
fn is_edged() -> impl Fn() -> bool + 'static {
    let is_edged = expect_context::<Play>().get(PlaygroundState::is_edged);
    move || is_edged.get()
}

/// Creates a view, once the part is loaded.
pub(super) fn make(view: RestView) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part.
pub(super) fn fetch() -> Pending<()> {
    Box::pin(async { fetch_part().await.map_err(|_| LoadError) })
}
