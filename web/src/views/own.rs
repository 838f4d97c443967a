//! Own data: the tools over the lower edge of the picture, and the instructions on a picture without points.
//! The painting itself is in `own/paint.rs`; imported tables are in `table.rs`.

mod brush;
mod paint;

use crate::colors::of_label;
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::files::{Arrivals, write};
use crate::views::setting::hidden;
use crate::views::stage::Stage;
pub(crate) use brush::Brush;
use leptos::prelude::*;
pub(crate) use paint::Paint;
use playground::answer::label_of;
use playground::jobs::FileOrder;
use playground::settings::state::limits;
use playground::{Control, PlaygroundState, Session, Task};
use plot::{Marker, marker};
use ui::jobs::Jobs;
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Button, Icon, IconName};

/// Whether the user's own data are shown and can be edited.
pub(crate) fn is_shown(play: Play) -> Signal<bool> {
    let is_hidden = hidden(play, Control::OwnData);
    let is_own = play.get(|state| state.data_set().is_own());
    memo(move || is_own.get() && !is_hidden.get()).into()
}

/// The classes to paint, the eraser, and the tools for all points.
#[component]
pub(crate) fn Tools(brush: RwSignal<Brush>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let arrivals = expect_context::<Arrivals>();
    let jobs = expect_context::<Jobs>();
    // Users cannot paint on a curve.
    let is_painting = play.get(|s| s.problem == Task::Classification && s.line().is_none());
    let n_classes = play.get(PlaygroundState::n_classes);
    let is_empty = memo(move || play.read(|session| session.data().n()) == 0);
    let most = *limits::CLASSES.end();
    // The chosen class is listed even if no point belongs to it.
    let n = memo(move || match brush.get() {
        Brush::Class(class) => n_classes.get().max(class + 1),
        Brush::Eraser => n_classes.get(),
    });
    let swatch = move |class: usize| {
        let n_colors = move || n_classes.get().max(class + 1);
        let color =
            move || of_label(&stage.colors.get(), label_of(class, n_colors()), n_colors()).css();
        let shape = move || if 2 < n_colors() { class } else { 0 };
        let name = move || texts::paint(play.state().with(|state| state.class_name(class)));
        let mark = view! {
            <svg viewBox="-1.8 -1.8 3.6 3.6" aria-hidden="true" fill=color>
                {dynamic(move || shape_of(shape()))}
            </svg>
        };
        let is_away = Signal::derive(move || n.get() <= class);
        tool(brush, Brush::Class(class), is_away, Signal::derive(name), mark.into_any())
    };
    let swatches = move || {
        is_painting.get().then(|| {
            view! {
                {(0..most).map(swatch).collect_view()}
                <button
                    type="button"
                    hidden=move || n.get() == most
                    aria-label=tr(texts::MORE_CLASSES)
                    title=tr(texts::MORE_CLASSES)
                    on:click=move |_| brush.set(Brush::Class(n.get_untracked().min(most - 1)))
                >
                    <Icon name=IconName::Plus />
                </button>
                {tool(
                    brush,
                    Brush::Eraser,
                    Signal::stored(false),
                    tr(texts::ERASER),
                    view! { <Icon name=IconName::Eraser /> }.into_any(),
                )}
            }
        })
    };
    // If there are no points, the instructions on the picture offer to import a table.
    let of_all = move || {
        (!is_empty.get()).then(|| {
            view! {
                <i></i>
                {act(texts::OPEN_TABLE, IconName::Table, move || arrivals.choose_table())}
                {act(texts::SAVE_POINTS, IconName::Download, move || save(play, jobs))}
                {act(texts::CLEAR, IconName::Trash, move || play.change(|state| state.own = None))}
            }
        })
    };
    view! {
        <div
            class="own-tools"
            role="toolbar"
            aria-label=tr(Control::OwnData.spec().label)
            data-control=Control::OwnData.id()
            hidden=move || is_empty.get() && !is_painting.get()
        >
            {swatches}
            {of_all}
        </div>
    }
}

/// A tool that stays selected.
fn tool(
    brush: RwSignal<Brush>,
    value: Brush,
    is_away: Signal<bool>,
    name: Signal<String>,
    mark: AnyView,
) -> impl IntoView {
    view! {
        <button
            type="button"
            hidden=move || is_away.get()
            aria-pressed=move || (brush.get() == value).to_string()
            aria-label=move || name.get()
            title=move || name.get()
            on:click=move |_| brush.set(value)
        >
            {mark}
        </button>
    }
}

/// A tool that acts at once.
fn act(name: &'static str, icon: IconName, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" aria-label=tr(name) title=tr(name) on:click=move |_| act()>
            <Icon name=icon />
        </button>
    }
}

/// The shape of a class, about 1 in size.
pub(crate) fn shape_of(class: usize) -> AnyView {
    match marker(class) {
        Marker::Circle => view! { <circle r="1" /> }.into_any(),
        Marker::Polygon(corners) => {
            let points = corners.iter().map(|[x, y]| format!("{x},{y} ")).collect::<String>();
            view! { <polygon points=points /> }.into_any()
        }
    }
}

fn save(play: Play, jobs: Jobs) {
    if let Some(own) = play.state().with_untracked(|state| state.own.clone()) {
        write(jobs, "points.csv", FileOrder::Points(own));
    }
}

/// Instructions for when there are no points yet.
#[component]
pub(crate) fn Hint() -> impl IntoView {
    let play = expect_context::<Play>();
    let arrivals = expect_context::<Arrivals>();
    let problem = play.get(|state| state.problem);
    let is_empty = memo(move || play.read(|session: &Session| session.data().n()) == 0);
    let hint = move || match problem.get() {
        Task::Classification => t(texts::PAINT_HINT),
        Task::Regression => t(texts::TABLE_HINT),
    };
    view! {
        <div class="own-hint" hidden=move || !is_empty.get()>
            <p>{hint}</p>
            <Button label=tr(texts::OPEN_TABLE) icon=IconName::Table on_click=move || arrivals.choose_table() />
        </div>
    }
}
