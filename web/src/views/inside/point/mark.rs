//! The chosen point on the picture: its ring, what it should be and what it is. A press chooses another one.

use super::{in_sum, seen};
use crate::lang::t;
use crate::play::Play;
use crate::texts as page;
use crate::texts::lens as texts;
use crate::views::output::{Frame, place};
use crate::views::stage::Stage;
use crate::views::values;
use leptos::{ev, prelude::*};
use nn::Loss;
use playground::inside::point::seen::{Chosen, Seen};
use playground::{Answer, Axis, Line, PlaygroundState, Session, Surface, answer};
use plot::Projection;
use ui::theme::Colors;
use ui::type_erased::{dynamic, memo};

/// How far Shift and an arrow key move the place, in units of the picture.
const ARROW: f64 = 0.5;

#[component]
pub(crate) fn PointMark() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let seen = seen(play, false);
    let point = memo(move || seen.get().map(|it| it.point));
    // The ring stands on the plane or on the curve.
    let is_plane = play.get(|state| !state.is_elsewhere());
    let is_open = memo(move || point.get().is_some() && stage.shown.get().is_none());
    let size = memo(move || {
        stage.resized.track();
        let map = stage.map.get().map(|map| [map.client_width(), map.client_height()]);
        map.unwrap_or_default().map(f64::from)
    });
    let put = move |chosen: Chosen| {
        let at = play.peek(|session| chosen.place(session));
        play.change(|state| state.at = at);
    };
    let press = move |event: ev::PointerEvent| {
        let Some([x, y]) = place(stage, &event).filter(|_| event.button() == 0) else { return };
        let at = play.peek(|session| match session.state().line() {
            None => [x, y],
            Some(line) => {
                let size = size.get_untracked();
                let across = size[0] * 0.5 * (1.0 + x / Surface::REACH);
                let colors = stage.colors.get_untracked();
                [Frame::of(session, line).along(across, &colors, size), y]
            }
        });
        put(play.peek(|session| Chosen::near(session, at, Chosen::REACH)));
    };
    let key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" => [-1.0, 0.0],
            "ArrowRight" => [1.0, 0.0],
            "ArrowUp" => [0.0, 1.0],
            "ArrowDown" => [0.0, -1.0],
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let Some(chosen) = point.get_untracked() else { return };
        if event.shift_key() {
            let reach = Surface::REACH;
            let at = [0, 1].map(|k| (chosen.at[k] + ARROW * by[k]).clamp(-reach, reach));
            put(Chosen { at, label: None, is_trained: false });
        } else if let Some(next) = play.peek(|session| chosen.next(session, by)) {
            put(next);
        }
    };
    let spot = memo(move || {
        let (point, size, colors) = (point.get()?, size.get(), stage.colors.get());
        Some(play.peek(|session| on_picture(session, point, &colors, size)))
    });
    let px = move |k: usize| spot.get().map(|at| format!("{:.1}px", at[k]));
    let lines = move || seen.get().map(|seen| words(play, &seen)).unwrap_or_default();
    // In the upper left corner, unless the ring is there.
    let is_low = memo(move || {
        let rem = stage.rem.get();
        spot.get().is_some_and(|[x, y]| x < 16.0 * rem && y < 6.0 * rem)
    });
    let in_words = move || {
        point.track();
        // While it plays, the numbers change too often to be read out.
        if !play.playing().get() {
            seen.track();
        }
        format!("{}. {}", untrack(lines).join(", "), t(texts::CHOOSE))
    };
    dynamic(move || {
        is_open.get().then(|| view! {
            <div class="point-press" hidden=move || !is_plane.get() on:pointerdown=press></div>
            <button
                type="button"
                class="ring point-ring"
                hidden=move || !is_plane.get()
                style:left=move || px(0)
                style:top=move || px(1)
                aria-label=in_words
                on:keydown=key
            ></button>
            <p class="point-pill" class:low=is_low translate="no">
                {dynamic(move || lines().into_iter().map(|line| view! { <span>{line}</span> }).collect_view())}
            </p>
        })
    })
}

/// Where the ring stands in a picture of `size` CSS pixels. On a curve it is at the height of the label.
fn on_picture(session: &Session, point: Chosen, colors: &Colors, size: [f64; 2]) -> [f64; 2] {
    match session.state().line() {
        None => Projection::square(Surface::REACH, size[0]).screen_from_data(point.at),
        Some(line) => Frame::of(session, line).spot(point.at, point.label, colors, size),
    }
}

/// What stands beside the point: where it is, what it should be and is, and its loss.
pub(super) fn words(play: Play, seen: &Seen) -> Vec<String> {
    let n_layers = seen.layers.len();
    let is_answered = seen.passes.has_activations(n_layers - 1);
    let design = play.peek(|session| {
        let design = &session.run().recipe().design;
        (design.loss, design.answer, design.n_outputs())
    });
    play.state().with_untracked(|state| {
        let (axes, target) = (page::axes(state), page::target(state));
        let at = |axis: &Axis, at: f64| match axis.is_plain() {
            true => in_sum(at),
            false => values::measured(axis, at, Surface::REACH),
        };
        let place = match state.line() {
            Some(line) => {
                let axis = &axes[usize::from(line == Line::Y)];
                at(axis, line.along(seen.point.at[0], seen.point.at[1]))
            }
            None => [0, 1].map(|k| at(&axes[k], seen.point.at[k])).join(", "),
        };
        let n_classes = state.n_classes();
        let told = |y: f64| match target.is_plain() {
            true => in_sum(y),
            false => values::measured(&target, y, 1.0),
        };
        let answer = match (2 < n_classes, seen.answers.first()) {
            (true, _) | (_, None) => String::new(),
            (false, Some(y)) => told(*y),
        };
        let mut lines = vec![texts::point(place)];
        match seen.point.label {
            None if !is_answered => {}
            None => lines.push(texts::answer(match 2 < n_classes {
                true => likeliest(state, &seen.answers),
                false => answer,
            })),
            Some(label) if 2 < n_classes => {
                let class = answer::class_of(label, n_classes);
                let chance = seen.answers.get(class).copied().unwrap_or(f64::NAN);
                let name = page::class_name(state, class);
                lines.push(match is_answered {
                    true => texts::gets(name, values::percent(chance)),
                    false => texts::should_be(name, None),
                });
            }
            Some(label) => {
                let is_named = state.data_set().spec().class_names.is_some();
                let target = match n_classes {
                    2 if is_named || state.data_set().is_own() => {
                        page::class_name(state, answer::class_of(label, 2))
                    }
                    2 if label < 0.0 => page::SIGNS[1].to_owned(),
                    2 => page::SIGNS[0].to_owned(),
                    _ => told(label),
                };
                lines.push(texts::should_be(target, is_answered.then_some(answer)));
            }
        }
        if let (true, Some(label)) = (seen.passes.has_loss(), seen.point.label) {
            let output = seen.layers[n_layers - 1].a[0];
            let [output, label] = [output, label].map(super::as_factor);
            let loss = values::loss(seen.loss);
            lines.push(texts::loss(match design {
                (Loss::Squared, Answer::Value, 1) => format!("½ ({output} − {label})² = {loss}"),
                (Loss::Absolute, Answer::Value, 1) => format!("|{output} − {label}| = {loss}"),
                _ => loss,
            }));
        }
        lines
    })
}

/// The class with the largest chance, and that.
fn likeliest(state: &PlaygroundState, chances: &[f64]) -> String {
    let best = (0..chances.len()).max_by(|a, b| chances[*a].total_cmp(&chances[*b]));
    best.map_or_else(String::new, |k| {
        format!("{} {}", page::class_name(state, k), values::percent(chances[k]))
    })
}
