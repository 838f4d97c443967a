//! The answer as a curve, if the network has only one number as input. `plot` draws it on the picture's canvas.

use crate::colors::of_label;
use crate::lang::t;
use crate::play::Play;
use crate::texts;
use crate::views::loss::theme;
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::{Axis, Example, Line, Session, Surface};
use plot::{Axes, AxesScale, CurvePoint, CurveView};
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

/// What the picture of a curve shows of the plane.
#[derive(Debug)]
pub(crate) struct Frame {
    line: Line,
    along: Axis,
    target: Axis,
    /// With several classes, the answers are probabilities; otherwise they are numbers in the units of the target.
    is_chance: bool,
    ends: [f64; 2],
    heights: [f64; 2],
}

impl Frame {
    pub(crate) fn of(session: &Session, line: Line) -> Self {
        let (state, data) = (session.state(), session.data());
        let [x, y] = texts::axes(state);
        let along = if line == Line::Y { y } else { x };
        let target = texts::target(state);
        let is_chance = 2 < state.n_classes();
        let ends = [-Surface::REACH, Surface::REACH].map(|x| along.to_real(x));
        let all = data.train.iter().chain(&data.validation).chain(&data.test);
        let heights = match is_chance {
            true => [-0.05, 1.1],
            false => Line::window(all.map(|e| e.label)).map(|y| target.to_real(y)),
        };
        Self { line, along, target, is_chance, ends, heights }
    }

    fn told(&self, y: f64) -> f64 {
        if self.is_chance { y } else { self.target.to_real(y) }
    }

    fn axes(&self) -> Axes<'_> {
        let sorted = |[a, b]: [f64; 2]| [a.min(b), a.max(b)];
        let y_label = if self.is_chance || self.target.is_plain() { "" } else { &self.target.name };
        let (x, y) = (sorted(self.ends), sorted(self.heights));
        Axes { x, y, x_label: &self.along.name, y_label }
    }

    /// Where a point is, in the units of the axes; without a label in the middle. With several classes, a point is
    /// at the top, where the probability of its class is 1.
    fn place(&self, [x, y]: [f64; 2], label: Option<f64>) -> [f64; 2] {
        let height = match label {
            Some(_) if self.is_chance => 1.0,
            Some(label) => self.told(label),
            None => 0.5 * (self.heights[0] + self.heights[1]),
        };
        [self.along.to_real(self.line.along(x, y)), height]
    }

    fn scale(&self, colors: &Colors, size: [f64; 2]) -> AxesScale {
        self.axes().scale(&theme(colors, 1.0, &texts::STRIP.map(t)), size)
    }

    /// Where a point stands in a picture of `size` CSS pixels.
    pub(crate) fn spot(
        &self,
        at: [f64; 2],
        label: Option<f64>,
        colors: &Colors,
        size: [f64; 2],
    ) -> [f64; 2] {
        self.scale(colors, size).screen_from_data(self.place(at, label))
    }

    /// Which way along the line, −6 to 6, is at this place of the picture.
    pub(crate) fn along(&self, x: f64, colors: &Colors, size: [f64; 2]) -> f64 {
        let [real, _] = self.scale(colors, size).data_from_screen([x, 0.0]);
        let [from, to] = self.ends;
        (2.0 * (real - from) / (to - from) - 1.0) * Surface::REACH
    }
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
    let frame = Frame::of(session, line);
    let along = &frame.along;
    let at = |k: usize| {
        along.to_real((2.0 * k as f64 / (Surface::CURVE - 1) as f64 - 1.0) * Surface::REACH)
    };
    let told = |y: f64| frame.told(y);
    let curves: Vec<Vec<[f64; 2]>> = answers
        .chunks_exact(Surface::CURVE)
        .take(if n_outputs == 2 { 1 } else { n_outputs })
        .map(|row| row.iter().enumerate().map(|(k, y)| [at(k), told(f64::from(*y))]).collect())
        .collect();
    let point = |e: &Example, test: bool| CurvePoint {
        at: frame.place([e.x, e.y], Some(e.label)),
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
    let view = CurveView {
        axes: frame.axes(),
        curves: &curves.iter().map(Vec::as_slice).collect::<Vec<_>>(),
        crowd: &[],
        points: &points,
    };
    let Some((area, scale)) = canvas::chart(node, size) else { return };
    // Drawing on a canvas cannot fail.
    let _ = plot::curve(&area, &view, &theme(colors, scale, &texts::STRIP.map(t)));
}
