//! The views of the output other than the plane, and the lenses of the network: one file each in `inside/`. The numbers
//! come from the session; `plot` draws the pictures.

mod below;
mod hidden;
mod landscape;
mod on_edge;
pub(crate) mod point;
mod surface;

use crate::lang::t;
use crate::play::Play;
use crate::texts::inside as texts;
use crate::views::stage::Stage;
use below::Below;
use hidden::Hidden;
use landscape::Landscape;
use leptos::portal::Portal;
use leptos::prelude::*;
pub(crate) use on_edge::OnEdge;
use playground::{PlaygroundState, View};
pub(crate) use point::{PointBand, PointMark};
use surface::Surface;
use ui::type_erased::dynamic;

/// The picture in the frame, and the text that explains how to read it.
#[component]
pub(crate) fn Picture() -> impl IntoView {
    let stage = expect_context::<Stage>();
    // What the view says of its picture, and the moment of its film.
    let (said, film) = (RwSignal::new(String::new()), RwSignal::new(6.0));
    let under = move || {
        let output = stage.map.get()?.parent_element()?;
        let under = output.query_selector(".under").ok().flatten()?;
        Some(view! { <Portal mount=under><Below said film /></Portal> })
    };
    let view = expect_context::<Play>().get(PlaygroundState::view_in_force);
    view! {
        {dynamic(move || match view.get() {
            View::Plane => ().into_any(),
            View::Hidden => view! { <Hidden film /> }.into_any(),
            View::Landscape => view! { <Landscape said /> }.into_any(),
            View::Surface => view! { <Surface /> }.into_any(),
        })}
        <Words />
        {dynamic(under)}
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
