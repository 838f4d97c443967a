//! The data: which points there are, how many of them are for training, and how noisy they are.

use crate::colors::of_label;
use crate::lang::{t, tr};
use crate::part::{self, RestView};
use crate::play::Play;
use crate::texts;
use crate::views::setting::{Kind, Setting, Settings, are_changed, choice, hidden, rejected};
use crate::views::stage::{Layout, Stage};
use leptos::{ev, html, prelude::*};
use playground::plane::dataset::THUMBNAIL_CLASSES;
use playground::settings::link::seed_from_text;
use playground::settings::{Range, range_of};
use playground::{Control, Dataset, PlaygroundState, Task};
use std::f64::consts::TAU;
use ui::canvas;
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{Button, Field, Icon, IconName, Popover, Segmented, Side, Slider};

/// The original's batch sizes up to 30, then larger sizes up to all points in one batch.
const BATCH_SIZES: &[f64] =
    &[1., 2., 3., 4., 5., 6., 8., 10., 12., 15., 20., 25., 30., 50., 100., 250., 600., 1200.];

/// The setting for data sets with any number of classes.
const KINDS: &[Setting] = &[Setting::new(Control::Classes, Kind::Number)
    .when(|state| state.data_set().spec().classes.is_some())];

/// Settings that are seldom changed.
const NUMBERS: &[Setting] = &[
    Setting::new(Control::Points, Kind::Number).when(|state| !state.data_set().is_own()),
    Setting::new(Control::Imbalance, Kind::Number)
        .when(|state| state.problem == Task::Classification),
];

/// The number of data sets that are visible from the start: the original's, and the user's own.
const FIRST: usize = 4;

/// The column of the data. If there is less room, it shows only its pictures.
#[component]
pub(crate) fn Data() -> impl IntoView {
    view! { <section class="data" aria-label=tr(texts::DATA)>{part::rest(RestView::Data)}</section> }
}

/// The contents of the column.
#[component]
pub(crate) fn Column() -> impl IntoView {
    let stage = expect_context::<Stage>();
    let is_folded = memo(move || stage.layout.get() == Layout::Medium);
    dynamic(move || {
        if is_folded.get() {
            view! { <Folded /> }.into_any()
        } else {
            view! { <h2>{tr(texts::DATA)}</h2> <DataControls /> }.into_any()
        }
    })
}

/// The pictures alone. The heading opens everything else.
#[component]
fn Folded() -> impl IntoView {
    let open = RwSignal::new(false);
    let anchor = move || {
        view! {
            <button
                type="button"
                class="unfold"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {tr(texts::DATA)}
            </button>
        }
    };
    view! {
        <Popover open anchor label=tr(texts::DATA) side=Side::Below>
            <div class="unfolded"><DataControls /></div>
        </Popover>
        <Sets />
    }
}

/// Every control of the data.
#[component]
pub(crate) fn DataControls() -> impl IntoView {
    let play = expect_context::<Play>();
    let problem = play.get(|state| state.problem);
    let tasks = || {
        let choice = |&task: &Task| choice(task.id(), texts::task(task), task.spec().help);
        Task::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let choose_task = move |id: String| {
        if let Some(task) = Task::from_id(&id) {
            play.change(|state| state.problem = task);
        }
    };
    let dataset = play.get(PlaygroundState::data_set);
    let changed = are_changed(play, NUMBERS);
    // A batch that is larger than the training data never fills up, so the weights are never updated, and the
    // page looks broken.
    let too_large = memo(move || {
        let (size, flush) = play.state().with(|state| (state.batch_size, state.flushes()));
        let n_train = play.read(|session| session.data().train.len());
        (n_train < size && !flush).then(|| texts::batch_too_large(n_train))
    });
    view! {
        <Field control=Control::Problem.id() hidden=hidden(play, Control::Problem)>
            <Segmented
                label=tr(Control::Problem.spec().label)
                options=Signal::derive(tasks)
                value=Signal::derive(move || problem.get().id().to_owned())
                on_change=choose_task
            />
        </Field>
        <Sets />
        <p class="set-caption">
            <b>{dynamic(move || t(dataset.get().spec().label))}</b>
            <span>{dynamic(move || texts::n_points(play.read(|s| s.data().n())))}</span>
        </p>
        <Settings settings=KINDS />
        <Percent control=Control::Noise
            get=|state| state.noise set=|state, value| state.noise = value />
        <Percent control=Control::PercTrainData
            get=|state| state.perc_train_data set=|state, value| state.perc_train_data = value />
        <Field control=Control::BatchSize.id() hidden=hidden(play, Control::BatchSize)>
            <Slider
                label=tr(Control::BatchSize.spec().label)
                value=play.get(|state| state.batch_size as f64)
                on_input=move |value: f64| play.change(|state| state.batch_size = value as usize)
                stops=BATCH_SIZES.to_vec()
                default=PlaygroundState::default().batch_size as f64
                on_reject=rejected()
                help=tr(Control::BatchSize.spec().help)
            />
            <p class="warning" role="status" hidden=move || too_large.get().is_none()>
                {dynamic(move || too_large.get())}
            </p>
        </Field>
        <details class="more-data">
            <summary>
                {tr(texts::MORE_DATA)} <span class="w-changed" hidden=move || !changed.get()></span>
            </summary>
            <Settings settings=NUMBERS />
        </details>
        <Field control=Control::Regenerate.id() hidden=hidden(play, Control::Regenerate)>
            <div class="sample">
                <Button
                    label=tr(texts::NEW_SAMPLE)
                    icon=IconName::Refresh
                    on_click=move || play.new_sample()
                />
                <Seed />
            </div>
        </Field>
    }
}

/// The seed, which users can read and type. The same text gives the same points and initial weights.
#[component]
fn Seed() -> impl IntoView {
    let play = expect_context::<Play>();
    let seed = play.get(|state| state.seed.clone());
    // In the decimal format of the current language.
    let told = |seed: &str| {
        ui::lang::current();
        plot::number::told(seed)
    };
    let commit =
        move |event: ev::Targeted<web_sys::Event, web_sys::HtmlInputElement>| match seed_from_text(
            &plot::number::kept(event.target().value().trim()),
        ) {
            Some(seed) => play.change(|state| {
                state.seed = seed;
                state.draw = 0;
            }),
            // A removed field loses the focus only after its signals have been disposed.
            None => {
                seed.try_get_untracked()
                    .into_iter()
                    .for_each(|seed| event.target().set_value(&told(&seed)));
            }
        };
    view! {
        <label
            class="seed"
            title=tr(Control::Seed.spec().help)
            data-control=Control::Seed.id()
            hidden=hidden(play, Control::Seed)
        >
            {tr(texts::SEED)}
            <input
                type="text"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || told(&seed.get())
                on:change:target=commit
            />
        </label>
    }
}

/// A slider for a percentage.
#[component]
fn Percent(
    control: Control,
    get: fn(&PlaygroundState) -> f64,
    set: fn(&mut PlaygroundState, f64),
) -> impl IntoView {
    let play = expect_context::<Play>();
    let Range { min, max, step, .. } = range_of(control.id());
    let default = get(&PlaygroundState::default());
    view! {
        <Field control=control.id() hidden=hidden(play, control)>
            <Slider
                label=tr(control.spec().label)
                value=play.get(get)
                on_input=move |value| play.change(|state| set(state, value))
                min max step default
                unit="%"
                on_reject=rejected()
                help=tr(control.spec().help)
            />
        </Field>
    }
}

/// The data sets of the current problem, as pictures.
#[component]
fn Sets() -> impl IntoView {
    let play = expect_context::<Play>();
    let problem = play.get(|state| state.problem);
    let chosen = play.get(PlaygroundState::data_set);
    let is_hidden = hidden(play, Control::OwnData);
    let open = RwSignal::new(false);
    // The chosen data set is always visible.
    let all = memo(move || {
        let problem = problem.get();
        open.get() || n_away(problem) == 0 || !sets(problem, false).contains(&chosen.get())
    });
    let tile = move |dataset: Dataset| {
        let is_chosen = move || chosen.get() == dataset;
        view! {
            <button
                type="button"
                class="set"
                class:on=is_chosen
                aria-pressed=move || is_chosen().to_string()
                aria-label=tr(dataset.spec().label)
                title=move || format!("{}. {}", t(dataset.spec().label), t(dataset.spec().help))
                data-set=dataset.id()
                on:click=move |_| play.change(|state| state.set_data_set(dataset))
            >
                {if dataset.is_own() {
                    view! { <Icon name=IconName::Paint /> }.into_any()
                } else {
                    view! { <Thumbnail dataset /> }.into_any()
                }}
            </button>
        }
    };
    view! {
        <Field control=Control::Dataset.id() hidden=hidden(play, Control::Dataset)>
            <div class="sets" role="group" aria-label=tr(Control::Dataset.spec().label)>
                {dynamic(move || {
                    let mut sets = sets(problem.get(), all.get());
                    sets.retain(|it| !it.is_own() || !is_hidden.get() || *it == chosen.get());
                    sets.into_iter().map(tile).collect_view()
                })}
                <button
                    type="button"
                    class="set more-sets"
                    hidden=move || all.get()
                    title=tr(texts::MORE_SETS)
                    on:click=move |_| open.set(true)
                >
                    {dynamic(move || format!("+{}", n_away(problem.get())))}
                    <span class="visually-hidden">{tr(texts::MORE_SETS)}</span>
                </button>
            </div>
        </Field>
    }
}

/// The data sets of a problem: all, or only those that are visible from the start.
fn sets(problem: Task, all: bool) -> Vec<Dataset> {
    let of = Dataset::of(problem).enumerate();
    of.filter(|(k, set)| all || *k < FIRST || set.is_own()).map(|(_, set)| set).collect()
}

fn n_away(problem: Task) -> usize {
    Dataset::of(problem).count() - sets(problem, false).len()
}

/// A small picture of the points of a data set, with the vertical axis pointing up.
#[component]
fn Thumbnail(dataset: Dataset) -> impl IntoView {
    const SIDE: f64 = 64.0;
    let stage = expect_context::<Stage>();
    let node = NodeRef::<html::Canvas>::new();
    effect(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        let Some(context) = canvas::begin(&node, [SIDE, SIDE]) else { return };
        let place = plot::Projection::square(6.6, SIDE);
        let n_classes = if dataset.spec().classes.is_some() { THUMBNAIL_CLASSES } else { 2 };
        for point in dataset.thumbnail() {
            let [x, y] = place.screen_from_data([point.x, point.y]);
            context.set_fill_style_str(&of_label(&colors, point.label, n_classes).css());
            context.begin_path();
            let _ = context.arc(x, y, 1.7, 0.0, TAU);
            context.fill();
        }
    });
    view! { <canvas node_ref=node aria-hidden="true"></canvas> }
}
