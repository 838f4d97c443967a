//! One model fitted to thirty samples: polynomials immediately, networks in the background.

use super::{Area, degree, drawing, legend};
use crate::jobs::begin;
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::figure as texts;
use crate::views::values;
use leptos::prelude::*;
use playground::inside::figure::bias_variance::{Decomposition, EPOCHS, Fitted, N, is_known};
use playground::jobs::{Order, Outcome, Source};
use playground::{PlaygroundState, Stale};
use plot::{Axes, ChartTheme, CurveView, curve};
use ui::jobs::{Jobs, Ticket};
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{Button, Choice, Segmented};

/// The curves in the picture, each a list of points.
type Curves = Vec<Vec<[f64; 2]>>;

/// The networks, which are trained in the background.
#[derive(Clone, Copy)]
struct Work {
    jobs: Jobs,
    ticket: StoredValue<Option<Ticket>>,
    /// The curves of the networks trained so far.
    curves: StoredValue<Curves, LocalStorage>,
    /// Whether there are more networks to train.
    is_on: RwSignal<bool>,
    /// How many networks are trained. `None` before the button is pressed for the first time.
    n: RwSignal<Option<usize>>,
}

impl Work {
    fn begin(self, state: &PlaygroundState) {
        self.forget();
        self.n.set(Some(0));
        self.is_on.set(true);
        let ticket =
            begin(self.jobs, Order::Refits(Source::of(state)), move |outcome, is_whole| {
                let Outcome::Refits(refitted) = outcome else { return };
                let curves = refitted.to_curves();
                let n = curves.len();
                // The figure may have been closed since.
                if self.n.try_get_untracked().is_some_and(|before| before != Some(n)) {
                    self.curves.set_value(curves);
                    self.n.set(Some(n));
                }
                if is_whole {
                    self.is_on.try_set(false);
                }
            });
        self.ticket.set_value(ticket);
    }

    /// Cancels the training.
    fn cancel(self) {
        let ticket = self.ticket.try_update_value(Option::take).flatten();
        ticket.into_iter().for_each(|ticket| self.jobs.cancel(ticket));
    }

    fn forget(self) {
        self.cancel();
        self.is_on.set(false);
        self.n.set(None);
        self.curves.set_value(Curves::new());
    }
}

/// The polynomials, and the true function that all curves are compared with.
#[derive(Clone, Copy)]
struct Polynomials {
    jobs: Jobs,
    ticket: StoredValue<Option<Ticket>>,
    /// The last request. The polynomials are fitted again when the settings give other samples.
    asked: StoredValue<Option<(PlaygroundState, usize)>>,
    fitted: RwSignal<Option<Fitted>>,
}

impl Polynomials {
    /// Fits the polynomials, unless this was the last request already. Returns whether the samples have
    /// changed.
    fn fit(self, state: &PlaygroundState, degree: usize) -> bool {
        let (has_samples, has_all) = self.asked.with_value(|asked| match asked {
            Some((old, fitted)) if old.stale(state) < Stale::Training => (true, *fitted == degree),
            _ => (false, false),
        });
        if !has_all {
            self.cancel();
            self.asked.set_value(Some((state.clone(), degree)));
            if !has_samples {
                self.fitted.set(None);
            }
            let order = Order::Fits(Source::of(state), degree);
            let ticket = begin(self.jobs, order, move |outcome, is_whole| {
                if let (Outcome::Fits(fitted), true) = (outcome, is_whole) {
                    // The figure may have been closed since.
                    self.fitted.try_set(fitted);
                }
            });
            self.ticket.set_value(ticket);
        }
        !has_samples
    }

    fn cancel(self) {
        let ticket = self.ticket.try_update_value(Option::take).flatten();
        ticket.into_iter().for_each(|ticket| self.jobs.cancel(ticket));
    }
}

pub(super) fn view(play: Play) -> AnyView {
    let jobs = expect_context::<Jobs>();
    let has_samples = play.get(is_known);
    let polynomials = Polynomials {
        jobs,
        ticket: StoredValue::new(None),
        asked: StoredValue::new(None),
        fitted: RwSignal::new(None),
    };
    let work = Work {
        jobs,
        ticket: StoredValue::new(None),
        curves: StoredValue::new_local(Curves::new()),
        is_on: RwSignal::new(false),
        n: RwSignal::new(None),
    };
    on_cleanup(move || {
        work.cancel();
        polynomials.cancel();
    });
    let chosen = play.get(|state| state.degree);
    effect(move || {
        let degree = chosen.get();
        play.state().with(|state| {
            if polynomials.fit(state, degree) {
                work.forget();
            }
        });
    });
    let is_network = RwSignal::new(false);
    // The curves of the chosen model and their spread, as far as they are known.
    let fitted = memo(move || {
        let is_network = is_network.get();
        if is_network {
            work.n.track();
        }
        polynomials.fitted.with(|fitted| {
            let fitted = fitted.as_ref()?;
            let curves: Curves =
                if is_network { work.curves.with_value(Clone::clone) } else { fitted.curves() };
            (!curves.is_empty()).then(|| (fitted.decompose(&curves), curves))
        })
    });
    let draw = move |area: &Area, theme: &ChartTheme<'_>| {
        let truth = polynomials.fitted.with(|it| it.as_ref().map(Fitted::truth));
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
    let begin = move |()| play.state().with_untracked(|state| work.begin(state));
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

/// The parts of the error as bars. The longest bar takes the whole width.
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
