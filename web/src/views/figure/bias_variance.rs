//! One model fitted to thirty samples: polynomials at once, networks while the page goes on.

use super::{Area, degree, drawing, legend};
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::figure as texts;
use crate::views::values;
use leptos::prelude::*;
use playground::Stale;
use playground::inside::figure::bias_variance::{Decomposition, EPOCHS, N, Networks, Samples};
use plot::{Axes, ChartTheme, CurveView, curve};
use ui::erased::{dynamic, effect, memo};
use ui::widgets::{Button, Choice, Segmented};

/// What training may take of a frame.
const SLICE_MS: f64 = 8.0;

/// Curves in the picture, each its points.
type Curves = Vec<Vec<[f64; 2]>>;

/// The networks that are trained in slices.
#[derive(Clone, Copy)]
struct Work {
    networks: StoredValue<Option<Networks>, LocalStorage>,
    /// Whether there is more to do.
    is_on: RwSignal<bool>,
    /// How many are trained; none before the first press.
    n: RwSignal<Option<usize>>,
}

impl Work {
    fn begin(self, samples: &Samples) {
        self.networks.set_value(Some(Networks::new(samples)));
        self.n.set(Some(0));
        self.is_on.set(true);
        self.next();
    }

    fn next(self) {
        request_animation_frame(move || {
            // The figure may have gone, or been stopped, since.
            if self.is_on.try_get_untracked() == Some(true) {
                self.slice();
            }
        });
    }

    fn slice(self) {
        let now = || window().performance().map_or(0.0, |performance| performance.now());
        let until = now() + SLICE_MS;
        let did = self.networks.try_update_value(|networks| {
            let Some(networks) = networks else { return (false, 0) };
            let mut is_more = true;
            while is_more && now() < until {
                is_more = networks.step();
            }
            (is_more, networks.curves.len())
        });
        let Some((is_more, n)) = did else { return };
        if self.n.get_untracked() != Some(n) {
            self.n.set(Some(n));
        }
        self.is_on.set(is_more);
        self.next();
    }

    fn forget(self) {
        self.is_on.set(false);
        self.n.set(None);
        self.networks.set_value(None);
    }
}

pub(super) fn view(play: Play) -> AnyView {
    let samples = StoredValue::new_local(None::<Samples>);
    // Counts the sets of samples: they are drawn again when the settings ask for others.
    let drawn = RwSignal::new(0_u32);
    let has_samples = RwSignal::new(false);
    let work = Work {
        networks: StoredValue::new_local(None),
        is_on: RwSignal::new(false),
        n: RwSignal::new(None),
    };
    effect(move || {
        play.state().with(|state| {
            let is_same = samples.with_value(|samples| {
                samples.as_ref().is_some_and(|it| it.state().stale(state) < Stale::Training)
            });
            if !is_same {
                work.forget();
                samples.set_value(Samples::of(state));
                has_samples.set(samples.with_value(Option::is_some));
                drawn.update(|n| *n += 1);
            }
        });
    });
    let is_network = RwSignal::new(false);
    let chosen = play.get(|state| state.degree);
    // The curves of the chosen model and how they lie, as far as they are known.
    let fitted = memo(move || {
        drawn.track();
        let (is_network, degree) = (is_network.get(), chosen.get());
        if is_network {
            work.n.track();
        }
        samples.with_value(|samples| {
            let samples = samples.as_ref()?;
            let curves: Curves = if is_network {
                work.networks.with_value(|it| it.as_ref().map(|it| it.curves.clone()))?
            } else {
                samples.polynomials(degree)
            };
            (!curves.is_empty()).then(|| (samples.decompose(&curves), curves))
        })
    });
    let draw = move |area: &Area, theme: &ChartTheme<'_>| {
        drawn.track();
        let truth = samples.with_value(|it| it.as_ref().map(|it| it.truth.clone()));
        let (truth, fitted) = (truth.unwrap_or_default(), fitted.read());
        let (mean, crowd) =
            fitted.as_ref().map_or((&[][..], &[][..]), |(spread, curves)| (&spread.mean, curves));
        let view = CurveView {
            axes: Axes { x: [-5.0, 5.0], y: [-1.8, 1.8], x_label: "", y_label: "" },
            curves: &[mean, &truth],
            crowd,
            points: &[],
        };
        // Drawing on a canvas cannot fail.
        let _ = curve(area, &view, theme);
    };
    let models = || {
        vec![
            Choice::new("polynomial", t(texts::A_POLYNOMIAL)),
            Choice::new("network", t(texts::THIS_NETWORK)),
        ]
    };
    let model =
        Signal::derive(move || if is_network.get() { "network" } else { "polynomial" }.to_owned());
    let begin = move |()| {
        samples.with_value(|samples| {
            if let Some(samples) = samples {
                work.begin(samples);
            }
        });
    };
    let knob = move || {
        if !is_network.get() {
            return degree(play);
        }
        let label = move || if work.is_on.get() { t(texts::STOP) } else { texts::train(N) };
        let press = move |()| if work.is_on.get_untracked() { work.forget() } else { begin(()) };
        let told = move || work.n.get().map(|n| texts::trained(n, N, EPOCHS));
        view! {
            <span class="choose">
                <Button label=Signal::derive(label) on_click=press />
                <span>{dynamic(told)}</span>
            </span>
        }
        .into_any()
    };
    let bars = move || bars(fitted.read().as_ref().map(|(spread, _)| spread));
    let said = || format!("{}, {}, {}", t(texts::MEAN), t(texts::TRUTH), t(texts::ONE_EACH));
    dynamic(move || {
        if !has_samples.get() {
            return view! { <p class="note">{tr(texts::NO_TRUTH)}</p> }.into_any();
        }
        view! {
            <Segmented
                label=tr(texts::MODEL)
                options=Signal::derive(models)
                value=model
                on_change=move |id: String| is_network.set(id == "network")
            />
            {dynamic(knob)}
            {drawing(Box::new(draw), Box::new(said))}
            {legend(&[("solid", texts::MEAN), ("dash", texts::TRUTH), ("hair", texts::ONE_EACH)])}
            {dynamic(bars)}
        }
        .into_any()
    })
}

/// The parts of the error as bars, the longest as long as there is room.
fn bars(spread: Option<&Decomposition>) -> AnyView {
    let parts = spread.map_or([f64::NAN; 3], |it| [it.bias, it.variance, it.noise]);
    let sum: f64 = parts.iter().sum();
    let bar = |(name, value): (&'static str, f64)| {
        let share = if 0.0 < sum { value / sum } else { 0.0 };
        view! {
            <li>
                <span>{tr(name)}</span>
                <span class="bar" style:--share=format!("{share:.4}")></span>
                <b>{values::loss(value)}</b>
            </li>
        }
    };
    let bars = [texts::BIAS, texts::VARIANCE, texts::NOISE].into_iter().zip(parts).map(bar);
    view! {
        <ul class="die parts">{bars.collect_view()}</ul>
        <dl class="readings"><div><dt>{tr(texts::SUM)}</dt><dd>{values::loss(sum)}</dd></div></dl>
    }
    .into_any()
}
