//! What the picture's numbers and colors mean, in the names and the units of the data. Where these have none,
//! the picture's own numbers stand there: see `output.rs`.

use crate::colors::of_label;
use crate::play::Play;
use crate::texts;
use crate::views::own;
use crate::views::stage::Stage;
use leptos::prelude::*;
use playground::PlaygroundState;
use playground::answer::label_of;
use ui::type_erased::{dynamic, memo};

/// The numbers under the picture.
#[component]
pub(crate) fn TickNumbers() -> impl IntoView {
    let play = expect_context::<Play>();
    let axes = memo(move || play.state().with(texts::axes));
    dynamic(move || {
        let reals = axes.with(|axes| [-6.0, -3.0, 0.0, 3.0, 6.0].map(|at| axes[0].to_real(at)));
        let texts = plot::number::ticks(&reals).into_iter();
        texts.map(|text| view! { <span>{text}</span> }).collect_view()
    })
}

/// What is measured across and up.
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

/// What the colors mean: a scale, from −1 to 1 or in the numbers that are learned, or the classes.
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
        // Two classes differ by their color alone.
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
            // The second class is −1, at the left.
            view! { <span class="classes ends">{class(1)} <i></i> {class(0)}</span> }.into_any()
        } else {
            scale().into_any()
        }
    })
}
