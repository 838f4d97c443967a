//! The film below a hidden space: seven frames from what comes in to the answer, and the choice of layer and
//! neurons.

use super::seen::{Drawn, Seen, chosen, is_beyond};
use crate::lang::{t, tr};
use crate::play::{Play, now_ms};
use crate::texts as page;
use crate::texts::STRIP;
use crate::texts::inside as texts;
use crate::views::loss::theme;
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::PlaygroundState;
use playground::settings::FRAMES;
use plot::space;
use ui::canvas;
use ui::keys::Shortcut;
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{Choice, Icon, IconName, Select};

/// How long the film takes from one frame to the next.
const FRAME_MS: f64 = 360.0;
/// While the network learns, the small pictures are drawn again this often.
const SMALL_MS: f64 = 220.0;
/// And not before so many times as long as it took.
const REST: f64 = 12.0;
/// Up to so many neurons every pair of them can be chosen.
const PAIRS: usize = 6;

/// The film, and below it what is looked at; nothing without a hidden layer.
#[component]
pub(crate) fn OfHidden(
    /// The moment of the film.
    film: RwSignal<f64>,
) -> impl IntoView {
    let has_layer = expect_context::<Play>().get(|state| !state.shape.is_empty());
    dynamic(move || has_layer.get().then(|| view! { <Film film /> <Lists /> }))
}

/// The seven frames, and what runs through them.
#[component]
fn Film(film: RwSignal<f64>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let frame = play.get(|state| place_of(state.frame));
    // Where the film is going, if it runs.
    let aim = StoredValue::new(None::<(f64, f64)>);
    let is_running = RwSignal::new(false);
    film.set(frame.get_untracked() as f64);
    effect(move || {
        let to = frame.get() as f64;
        if film.get_untracked() != to {
            run_to(film, aim, is_running, to);
        }
    });
    let start = move || {
        film.set(0.0);
        if play.state().with_untracked(|state| state.frame != FRAMES[6]) {
            play.change(|state| state.frame = FRAMES[6]);
        }
        run_to(film, aim, is_running, 6.0);
    };
    let step = move |key: &str| {
        let now = frame.get_untracked();
        let next = if key == "," { now.saturating_sub(1) } else { (now + 1).min(6) };
        if next != now {
            play.change(|state| state.frame = FRAMES[next]);
        }
        next != now
    };
    let is_framed = move || play.state().with_untracked(PlaygroundState::is_embedded);
    ui::keys::connect(vec![Shortcut::perhaps(&[",", "."], step)], is_framed, || false);

    let chosen = play.get(chosen);
    let nodes: [NodeRef<html::Canvas>; 7] = std::array::from_fn(|_| NodeRef::new());
    // When the frames were drawn last, and how long that took.
    let seen = StoredValue::new_local((Seen::default(), [0.0_f64; 2]));
    effect(move || {
        play.track_picture();
        stage.resized.track();
        let (colors, chosen) = (stage.colors.get(), chosen.get());
        let is_playing = play.playing().get();
        let nodes = nodes.map(|node| node.get());
        seen.update_value(|(seen, [drawn_ms, took_ms])| {
            let now = now_ms();
            if is_playing && now < *drawn_ms + SMALL_MS.max(REST * *took_ms) {
                return;
            }
            *drawn_ms = now;
            play.peek(|session| {
                if is_beyond(session) {
                    return;
                }
                seen.read(session, &chosen);
                for (k, node) in nodes.iter().enumerate() {
                    let Some(node) = node else { continue };
                    let size = [node.client_width(), node.client_height()].map(f64::from);
                    let Some((area, scale)) = canvas::chart(node, size) else { continue };
                    let drawn = Drawn { at: k as f64, is_small: true, most_points: 70 };
                    let words = STRIP.map(t);
                    let theme = theme(&colors, scale, &words);
                    seen.with_view(session, &colors, drawn, |view| {
                        let _ = space(&area, view, &theme);
                    });
                }
            });
            *took_ms = now_ms() - now;
        });
    });
    let frames = nodes.into_iter().enumerate().map(|(k, node)| {
        view! {
            <label class="film-frame" class:chosen=move || frame.get() == k>
                <input
                    type="radio"
                    class="visually-hidden"
                    name="film"
                    value=FRAMES[k]
                    prop:checked=move || frame.get() == k
                    on:change=move |_| play.change(|state| state.frame = FRAMES[k])
                />
                <canvas node_ref=node aria-hidden="true"></canvas>
                <span>{dynamic(move || t(texts::FRAMES[k]))}</span>
            </label>
        }
    });
    let frames = frames.collect_view();
    view! {
        <div class="film">
            <button
                type="button"
                class="film-play"
                aria-label=tr(texts::RUN_FILM)
                title=tr(texts::RUN_FILM)
                on:click=move |_| start()
            >
                <Icon name=IconName::Play />
            </button>
            <div class="film-frames" role="radiogroup" aria-label=tr(texts::FILM)>{frames}</div>
        </div>
    }
}

/// Which layer and which neurons are seen.
#[component]
fn Lists() -> impl IntoView {
    let play = expect_context::<Play>();
    let chosen = play.get(chosen);
    let layers = move || {
        let all = chosen.with(|it| it.n_hidden);
        (1..=all).map(|k| Choice::new(k.to_string(), page::layer(k))).collect::<Vec<_>>()
    };
    let layer =
        move || chosen.with(|it| it.layer.map_or_else(String::new, |it| (it + 1).to_string()));
    let units = move || chosen.with(|it| pairs(it.n_units, it.units.as_deref()));
    let pair = move || chosen.with(|it| it.units.as_deref().map_or_else(String::new, link_of));
    view! {
        <div class="of-view-row">
            <Select
                label=tr(texts::SEEN_BY)
                options=memo(layers)
                value=memo(layer)
                on_change=move |id: String| play.change(|state| {
                    state.set_value("layer", &id);
                    state.units.clear();
                })
            />
            <Select
                label=tr(texts::NEURONS)
                options=memo(units)
                value=memo(pair)
                on_change=move |id: String| play.change(|state| state.set_value("units", &id))
            />
        </div>
    }
}

/// The place of a frame in the film.
fn place_of(frame: &str) -> usize {
    FRAMES.iter().position(|it| *it == frame).unwrap_or(FRAMES.len() - 1)
}

/// Two neurons as in a link, counted from 1.
fn link_of(units: &[usize]) -> String {
    units.iter().map(|unit| (unit + 1).to_string()).collect::<Vec<_>>().join(",")
}

/// What can be chosen as axes: of more than two neurons the main directions first, then pairs.
fn pairs(n_units: usize, chosen: Option<&[usize]>) -> Vec<Choice> {
    let named = |units: &[usize]| {
        let label = units.iter().map(|unit| (unit + 1).to_string()).collect::<Vec<_>>().join(" × ");
        Choice::new(link_of(units), label)
    };
    let mut all = Vec::new();
    if 2 < n_units {
        all.push(Choice::new("", t(texts::MAIN)));
    }
    if n_units == 1 {
        return vec![named(&[0])];
    }
    if n_units <= PAIRS {
        for first in 0..n_units {
            all.extend((first + 1..n_units).map(|second| named(&[first, second])));
        }
    } else {
        all.extend((1..n_units).map(|second| named(&[second - 1, second])));
    }
    // A pair that only a link names is listed too.
    let own = chosen.map(named).filter(|own| all.iter().all(|it| it.id != own.id));
    all.extend(own);
    all
}

/// Lets the film run to a frame; at once where less motion is preferred.
fn run_to(
    film: RwSignal<f64>,
    aim: StoredValue<Option<(f64, f64)>>,
    is_running: RwSignal<bool>,
    to: f64,
) {
    if canvas::is_still() {
        film.set(to);
        return;
    }
    aim.set_value(Some((to, now_ms())));
    if !is_running.get_untracked() {
        is_running.set(true);
        request_animation_frame(move || tick(film, aim, is_running));
    }
}

fn tick(film: RwSignal<f64>, aim: StoredValue<Option<(f64, f64)>>, is_running: RwSignal<bool>) {
    let Some(Some((to, last))) = aim.try_get_value() else { return };
    let Some(at) = film.try_get_untracked() else { return };
    let now = now_ms();
    let step = ((now - last) / FRAME_MS).clamp(0.0, 0.25);
    let next = if at < to { (at + step).min(to) } else { (at - step).max(to) };
    film.set(next);
    aim.set_value(Some((to, now)));
    if next == to {
        is_running.try_set(false);
    } else {
        request_animation_frame(move || tick(film, aim, is_running));
    }
}
