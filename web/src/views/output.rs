//! The output: what the network answers everywhere, the points on it, and how wrong it is.

use crate::play::Play;
use crate::views::data::hidden;
use crate::views::stage::{Look, Selection, Stage};
use crate::views::values;
use crate::widgets::{Field, Toggle};
use crate::{canvas, texts};
use leptos::{html, prelude::*};
use playground::{Control, Example, Parameter, Session, Surface};
use plot::{Pixmap, Projection, Square, heatmap_into};
use std::f64::consts::TAU;

/// The picture has at most so many pixels a side: finer is not to be seen, and takes time each frame.
const MAX_PIXELS: f64 = 360.0;

#[component]
pub(crate) fn Output() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let title = move || match stage.look.get() {
        None => texts::OUTPUT.to_owned(),
        Some(Look::Feature(feature)) => feature.spec().label.to_owned(),
        Some(Look::Neuron { layer, index }) => texts::neuron(layer + 1, index + 1),
    };
    view! {
        <section
            class="out"
            aria-label=texts::OUTPUT
            data-control=Control::Output.id()
            class:away=hidden(play, Control::Output)
        >
            <h2>{title}</h2>
            <Losses />
            <div class="map" node_ref=stage.map>
                <Picture />
                <Points />
                <OutputBias />
            </div>
            <div class="axis" aria-hidden="true">
                {["−6", "−3", "0", "3", "6"].map(|tick| view! { <span>{tick}</span> }).collect_view()}
            </div>
            <div class="legend">
                <span class="scale" aria-label="Orange is minus 1, blue is plus 1" role="img">
                    "−1" <i></i> "+1"
                </span>
                <Field control=Control::ShowTestData.id() hidden=hidden(play, Control::ShowTestData)>
                    <Toggle
                        label=texts::TEST_POINTS
                        value=play.get(|state| state.show_test_data)
                        on_change=move |on| play.change(|state| state.show_test_data = on)
                    />
                </Field>
                <Field control=Control::Discretize.id() hidden=hidden(play, Control::Discretize)>
                    <Toggle
                        label=texts::DISCRETIZE
                        value=play.get(|state| state.discretize)
                        on_change=move |on| play.change(|state| state.discretize = on)
                    />
                </Field>
            </div>
        </section>
    }
}

/// Both losses as numbers.
#[component]
fn Losses() -> impl IntoView {
    let play = expect_context::<Play>();
    let has_test = move || play.read(|session| !session.data().test.is_empty());
    view! {
        <dl
            class="losses"
            id="losses"
            data-control=Control::Loss.id()
            data-train=move || play.losses().train.to_string()
            data-test=move || play.losses().test.to_string()
        >
            <div class="test" hidden=move || !has_test()>
                <dt>{texts::TEST_LOSS}</dt>
                <dd>{move || values::loss(play.losses().test)}</dd>
            </div>
            <div class="train">
                <dt>{texts::TRAINING_LOSS}</dt>
                <dd>{move || values::loss(play.losses().train)}</dd>
            </div>
        </dl>
    }
}

/// What the network, or the neuron pointed at, answers everywhere.
#[component]
fn Picture() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let discretize = play.get(|state| state.discretize);
    let node = NodeRef::<html::Canvas>::new();
    let pixmap = StoredValue::new_local(Pixmap::default());
    Effect::new(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        let side =
            (f64::from(node.client_width()) * canvas::pixel_ratio()).min(MAX_PIXELS) as usize;
        if side < 2 {
            return;
        }
        if node.width() != side as u32 {
            node.set_width(side as u32);
            node.set_height(side as u32);
        }
        let (look, discrete) = (stage.look.get(), discretize.get());
        pixmap.update_value(|pixmap| {
            if pixmap.width != side {
                pixmap.resize(side, side);
            }
            let place = Square { size: side, ..Square::default() };
            let mut draw = |values: &[f32]| {
                if values.iter().all(|value| value.is_finite()) {
                    heatmap_into(values, Surface::SIDE, &colors.picture, discrete, place, pixmap);
                } else {
                    plot::hatch(place, 12.0, colors.line, colors.stage, pixmap);
                }
            };
            match look {
                Some(Look::Feature(feature)) => {
                    play.track_picture();
                    draw(&Surface::of_feature(feature));
                }
                Some(Look::Neuron { layer, index }) => play.paint(|surface| {
                    draw(surface.neuron(layer, index).unwrap_or(surface.output()));
                }),
                None => play.paint(|surface| draw(surface.output())),
            }
            if let Some(context) = canvas::context(&node) {
                canvas::put(&context, pixmap, 0, 0);
            }
        });
    });
    let description = move || {
        let losses = play.peek(Session::losses);
        format!(
            "{}. {} {}.",
            Control::Output.spec().help,
            texts::TEST_LOSS,
            values::loss(losses.test)
        )
    };
    view! { <canvas class="picture" node_ref=node role="img" aria-label=description></canvas> }
}

/// The points, drawn anew only when they change.
#[component]
fn Points() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let show_test = play.get(|state| state.show_test_data);
    let sample = play.get(|state| {
        (
            state.seed.clone(),
            state.data_set(),
            state.noise.to_bits(),
            state.perc_train_data.to_bits(),
        )
    });
    let node = NodeRef::<html::Canvas>::new();
    Effect::new(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        sample.track();
        let side = f64::from(node.client_width());
        let Some(context) = canvas::begin(&node, [side, side]) else { return };
        let place = Projection::square(Surface::REACH, side);
        let radius = side / 110.0 + 0.5;
        let draw = |points: &[Example], ring: &str| {
            context.set_stroke_style_str(ring);
            context.set_line_width(1.2);
            for point in points {
                let [x, y] = place.screen_from_data([point.x, point.y]);
                context.begin_path();
                let _ = context.arc(x, y, radius, 0.0, TAU);
                context.set_fill_style_str(&colors.palette.color(point.label).css());
                context.fill();
                context.stroke();
            }
        };
        let (train_ring, test_ring) =
            if colors.dark { ("#081014", "#ffffff") } else { ("#ffffff", "#10222c") };
        play.peek(|session| {
            draw(&session.data().train, train_ring);
            if show_test.get() {
                draw(&session.data().test, test_ring);
            }
        });
    });
    view! { <canvas class="points" node_ref=node aria-hidden="true"></canvas> }
}

/// The output neuron's bias: a dot at the picture's corner.
#[component]
fn OutputBias() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let parameter = play.get(|state| Parameter::Bias { layer: state.shape.len(), unit: 0 });
    let shape = play.get(|state| state.shape.clone());
    let value = move || play.read(|session| session.parameter(parameter.get())).unwrap_or_default();
    let color = move || stage.colors.get().palette.color(plot::link_tint(value())).css();
    let place = move || {
        let rect = stage.map.get_untracked().map(|map| map.get_bounding_client_rect());
        rect.map_or([0.0; 2], |rect| [rect.left(), rect.bottom()])
    };
    let select = move |is_open: bool| {
        stage.selection.set(Some(Selection {
            parameter: parameter.get_untracked(),
            at: place(),
            is_open,
            is_neuron: is_open,
        }));
    };
    let leave = move |()| {
        if stage.selection.get_untracked().is_some_and(|selection| !selection.is_open) {
            stage.selection.set(None);
        }
    };
    view! {
        <button
            type="button"
            class="bias"
            data-neuron=move || format!("{}-0", shape.with(Vec::len))
            style:--bias=color
            aria-label=move || format!("{} {}, {}", texts::OUTPUT, texts::BIAS, values::weight(value()))
            on:pointerenter=move |_| {
                if stage.selection.get_untracked().is_none_or(|selection| !selection.is_open) {
                    select(false);
                }
            }
            on:pointerleave=move |_| leave(())
            on:focus=move |_| select(false)
            on:blur=move |_| leave(())
            on:click=move |_| select(true)
        ></button>
    }
}
