//! The button that leads from a neuron's picture back to the output's picture, while a card is open.

use crate::lang::t;
use crate::texts;
use crate::views::stage::Stage;
use leptos::prelude::*;

/// The button that leads back from a neuron's picture to the output's picture. It closes the card.
#[component]
pub(crate) fn Back() -> impl IntoView {
    let stage = expect_context::<Stage>();
    let text = move || {
        if stage.shown.get().is_some() {
            format!("← {}", t(texts::OUTPUT))
        } else {
            t(texts::CLOSE)
        }
    };
    let label =
        move || t(if stage.shown.get().is_some() { texts::TO_OUTPUT } else { texts::CLOSE });
    view! {
        <button type="button" class="back-to-output" aria-label=label on:click=move |_| stage.selection.set(None)>
            {text}
        </button>
    }
}
