//! The contents of the part `inside`.

use crate::part::{InsideView, Pending, in_part};
use crate::views::network::{Health, Lenses, Lit, ParameterCard, Point};
use crate::views::{inside, newcomer};
use leptos::prelude::*;

in_part!(inside, fetch_part: fn made(view: InsideView) -> AnyView {
    match view {
        InsideView::Lit(on) => view! { <Lit on /> }.into_any(),
        InsideView::ParameterCard { is_below } => view! { <ParameterCard is_below /> }.into_any(),
        InsideView::Newcomer => view! { <newcomer::Newcomer /> }.into_any(),
        InsideView::Picture => view! { <inside::Picture /> }.into_any(),
        InsideView::OnEdge => view! { <inside::OnEdge /> }.into_any(),
        InsideView::Point(on) => view! { <Point on /> }.into_any(),
        InsideView::Health(on) => view! { <Health on /> }.into_any(),
        InsideView::PointMark => view! { <inside::PointMark /> }.into_any(),
        InsideView::Lenses => view! { <Lenses /> }.into_any(),
        InsideView::PointBand => view! { <inside::PointBand /> }.into_any(),
    }
});

/// Creates a view, once the part is loaded.
pub(super) fn make(view: InsideView) -> Pending<AnyView> {
    Box::pin(made(view))
}

/// Fetches the part in advance, so that the user does not have to wait.
pub(super) async fn fetch() {
    // If loading fails, the user gets a message on opening the part.
    let _ = fetch_part().await;
}
