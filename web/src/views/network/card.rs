//! The card on a weight, a bias or a neuron: its live value, and fields to set it.

use super::name_of;
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::stage::{Selection, Stage, is_upper};
use crate::views::values;
use leptos::{ev, html, prelude::*};
use playground::Parameter;
use ui::type_erased::dynamic;
use ui::widgets::{NumberField, Slider};
use wasm_bindgen::JsCast;

/// Weights are set by slider within these bounds, and beyond them by typing.
const REACH: f64 = 5.0;

#[component]
pub(crate) fn ParameterCard() -> impl IntoView {
    let stage = expect_context::<Stage>();
    let close = move || {
        let name = stage.selection.get_untracked().map(|selection| selection.parameter);
        stage.selection.set(None);
        // The focus goes back to the neuron that the card was opened from.
        if let Some(Parameter::Bias { layer, unit }) = name {
            let selector = format!("[data-neuron='{layer}-{unit}']");
            let neuron = document().query_selector(&selector).ok().flatten();
            let neuron = neuron.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
            let _ = neuron.map(|neuron| neuron.focus());
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && stage.selection.get_untracked().is_some() {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    // A press elsewhere closes; presses on the network itself choose something else.
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_ours = target.is_some_and(|target| {
            let ours = target.closest(".parameter-card, .net-content, .map");
            ours.ok().flatten().is_some()
        });
        if !is_ours && stage.selection.with_untracked(Option::is_some) {
            stage.selection.set(None);
        }
    });
    on_cleanup(move || elsewhere.remove());
    dynamic(move || {
        stage.selection.get().map(|selection| {
            let [x, y] = selection.at;
            view! {
                <div
                    class="parameter-card"
                    class:open=selection.is_open
                    class:below=is_upper(y)
                    style:--x=format!("{x:.0}px")
                    style:--y=format!("{y:.0}px")
                    role=if selection.is_open { "dialog" } else { "status" }
                    aria-label=tr(texts::WEIGHT)
                    on:keydown=key
                    on:pointerdown=|event| event.stop_propagation()
                >
                    {match selection {
                        Selection { is_open: false, parameter, .. } => view! { <Reading parameter /> }.into_any(),
                        Selection { is_neuron: true, parameter, .. } => view! { <Sum parameter /> }.into_any(),
                        Selection { parameter, .. } => view! { <Setting parameter /> }.into_any(),
                    }}
                </div>
            }
        })
    })
}

/// The value as it is now.
fn live(parameter: Parameter) -> Signal<f64> {
    let play = expect_context::<Play>();
    Signal::derive(move || play.read(|session| session.parameter(parameter)).unwrap_or_default())
}

/// While the pointer is there: the live value.
#[component]
fn Reading(parameter: Parameter) -> impl IntoView {
    let play = expect_context::<Play>();
    let value = live(parameter);
    let name = Signal::derive(move || play.peek(|session| name_of(session, parameter)));
    let is_dead = move || play.read(|session| session.is_dead(parameter));
    view! {
        <b translate="no">{dynamic(move || values::weight(value.get()))}</b>
        <span>{name}</span>
        <span class="dead" hidden=move || !is_dead()>{tr(texts::DEAD)}</span>
    }
}

/// Open: a slider with its number.
#[component]
fn Setting(parameter: Parameter) -> impl IntoView {
    let play = expect_context::<Play>();
    let name = Signal::derive(move || play.peek(|session| name_of(session, parameter)));
    let root = NodeRef::<html::Div>::new();
    root.on_load(move |root| focus_number(&root));
    view! {
        <div class="setting" node_ref=root>
            <Slider
                label=name
                value=rounded(live(parameter))
                on_input=move |value| play.set_parameter(parameter, value)
                min=-REACH
                max=REACH
                step=0.05
                on_reject=crate::views::setting::rejected()
            />
        </div>
    }
}

/// Open on a neuron: its bias and every weight that it sums up.
#[component]
fn Sum(parameter: Parameter) -> impl IntoView {
    let play = expect_context::<Play>();
    let Parameter::Bias { layer, unit } = parameter else { return ().into_any() };
    let n_inputs = play.peek(|session| {
        let layers = session.run().mlp().layers();
        layers.get(layer).map_or(0, |layer| layer.n_inputs)
    });
    let is_output = play.state().with_untracked(|state| layer == state.shape.len());
    let title =
        move || if is_output { t(texts::OUTPUT) } else { texts::neuron(layer + 1, unit + 1) };
    let weights = (0..n_inputs).map(|from| Parameter::Weight { layer, to: unit, from });
    let root = NodeRef::<html::Div>::new();
    root.on_load(move |root| focus_number(&root));
    let row = move |parameter: Parameter| {
        let name = Signal::derive(move || play.peek(|session| name_of(session, parameter)));
        view! {
            <div class="term">
                <span aria-hidden="true">{name}</span>
                <NumberField
                    label=name
                    value=rounded(live(parameter))
                    on_commit=move |value| play.set_parameter(parameter, value)
                    step=0.1
                    on_reject=crate::views::setting::rejected()
                />
            </div>
        }
    };
    view! {
        <div class="sum" node_ref=root>
            <h3>{title}</h3>
            {std::iter::once(parameter).chain(weights).map(row).collect_view()}
        </div>
    }
    .into_any()
}

/// Four decimals: what a person reads and types.
fn rounded(value: Signal<f64>) -> Signal<f64> {
    Signal::derive(move || (value.get() * 1e4).round() / 1e4)
}

fn focus_number(root: &web_sys::HtmlElement) {
    let input = root.query_selector("input[type=text]").ok().flatten();
    let input = input.and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input {
        // After the press that opened the card has run its course.
        request_animation_frame(move || _ = input.focus());
    }
}
