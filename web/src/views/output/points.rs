//! The points on the picture, drawn anew only when they change.

use crate::canvas;
use crate::erased::{effect, memo};
use crate::play::Play;
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::design::class_of;
use playground::{Example, Own, PlaygroundState, Surface};
use plot::{Marker, Projection, marker};
use std::f64::consts::TAU;
use std::sync::Arc;
use web_sys::CanvasRenderingContext2d;

/// Of more points than these, every second is drawn, or every third, and so on.
pub(super) const DRAWN: usize = 5000;

/// How strongly test points of one's own are drawn where they are not asked for.
const PALE: f64 = 0.4;

/// Whatever decides where points lie and how they are labeled.
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
    effect(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        sample.track();
        let side = f64::from(node.client_width());
        let Some(context) = canvas::begin(&node, [side, side]) else { return };
        let place = Projection::square(Surface::REACH, side);
        let n_classes = play.state().with_untracked(PlaygroundState::n_classes);
        let has_test = show_test.get();
        let is_own = play.state().with_untracked(|state| state.data_set().is_own());
        let every = play.peek(|session| session.data().n()).div_ceil(DRAWN).max(1);
        let n = play.peek(|session| {
            let n_test = session.data().test.len();
            (session.data().n() - if has_test || is_own { 0 } else { n_test }) / every
        });
        // Thousands of points are smaller, so that they do not cover each other.
        let crowd = if n <= 2000 { 1.0 } else { (2000.0 / n as f64).sqrt().max(0.25) };
        let radius = (side / 110.0 + 0.5) * crowd;
        let draw = |points: &[Example], ring: &str| {
            context.set_stroke_style_str(ring);
            context.set_line_width(1.2 * crowd);
            for point in points.iter().step_by(every) {
                let at = place.screen_from_data([point.x, point.y]);
                context.set_fill_style_str(&colors.of_label(point.label, n_classes).css());
                shape(&context, at, radius, point.label, n_classes);
                context.fill();
                context.stroke();
            }
        };
        let (train_ring, test_ring) =
            if colors.dark { ("#081014", "#ffffff") } else { ("#ffffff", "#10222c") };
        play.peek(|session| {
            draw(&session.data().train, train_ring);
            draw(&session.data().validation, train_ring);
            // Of one's own points none may vanish while painting: those for testing are only pale.
            if has_test || is_own {
                context.set_global_alpha(if has_test { 1.0 } else { PALE });
                draw(&session.data().test, if has_test { test_ring } else { train_ring });
                context.set_global_alpha(1.0);
            }
        });
    });
    view! { <canvas class="points" node_ref=node aria-hidden="true"></canvas> }
}

/// The path of a point: a circle, or with more than two classes the shape of its class.
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
