//! The probabilities at a point, as the sides of a die that users can throw.

use crate::colors::of_label;
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::figure as texts;
use crate::views::own;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::prelude::*;
use playground::answer::label_of;
use playground::inside::figure::{die, point};
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::Button;

/// The number of throws per press.
const N: u32 = 100;

pub(super) fn view(play: Play, stage: Stage) -> AnyView {
    let at = play.get(|state| state.at);
    let chances = memo(move || play.read(|session| point::chances(session, at.get())));
    let counts = RwSignal::new(Vec::<u32>::new());
    // If the probabilities change, the throws are counted from zero again.
    effect(move || {
        chances.track();
        counts.set(Vec::new());
    });
    let n_thrown = move || counts.with(|counts| counts.iter().sum::<u32>());
    let throw = move |()| {
        let before = n_thrown();
        let thrown = chances.with_untracked(|chances| die::throw(chances, N, before.into()));
        counts.update(|counts| {
            counts.resize(thrown.len(), 0);
            counts.iter_mut().zip(thrown).for_each(|(count, n)| *count += n);
        });
    };
    let side = move |(k, chance): (usize, f64)| {
        let n_classes = chances.with(Vec::len);
        let name = play.state().with(|state| {
            if 2 < n_classes { state.class_name(k) } else { crate::texts::SIGNS[k].to_owned() }
        });
        let color = of_label(&stage.colors.get(), label_of(k, n_classes), n_classes).css();
        let count = counts.with(|counts| counts.get(k).copied());
        let share = count.map(|count| f64::from(count) / f64::from(n_thrown()));
        view! {
            <li>
                <span class="class">
                    <svg viewBox="-1.6 -1.6 3.2 3.2" aria-hidden="true" fill=color.clone()>
                        {own::shape_of(if 2 < n_classes { k } else { 0 })}
                    </svg>
                    {name}
                </span>
                <span class="bar" style:--share=format!("{chance:.4}") style:--color=color>
                    {share.map(|share| view! { <i style:--share=format!("{share:.4}")></i> })}
                </span>
                <b>{values::percent(chance)}</b>
                <span class="count">{count}</span>
            </li>
        }
    };
    let sides = move || {
        let sides = chances.get().into_iter().enumerate().map(side).collect_view();
        view! { <ul class="die">{sides}</ul> }
    };
    let told = move || match n_thrown() {
        0 => t(texts::NOT_THROWN),
        n => texts::throws(n),
    };
    // Not created again for every new number, so that the button keeps the focus.
    let has_none = memo(move || chances.with(Vec::is_empty));
    dynamic(move || {
        if has_none.get() {
            return view! { <p class="note">{tr(texts::NO_CLASSES)}</p> }.into_any();
        }
        view! {
            {dynamic(sides)}
            <p class="choose">
                <Button label=Signal::derive(|| texts::throw(N)) on_click=throw />
                <span role="status">{dynamic(told)}</span>
            </p>
        }
        .into_any()
    })
}
