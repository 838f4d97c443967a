//! Squared error and cross-entropy of a sigmoid output, and their slopes. The points with the largest errors of
//! this network are marked.

use super::{Area, drawing, legend, readings};
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::figure as texts;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::prelude::*;
use playground::inside::figure::loss_slopes::{
    AtSum, cross_entropy, curves, reach, squared, worst,
};
use plot::{Axes, ChartTheme, CurvePoint, CurveView, curve};
use ui::type_erased::{dynamic, memo};

/// The number of points shown.
const N: usize = 5;

pub(super) fn view(play: Play, stage: Stage) -> AnyView {
    let sums = memo(move || play.compute(worst, N).unwrap_or_default());
    // One of the two pictures: the losses, or their slopes.
    let picture = move |is_slope: bool, label: &'static str| {
        let of = move |at: AtSum| if is_slope { at.slope } else { at.loss };
        let draw = move |area: &Area, theme: &ChartTheme<'_>| {
            let sums = sums.get();
            let reach = reach(&sums);
            let color = stage.colors.get().ink;
            let point = |z: f64, loss: fn(f64) -> AtSum, test: bool| {
                let z = z.clamp(-reach, reach);
                CurvePoint { at: [z, of(loss(z))], color, test }
            };
            let points: Vec<CurvePoint> = sums
                .iter()
                .flat_map(|&z| [point(z, cross_entropy, false), point(z, squared, true)])
                .collect();
            let of_kind = |loss: fn(f64) -> AtSum| {
                let [losses, slopes] = curves(loss, reach);
                if is_slope { slopes } else { losses }
            };
            let (ours, theirs) = (of_kind(cross_entropy), of_kind(squared));
            let view = CurveView {
                axes: Axes {
                    x: [-reach, reach],
                    y: if is_slope { [-1.1, 0.1] } else { [-0.05 * reach, 1.05 * reach] },
                    x_label: "",
                    y_label: &t(label),
                },
                curves: &[&ours, &theirs],
                crowd: &[],
                points: &points,
            };
            // Drawing on a canvas cannot fail.
            let _ = curve(area, &view, theme);
        };
        drawing(Box::new(draw), Box::new(move || t(label)))
    };
    let rows = move || {
        let sums = sums.get();
        let Some(&z) = sums.first() else { return Vec::new() };
        let slope = |name, at: AtSum| (texts::slope_of(&t(name)), values::loss(at.slope));
        vec![
            (t(texts::WORST), values::weight(z)),
            slope(texts::CROSS_ENTROPY, cross_entropy(z)),
            slope(texts::SQUARED, squared(z)),
        ]
    };
    let has_none = memo(move || sums.with(Vec::is_empty));
    view! {
        {legend(&[("solid", texts::CROSS_ENTROPY), ("dash", texts::SQUARED)])}
        {picture(false, texts::LOSS)}
        {picture(true, texts::LOSS_SLOPE)}
        {readings(rows)}
        {dynamic(move || has_none.get().then(|| view! { <p class="note">{tr(texts::NO_SIGMOID)}</p> }))}
    }
    .into_any()
}
