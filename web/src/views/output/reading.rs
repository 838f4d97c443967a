//! The network's answer at the pointer: a number, or a probability for each class.

use crate::play::Play;
use crate::texts;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::{ev, prelude::*};
use playground::{Axis, Line, PlaygroundState, Session, Surface};
use ui::type_erased::dynamic;

/// The point under the pointer.
pub(crate) fn place(stage: Stage, event: &ev::PointerEvent) -> Option<[f64; 2]> {
    let rect = stage.map.get_untracked()?.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - rect.left()) / rect.width();
    let down = (f64::from(event.client_y()) - rect.top()) / rect.height();
    let is_inside = (0.0..=1.0).contains(&across) && (0.0..=1.0).contains(&down);
    is_inside
        .then_some([(2.0 * across - 1.0) * Surface::REACH, (1.0 - 2.0 * down) * Surface::REACH])
}

#[component]
pub(crate) fn Reading(
    /// The line along which the answer is a curve, if it is one.
    line: Signal<Option<Line>>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let text = move || {
        let [x, y] = stage.pointed.get()?;
        if stage.shown.get().is_some() {
            return None;
        }
        let (px, py) = line.get().map_or((x, y), |line| line.at(x));
        let answers = |session: &mut Session, (x, y): (f64, f64)| session.answers_at(x, y);
        let answers = play.compute(answers, (px, py))?;
        let (axes, n_classes) =
            play.state().with_untracked(|state| (texts::axes(state), state.n_classes()));
        let place = match line.get() {
            Some(line) => {
                let axis = &axes[usize::from(line == Line::Y)];
                format!("{} {}", axis.name, values::measured(axis, x, Surface::REACH))
            }
            None => [(&axes[0], x), (&axes[1], y)]
                .map(|(axis, at)| {
                    format!("{} {}", axis.name, values::measured(axis, at, Surface::REACH))
                })
                .join(", "),
        };
        let answer = if 2 < n_classes {
            let name =
                |k| play.state().with_untracked(|state: &PlaygroundState| state.class_name(k));
            let chance = |(k, p): (usize, &f64)| format!("{} {:.0} %", name(k), p * 100.0);
            answers.iter().enumerate().map(chance).collect::<Vec<_>>().join("\n")
        } else {
            let target = play.state().with_untracked(texts::target);
            let told = |target: &Axis, y: f64| match target.is_plain() {
                true => values::weight(y),
                false => format!("{} {}", target.name, values::measured(target, y, 1.0)),
            };
            answers.first().map(|y| told(&target, *y)).unwrap_or_default()
        };
        Some((answer, place, x < 0.0))
    };
    dynamic(move || {
        text().map(|(answer, place, is_left)| {
            view! {
                <div class="reading" class:right=is_left role="status" translate="no">
                    <b>{answer}</b>
                    <span>{place}</span>
                </div>
            }
        })
    })
}
