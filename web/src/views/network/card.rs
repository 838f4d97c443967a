//! The card on a weight, a bias or a neuron, open below the output's picture: the current value, and fields to
//! set it. Also the value beside the pointer. `stage.rs` decides what the picture shows meanwhile.

use super::{name_of, term_of};
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::stage::{Selection, Stage, is_coarse};
use crate::views::values;
use leptos::{ev, html, prelude::*};
use playground::{Hold, Panel, Parameter, Part, Session};
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{NumberField, Slider, Toggle};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The slider sets weights within ±`REACH`. Larger weights must be typed.
const REACH: f64 = 5.0;

/// The open card or the value under the pointer, whichever belongs here: the open card is below the picture,
/// and the value under the pointer is in the network. If no picture is shown, both are in the network.
#[component]
pub(crate) fn ParameterCard(is_below: bool) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let has_picture = play.get(|state| state.shows(Panel::Output));
    let is_here = move |selection: &Selection| is_below == (selection.is_open && has_picture.get());
    let selection = memo(move || stage.selection.get().filter(is_here));
    if !is_below {
        give_focus_back(stage);
        shut_on_presses_elsewhere(stage, has_picture);
    }
    dynamic(move || selection.get().map(|selection| view! { <Card selection is_below /> }))
}

#[component]
fn Card(selection: Selection, is_below: bool) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let Selection { parameter, at: [x, y], is_down, is_open, is_neuron } = selection;
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && is_open {
            event.prevent_default();
            event.stop_propagation();
            stage.selection.set(None);
        }
    };
    let name = move || match is_neuron {
        true => play.peek(|session| neuron_name(session, selection)),
        false => play.peek(|session| name_of(session, parameter)),
    };
    let root = NodeRef::<html::Div>::new();
    root.on_load(move |root| {
        if is_open {
            come_into_sight(root.unchecked_into());
        }
    });
    view! {
        <div
            class="parameter-card"
            class:open=is_open
            class:below=is_down
            style:--x=(!is_below).then(|| format!("{x:.0}px"))
            style:--y=(!is_below).then(|| format!("{y:.0}px"))
            node_ref=root
            role=if is_open { "dialog" } else { "status" }
            aria-label=name
            tabindex=is_open.then_some("-1")
            on:keydown=key
            on:pointerdown=|event| event.stop_propagation()
        >
            {match selection {
                Selection { is_open: false, .. } => view! { <Reading parameter /> }.into_any(),
                Selection { is_neuron: true, .. } => {
                    // Below the picture, the title of the picture says what it is.
                    let title = (!is_below).then(|| view! { <h3>{name}</h3> });
                    view! { {title} <Sum parameter /> }.into_any()
                }
                _ => view! { <Setting parameter /> }.into_any(),
            }}
        </div>
    }
}

/// When an open card with the focus closes, its neuron gets the focus, and the picture shows the output again.
fn give_focus_back(stage: Stage) {
    let last = StoredValue::new(None::<Selection>);
    effect(move || {
        let open = stage.open();
        let shut = last.try_update_value(|last| std::mem::replace(last, open)).flatten();
        let (Some(shut), None) = (shut, open) else { return };
        // The element that had the focus has been removed, or will be.
        let is_lost = document().active_element().is_none_or(|it| {
            it.matches("body, .parameter-card, .parameter-card *, .back-to-output").unwrap_or(false)
        });
        let (layer, unit) = shut.neuron();
        let neuron = document().query_selector(&format!("[data-neuron='{layer}-{unit}']"));
        let neuron = neuron.ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
        if let Some(neuron) = neuron.filter(|_| is_lost) {
            let _ = neuron.focus();
            stage.look.set(None);
        }
    });
}

/// A card without a place of its own closes when the user presses outside of it. A press on the network itself
/// selects something else.
fn shut_on_presses_elsewhere(stage: Stage, has_picture: Signal<bool>) {
    let elsewhere = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_ours = target.is_some_and(|target| {
            target.closest(".parameter-card, .net-content").ok().flatten().is_some()
        });
        let is_floating = !has_picture.get_untracked();
        if is_floating && !is_ours && stage.selection.with_untracked(Option::is_some) {
            stage.selection.set(None);
        }
    });
    on_cleanup(move || elsewhere.remove());
}

/// Scrolls the card into view if necessary, and gives it the focus: its first number gets the focus or, if this
/// would open an on-screen keyboard, the card as a whole.
fn come_into_sight(card: HtmlElement) {
    // After all handlers of the press that opened the card.
    request_animation_frame(move || {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        card.scroll_into_view_with_scroll_into_view_options(&options);
        let input = card.query_selector("input[type=text]").ok().flatten();
        let input = input.filter(|_| !is_coarse()).and_then(|it| it.dyn_into().ok());
        let _ = input.as_ref().unwrap_or(&card).focus();
    });
}

/// The name of a neuron.
fn neuron_name(session: &Session, selection: Selection) -> String {
    let (layer, unit) = selection.neuron();
    if layer == session.state().shape.len() {
        t(texts::OUTPUT)
    } else {
        texts::neuron(layer + 1, unit + 1)
    }
}

/// The current value.
fn live(parameter: Parameter) -> Signal<f64> {
    let play = expect_context::<Play>();
    Signal::derive(move || play.read(|session| session.parameter(parameter)).unwrap_or_default())
}

/// The current value, shown while the pointer is there.
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

/// The open card: a slider with its number.
#[component]
fn Setting(parameter: Parameter) -> impl IntoView {
    let play = expect_context::<Play>();
    let name = Signal::derive(move || play.peek(|session| name_of(session, parameter)));
    let is_link = matches!(parameter, Parameter::Weight { .. });
    // A drag is undone as one change, even if it pauses for a long time.
    let end = move |_: ev::PointerEvent| play.hold(false);
    on_cleanup(move || play.hold(false));
    view! {
        <div
            class="setting"
            on:pointerdown=move |_| play.hold(true)
            on:pointerup=end
            on:pointercancel=end
        >
            <Slider
                label=name
                value=live(parameter)
                on_input=move |value| play.set_parameter(parameter, value)
                min=-REACH
                max=REACH
                step=0.05
                write=values::weight
                on_reject=crate::views::setting::rejected()
            />
        </div>
        <div class="holds">
            <Holding part=Part::One(parameter) how=Hold::Frozen />
            {is_link.then(|| view! { <Holding part=Part::One(parameter) how=Hold::Cut /> })}
        </div>
    }
}

/// The switch that holds a part of the network: frozen, cut or silenced.
#[component]
fn Holding(part: Part, how: Hold) -> impl IntoView {
    let play = expect_context::<Play>();
    let (label, help) = match (part, how) {
        (Part::LinksOut { .. }, _) => (texts::network::SILENCE, texts::network::SILENCE_HELP),
        (_, Hold::Cut) => (texts::network::CUT, texts::network::CUT_HELP),
        (_, Hold::Frozen) => (texts::network::FREEZE, texts::network::FREEZE_HELP),
    };
    let is_held = memo(move || play.read(|session| session.is_held(part, how)));
    view! {
        <span class="holding" title=tr(help)>
            <Toggle
                label=tr(label)
                value=is_held
                on_change=move |is_held| play.hold_part(part, how, is_held)
            />
        </span>
    }
}

/// The open card of a neuron: its bias and all weights of its sum.
#[component]
fn Sum(parameter: Parameter) -> impl IntoView {
    let play = expect_context::<Play>();
    let Parameter::Bias { layer, unit } = parameter else { return ().into_any() };
    let n_inputs = play.peek(|session| {
        let layers = session.run().mlp().layers();
        layers.get(layer).map_or(0, |layer| layer.n_inputs)
    });
    let weights = (0..n_inputs).map(|from| Parameter::Weight { layer, to: unit, from });
    let row = move |parameter: Parameter| {
        let name = Signal::derive(move || play.peek(|session| name_of(session, parameter)));
        let term = move || play.peek(|session| term_of(session, parameter));
        view! {
            <div class="term">
                <span aria-hidden="true">{term}</span>
                <NumberField
                    label=name
                    value=live(parameter)
                    on_commit=move |value| play.set_parameter(parameter, value)
                    step=0.1
                    write=values::weight
                    on_reject=crate::views::setting::rejected()
                />
            </div>
        }
    };
    let is_hidden = play.peek(|session| layer < session.state().shape.len());
    view! {
        <div class="sum">
            {std::iter::once(parameter).chain(weights).map(row).collect_view()}
            <div class="holds">
                <Holding part=Part::Neuron { layer, unit } how=Hold::Frozen />
                {is_hidden.then(|| view! { <Holding part=Part::LinksOut { layer, unit } how=Hold::Cut /> })}
            </div>
        </div>
    }
    .into_any()
}
