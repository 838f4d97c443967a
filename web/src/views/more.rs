//! The dialog "More": settings that beginners do not need at first. Each setting is a row of a table.

use crate::lang::tr;
use crate::play::Play;
use crate::texts;
use crate::views::dials::SpeedDial;
use crate::views::setting::{Kind, Setting, Settings, are_changed, choice, members};
use leptos::prelude::*;
use nn::{Activation, Initializer, Loss, Normalization, Schedule};
use playground::settings::state::PALETTES;
use playground::{Clipping, Control, InputScaling, LossScale};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Align, Choice, Popover, Side};

/// Settings of the training.
const LEARNING: &[Setting] = &[
    Setting::new(Control::LossFunction, Kind::Pick(members!(Loss, else texts::USUAL))),
    Setting::new(Control::OutputActivation, Kind::Pick(members!(Activation, else texts::USUAL)))
        .when(|state| !state.loss_in_force().spec().is_of_logits),
    Setting::new(Control::Schedule, Kind::Pick(members!(Schedule))),
    Setting::new(Control::SchedulePeriod, Kind::Number)
        .when(|state| state.schedule != Schedule::Constant),
    Setting::new(Control::Clip, Kind::Pick(members!(Clipping))),
    Setting::new(Control::ClipAt, Kind::Number).when(|state| state.clipping != Clipping::None),
    Setting::new(Control::MaxNorm, Kind::Number),
    Setting::new(Control::Patience, Kind::Number),
    Setting::new(Control::Reshuffle, Kind::Switch),
    Setting::new(Control::FlushLastBatch, Kind::Switch).when(|state| !state.data_set().is_own()),
    Setting::new(Control::SoftL1, Kind::Switch),
];

/// Settings of the network before training.
const BUILDING: &[Setting] = &[
    Setting::new(Control::Initializer, Kind::Pick(members!(Initializer)))
        .when(|state| !state.init_zero),
    Setting::new(Control::InitScale, Kind::Number).when(|state| !state.init_zero),
    Setting::new(Control::InitZero, Kind::Switch),
    Setting::new(Control::Normalization, Kind::Pick(members!(Normalization)))
        .noting(|state| state.flattens().then_some(texts::FLATTENED)),
    Setting::new(Control::InputScaling, Kind::Pick(members!(InputScaling))),
    Setting::new(Control::InputNoise, Kind::Number),
];

/// Settings of the display.
const SHOWING: &[Setting] = &[
    Setting::new(Control::LossScale, Kind::Pick(loss_scales)),
    Setting::new(Control::Palette, Kind::Pick(palettes)),
];

#[component]
pub(crate) fn More(
    /// Whether the dial of the speed is in here, because there is no room outside.
    has_speed: Signal<bool>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let open = RwSignal::new(false);
    let changed = [LEARNING, BUILDING, SHOWING].map(|settings| are_changed(play, settings));
    let is_changed = memo(move || changed.iter().any(|changed| changed.get()));
    let anchor = move || {
        view! {
            <button
                type="button"
                class="w-dial more"
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="w-dial-label">
                    <span class="w-changed" hidden=move || !is_changed.get()></span>
                </span>
                <span class="w-dial-value">{tr(texts::MORE)}</span>
            </button>
        }
    };
    view! {
        <Popover open anchor label=tr(texts::MORE) side=Side::Above align=Align::End>
            <div class="more-card">
                <section>
                    <h3>{tr(texts::LEARNING)}</h3>
                    <Settings settings=LEARNING />
                </section>
                <section>
                    <h3>{tr(texts::NETWORK)}</h3>
                    <Settings settings=BUILDING />
                    <h3>{tr(texts::PAGE)}</h3>
                    <Settings settings=SHOWING />
                    {dynamic(move || has_speed.get().then(|| view! { <SpeedDial /> }))}
                </section>
            </div>
        </Popover>
    }
}

fn palettes() -> Vec<Choice> {
    let label =
        |id: &'static str| plot::Palette::find(id, false).map_or(id, |palette| palette.label);
    PALETTES.iter().map(|&id| choice(id, label(id), "")).collect()
}

fn loss_scales() -> Vec<Choice> {
    LossScale::ALL.iter().map(|s| choice(s.id(), s.spec().label, s.help())).collect()
}
