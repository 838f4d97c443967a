//! The output neuron's bias: a dot at the picture's corner.

use crate::lang::t;
use crate::play::Play;
use crate::texts;
use crate::views::stage::{Selection, Stage, is_upper};
use crate::views::values;
use leptos::prelude::*;
use playground::Parameter;

#[component]
pub(super) fn OutputBias() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let parameter = play.get(|state| Parameter::Bias { layer: state.shape.len(), unit: 0 });
    let shape = play.get(|state| state.shape.clone());
    let value = move || play.read(|session| session.parameter(parameter.get())).unwrap_or_default();
    let color = move || stage.colors.get().palette.color(plot::link_tint(value())).css();
    let place = move || {
        let rect = stage.map.get_untracked().map(|map| map.get_bounding_client_rect());
        rect.map_or([0.0; 2], |rect| [rect.left(), rect.bottom()])
    };
    let select = move |is_open: bool| {
        let at = place();
        stage.selection.set(Some(Selection {
            parameter: parameter.get_untracked(),
            at,
            is_down: is_upper(at[1]),
            is_open,
            is_neuron: is_open,
        }));
    };
    let point = move |()| {
        if !stage.is_open() {
            select(false);
        }
    };
    let leave = move |()| {
        if stage.selection.get_untracked().is_some_and(|selection| !selection.is_open) {
            stage.selection.set(None);
        }
    };
    view! {
        <button
            type="button"
            class="bias"
            data-neuron=move || format!("{}-0", shape.with(Vec::len))
            style:--bias=color
            aria-label=move || format!("{}, {}", t(texts::network::BIAS_OF_OUTPUT), values::weight(value()))
            on:pointerenter=move |_| point(())
            on:pointerleave=move |_| leave(())
            on:focus=move |_| point(())
            on:blur=move |_| leave(())
            on:click=move |_| select(true)
        ></button>
    }
}
