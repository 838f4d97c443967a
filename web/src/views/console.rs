//! The console: the play button with the buttons beside it, the epoch, and the dials of training that are
//! placed here.

use crate::lang::{tr, with_key};
use crate::part::{self, RestView};
use crate::play::Play;
use crate::views::dials::{Members, OptimizerDial, Rate, RegularizationDial, SpeedDial};
use crate::views::more::More;
use crate::views::setting::{Tool, members};
use crate::views::stage::{Layout, Stage};
use crate::views::values;
use crate::{address, texts};
use leptos::prelude::*;
use nn::Activation;
use playground::settings::choices::{LEARNING_RATES, REGULARIZATION_RATES};
use playground::{Control, Pace, PlaygroundState, Session};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Icon, IconButton, IconName, PlayButton};

#[component]
pub(crate) fn Console() -> impl IntoView {
    let stage = expect_context::<Stage>();
    let is_small = memo(move || stage.is_small());
    view! {
        <footer class="console">
            <Transport />
            <Epoch />
            {dynamic(move || (!is_small.get()).then(|| part::rest(RestView::Dials)))}
            {part::failure_of_rest()}
            <Elsewhere />
        </footer>
    }
}

/// Inside another page: a link that opens the same settings on a page of their own.
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
            <Tool control=Control::ResetButton>
                <IconButton
                    attr:id="reset"
                    icon=IconName::Back
                    label=tr(Control::ResetButton.spec().label)
                    hint=with_key(texts::TO_START, "R")
                    on_click=move || play.reset()
                />
            </Tool>
            <Tool control=Control::PlayButton>
                <PlayButton
                    attr:id="play-pause"
                    attr:data-playing=move || play.playing().get().to_string()
                    playing=play.playing()
                    play_label=tr(texts::PLAY)
                    pause_label=tr(texts::PAUSE)
                    pulse=play.is_new()
                    on_toggle=move || play.toggle()
                />
            </Tool>
            <Tool control=Control::StepButton>
                <IconButton
                    attr:id="step"
                    icon=IconName::Step
                    label=tr(texts::STEP)
                    hint=with_key(texts::STEP, "→")
                    on_click=move || play.step()
                />
            </Tool>
            <Tool control=Control::Draw>
                <IconButton
                    attr:id="new-weights"
                    icon=IconName::Dice
                    label=tr(texts::NEW_WEIGHTS)
                    hint=with_key(texts::NEW_WEIGHTS, "Shift R")
                    on_click=move || play.new_weights()
                />
            </Tool>
        </div>
    }
}

/// The epoch and, if single batches are shown, the progress within the epoch.
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
            <b id="epoch" translate="no">{dynamic(move || values::grouped(play.read(Session::completed)))}</b>
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
            <OptimizerDial />
            // This control belongs inside the dial of the regularization, but a link may hide that dial alone.
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
