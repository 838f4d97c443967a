//! The points on the picture, drawn again only when they change, and the same points in an SVG.

use crate::colors::of_label;
use crate::play::Play;
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::answer::class_of;
use playground::{Example, Own, PlaygroundState, Surface};
use plot::{Marker, Projection, marker};
use std::f64::consts::TAU;
use std::fmt::Write;
use std::sync::Arc;
use ui::canvas;
use ui::theme::Colors;
use ui::type_erased::{effect, memo};
use web_sys::CanvasRenderingContext2d;

/// If there are more points than this, only every second point is drawn, or every third, and so on. More points
/// would cover each other, and take longer to draw than a frame.
const DRAWN: usize = 1000;

/// More points than this take a frame of their own.
const MANY: usize = 500;

/// The opacity of the user's own test points if test data are not to be shown.
const PALE: f64 = 0.4;

/// All settings that determine where points are and how they are labeled.
fn sample(state: &PlaygroundState) -> ([String; 10], Option<Arc<Own>>) {
    let keys = [
        "problem",
        "dataset",
        "regDataset",
        "seed",
        "noise",
        "percTrainData",
        "patience",
        "points",
        "classes",
        "imbalance",
    ];
    let own = state.own.clone().filter(|_| state.data_set().is_own());
    (keys.map(|key| state.value_of(key)), own)
}

#[component]
pub(super) fn Points() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let show_test = play.get(|state| state.show_test_data);
    let sample = memo(move || play.state().with(sample));
    let node = NodeRef::<html::Canvas>::new();
    let draw = move || {
        let Some(node) = node.try_get_untracked().flatten() else { return };
        let colors = stage.colors.get_untracked();
        let side = f64::from(node.client_width());
        let Some(context) = canvas::begin(&node, [side, side]) else { return };
        let n_classes = play.state().with_untracked(PlaygroundState::n_classes);
        let mut layer = None;
        each(play, &colors, side, |mark| {
            // Properties that are the same for a whole layer are passed to the browser once.
            let this = (mark.ring.as_ptr(), mark.opacity);
            if layer.replace(this) != Some(this) {
                context.set_global_alpha(mark.opacity);
                context.set_stroke_style_str(mark.ring);
                context.set_line_width(mark.line);
            }
            context.set_fill_style_str(&mark.fill);
            shape(&context, mark.at, mark.radius, mark.label, n_classes);
            context.fill();
            context.stroke();
        });
    };
    effect(move || {
        node.track();
        stage.colors.track();
        stage.resized.track();
        sample.track();
        show_test.track();
        // While another session is shown for the first time, drawing many points as well would cause a
        // noticeable delay.
        if play.is_frame_full() && MANY < play.peek(|session| session.data().n()) {
            request_animation_frame(draw);
        } else {
            draw();
        }
    });
    view! { <canvas class="points" node_ref=node aria-hidden="true"></canvas> }
}

/// How a point is drawn, in CSS pixels.
struct Mark<'a> {
    at: [f64; 2],
    radius: f64,
    line: f64,
    fill: String,
    ring: &'a str,
    opacity: f64,
    label: f64,
}

/// Passes every point to `draw`, from the lowest up, for a picture with a side of `side` CSS pixels.
fn each(play: Play, colors: &Colors, side: f64, mut draw: impl FnMut(Mark<'_>)) {
    let place = Projection::square(Surface::REACH, side);
    let (n_classes, has_test, is_own) = play.state().with_untracked(|state| {
        (state.n_classes(), state.show_test_data, state.data_set().is_own())
    });
    let (train_ring, test_ring) =
        if colors.dark { ("#081014", "#ffffff") } else { ("#ffffff", "#10222c") };
    play.peek(|session| {
        let data = session.data();
        let n_away = if has_test || is_own { 0 } else { data.test.len() };
        let every = (data.n() - n_away).div_ceil(DRAWN).max(1);
        let mut layer = |points: &[Example], ring: &str, opacity: f64| {
            for point in points.iter().step_by(every) {
                draw(Mark {
                    at: place.screen_from_data([point.x, point.y]),
                    radius: side / 110.0 + 0.5,
                    line: 1.2,
                    fill: of_label(colors, point.label, n_classes).css(),
                    ring,
                    opacity,
                    label: point.label,
                });
            }
        };
        layer(&data.train, train_ring, 1.0);
        layer(&data.validation, train_ring, 1.0);
        // No own point may disappear while the user paints, so test points are only pale.
        if has_test {
            layer(&data.test, test_ring, 1.0);
        } else if is_own {
            layer(&data.test, train_ring, PALE);
        }
    });
}

/// The points as elements of an SVG.
pub(crate) fn write_svg(play: Play, stage: Stage, side: f64, svg: &mut String) {
    let n_classes = play.state().with_untracked(PlaygroundState::n_classes);
    each(play, &stage.colors.get_untracked(), side, |mark| {
        let Mark { at: [x, y], radius, line, fill, ring, opacity, label } = mark;
        let class = if 2 < n_classes { class_of(label, n_classes) } else { 0 };
        // Writing to a string cannot fail.
        let _ = match marker(class) {
            Marker::Circle => write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\""),
            Marker::Polygon(corners) => {
                svg.push_str("<polygon points=\"");
                for &[dx, dy] in corners {
                    let _ = write!(svg, "{:.1},{:.1} ", x + radius * dx, y + radius * dy);
                }
                write!(svg, "\"")
            }
        };
        let _ = writeln!(
            svg,
            " fill=\"{fill}\" stroke=\"{ring}\" stroke-width=\"{line:.1}\" opacity=\"{opacity}\"/>"
        );
    });
}

/// The path of a point: a circle or, if there are more than two classes, the shape of its class.
pub(crate) fn shape(
    context: &CanvasRenderingContext2d,
    [x, y]: [f64; 2],
    radius: f64,
    label: f64,
    n_classes: usize,
) {
    context.begin_path();
    let class = if 2 < n_classes { class_of(label, n_classes) } else { 0 };
    match marker(class) {
        Marker::Circle => _ = context.arc(x, y, radius, 0.0, TAU),
        Marker::Polygon(corners) => {
            for &[dx, dy] in corners {
                context.line_to(x + radius * dx, y + radius * dy);
            }
            context.close_path();
        }
    }
}
