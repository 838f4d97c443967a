//! The answer as height over the plane. Users turn this surface by dragging or with keys. `plot` draws it.

use crate::colors::of_label;
use crate::lang::t;
use crate::play::Play;
use crate::texts as page;
use crate::texts::inside as texts;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::{ev, html, prelude::*};
use playground::answer::class_of;
use playground::{Control, Example, Session, Surface as Answers, View};
use plot::{Camera, Extreme, HeightColors, HeightMap, HeightPoint, HeightView, Pixmap, Rgb};
use ui::canvas;
use ui::theme::Colors;
use ui::type_erased::{effect, memo};
use wasm_bindgen::JsCast;

/// Picture pixels per page pixel while the surface moves, and when it is still. In a moving picture, more
/// pixels would not be visible and would take longer than a frame.
const MOVING: f64 = 1.5;
const AT_REST: f64 = 2.0;
/// The most pixels along a side.
const MAX_PIXELS: f64 = 1000.0;
/// If there are more points than this, only every second point is drawn, or every third, and so on.
const DRAWN: usize = 1000;
/// The opacity of the user's own test points if test data are not to be shown.
const PALE: f32 = 0.4;
/// The angle of a drag across the whole picture, in radians.
const ACROSS: f64 = 3.0;
/// The angle of an arrow key, without and with Shift, in radians.
const ARROW: [f64; 2] = [0.131, 0.026];

#[component]
pub(super) fn Surface() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let discretize = play.get(|state| state.discretize);
    let show_test = play.get(|state| state.show_test_data);
    let camera = RwSignal::new(Camera::START);
    let held = RwSignal::new(None::<[f64; 2]>);
    let is_moving = memo(move || held.get().is_some() || play.playing().get());
    let node = NodeRef::<html::Canvas>::new();
    let size = stage.size_of(node);
    let drawing = StoredValue::new_local((HeightMap::default(), Pixmap::default(), Vec::new()));
    effect(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        let (discrete, camera) = (discretize.get(), camera.get());
        show_test.track();
        // A surface that is covered by another picture is not drawn.
        if stage.shown.get().is_some() {
            return;
        }
        let wanted = if is_moving.get() { MOVING } else { AT_REST };
        let ratio = wanted.min(MAX_PIXELS / size.get()[0].max(1.0));
        let side = (size.get()[0] * ratio).round() as usize;
        if side < 2 {
            return;
        }
        drawing.update_value(|(map, pixmap, points)| {
            if pixmap.width != side {
                pixmap.resize(side, side);
                node.set_width(side as u32);
                node.set_height(side as u32);
            }
            play.paint(|answers, session| {
                points.clear();
                points.extend(points_of(session, &colors));
                let chances = answers.chances();
                let output = [answers.output()];
                let table = (!chances.is_empty()).then(|| colors.class_picture(chances.len()));
                let view = HeightView {
                    camera,
                    colors: match &table {
                        Some(table) => HeightColors::Classes(table),
                        None => HeightColors::Values(&colors.tile),
                    },
                    discrete,
                    points,
                    ground: [colors.stage, colors.ink],
                    dark: colors.dark,
                    ratio: ratio * colors.zoom,
                };
                let grids = if chances.is_empty() { &output[..] } else { &chances };
                map.paint(grids, Answers::SIDE, &view, pixmap);
            });
            if let Some(context) = canvas::context(&node) {
                canvas::put(&context, pixmap, 0, 0);
            }
        });
    });
    let at = |event: &ev::PointerEvent| [event.client_x(), event.client_y()].map(f64::from);
    let down = move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let element = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        // This fails only if the pointer does not exist any more.
        let _ = element.map(|element| element.set_pointer_capture(event.pointer_id()));
        held.set(Some(at(&event)));
    };
    let moved = move |event: ev::PointerEvent| {
        let Some(from) = held.get_untracked() else { return };
        let (to, side) = (at(&event), size.get_untracked()[0].max(1.0));
        let [across, down] = [0, 1].map(|k| (to[k] - from[k]) / side * ACROSS);
        camera.update(|camera| *camera = camera.turned(across, down));
        held.set(Some(to));
    };
    let end = move || held.set(None);
    let from_above = move || {
        camera.update(|it| *it = if *it == Camera::ABOVE { Camera::START } else { Camera::ABOVE });
    };
    let key = move |event: ev::KeyboardEvent| {
        let step = ARROW[usize::from(event.shift_key())];
        let [across, up] = match event.key().as_str() {
            "ArrowLeft" => [-step, 0.0],
            "ArrowRight" => [step, 0.0],
            "ArrowUp" => [0.0, step],
            "ArrowDown" => [0.0, -step],
            "Enter" => {
                event.prevent_default();
                return from_above();
            }
            _ => return,
        };
        event.prevent_default();
        camera.update(|camera| *camera = camera.turned(across, up));
    };
    let description = move || in_words(play, camera.get(), play.playing().get());
    view! {
        <canvas class="sight" node_ref=node aria-hidden="true"></canvas>
        <button
            type="button"
            class="turned"
            class:held=move || held.get().is_some()
            data-yaw=move || format!("{:.3}", camera.get().yaw)
            data-pitch=move || format!("{:.3}", camera.get().pitch)
            aria-label=description
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| end()
            on:pointercancel=move |_| end()
            on:dblclick=move |_| from_above()
            on:keydown=key
        ></button>
    }
}

/// The points, each with its correct answer.
fn points_of<'a>(
    session: &'a Session,
    colors: &'a Colors,
) -> impl Iterator<Item = HeightPoint> + 'a {
    let state = session.state();
    let (n_classes, data) = (state.n_classes(), session.data());
    let (train_ring, test_ring) = match colors.dark {
        true => (Rgb(8, 16, 20), Rgb(255, 255, 255)),
        false => (Rgb(255, 255, 255), Rgb(16, 34, 44)),
    };
    // No own point may disappear while the user paints, so test points are only pale.
    let (test_opacity, test_ring) = match (state.show_test_data, state.data_set().is_own()) {
        (true, _) => (1.0, test_ring),
        (false, true) => (PALE, train_ring),
        (false, false) => (0.0, train_ring),
    };
    let n_away = if test_opacity == 0.0 { data.test.len() } else { 0 };
    let every = (data.n() - n_away).div_ceil(DRAWN).max(1);
    let point = move |e: &Example, ring: Rgb, opacity: f32| {
        let has_classes = 2 < n_classes;
        HeightPoint {
            at: [e.x, e.y].map(|v| v / Answers::REACH),
            truth: if has_classes { 1.0 } else { e.label },
            grid: if has_classes { class_of(e.label, n_classes) } else { 0 },
            colors: [of_label(colors, e.label, n_classes), ring],
            opacity,
        }
    };
    let train = data.train.iter().chain(&data.validation).step_by(every);
    let test = data.test.iter().step_by(every).filter(move |_| 0.0 < test_opacity);
    train
        .map(move |e| point(e, train_ring, 1.0))
        .chain(test.map(move |e| point(e, test_ring, test_opacity)))
}

/// A description of the picture for users who cannot see it. Numbers that change with every picture are left
/// out.
fn in_words(play: Play, camera: Camera, is_playing: bool) -> String {
    let help = format!("{} {}", t(View::Surface.help()), t(texts::TURN));
    if is_playing {
        return help;
    }
    let degrees = |angle: f64| plot::number::fixed(angle.to_degrees(), 0);
    let from = texts::seen_from(degrees(camera.yaw), degrees(camera.pitch));
    let extremes = play
        .compute(
            |session, ()| {
                let answers = session.surface();
                (answers.n_outputs() <= 2).then(|| Extreme::of(answers.output(), Answers::SIDE))
            },
            (),
        )
        .flatten();
    let said = extremes.map(|[low, high]| {
        let (axes, target) = play.state().with_untracked(|it| (page::axes(it), page::target(it)));
        let told = |it: Extreme| {
            let place = |k: usize| {
                let at = it.at[k] * Answers::REACH;
                format!("{} {}", axes[k].name, values::measured(&axes[k], at, Answers::REACH))
            };
            [values::measured(&target, it.value, 1.0), format!("{}, {}", place(0), place(1))]
        };
        texts::extremes(told(high), told(low))
    });
    let name = t(Control::Output.spec().label);
    [Some(format!("{name}: {}.", t(View::Surface.spec().label))), said, Some(from), Some(help)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
