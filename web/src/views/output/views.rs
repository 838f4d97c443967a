//! The switch in the place of the output's heading. It chooses what the output frame shows. The views
//! themselves are in `views/inside/`.

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::inside as texts;
use crate::views::setting::hidden;
use crate::views::stage::Stage;
use leptos::prelude::*;
use playground::{Control, PlaygroundState, View};
use ui::type_erased::memo;
use ui::widgets::{Choice, Field, Segmented};

/// A picture narrower than this has no room for long names, in CSS pixels.
const NARROW: i32 = 330;

#[component]
pub(crate) fn Views() -> impl IntoView {
    let play = expect_context::<Play>();
    let is_curve = play.get(|state| state.line().is_some());
    let stage = expect_context::<Stage>();
    // Where the picture is narrow, the longest name is shorter.
    let is_narrow = memo(move || {
        stage.resized.track();
        stage.map.get().is_some_and(|map| map.client_width() < NARROW)
    });
    let options = move || {
        let (is_curve, is_narrow) = (is_curve.get(), is_narrow.get());
        let option = |view: &View| {
            let spec = view.spec();
            let label = if is_narrow && *view == View::Hidden { texts::HIDDEN } else { spec.label };
            let option = Choice::new(spec.id, t(label));
            match is_curve && view.needs_plane() {
                true if *view == View::Surface => option.off(t(texts::CURVE)),
                true => option.off(t(texts::STAYS_CURVE)),
                false => option.note(t(view.help())),
            }
        };
        View::ALL.iter().map(option).collect::<Vec<_>>()
    };
    let view = play.get(PlaygroundState::view_in_force);
    view! {
        <Field control=Control::View.id() hidden=hidden(play, Control::View)>
            <Segmented
                label=tr(Control::View.spec().label)
                options=memo(options)
                value=memo(move || view.get().id().to_owned())
                on_change=move |id: String| {
                    if let Some(view) = View::from_id(&id) {
                        play.change(|state| state.view = view);
                    }
                }
            />
        </Field>
    }
}
