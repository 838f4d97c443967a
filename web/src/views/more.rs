//! More: what a beginner does not need at first, one step away.

use crate::play::Play;
use crate::texts;
use crate::views::console::SpeedDial;
use crate::views::data::hidden;
use crate::widgets::{Align, Choice, Field, Popover, Segmented, Side, Toggle};
use leptos::prelude::*;
use playground::state::PALETTES;
use playground::{Control, LossScale, PlaygroundState};

#[component]
pub(crate) fn More(
    /// Whether the dial of the speed is in here, for want of room outside.
    has_speed: Signal<bool>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let open = RwSignal::new(false);
    let is_changed = play.get(|state| {
        let plain = PlaygroundState::default();
        (state.reshuffle, state.flush, state.soft_l1, state.init_zero, state.loss_scale)
            != (plain.reshuffle, plain.flush, plain.soft_l1, plain.init_zero, plain.loss_scale)
            || state.palette != plain.palette
    });
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
                    {texts::MORE_HINT}
                    <span class="w-changed" hidden=move || !is_changed.get()></span>
                </span>
                <span class="w-dial-value">{texts::MORE}</span>
            </button>
        }
    };
    view! {
        <Popover open anchor label=texts::MORE side=Side::Above align=Align::End>
            <div class="more-card">
                {move || has_speed.get().then(|| view! { <SpeedDial /> })}
                <Switch control=Control::Reshuffle get=|s| s.reshuffle set=|s, on| s.reshuffle = on />
                <Switch control=Control::FlushLastBatch get=|s| s.flush set=|s, on| s.flush = on />
                <Switch control=Control::SoftL1 get=|s| s.soft_l1 set=|s, on| s.soft_l1 = on />
                <Switch control=Control::InitZero get=|s| s.init_zero set=|s, on| s.init_zero = on />
                <Field
                    control=Control::LossScale.id()
                    label=Control::LossScale.spec().label
                    hidden=hidden(play, Control::LossScale)
                >
                    <Segmented
                        label=Control::LossScale.spec().label
                        options=Signal::stored(LossScale::ALL.iter().map(|s| Choice::new(s.id(), s.spec().label).note(s.spec().help)).collect::<Vec<_>>())
                        value=play.get(|state| state.loss_scale.id().to_owned())
                        on_change=move |id: String| {
                            if let Some(scale) = LossScale::from_id(&id) {
                                play.change(|state| state.loss_scale = scale);
                            }
                        }
                    />
                </Field>
                <Field
                    control=Control::Palette.id()
                    label=Control::Palette.spec().label
                    hidden=hidden(play, Control::Palette)
                >
                    <Segmented
                        label=Control::Palette.spec().label
                        options=Signal::stored(palettes())
                        value=play.get(|state| state.palette.to_owned())
                        on_change=move |id: String| {
                            if let Some(palette) = PALETTES.iter().find(|palette| **palette == id) {
                                play.change(|state| state.palette = palette);
                            }
                        }
                    />
                </Field>
            </div>
        </Popover>
    }
}

fn palettes() -> Vec<Choice> {
    let label =
        |id: &'static str| plot::Palette::find(id, false).map_or(id, |palette| palette.label);
    PALETTES.iter().map(|&id| Choice::new(id, label(id))).collect()
}

/// A switch with its help.
#[component]
fn Switch(
    control: Control,
    get: fn(&PlaygroundState) -> bool,
    set: fn(&mut PlaygroundState, bool),
) -> impl IntoView {
    let play = expect_context::<Play>();
    view! {
        <Field control=control.id() hidden=hidden(play, control)>
            <Toggle
                label=control.spec().label
                value=play.get(get)
                on_change=move |on| play.change(|state| set(state, on))
                help=control.spec().help
            />
        </Field>
    }
}
