//! The loss over epochs. The axis of the chart is the timeline; users drag its playhead back and forth.

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::setting::hidden;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::{ev, html, prelude::*};
use playground::{Control, LossScale, Session};
use plot::{ChartScale, ChartTheme, ChartWords, LossChart, LossPoint, YScale};
use ui::type_erased::{effect, memo};
use ui::{canvas, theme::Colors};

#[component]
pub(crate) fn Loss() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let node = NodeRef::<html::Canvas>::new();
    let root = NodeRef::<html::Section>::new();
    let hover = RwSignal::new(None::<u64>);
    let dragging = RwSignal::new(false);
    // The scale of the drawn chart, in CSS pixels. It relates the position of the pointer to the timeline.
    let scale = RwSignal::new(None::<ChartScale>);
    let choice = play.get(|state| state.loss_scale);
    let span = memo(move || plot::x_span(play.read(Session::trained)) as f64);

    let size = stage.size_of(node);

    root.on_load(move |root| canvas::on_resize(&root, move || stage.resized.update(|n| *n += 1)));
    effect(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        let (hover, choice) = (hover.get(), choice.get());
        let size = size.get();
        if size[0] < 8.0 || size[1] < 8.0 {
            return;
        }
        let is_bare = stage.is_small();
        let words = texts::STRIP.map(t);
        let drawn = play.read(|session| {
            let chart = Chart::of(session);
            let y_scale = chart.y_scale(choice);
            let span = if is_bare { chart.own_span() } else { span.get() };
            let faint_is = t(chart.faint_is);
            let data =
                LossChart { faint_is: &faint_is, ..chart.data(y_scale, hover, span, is_bare) };
            // Before the first epoch, a chart without an axis would be a single dot.
            if !is_bare || 0 < session.trained() {
                draw(&node, size, &data, &colors, &words);
            } else {
                canvas::begin(&node, size);
            }
            ChartScale::new(&data, &theme(&colors, 1.0, &words), size)
        });
        scale.set(Some(drawn));
    });

    let x = move || {
        let at = play.read(Session::completed) as f64;
        scale.get().map_or(0.0, |scale| scale.x_of(at))
    };
    let epoch_at = move |event: &ev::PointerEvent| {
        let left = root.get_untracked().map_or(0.0, |root| root.get_bounding_client_rect().left());
        scale.get_untracked().map(|scale| scale.epoch_at(f64::from(event.client_x()) - left))
    };
    // During playback, the values for screen readers change in steps, because setting attributes in every frame
    // takes too long.
    let told = move |count: fn(&Session) -> u64| {
        memo(move || {
            let n = play.read(count);
            if play.playing().get() { n - n % 50 } else { n }
        })
    };
    let (newest, epoch) = (told(Session::trained), told(Session::completed));
    let in_words = move || {
        let losses = if play.playing().get() { play.peek(Session::losses) } else { play.losses() };
        let [of_epoch, of_loss] = [texts::EPOCH, texts::TEST_LOSS].map(t);
        format!("{of_epoch} {}, {of_loss} {}", epoch.get(), values::loss(losses.test))
    };
    let seek = move |event: &ev::PointerEvent| {
        if let Some(epoch) = epoch_at(event) {
            play.seek(epoch.min(play.peek(Session::trained)));
        }
    };
    let press = move |event: ev::PointerEvent| {
        if event.button() != 0 || play.peek(Session::trained) == 0 {
            return;
        }
        if let Some(root) = root.get_untracked() {
            let _ = root.set_pointer_capture(event.pointer_id());
        }
        dragging.set(true);
        // From now on, the values at the playhead's epoch are shown, wherever it moves.
        hover.set(None);
        seek(&event);
    };
    let moved = move |event: ev::PointerEvent| {
        if dragging.get_untracked() {
            seek(&event);
        } else if event.pointer_type() == "mouse" {
            hover.set(epoch_at(&event).filter(|epoch| *epoch <= play.peek(Session::trained)));
        }
    };
    let released = move |_| dragging.set(false);
    let key = move |event: ev::KeyboardEvent| {
        let (at, last) = play.peek(|session| (session.completed(), session.trained()));
        let leap = (last / 10).max(1);
        let target = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
            "ArrowRight" | "ArrowUp" => at + 1,
            "PageDown" => at.saturating_sub(leap),
            "PageUp" => at + leap,
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        play.seek(target.min(last));
    };
    view! {
        <section
            class="loss"
            class:away=hidden(play, Control::Loss)
            aria-label=tr(Control::Loss.spec().label)
            node_ref=root
            on:pointerdown=press
            on:pointermove=moved
            on:pointerup=released
            on:pointercancel=released
            on:pointerleave=move |_| hover.set(None)
        >
            <canvas node_ref=node aria-hidden="true"></canvas>
            <ScaleSwitch scale />
            <div
                class="timeline"
                data-control=Control::Timeline.id()
                hidden=hidden(play, Control::Timeline)
                style:--x=move || format!("{:.1}px", x())
            >
                <div
                    class="playhead"
                    role="slider"
                    tabindex="0"
                    aria-label=tr(texts::TIMELINE)
                    aria-valuemin="0"
                    aria-valuemax=newest
                    aria-valuenow=epoch
                    aria-valuetext=in_words
                    class:held=move || dragging.get()
                    on:keydown=key
                ></div>
            </div>
        </section>
    }
}

/// Pressing the chart's axis changes its scale.
#[component]
fn ScaleSwitch(
    /// The scale of the drawn chart.
    scale: RwSignal<Option<ChartScale>>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let shown = memo(move || scale.get().map_or(YScale::Linear, |scale| scale.y_scale));
    let label = move || match shown.get() {
        YScale::Log => t(LossScale::Log.spec().label),
        YScale::Linear => t(LossScale::Linear.spec().label),
    };
    let switch = move |_| {
        let other = match shown.get_untracked() {
            YScale::Log => LossScale::Linear,
            YScale::Linear => LossScale::Log,
        };
        play.change(|state| state.loss_scale = other);
    };
    view! {
        <button
            type="button"
            class="scale-switch"
            title=tr(Control::LossScale.spec().help)
            aria-label=move || format!("{}: {}", t(Control::LossScale.spec().label), label())
            hidden=hidden(play, Control::LossScale)
            on:pointerdown=|event| event.stop_propagation()
            on:click=switch
        >
            {label}
        </button>
    }
}

/// The session's losses, in the form that the chart needs.
struct Chart {
    points: Vec<LossPoint>,
    faint: Vec<LossPoint>,
    /// What the faint curves mean: a text of the page.
    faint_is: &'static str,
    epoch: u64,
    diverged: Option<u64>,
}

impl Chart {
    fn of(session: &Session) -> Self {
        let convert = |points: &[playground::LossPoint]| {
            let point = |p: &playground::LossPoint| LossPoint {
                epoch: p.epoch,
                train: p.losses.train,
                test: p.losses.test,
            };
            points.iter().map(point).collect()
        };
        // Epochs after the playhead have been trained, but the network is not in their state now.
        let points = session.history().points();
        let now = points.partition_point(|point| point.epoch <= session.completed());
        let (past, future) = points.split_at(now);
        let (faint, faint_is) = match future {
            [] => (session.abandoned(), texts::FORMER_RUN),
            _ => (future, texts::LATER_EPOCHS),
        };
        Self {
            points: convert(past),
            faint: convert(faint),
            faint_is,
            epoch: session.completed(),
            diverged: session.divergence().map(|divergence| divergence.epoch),
        }
    }

    fn y_scale(&self, choice: LossScale) -> YScale {
        match choice {
            LossScale::Linear => YScale::Linear,
            LossScale::Log => YScale::Log,
            LossScale::Auto => plot::auto_scale(
                self.points.iter().chain(&self.faint).flat_map(|p| [p.train, p.test]),
            ),
        }
    }

    /// The span of a chart without an axis, in epochs: the curve takes the whole width.
    fn own_span(&self) -> f64 {
        self.points.iter().chain(&self.faint).map(|p| p.epoch).max().unwrap_or(0).max(50) as f64
    }

    fn data(&self, y_scale: YScale, hover: Option<u64>, span: f64, bare: bool) -> LossChart<'_> {
        LossChart {
            points: &self.points,
            faint: &self.faint,
            faint_is: self.faint_is,
            epoch: self.epoch,
            span,
            range: plot::y_range(self.points.iter().chain(&self.faint), y_scale),
            y_scale,
            hover,
            diverged: self.diverged,
            bare,
        }
    }
}

pub(crate) fn theme<'a>(
    colors: &Colors,
    scale: f64,
    [loss, test, train, epoch, diverged]: &'a [String; 5],
) -> ChartTheme<'a> {
    ChartTheme {
        ink: colors.ink,
        quiet: colors.quiet,
        line: colors.line,
        stage: colors.stage,
        scale,
        zoom: colors.zoom,
        text_px: 11.5,
        font: "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
        words: ChartWords { loss, test, train, epoch, diverged },
    }
}

fn draw(
    node: &web_sys::HtmlCanvasElement,
    size: [f64; 2],
    data: &LossChart<'_>,
    colors: &Colors,
    words: &[String; 5],
) {
    let Some((area, scale)) = canvas::chart(node, size) else { return };
    // Drawing on a canvas cannot fail, so there is no error to report.
    let _ = plot::loss_chart(&area, data, &theme(colors, scale, words));
}
