//! The switch between the lenses of the network, on the line of its headings. Its place is found here: between the
//! features and the picture of the output.

use crate::lang::{current_language, t, tr};
use crate::play::Play;
use crate::views::inside::point::steps::PointSteps;
use crate::views::setting::hidden;
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::{Control, Lens, PlaygroundState};
use ui::keys::Shortcut;
use ui::type_erased::{effect, memo};
use ui::widgets::{Choice, Field, Segmented};
use wasm_bindgen::JsCast;

/// What stays free beside the heading of the features, and beside the picture.
const CLEAR: [f64; 2] = [20.0, 22.0];

/// How much longer than its room the line may be, in CSS pixels.
const SLACK: f64 = 4.0;

#[component]
pub(crate) fn Lenses() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let lens = play.get(|state| state.lens);
    let shape = play.get(|state| (state.shape.len(), state.hidden.clone(), state.embed.clone()));
    let options = move || {
        let option = |lens: &Lens| {
            let spec = lens.spec();
            Choice::new(spec.id, t(spec.label)).note(t(spec.help))
        };
        Lens::ALL.iter().map(option).collect::<Vec<_>>()
    };
    let keys = vec![
        Shortcut::new(&["i"], move || next_lens(play, 1)),
        Shortcut::new(&["I"], move || next_lens(play, Lens::ALL.len() - 1)),
        Shortcut::perhaps(&[",", "."], to_step),
    ];
    let is_framed = move || play.state().with_untracked(PlaygroundState::is_embedded);
    let has_dialog = || document().query_selector("dialog[open]").is_ok_and(|it| it.is_some());
    ui::keys::connect(keys, is_framed, has_dialog);
    // In a frame there is no switch, unless its link lists it among the panels.
    let is_asked = play.get(|state| {
        let embed = state.embed.as_ref().map(|it| it.text().split(',').any(|it| it == "lenses"));
        embed != Some(false)
    });
    let node = NodeRef::<html::Div>::new();
    let place = move || {
        let Some(node) = node.try_get_untracked().flatten() else { return };
        let _ = fit(&node);
    };
    node.on_load(move |node| ui::canvas::on_resize(&node, place));
    effect(move || {
        lens.track();
        shape.track();
        stage.resized.track();
        stage.room.track();
        let _ = current_language();
        request_animation_frame(place);
    });
    view! {
        <div class="lenses" class:asked=is_asked node_ref=node>
            <Field control=Control::Lens.id() hidden=hidden(play, Control::Lens)>
                <Segmented
                    label=tr(Control::Lens.spec().label)
                    options=memo(options)
                    value=memo(move || lens.get().id().to_owned())
                    on_change=move |id: String| {
                        if let Some(lens) = Lens::from_id(&id) {
                            play.change(|state| state.lens = lens);
                        }
                    }
                />
            </Field>
            <PointSteps />
        </div>
    }
}

/// Shows the lens of the network that comes so many after the present one.
fn next_lens(play: Play, step: usize) {
    play.change(|state| state.lens = Lens::ALL[(state.lens as usize + step) % Lens::ALL.len()]);
}

/// Presses the button of the next or the previous step, if there is one.
fn to_step(key: &str) -> bool {
    let name = if key == "." { ".steps .next button" } else { ".steps .previous button" };
    let button = document().query_selector(name).ok().flatten();
    let button = button.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    button.map(|button| button.click()).is_some()
}

/// Moves the line of the switch between the features and the picture. Where it is too long for that, the name of
/// the stepper beside it leaves, and then the switch.
fn fit(node: &web_sys::HtmlElement) -> Option<()> {
    let around = |name| node.closest(name).ok().flatten();
    let head: web_sys::HtmlElement = around(".layers-head")?.dyn_into().ok()?;
    let content = around(".net-content")?;
    let features = content.query_selector(".features-head").ok()??;
    let style = head.style();
    let set = |is_tight: bool, shift: f64| {
        let _ = head.class_list().toggle_with_force("tight", is_tight);
        let _ = style.set_property("--shift", &format!("{shift:.0}px"));
    };
    set(false, 0.0);
    let _ = head.class_list().remove_1("crowded");
    let [room, named] = [content.get_bounding_client_rect(), features.get_bounding_client_rect()];
    // On phones the features have no heading.
    let from = if 0.0 < named.width() { named.right() + CLEAR[0] } else { room.left() + 16.0 };
    let to = room.right() - if 0.0 < named.width() { CLEAR[1] } else { 16.0 };
    let is_tight = to - from < head.get_bounding_client_rect().width();
    if is_tight {
        set(true, 0.0);
        if to - from + SLACK < head.get_bounding_client_rect().width() {
            let _ = head.class_list().add_1("crowded");
        }
    }
    let line = head.get_bounding_client_rect();
    let shift = (from - line.left()).max(0.0) - (line.right() - to).max(0.0);
    set(is_tight, shift);
    // In a lens the switch stays, and a heading that would lie under it leaves.
    let is_covered = line.left() + shift < named.right();
    let _ = features.class_list().toggle_with_force("covered", is_covered);
    Some(())
}
