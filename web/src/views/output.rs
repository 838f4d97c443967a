//! The output: what the network answers everywhere, the points on it, and how wrong it is.
//! Its parts are in `output/`.

mod bias;
mod curve;
mod measures;
mod picture;
mod points;
mod probe;
mod reading;

use crate::lang::{t, tr};
use crate::part::{self, LessonView, RestView, ToolView};
use crate::play::Play;
use crate::texts;
use crate::views::own::{self, Brush};
use crate::views::setting::hidden;
use crate::views::stage::{Look, Stage};
use crate::views::values;
use bias::OutputBias;
pub(crate) use curve::{Curve, CurveOn};
use leptos::{ev, prelude::*};
pub(crate) use measures::Measured;
use picture::Picture;
use playground::{Control, PlaygroundState, Task};
use points::Points;
pub(crate) use points::write_svg as write_points;
pub(crate) use probe::Overlay;
pub(crate) use reading::{Pointed, Reading, place};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Field, Toggle};

#[component]
pub(crate) fn Output() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let title = move || match stage.look.get() {
        None => t(texts::OUTPUT),
        Some(Look::Feature(feature)) => feature.spec().label.to_owned(),
        Some(Look::Neuron { layer, index }) => texts::neuron(layer + 1, index + 1),
    };
    let line = play.get(PlaygroundState::line);
    // A curve has axes of its own, and its points are part of it.
    let is_curve = memo(move || line.get().is_some() && stage.look.get().is_none());
    let brush = RwSignal::new(Brush::Class(0));
    let is_own = own::is_shown(play);
    let can_paint = play.get(|state| state.problem == Task::Classification);
    let has_figure = play.get(|state| state.figure.is_some());
    let pointed = RwSignal::new(None);
    let moved = move |event: ev::PointerEvent| pointed.set(reading::place(stage, &event));
    view! {
        <section
            class="out"
            aria-label=tr(texts::OUTPUT)
            data-control=Control::Output.id()
            class:away=hidden(play, Control::Output)
        >
            <h2>{title}</h2>
            <Losses />
            <div
                class="map"
                node_ref=stage.map
                on:pointermove=moved
                on:pointerdown=moved
                on:pointerleave=move |_| pointed.set(None)
            >
                <Picture line />
                {dynamic(move || (!is_curve.get()).then(|| view! { <Points /> }))}
                {dynamic(move || {
                    let is_plane = can_paint.get() && !is_curve.get();
                    (is_own.get() && is_plane).then(|| part::tools(ToolView::Paint(brush)))
                })}
                {dynamic(move || is_own.get().then(|| part::tools(ToolView::PaintHint)))}
                <OutputBias />
                {dynamic(move || (has_figure.get() && !is_curve.get()).then(|| part::lessons(LessonView::Overlay)))}
                {part::rest(RestView::Reading { pointed, line })}
            </div>
            {dynamic(move || is_own.get().then(|| part::tools(ToolView::Brushes(brush))))}
            <Ticks is_away=is_curve />
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
        </section>
    }
}

/// The numbers under the picture, in the units of what was measured.
#[component]
fn Ticks(#[prop(into)] is_away: Signal<bool>) -> impl IntoView {
    let play = expect_context::<Play>();
    let axes = memo(move || play.state().with(texts::axes));
    let tick = move |at: f64| {
        let real = axes.with(|axes| axes[0].to_real(at));
        view! { <span>{values::tick(real)}</span> }
    };
    let names = move || {
        axes.with(|[x, y]| {
            let is_named = x.scale != 1.0 || y.scale != 1.0;
            is_named.then(
                || view! { <p class="axis-names">{format!("→ {}   ↑ {}", x.name, y.name)}</p> },
            )
        })
    };
    view! {
        <div class="axis" translate="no" aria-hidden="true" class:away=is_away>
            {dynamic(move || [-6.0, -3.0, 0.0, 3.0, 6.0].map(tick).collect_view())}
        </div>
        {dynamic(move || (!is_away.get()).then(names))}
    }
}

/// What the colors mean: a scale from −1 to 1, or the classes with their shapes.
#[component]
fn Meaning() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let n_classes = play.get(PlaygroundState::n_classes);
    let scale = || {
        view! {
            <span class="scale" aria-label=tr(texts::SCALE) role="img">
                "−1" <i></i> "+1"
            </span>
        }
    };
    let name = move |k: usize| play.state().with(|state| state.class_name(k));
    let class = move |k: usize| {
        let color = move || stage.colors.get().classes[k].css();
        view! {
            <span class="class" title=move || name(k)>
                <svg viewBox="-1.6 -1.6 3.2 3.2" aria-hidden="true" fill=color>
                    {own::shape_of(k)}
                </svg>
                {dynamic(move || name(k))}
            </span>
        }
    };
    dynamic(move || {
        if 2 < n_classes.get() {
            let classes = (0..n_classes.get()).map(class).collect_view();
            view! { <span class="classes">{classes}</span> }.into_any()
        } else {
            scale().into_any()
        }
    })
}

/// The losses as numbers, and how right that is.
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
