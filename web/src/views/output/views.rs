//! The switch in the place of the output's heading. It chooses what the output frame shows. The views
//! themselves are in `views/inside/`.

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::inside as texts;
use crate::views::setting::hidden;
use leptos::prelude::*;
use playground::{Control, PlaygroundState, View};
use ui::type_erased::memo;
use ui::widgets::{Choice, Field, Segmented};

#[component]
pub(crate) fn Views() -> impl IntoView {
    let play = expect_context::<Play>();
    let is_curve = play.get(|state| state.line().is_some());
    let options = move || {
        let is_curve = is_curve.get();
        let option = |view: &View| {
            let spec = view.spec();
            let option = Choice::new(spec.id, t(spec.label));
            match is_curve && view.needs_plane() {
                true if *view == View::Surface => option.off(t(texts::CURVE)),
                true => option.off(t(texts::STAYS_CURVE)),
                false => option.note(t(spec.help)),
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
