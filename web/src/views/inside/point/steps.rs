//! The steps of the two passes: back, play, forward, and the name of the present step. The network may train on
//! meanwhile: the step stays, and its numbers are the present ones.

use super::seen;
use crate::lang::{tr, with_key};
use crate::play::Play;
use crate::texts::lens as texts;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use playground::inside::point::Passes;
use std::time::Duration;
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{IconButton, IconName};

/// How long a step is shown.
const STEP: Duration = Duration::from_millis(700);

#[component]
pub(crate) fn PointSteps() -> impl IntoView {
    let play = expect_context::<Play>();
    let seen = seen(play, false);
    let passes = memo(move || seen.get().map(|it| (it.passes, it.layers.len())));
    let timer = StoredValue::new(None::<IntervalHandle>);
    let playing = RwSignal::new(false);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
            play.hold(false);
        }
        playing.try_set(false);
    };
    let go = move |to: fn(Passes) -> usize| {
        if let Some((passes, _)) = passes.get_untracked() {
            let pass = to(passes);
            play.change(|state| state.pass = pass);
        }
    };
    let previous = |it: Passes| (it.pass() - 1).max(1);
    let next = |it: Passes| (it.pass() + 1).min(it.n_steps());
    let is_last = move || passes.get_untracked().is_none_or(|(it, _)| it.pass() == it.n_steps());
    let toggle = move || {
        if timer.with_value(Option::is_some) {
            stop();
            return;
        }
        // Many steps in a row are undone together.
        play.hold(true);
        go(if is_last() { |_| 1 } else { |it| (it.pass() + 1).min(it.n_steps()) });
        let tick = move || {
            go(|it| (it.pass() + 1).min(it.n_steps()));
            if is_last() {
                stop();
            }
        };
        timer.set_value(set_interval_with_handle(tick, STEP).ok());
        playing.set(true);
    };
    on_cleanup(stop);
    let is_open = memo(move || passes.get().is_some());
    effect(move || {
        if !is_open.get() {
            stop();
        }
    });
    let name = move || {
        let (passes, n_layers) = passes.get()?;
        Some(texts::step(passes.step(), n_layers))
    };
    dynamic(move || {
        is_open.get().then(|| view! {
            <div class="steps" role="group" aria-label=tr(texts::PASSES)>
                <span class="previous">
                    <IconButton
                        icon=IconName::Back
                        label=tr(texts::TO_PREVIOUS)
                        hint=with_key(texts::TO_PREVIOUS, ",")
                        on_click=move || { stop(); go(previous) }
                    />
                </span>
                <IconButton
                    icon=Signal::derive(move || if playing.get() { IconName::Pause } else { IconName::Play })
                    label=Signal::derive(move || {
                        crate::lang::t(if playing.get() { texts::STOP_PASSES } else { texts::PLAY_PASSES })
                    })
                    on_click=toggle
                />
                <span class="next">
                    <IconButton
                        icon=IconName::Step
                        label=tr(texts::TO_NEXT)
                        hint=with_key(texts::TO_NEXT, ".")
                        on_click=move || { stop(); go(next) }
                    />
                </span>
                <span class="step-name" role="status">{dynamic(name)}</span>
            </div>
        })
    })
}
