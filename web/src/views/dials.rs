//! The dials of training, one by one. Which of them stand where is decided by the views that place them.

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::setting::hidden;
use crate::views::values;
use leptos::prelude::*;
use nn::Regularizer;
use playground::settings::choices::REGULARIZATION_RATES;
use playground::settings::{Range, range_of};
use playground::{Control, PlaygroundState, Speed};
use ui::type_erased::memo;
use ui::widgets::{Choice, Dial, Field, NumberEntry, parse_number};

/// Whether the setting of a control differs from its default.
fn differs(play: Play, control: Control) -> Signal<bool> {
    memo(move || play.state().with(|state| state.differs(control.id()))).into()
}

/// A dial of a rate: choices, and any other number.
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
    let Range { min, max, step } = range_of(control.id());
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
                options=Signal::stored(values::numbers(choices).into_iter().rev().collect::<Vec<_>>())
                value=Signal::derive(move || values::number(rate.get()))
                on_change=move |id: String| parse_number(&id).into_iter().for_each(|rate| commit.run(rate))
                number=entry
                changed=differs(play, control)
            />
        </Field>
    }
}

/// A dial of the members of a registry.
#[component]
pub(crate) fn Members(
    control: Control,
    options: fn() -> Vec<Choice>,
    /// The id of the chosen member.
    get: fn(&PlaygroundState) -> &'static str,
    /// Chooses the member of this id.
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

/// Regularization and, inside, its rate: "L2 · 0.003".
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
    let display = move || match kind.get() {
        Regularizer::None => t(kind.get().spec().label),
        kind => format!("{} · {}", t(kind.spec().label), values::number(rate.get())),
    };
    let choose = move |id: String| {
        if let Some(kind) = Regularizer::from_id(&id) {
            play.change(|state| {
                state.regularization = kind;
                // A penalty of rate 0 would do nothing, and look broken.
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
                changed=differs(play, Control::Regularization)
            >
                {inside}
            </Dial>
        </Field>
    }
}

/// How fast it plays.
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
