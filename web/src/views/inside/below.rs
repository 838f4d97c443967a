//! What stands below the picture in the place of axis and legend: the controls of the view, and a sentence about
//! what the picture shows.

use super::hidden::OfHidden;
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::inside as texts;
use leptos::prelude::*;
use playground::settings::{HEIGHTS, PLANES};
use playground::{PlaygroundState, View};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Choice, Segmented, Select};

#[component]
pub(super) fn Below(
    /// What the view says of its picture.
    said: RwSignal<String>,
    /// The moment of a film that is shown.
    film: RwSignal<f64>,
) -> impl IntoView {
    let view = expect_context::<Play>().get(PlaygroundState::view_in_force);
    dynamic(move || {
        let controls = match view.get() {
            View::Plane | View::Surface => return None,
            View::Hidden => view! { <OfHidden film /> }.into_any(),
            View::Landscape => view! { <OfLandscape /> }.into_any(),
        };
        Some(view! {
            <div class="of-view">
                {controls}
                {dynamic(move || {
                    let words = said.get();
                    (!words.is_empty()).then(|| view! { <p class="of-view-words">{words}</p> })
                })}
            </div>
        })
    })
}

/// Which plane, and what is height.
#[component]
fn OfLandscape() -> impl IntoView {
    let play = expect_context::<Play>();
    let has_test = memo(move || play.read(|session| !session.data().test.is_empty()));
    let has_penalty =
        play.get(|state| state.regularization.id() != "none" && 0.0 < state.regularization_rate);
    let planes = move || {
        let named = PLANES.iter().zip(texts::PLANES.iter().zip(texts::PLANE_NOTES));
        named
            .map(|(id, (label, note))| Choice::new(*id, t(label)).note(t(note)))
            .collect::<Vec<_>>()
    };
    let heights = move || {
        let usable = [true, has_test.get(), has_penalty.get()];
        let named = HEIGHTS.iter().zip(texts::HEIGHTS).zip(usable.into_iter().zip(texts::WITHOUT));
        let option = |((id, label), (is_usable, why)): ((&&'static str, _), (bool, &str))| {
            let option = Choice::new(*id, t(label));
            if is_usable { option } else { option.off(t(why)) }
        };
        named.map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="of-view-row">
            <Select
                label=tr(texts::PLANE)
                options=memo(planes)
                value=play.get(|state| state.plane.to_owned())
                on_change=move |id: String| play.change(|state| state.set_value("plane", &id))
            />
            <Segmented
                label=tr(texts::HEIGHT)
                options=memo(heights)
                value=play.get(|state| state.loss_of.to_owned())
                on_change=move |id: String| play.change(|state| state.set_value("lossOf", &id))
            />
        </div>
    }
}
