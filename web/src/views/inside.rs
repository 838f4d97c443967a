//! The views of the output other than the plane, in the output frame: one file each in `inside/`. The numbers
//! come from the session; `plot` draws the pictures.

mod below;
mod hidden;
mod landscape;
mod on_edge;
mod surface;

use crate::lang::t;
use crate::play::Play;
use crate::texts::inside as texts;
pub(crate) use below::Below;
use hidden::Hidden;
use landscape::Landscape;
use leptos::prelude::*;
use on_edge::OnEdge;
use playground::{PlaygroundState, View};
use surface::Surface;
use ui::type_erased::dynamic;

/// The picture in the frame, the outputs' tiles on its left edge, and the text that explains how to read it.
#[component]
pub(crate) fn Picture(
    /// What is said of the picture below it, written by the view.
    said: RwSignal<String>,
    /// The moment of a film that is shown.
    film: RwSignal<f64>,
) -> impl IntoView {
    let view = expect_context::<Play>().get(PlaygroundState::view_in_force);
    view! {
        {dynamic(move || match view.get() {
            View::Plane => ().into_any(),
            View::Hidden => view! { <Hidden film /> }.into_any(),
            View::Landscape => view! { <Landscape said /> }.into_any(),
            View::Surface => view! { <Surface /> }.into_any(),
        })}
        <OnEdge />
        <Words />
    }
}

/// The text that explains how to read the picture, in the place of the numbers below the plane.
#[component]
fn Words() -> impl IntoView {
    let play = expect_context::<Play>();
    let view = play.get(PlaygroundState::view_in_force);
    let has_classes = play.get(|state| 2 < state.n_classes());
    let words = move || match (view.get(), has_classes.get()) {
        // What is below them has controls.
        (View::Plane | View::Hidden | View::Landscape, _) => None,
        (View::Surface, false) => Some(t(texts::SURFACE)),
        (View::Surface, true) => Some(t(texts::SURFACE_OF_CLASSES)),
    };
    dynamic(move || words().map(|words| view! { <p class="sight-words">{words}</p> }))
}
