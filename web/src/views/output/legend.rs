//! The meaning of the picture's numbers and colors, in the names and units of the data. If the data have none,
//! the numbers are the coordinates of the picture: see `output.rs`.

use crate::colors::of_label;
use crate::play::Play;
use crate::texts;
use crate::views::own;
use crate::views::stage::Stage;
use leptos::prelude::*;
use playground::answer::label_of;
use playground::{Axis, Line, PlaygroundState, Surface};
use ui::type_erased::{dynamic, memo};

/// The largest number of labels along one side of the picture.
const MAX_NUMBERS: usize = 6;
/// The largest number of characters in all labels of the horizontal axis: this fits beside the picture on a
/// phone.
const MAX_LETTERS: usize = 32;

/// Round numbers of an axis in its own units, with their positions in percent from the start of the axis. An
/// axis without units uses the units of the picture.
fn numbers(axis: &Axis, most: usize) -> Vec<(String, f64)> {
    let numbers = if axis.is_plain() {
        [-6.0, -3.0, 0.0, 3.0, 6.0].map(|it| (it, (it + 6.0) / 12.0)).to_vec()
    } else {
        let ends = [-Surface::REACH, Surface::REACH].map(|end| axis.to_real(end));
        plot::ticks::between(ends, most)
    };
    let reals: Vec<f64> = numbers.iter().map(|it| it.0).collect();
    let texts = plot::number::ticks(&reals);
    texts.into_iter().zip(numbers).map(|(text, (_, at))| (text, 100.0 * at)).collect()
}

/// The numbers under the picture.
#[component]
pub(crate) fn TickNumbers() -> impl IntoView {
    let play = expect_context::<Play>();
    let axes = memo(move || play.state().with(texts::axes));
    dynamic(move || axes.with(|[x, _]| view! { <div class="round">{across(x)}</div> }))
}

/// As many numbers on the horizontal axis as there is room for.
fn across(axis: &Axis) -> impl IntoView + use<> {
    let n_letters = |it: &[(String, f64)]| -> usize {
        it.iter().map(|(text, _)| 1 + text.chars().count()).sum()
    };
    let all = [MAX_NUMBERS, 4, 3, 2].map(|most| numbers(axis, most));
    let fitting = all.into_iter().find(|it| n_letters(it) <= MAX_LETTERS).unwrap_or_default();
    let number =
        |(text, at)| view! { <span style:inset-inline-start=format!("{at}%")>{text}</span> };
    fitting.into_iter().map(number).collect_view()
}

/// The numbers inside the picture: those of the vertical axis at its left edge and, if there is no room below
/// the picture, those of the horizontal axis at its lower edge.
#[component]
pub(crate) fn InsideNumbers(
    /// The line along which the answer is a curve. A curve has its own axes.
    line: Signal<Option<Line>>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let axes = memo(move || play.state().with(texts::axes));
    dynamic(move || {
        let is_there =
            line.get().is_none() && axes.with(|axes| axes.iter().any(|it| !it.is_plain()));
        is_there.then(|| {
            axes.with(|[x, y]| {
                // At the very ends, the numbers would be cut off.
                let up = numbers(y, MAX_NUMBERS).into_iter().filter(|(_, at)| (4.0..=96.0).contains(at));
                let up = up.map(|(text, at)| view! { <span style:inset-block-end=format!("{at}%")>{text}</span> });
                view! {
                    <div class="inside up" translate="no" aria-hidden="true">{up.collect_view()}</div>
                    <div class="inside round" translate="no" aria-hidden="true">{across(x)}</div>
                }
            })
        })
    })
}

/// The quantities on the horizontal and the vertical axis.
#[component]
pub(crate) fn AxisNames() -> impl IntoView {
    let play = expect_context::<Play>();
    let axes = memo(move || play.state().with(texts::axes));
    dynamic(move || {
        axes.with(|[x, y]| {
            let is_named = x.scale != 1.0 || y.scale != 1.0;
            is_named.then(
                || view! { <p class="axis-names">{format!("→ {}   ↑ {}", x.name, y.name)}</p> },
            )
        })
    })
}

/// The meaning of the colors: the classes, or a scale from −1 to 1 or in the units of the target.
#[component]
pub(crate) fn Legend() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let n_classes = play.get(PlaygroundState::n_classes);
    let target = play.get(texts::target);
    let scale = move || {
        let ends = target.with(|target| [-1.0, 1.0].map(|end| target.to_real(end)));
        let is_plain = target.with(playground::Axis::is_plain);
        let [low, high] = [0, 1].map(|k| plot::number::ticks(&ends).swap_remove(k));
        let high = if is_plain { format!("+{high}") } else { high };
        let name = (!is_plain).then(|| target.with(|target| target.name.clone()));
        let spoken = texts::scale(&low, &high);
        view! {
            <span class="scale" aria-label=spoken role="img">
                {low} <i></i> {high}
                {name.map(|name| view! { <b title=name.clone()>{name.clone()}</b> })}
            </span>
        }
    };
    let has_names = play.get(PlaygroundState::names_classes);
    let name = move |k: usize| play.state().with(|state| texts::class_name(state, k));
    let class = move |k: usize| {
        let n = move || n_classes.get().max(k + 1);
        let color = move || of_label(&stage.colors.get(), label_of(k, n()), n()).css();
        // Two classes differ only in color.
        let shape = move || own::shape_of(if 2 < n() { k } else { 0 });
        view! {
            <span class="class" title=move || name(k)>
                <svg viewBox="-1.6 -1.6 3.2 3.2" aria-hidden="true" fill=color>
                    {dynamic(shape)}
                </svg>
                {dynamic(move || name(k))}
            </span>
        }
    };
    dynamic(move || {
        if 2 < n_classes.get() {
            let classes = (0..n_classes.get()).map(class).collect_view();
            view! { <span class="classes">{classes}</span> }.into_any()
        } else if n_classes.get() == 2 && has_names.get() {
            // The second class is −1, on the left.
            view! { <span class="classes ends">{class(1)} <i></i> {class(0)}</span> }.into_any()
        } else {
            scale().into_any()
        }
    })
}
