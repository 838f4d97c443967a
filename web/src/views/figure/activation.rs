//! The activation function of a layer and its slope, drawn over a histogram of the layer's weighted sums.

use super::{Area, drawing, legend, readings};
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::figure as texts;
use crate::views::values;
use leptos::prelude::*;
use playground::inside::figure::activation::{LayerSums, curves};
use plot::{Axes, ChartTheme, HistogramChart, histogram, histogram_chart};
use ui::type_erased::{dynamic, memo};
use ui::widgets::Stepper;

/// The number of bins of the histogram.
const BINS: usize = 48;

pub(super) fn view(play: Play) -> AnyView {
    let layer = RwSignal::new(0);
    let n_layers = memo(move || play.read(LayerSums::n_layers));
    let at = move || layer.get().min(n_layers.get() - 1);
    let bend = memo(move || play.compute(LayerSums::of, at()));
    let draw = move |area: &Area, theme: &ChartTheme<'_>| {
        let bend = bend.read();
        let Some(bend) = &*bend else { return };
        let reach = bend.reach();
        let [g, slope] = curves(bend.activation, reach);
        let values = || g.iter().chain(&slope).map(|[_, value]| *value);
        // A ReLU extends beyond the top of the picture, so that its corner can be seen.
        let [low, high] = [values().fold(0.0, f64::min), values().fold(1.0, f64::max)];
        let data = HistogramChart {
            axes: Axes {
                x: [-reach, reach],
                y: [low.max(-1.5) - 0.1, high.min(2.0) + 0.1],
                x_label: "",
                y_label: "",
            },
            counts: &histogram(&bend.sums, BINS, [-reach, reach]),
            curves: &[&g, &slope],
        };
        // Drawing on a canvas cannot fail.
        let _ = histogram_chart(area, &data, theme);
    };
    let said = move || {
        let bend = bend.read();
        let Some(bend) = &*bend else { return String::new() };
        let least = bend.sums.iter().copied().fold(f64::INFINITY, f64::min);
        let most = bend.sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let [from, to] = [least, most].map(values::weight);
        texts::sums(at() + 1, &t(bend.activation.spec().label), &from, &to)
    };
    let rows = move || {
        let bend = bend.read();
        let Some(bend) = &*bend else { return Vec::new() };
        let dead = texts::of(bend.n_dead, bend.n_units);
        let dead = (0 < bend.n_dead).then_some((texts::DEAD, dead));
        let rows = [
            (texts::MEAN_OUTPUT, values::weight(bend.mean)),
            (texts::FLAT, values::percent(bend.flat)),
        ];
        rows.into_iter().chain(dead).map(|(name, value)| (t(name), value)).collect()
    };
    let stepper = move || {
        (1 < n_layers.get()).then(|| {
            view! {
                <p class="choose">
                    {tr(texts::LAYER)}
                    <Stepper
                        label=tr(texts::LAYER)
                        less_label=tr(texts::LAYER_BEFORE)
                        more_label=tr(texts::LAYER_AFTER)
                        value=Signal::derive(move || at() + 1)
                        min=1_usize
                        max=n_layers
                        on_change=move |k: usize| layer.set(k - 1)
                    />
                </p>
            }
        })
    };
    view! {
        {dynamic(stepper)}
        {drawing(Box::new(draw), Box::new(said))}
        {legend(&[("solid", texts::ACTIVATION), ("dash", texts::SLOPE), ("hill", texts::SUMS)])}
        {readings(rows)}
    }
    .into_any()
}
