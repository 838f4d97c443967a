//! The views of the output other than the plane, and the lenses of the network: one file each in `inside/`. The numbers
//! come from the session; `plot` draws the pictures.

mod on_edge;
pub(crate) mod point;
mod surface;

use crate::lang::t;
use crate::play::Play;
use crate::texts::inside as texts;
use leptos::prelude::*;
pub(crate) use on_edge::OnEdge;
use playground::{PlaygroundState, View};
pub(crate) use point::{PointBand, PointMark};
use surface::Surface;
use ui::type_erased::dynamic;

/// The picture in the frame, and the text that explains how to read it.
#[component]
pub(crate) fn Picture() -> impl IntoView {
    let view = expect_context::<Play>().get(PlaygroundState::view_in_force);
    view! {
        {dynamic(move || match view.get() {
            View::Plane => ().into_any(),
            View::Surface => view! { <Surface /> }.into_any(),
        })}
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
        (View::Plane, _) => String::new(),
        (View::Surface, false) => t(texts::SURFACE),
        (View::Surface, true) => t(texts::SURFACE_OF_CLASSES),
    };
    view! { <p class="sight-words">{words}</p> }
}
