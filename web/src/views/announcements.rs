//! The state of the run in words for screen readers: the epoch and the loss, from time to time during playback,
//! and once at each pause. This view is not visible.

use crate::lang::t;
use crate::play::Play;
use crate::texts;
use crate::views::values;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use std::time::Duration;
use ui::type_erased::{dynamic, effect};

/// The time between two announcements during playback.
const SILENCE: Duration = Duration::from_secs(10);
/// How long nothing must change before a pause is announced. After many presses, only the last state is
/// announced.
const REST: Duration = Duration::from_millis(700);

#[component]
pub(crate) fn Announcements() -> impl IntoView {
    let play = expect_context::<Play>();
    let words = RwSignal::new(String::new());
    let say = move || {
        if !play.is_gone() {
            let (epoch, losses) = play.peek(|session| (session.completed(), session.losses()));
            words.try_set(texts::announcement(values::grouped(epoch), values::loss(losses.test)));
        }
    };
    // The timer during playback.
    let rhythm = StoredValue::new(None::<IntervalHandle>);
    let hush = move || {
        rhythm.try_update_value(|rhythm| rhythm.take().map(|it| it.clear()));
    };
    let mut at_rest = leptos::leptos_dom::helpers::debounce(REST, move |()| say());
    let mut is_first = true;
    effect(move || {
        let is_playing = play.playing().get();
        hush();
        if is_playing {
            words.set(untrack(|| t(texts::PLAYING)));
            rhythm.set_value(set_interval_with_handle(say, SILENCE).ok());
        } else {
            play.read(|_| ());
            if !std::mem::take(&mut is_first) {
                at_rest(());
            }
        }
    });
    on_cleanup(hush);
    view! { <p class="visually-hidden" role="status" id="announcements">{dynamic(move || words.get())}</p> }
}
