//! A polynomial fitted to the training points, beside the network's curve.

use super::{Area, degree, drawing, legend};
use crate::colors::of_label;
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts as page;
use crate::texts::figure as texts;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::prelude::*;
use playground::inside::figure::polynomial::PolynomialFit;
use playground::{Line, Session, Surface};
use plot::{Axes, ChartTheme, CurvePoint, CurveView, curve};
use ui::type_erased::{dynamic, memo};

/// The largest number of points drawn.
const DRAWN: usize = 300;

pub(super) fn view(play: Play, stage: Stage) -> AnyView {
    let chosen = play.get(|state| state.degree);
    let beside = memo(move || {
        play.compute(|session, degree| PolynomialFit::of(session, degree), chosen.get()).flatten()
    });
    let is_there = memo(move || beside.with(Option::is_some));
    let draw = move |area: &Area, theme: &ChartTheme<'_>| {
        let colors = stage.colors.get();
        if let Some(beside) = &*beside.read() {
            // The picture's own curve dates from the last painting, so this figure is painted at the same time.
            play.paint(|surface, session| draw(area, theme, surface, session, beside, &colors));
        }
    };
    let table = move || {
        let losses = beside.with(|it| it.as_ref().map_or([f64::NAN; 2], |it| it.losses));
        let ours = play.losses();
        let row = |name: &'static str, [train, test]: [f64; 2]| {
            let [train, test] = [train, test].map(values::loss_or_none);
            view! { <tr><th scope="row">{t(name)}</th><td>{train}</td><td>{test}</td></tr> }
        };
        view! {
            <table>
                <thead>
                    <tr><td></td><th scope="col">{t(texts::TRAIN)}</th><th scope="col">{t(texts::TEST)}</th></tr>
                </thead>
                <tbody>
                    {row(texts::NETWORK, [ours.train, ours.test])}
                    {row(texts::POLYNOMIAL, losses)}
                </tbody>
            </table>
        }
    };
    dynamic(move || {
        if !is_there.get() {
            return view! { <p class="note">{tr(texts::NO_CURVE)}</p> }.into_any();
        }
        view! {
            {degree(play)}
            {drawing(Box::new(draw), Box::new(|| t(texts::POLYNOMIAL)))}
            {legend(&[("solid", texts::NETWORK), ("dash", texts::POLYNOMIAL)])}
            {dynamic(table)}
        }
        .into_any()
    })
}

/// Draws both curves through the points.
fn draw(
    area: &Area,
    theme: &ChartTheme<'_>,
    surface: &Surface,
    session: &Session,
    PolynomialFit { polynomial, .. }: &PolynomialFit,
    colors: &ui::theme::Colors,
) {
    let (Some(line), Some(answers)) = (session.state().line(), surface.curve()) else { return };
    let at = |k: usize| (2.0 * k as f64 / (Surface::CURVE - 1) as f64 - 1.0) * Surface::REACH;
    // Both in the units of the data.
    let (axes, target) = (page::axes(session.state()), page::target(session.state()));
    let along = if line == Line::Y { &axes[1] } else { &axes[0] };
    let real = |[x, y]: [f64; 2]| [along.to_real(x), target.to_real(y)];
    let network: Vec<[f64; 2]> = answers
        .iter()
        .take(Surface::CURVE)
        .enumerate()
        .map(|(k, y)| real([at(k), f64::from(*y)]))
        .collect();
    let ours: Vec<[f64; 2]> =
        (0..Surface::CURVE).map(at).map(|x| real([x, polynomial.at(x)])).collect();
    let data = session.data();
    let all = data.train.iter().chain(&data.validation).chain(&data.test);
    let [low, high] = Line::window(all.map(|e| e.label));
    // A polynomial has larger swings than a network.
    let [from, to] = [[-Surface::REACH, low - 0.3], [Surface::REACH, high + 0.3]].map(real);
    let range = |k: usize| [from[k].min(to[k]), from[k].max(to[k])];
    let point = |e: &playground::Example, test| CurvePoint {
        at: real([line.along(e.x, e.y), e.label]),
        color: of_label(colors, e.label, 0),
        test,
    };
    let train = data.train.iter().take(DRAWN).map(|e| point(e, false));
    let points: Vec<_> =
        train.chain(data.test.iter().take(DRAWN).map(|e| point(e, true))).collect();
    let view = CurveView {
        axes: Axes { x: range(0), y: range(1), x_label: "", y_label: "" },
        curves: &[&network, &ours],
        crowd: &[],
        points: &points,
    };
    // Drawing on a canvas cannot fail.
    let _ = curve(area, &view, theme);
}
