//! The answer as a curve, if the network has only one number as input. `plot` draws it on the picture's canvas.

use crate::colors::of_label;
use crate::lang::t;
use crate::play::Play;
use crate::texts;
use crate::views::loss::theme;
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::{Example, Line, Session, Surface};
use plot::{Axes, CurvePoint, CurveView};
use ui::canvas;
use ui::theme::Colors;
use ui::type_erased::effect;
use web_sys::HtmlCanvasElement;

/// The largest number of points drawn, because they are drawn again with every picture. If there are more, only
/// every second point is drawn, or every third, and so on.
const DRAWN: usize = 1000;

/// The canvas of the curve.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CurveOn {
    pub(crate) node: NodeRef<html::Canvas>,
    /// Its size in CSS pixels.
    pub(crate) size: Memo<[f64; 2]>,
    /// The line along which the answer is a curve, if it is one.
    pub(crate) line: Signal<Option<Line>>,
}

/// Draws the curve, unless the frame shows something else.
#[component]
pub(crate) fn Curve(on: CurveOn) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let show_test = play.get(|state| state.show_test_data);
    effect(move || {
        let (Some(node), colors) = (on.node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        if let (None, Some(line)) = (stage.shown.get(), on.line.get()) {
            let show_test = show_test.get();
            play.paint(|surface, session| {
                draw(&node, on.size.get(), surface, session, line, show_test, &colors);
            });
        }
    });
}

/// Draws the curve, and the points that it should go through, on a canvas of `size` CSS pixels.
fn draw(
    node: &HtmlCanvasElement,
    size: [f64; 2],
    surface: &Surface,
    session: &Session,
    line: Line,
    show_test: bool,
    colors: &Colors,
) {
    let state = session.state();
    let (Some(answers), n_classes) = (surface.curve(), state.n_classes()) else { return };
    let n_outputs = surface.n_outputs();
    let axes = texts::axes(state);
    let along = if line == Line::Y { &axes[1] } else { &axes[0] };
    let at = |k: usize| {
        along.to_real((2.0 * k as f64 / (Surface::CURVE - 1) as f64 - 1.0) * Surface::REACH)
    };
    // With several classes, the answers are probabilities; otherwise they are numbers in the units of the
    // target.
    let is_chance = 2 < n_classes;
    let target = texts::target(state);
    let told = |y: f64| if is_chance { y } else { target.to_real(y) };
    let curves: Vec<Vec<[f64; 2]>> = answers
        .chunks_exact(Surface::CURVE)
        .take(if n_outputs == 2 { 1 } else { n_outputs })
        .map(|row| row.iter().enumerate().map(|(k, y)| [at(k), told(f64::from(*y))]).collect())
        .collect();
    // With several classes, a point is at the top, where the probability of its class is 1.
    let height = |label: f64| if is_chance { 1.0 } else { told(label) };
    let point = |e: &Example, test: bool| CurvePoint {
        at: [along.to_real(line.along(e.x, e.y)), height(e.label)],
        color: of_label(colors, e.label, n_classes),
        test,
    };
    let data = session.data();
    let n_away = if show_test { 0 } else { data.test.len() };
    let every = (data.n() - n_away).div_ceil(DRAWN).max(1);
    let train = data.train.iter().chain(&data.validation).step_by(every);
    let mut points: Vec<CurvePoint> = train.map(|e| point(e, false)).collect();
    if show_test {
        points.extend(data.test.iter().step_by(every).map(|e| point(e, true)));
    }
    let [from, to] = [-Surface::REACH, Surface::REACH].map(|x| along.to_real(x));
    let all = data.train.iter().chain(&data.validation).chain(&data.test);
    let [low, high] = match is_chance {
        true => [-0.05, 1.1],
        false => Line::window(all.map(|e| e.label)).map(told),
    };
    let y_label = if is_chance || target.is_plain() { "" } else { &target.name };
    let view = CurveView {
        axes: Axes {
            x: [from.min(to), from.max(to)],
            y: [low.min(high), low.max(high)],
            x_label: &along.name,
            y_label,
        },
        curves: &curves.iter().map(Vec::as_slice).collect::<Vec<_>>(),
        crowd: &[],
        points: &points,
    };
    let Some((area, scale)) = canvas::chart(node, size) else { return };
    // Drawing on a canvas cannot fail.
    let _ = plot::curve(&area, &view, &theme(colors, scale, &texts::STRIP.map(t)));
}
