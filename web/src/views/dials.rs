//! The dials of training, one by one. The views that contain them decide where each is placed.

use crate::lang::{filled, t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::setting::{Kind, Setting, Settings, are_changed, hidden, members, word_of};
use crate::views::values;
use leptos::prelude::*;
use nn::{Optimizer, Regularizer};
use playground::settings::choices::REGULARIZATION_RATES;
use playground::settings::{Range, range_of};
use playground::{Control, PlaygroundState, Speed};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Choice, Dial, Field, NumberEntry, parse_number};

/// Whether the setting of a control differs from its default.
fn differs(play: Play, control: Control) -> Signal<bool> {
    memo(move || play.state().with(|state| state.differs(control.id()))).into()
}

/// A dial for a rate: a list of choices, and a field for any other number.
#[component]
pub(crate) fn Rate(
    control: Control,
    choices: &'static [f64],
    get: fn(&PlaygroundState) -> f64,
    set: fn(&mut PlaygroundState, f64),
) -> impl IntoView {
    let play = expect_context::<Play>();
    let rate = play.get(get);
    let commit = Callback::new(move |rate: f64| play.change(|state| set(state, rate)));
    let Range { min, max, step, zero } = range_of(control.id());
    let zero = word_of(zero);
    // Largest value first.
    let options = move || {
        let mut options = values::numbers(choices);
        options.reverse();
        let is_zero = |choice: &&mut Choice| choice.id == "0";
        if let Some(choice) = options.iter_mut().find(is_zero).filter(|_| !zero.is_empty()) {
            choice.label = t(zero).into();
        }
        options
    };
    let entry = NumberEntry {
        label: tr(texts::OTHER_VALUE),
        value: rate,
        min,
        max,
        step,
        on_commit: commit,
    };
    view! {
        <Field control=control.id() hidden=hidden(play, control)>
            <Dial
                label=tr(control.spec().label)
                options=Signal::derive(options)
                value=Signal::derive(move || values::number(rate.get()))
                on_change=move |id: String| parse_number(&id).into_iter().for_each(|rate| commit.run(rate))
                number=entry
                changed=differs(play, control)
            />
        </Field>
    }
}

/// A dial for choosing a member of a registry.
#[component]
pub(crate) fn Members(
    control: Control,
    options: fn() -> Vec<Choice>,
    /// The id of the chosen member.
    get: fn(&PlaygroundState) -> &'static str,
    /// Selects the member with this id.
    set: fn(&mut PlaygroundState, &str),
) -> impl IntoView {
    let play = expect_context::<Play>();
    let chosen = play.get(get);
    view! {
        <Field control=control.id() hidden=hidden(play, control)>
            <Dial
                label=tr(control.spec().label)
                options=Signal::derive(options)
                value=Signal::derive(move || chosen.get().to_owned())
                on_change=move |id: String| play.change(|state| set(state, &id))
                changed=differs(play, control)
            />
        </Field>
    }
}

/// The regularization with its rate inside: "L2 · 0.003".
#[component]
pub(crate) fn RegularizationDial() -> impl IntoView {
    let play = expect_context::<Play>();
    let option = |r: &Regularizer| {
        let is_none = *r == Regularizer::None;
        let note = if is_none { texts::NO_PENALTY } else { r.spec().formula };
        Choice::new(r.id(), t(r.spec().label)).note(t(note))
    };
    let options = move || Regularizer::ALL.iter().map(option).collect::<Vec<_>>();
    let kind = play.get(|state| state.regularization);
    let rate = play.get(|state| state.regularization_rate);
    let written = |kind: Regularizer, rate: f64| match (kind, rate) {
        (Regularizer::None, _) => t(kind.spec().label),
        (_, 0.0) => format!("{} · {}", t(kind.spec().label), t(texts::OFF)),
        _ => format!("{} · {}", t(kind.spec().label), values::number(rate)),
    };
    let display = move || written(kind.get(), rate.get());
    let also = move || {
        let all = REGULARIZATION_RATES
            .iter()
            .flat_map(|&rate| Regularizer::ALL.iter().map(move |&kind| written(kind, rate)));
        all.collect::<Vec<_>>()
    };
    let choose = move |id: String| {
        if let Some(kind) = Regularizer::from_id(&id) {
            play.change(|state| {
                state.regularization = kind;
                // A penalty with rate 0 would have no effect, and the page would look broken.
                if kind != Regularizer::None && state.regularization_rate == 0.0 {
                    state.regularization_rate = 0.003;
                }
            });
        }
    };
    let inside = move || {
        view! {
            <Rate
                control=Control::RegularizationRate
                choices=REGULARIZATION_RATES
                get=|state| state.regularization_rate
                set=|state, value| state.regularization_rate = value
            />
        }
    };
    view! {
        <Field control=Control::Regularization.id() hidden=hidden(play, Control::Regularization)>
            <Dial
                label=tr(Control::Regularization.spec().label)
                options=Signal::derive(options)
                value=Signal::derive(move || kind.get().id().to_owned())
                on_change=choose
                display=Signal::derive(display)
                also=Signal::derive(also)
                changed=differs(play, Control::Regularization)
            >
                {inside}
            </Dial>
        </Field>
    }
}

/// The setting for the parameter of this name, for optimizers that have it.
macro_rules! tuning {
    ($name:ident) => {
        Setting::new(Control::$name, Kind::Number)
            .when(|state| state.tuned(Control::$name).is_some())
            .usually(|state| state.tuned(Control::$name).unwrap_or_default())
    };
}
/// The parameters of an optimizer.
const TUNING: &[Setting] = &[
    tuning!(Momentum),
    tuning!(Beta1),
    tuning!(Beta2),
    tuning!(Rho),
    tuning!(Epsilon),
    tuning!(Decay),
];

/// The optimizer, with its parameters and its usual learning rate inside.
#[component]
pub(crate) fn OptimizerDial() -> impl IntoView {
    let play = expect_context::<Play>();
    let optimizer = play.get(|state| state.optimizer);
    let tuned = are_changed(play, TUNING);
    let differs = differs(play, Control::Optimizer);
    let inside = move || {
        let usual = move || {
            let usual = optimizer.get().spec().learning_rate;
            let is_other = play.get(|state| state.learning_rate).get() != usual;
            let take = move |_| play.change(|state| state.learning_rate = usual);
            is_other.then(|| {
                view! {
                    <button type="button" class="menu-item usual-rate" on:click=take>
                        {filled(texts::USUAL_RATE, &[values::number(usual)])}
                    </button>
                }
            })
        };
        let note = move || {
            let note = optimizer.get().note();
            (!note.is_empty()).then(|| view! { <p class="row-note">{t(note)}</p> })
        };
        view! {
            {dynamic(note)}
            <Settings settings=TUNING />
            {dynamic(usual)}
        }
    };
    view! {
        <Field control=Control::Optimizer.id() hidden=hidden(play, Control::Optimizer)>
            <Dial
                label=tr(Control::Optimizer.spec().label)
                options=Signal::derive(members!(Optimizer))
                value=Signal::derive(move || optimizer.get().id().to_owned())
                on_change=move |id: String| {
                    play.change(|state| {
                        state.optimizer = Optimizer::from_id(&id).unwrap_or(state.optimizer);
                    });
                }
                changed=Signal::derive(move || differs.get() || tuned.get())
            >
                {inside}
            </Dial>
        </Field>
    }
}

/// The speed of playback.
#[component]
pub(crate) fn SpeedDial() -> impl IntoView {
    view! {
        <Members
            control=Control::Speed
            options=|| Speed::ALL.iter().map(|s| Choice::new(s.id(), t(s.spec().label))).collect()
            get=|state| state.speed.id()
            set=|state, id| state.speed = Speed::from_id(id).unwrap_or(state.speed)
        />
    }
}
