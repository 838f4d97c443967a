//! The console: play and its neighbors, the epoch, and the dials of training.

use crate::erased::{dynamic, memo};
use crate::lang::{t, tr, with_key};
use crate::play::Play;
use crate::views::data::hidden;
use crate::views::more::More;
use crate::views::setting::members;
use crate::views::stage::{Layout, Stage};
use crate::views::values;
use crate::widgets::{
    Choice, Dial, Field, Icon, IconButton, IconName, NumberEntry, PlayButton, parse_number,
};
use crate::{address, texts};
use leptos::prelude::*;
use nn::{Activation, Optimizer, Regularizer};
use playground::choices::{LEARNING_RATES, REGULARIZATION_RATES};
use playground::{Control, Pace, PlaygroundState, Session, Speed};

#[component]
pub(crate) fn Console() -> impl IntoView {
    let stage = expect_context::<Stage>();
    let is_small = memo(move || stage.is_small());
    view! {
        <footer class="console">
            <Transport />
            <Epoch />
            {dynamic(move || (!is_small.get()).then(|| view! { <Dials /> }))}
            <Elsewhere />
        </footer>
    }
}

/// From inside another page: the same settings on a page of their own.
#[component]
fn Elsewhere() -> impl IntoView {
    let play = expect_context::<Play>();
    let is_embedded = play.get(PlaygroundState::is_embedded);
    let href = move || {
        let mut state = play.state().get();
        state.embed = None;
        address::absolute(&state.short_link())
    };
    dynamic(move || {
        is_embedded.get().then(|| {
            view! {
                <a class="elsewhere" target="_blank" rel="noopener" href=href aria-label=tr(texts::OPEN_IN)>
                    <span>{tr(texts::OPEN_IN)}</span>
                    <Icon name=IconName::External />
                </a>
            }
        })
    })
}

#[component]
fn Transport() -> impl IntoView {
    let play = expect_context::<Play>();
    view! {
        <div class="transport" role="group" aria-label=tr(texts::TRAINING)>
            <span data-control=Control::ResetButton.id() hidden=hidden(play, Control::ResetButton)>
                <IconButton
                    attr:id="reset"
                    icon=IconName::Back
                    label=tr(Control::ResetButton.spec().label)
                    hint=with_key(texts::TO_START, "R")
                    on_click=move || play.reset()
                />
            </span>
            <span data-control=Control::PlayButton.id() hidden=hidden(play, Control::PlayButton)>
                <PlayButton
                    attr:id="play-pause"
                    attr:data-playing=move || play.playing().get().to_string()
                    playing=play.playing()
                    play_label=tr(texts::PLAY)
                    pause_label=tr(texts::PAUSE)
                    pulse=play.is_new()
                    on_toggle=move || play.toggle()
                />
            </span>
            <span data-control=Control::StepButton.id() hidden=hidden(play, Control::StepButton)>
                <IconButton
                    attr:id="step"
                    icon=IconName::Step
                    label=tr(texts::STEP)
                    hint=with_key(texts::STEP, "→")
                    on_click=move || play.step()
                />
            </span>
            <span data-control=Control::Draw.id() hidden=hidden(play, Control::Draw)>
                <IconButton
                    attr:id="new-weights"
                    icon=IconName::Dice
                    label=tr(texts::NEW_WEIGHTS)
                    hint=with_key(texts::NEW_WEIGHTS, "Shift R")
                    on_click=move || play.new_weights()
                />
            </span>
        </div>
    }
}

/// The epoch, and while single batches are shown, how far it has come.
#[component]
fn Epoch() -> impl IntoView {
    let play = expect_context::<Play>();
    let is_slow = play.get(|state| matches!(state.speed.spec().pace, Pace::StepsPerSecond(_)));
    let share = move || {
        play.read(|session| {
            let n = session.data().train.len().max(1);
            session.run().cursor() as f64 / n as f64
        })
    };
    view! {
        <div class="epoch">
            <small>{tr(texts::EPOCH)}</small>
            <b id="epoch">{dynamic(move || values::grouped(play.read(Session::completed)))}</b>
            <progress
                hidden=move || !is_slow.get()
                max="1"
                value=share
                aria-label=tr(texts::EPOCH)
            ></progress>
        </div>
    }
}

/// The dials of training.
#[component]
pub(crate) fn Dials() -> impl IntoView {
    let stage = expect_context::<Stage>();
    let is_wide = memo(move || stage.layout.get() == Layout::Wide);
    let play = expect_context::<Play>();
    let is_alone = play.get(|state| {
        state.is_hidden(Control::Regularization) && !state.is_hidden(Control::RegularizationRate)
    });
    view! {
        <div class="dials">
            <Rate
                control=Control::LearningRate
                choices=LEARNING_RATES
                get=|state| state.learning_rate
                set=|state, value| state.learning_rate = value
            />
            <Members
                control=Control::Activation
                options=members!(Activation)
                get=|state| state.activation.id()
                set=|state, id| state.activation = Activation::from_id(id).unwrap_or(state.activation)
            />
            <RegularizationDial />
            <Members
                control=Control::Optimizer
                options=members!(Optimizer)
                get=|state| state.optimizer.id()
                set=|state, id| state.optimizer = Optimizer::from_id(id).unwrap_or(state.optimizer)
            />
            // Its place is inside the dial of the regularization; a link may hide that one alone.
            {dynamic(move || {
                is_alone
                    .get()
                    .then(|| {
                        view! {
                            <Rate
                                control=Control::RegularizationRate
                                choices=REGULARIZATION_RATES
                                get=|state| state.regularization_rate
                                set=|state, value| state.regularization_rate = value
                            />
                        }
                    })
            })}
            {dynamic(move || (is_wide.get() || stage.is_small()).then(|| view! { <SpeedDial /> }))}
            <More has_speed=Signal::derive(move || !is_wide.get() && !stage.is_small()) />
        </div>
    }
}

/// A dial of a rate: choices, and any other number.
#[component]
fn Rate(
    control: Control,
    choices: &'static [f64],
    get: fn(&PlaygroundState) -> f64,
    set: fn(&mut PlaygroundState, f64),
) -> impl IntoView {
    let play = expect_context::<Play>();
    let rate = play.get(get);
    let commit = Callback::new(move |rate: f64| play.change(|state| set(state, rate)));
    let entry = NumberEntry {
        label: tr(texts::OTHER_VALUE),
        value: rate,
        min: 0.0,
        max: 1e6,
        step: 0.01,
        on_commit: commit,
    };
    let default = get(&PlaygroundState::default());
    view! {
        <Field control=control.id() hidden=hidden(play, control)>
            <Dial
                label=tr(control.spec().label)
                options=Signal::stored(values::numbers(choices).into_iter().rev().collect::<Vec<_>>())
                value=Signal::derive(move || values::number(rate.get()))
                on_change=move |id: String| parse_number(&id).into_iter().for_each(|rate| commit.run(rate))
                number=entry
                changed=Signal::derive(move || rate.get() != default)
            />
        </Field>
    }
}

/// A dial of the members of a registry.
#[component]
fn Members(
    control: Control,
    options: fn() -> Vec<Choice>,
    /// The id of the chosen member.
    get: fn(&PlaygroundState) -> &'static str,
    /// Chooses the member of this id.
    set: fn(&mut PlaygroundState, &str),
) -> impl IntoView {
    let play = expect_context::<Play>();
    let chosen = play.get(get);
    let default = get(&PlaygroundState::default());
    view! {
        <Field control=control.id() hidden=hidden(play, control)>
            <Dial
                label=tr(control.spec().label)
                options=Signal::derive(options)
                value=Signal::derive(move || chosen.get().to_owned())
                on_change=move |id: String| play.change(|state| set(state, &id))
                changed=Signal::derive(move || chosen.get() != default)
            />
        </Field>
    }
}

/// Regularization and, inside, its rate: "L2 · 0.003".
#[component]
fn RegularizationDial() -> impl IntoView {
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
                changed=Signal::derive(move || kind.get() != Regularizer::None)
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
