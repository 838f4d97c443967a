//! The output: the network's answers over the whole plane, the points, and the error of the network. Its parts
//! are in `output/`.

mod back;
mod bias;
mod curve;
mod legend;
mod measures;
mod picture;
mod points;
mod probe;
mod reading;
mod views;

use crate::lang::{t, tr};
use crate::part::{self, InsideView, LessonView, RestView, ToolView};
use crate::play::Play;
use crate::texts;
use crate::views::own::{self, Brush};
use crate::views::setting::hidden;
use crate::views::stage::{Look, Stage};
use crate::views::values;
pub(crate) use back::Back;
use bias::OutputBias;
pub(crate) use curve::{Curve, CurveOn, Frame};
pub(crate) use legend::{AxisNames, InsideNumbers, Legend, TickNumbers};
use leptos::{ev, prelude::*};
pub(crate) use measures::Measured;
use picture::Picture;
use playground::{Control, PlaygroundState, Task};
use points::Points;
pub(crate) use points::write_svg as write_points;
pub(crate) use probe::Overlay;
pub(crate) use reading::{Reading, place};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Field, Toggle};
pub(crate) use views::Views;

#[component]
pub(crate) fn Output() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let is_elsewhere = play.get(PlaygroundState::is_elsewhere);
    let title = move || match stage.shown.get() {
        // Inside a frame, no switch shows the name of the view.
        None if is_elsewhere.get() => {
            t(play.state().with_untracked(|state| state.view_in_force().spec().label))
        }
        None | Some(Look::Output) => t(texts::OUTPUT),
        Some(Look::Feature(feature)) => feature.spec().label.to_owned(),
        Some(Look::Neuron { layer, index }) => texts::neuron(layer + 1, index + 1),
    };
    let line = play.get(PlaygroundState::line);
    // A curve and a surface draw their own axes and points.
    let is_plane = memo(move || {
        let is_plane = line.get().is_none() && !is_elsewhere.get();
        is_plane || stage.shown.get().is_some()
    });
    let is_open = memo(move || stage.open().is_some());
    let is_chosen = move || is_open.get();
    let brush = RwSignal::new(Brush::Class(0));
    let is_own = own::is_shown(play);
    let can_paint = play.get(|state| state.problem == Task::Classification);
    let has_figure = play.get(|state| state.figure.is_some());
    let moved = move |event: ev::PointerEvent| {
        let is_elsewhere = is_elsewhere.get_untracked();
        stage.pointed.set(reading::place(stage, &event).filter(|_| !is_elsewhere));
    };
    view! {
        <section
            class="out"
            aria-label=tr(texts::OUTPUT)
            data-control=Control::Output.id()
            class:away=hidden(play, Control::Output)
            class:looking=move || stage.shown.get().is_some() || is_open.get()
            class:chosen=is_open
        >
            <div class="views">{part::rest(RestView::Views)}</div>
            <div class="what">
                {dynamic(move || is_open.get().then(|| part::rest(RestView::Back)))}
                <h2>{title}</h2>
            </div>
            <Losses />
            <div
                class="map"
                node_ref=stage.map
                on:pointermove=moved
                on:pointerdown=moved
                on:pointerleave=move |_| stage.pointed.set(None)
            >
                <Picture line />
                {dynamic(move || is_plane.get().then(|| view! { <Points /> }))}
                {dynamic(move || {
                    let can_paint = can_paint.get() && is_plane.get();
                    (is_own.get() && can_paint).then(|| part::tools(ToolView::Paint(brush)))
                })}
                {dynamic(move || is_own.get().then(|| part::tools(ToolView::PaintHint)))}
                {dynamic(move || is_elsewhere.get().then(|| part::inside(InsideView::Picture)))}
                <OutputBias />
                {dynamic(move || (has_figure.get() && is_plane.get()).then(|| part::lessons(LessonView::Overlay)))}
                {part::rest(RestView::Reading(line))}
            </div>
            {dynamic(move || is_own.get().then(|| part::tools(ToolView::Brushes(brush))))}
            <div class="under">
                <Ticks is_away=memo(move || !is_plane.get()) />
                <div class="legend">
                    <Meaning />
                    <Field control=Control::ShowTestData.id() hidden=hidden(play, Control::ShowTestData)>
                        <Toggle
                            label=tr(texts::TEST_POINTS)
                            value=play.get(|state| state.show_test_data)
                            on_change=move |on| play.change(|state| state.show_test_data = on)
                        />
                    </Field>
                    <Field control=Control::Discretize.id() hidden=hidden(play, Control::Discretize)>
                        <Toggle
                            label=tr(texts::DISCRETIZE)
                            value=play.get(|state| state.discretize)
                            on_change=move |on| play.change(|state| state.discretize = on)
                        />
                    </Field>
                </div>
                {part::inside_once(is_chosen, InsideView::ParameterCard { is_below: true })}
            </div>
        </section>
    }
}

/// Whether nothing in the data has a name or a unit. Then the numbers are the coordinates of the picture.
fn is_plain(play: Play) -> Signal<bool> {
    let is_plain = |state: &PlaygroundState| {
        let (set, spec) = (state.data_set(), state.data_set().spec());
        let has_names = spec.axes.is_some() || spec.target.is_some() || spec.class_names.is_some();
        !set.is_own() && !has_names && state.n_classes() <= 2
    };
    play.get(is_plain)
}

/// The numbers under the picture.
#[component]
fn Ticks(#[prop(into)] is_away: Signal<bool>) -> impl IntoView {
    let is_plain = is_plain(expect_context::<Play>());
    let plain =
        || ["−6", "−3", "0", "3", "6"].map(|text| view! { <span>{text}</span> }).collect_view();
    let ticks = move || match is_plain.get() {
        true => plain().into_any(),
        false => part::rest(RestView::Ticks),
    };
    let names =
        move || (!is_away.get() && !is_plain.get()).then(|| part::rest(RestView::AxisNames));
    view! {
        <div class="axis" translate="no" aria-hidden="true" class:away=is_away>{dynamic(ticks)}</div>
        {dynamic(names)}
    }
}

/// What the colors mean.
#[component]
fn Meaning() -> impl IntoView {
    let is_plain = is_plain(expect_context::<Play>());
    dynamic(move || match is_plain.get() {
        true => view! {
            <span class="scale" aria-label=|| texts::scale("−1", "+1") role="img">
                "−1" <i></i> "+1"
            </span>
        }
        .into_any(),
        false => part::rest(RestView::Legend),
    })
}

/// The losses as numbers, and a measure of how good the answers are.
#[component]
fn Losses() -> impl IntoView {
    let play = expect_context::<Play>();
    let has_test = move || play.read(|session| !session.data().test.is_empty());
    let validation = move || play.losses().validation;
    view! {
        <div
            class="losses"
            id="losses"
            data-control=Control::Loss.id()
            data-train=move || play.losses().train.to_string()
            data-test=move || play.losses().test.to_string()
        >
            <dl>
                <div class="test" hidden=move || !has_test()>
                    <dt>{tr(texts::TEST_LOSS)}</dt>
                    <dd translate="no">{dynamic(move || values::loss(play.losses().test))}</dd>
                </div>
                <div class="train">
                    <dt>{tr(texts::TRAINING_LOSS)}</dt>
                    <dd translate="no">{dynamic(move || values::loss(play.losses().train))}</dd>
                </div>
                <div class="train" hidden=move || validation().is_none()>
                    <dt>{tr(texts::VALIDATION_LOSS)}</dt>
                    <dd translate="no">{dynamic(move || validation().map(values::loss))}</dd>
                </div>
            </dl>
            <div class="measured">{part::rest(RestView::Measured)}</div>
        </div>
    }
}
