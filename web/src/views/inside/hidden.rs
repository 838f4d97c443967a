//! The plane as a layer sees it: grid and points where its neurons put them, and in the last space the straight
//! border. The numbers come from `playground`, `plot` draws them; the film below is in `hidden/film.rs`.

mod film;
mod seen;

use crate::lang::t;
use crate::play::{Play, now_ms};
use crate::texts::STRIP;
use crate::texts::inside as texts;
use crate::views::loss::theme;
use crate::views::stage::Stage;
pub(super) use film::OfHidden;
use leptos::{html, prelude::*};
use playground::View;
use plot::{Pixmap, Square, class_map_into, hatch, heatmap_into, space};
use seen::{Drawn, Seen, chosen, is_beyond};
use ui::canvas;
use ui::type_erased::{dynamic, effect, memo};

/// Places on each side of the ground, and the most pixels on each side of its picture.
const GROUND: usize = 61;
const PIXELS: f64 = 360.0;
/// A picture that took longer, in milliseconds, is drawn again after so many times as long while playing.
const QUICK: f64 = 4.0;
const REST: f64 = 3.0;

#[component]
pub(super) fn Hidden(
    /// The moment of the film.
    film: RwSignal<f64>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let [ground, lines] = std::array::from_fn(|_| NodeRef::<html::Canvas>::new());
    let size = stage.size_of(lines);
    let chosen = play.get(chosen);
    let discretize = play.get(|state| state.discretize);
    let seen = StoredValue::new_local((Seen::default(), Pixmap::default()));
    let words = RwSignal::new(String::new());
    // When the picture was drawn last, and how long that took.
    let drawn_ms = StoredValue::new([0.0_f64; 2]);
    let is_large = RwSignal::new(false);
    effect(move || {
        let (Some(ground), Some(lines)) = (ground.get(), lines.get()) else { return };
        let (colors, chosen) = (stage.colors.get(), chosen.get());
        // Without a hidden layer there is no film, only its end.
        let at = if chosen.layer.is_some() { film.get() } else { 6.0 };
        let discrete = discretize.get();
        stage.resized.track();
        play.track_picture();
        let size = size.get();
        if stage.shown.get().is_some() || size[0] < 2.0 {
            return;
        }
        let (before, [last, took]) = (now_ms(), drawn_ms.get_value());
        // A film that runs is never held up.
        let is_resting = at.fract() == 0.0 && QUICK < took && before < last + REST * took;
        if play.playing().get() && is_resting {
            return;
        }
        seen.update_value(|(seen, pixmap)| {
            play.peek(|session| {
                let is_diverged = session.divergence().is_some();
                is_large.set(!is_diverged && is_beyond(session));
                if is_beyond(session) {
                    let side = size[0].min(PIXELS) as usize;
                    pixmap.resize(side, side);
                    let place = Square { size: side, ..Square::default() };
                    hatch(place, 12.0, colors.line, colors.stage, pixmap);
                    ground.set_width(side as u32);
                    ground.set_height(side as u32);
                    let style = web_sys::HtmlElement::style(&ground);
                    let _ = style.set_property("opacity", "1");
                    if let Some(context) = canvas::context(&ground) {
                        canvas::put(&context, pixmap, 0, 0);
                    }
                    // Clears it.
                    let _ = canvas::begin(&lines, size);
                    return;
                }
                seen.read(session, &chosen);
                let Some((area, scale)) = canvas::chart(&lines, size) else { return };
                let drawn = Drawn { at, is_small: false, most_points: 600 };
                let strip = STRIP.map(t);
                let theme = theme(&colors, scale, &strip);
                let window = seen.window(at);
                seen.with_view(session, &colors, drawn, |view| {
                    // Drawing on a canvas cannot fail.
                    let _ = space(&area, view, &theme);
                });
                // The answer comes in at the end of the film.
                let opacity = (at - 5.0).clamp(0.0, 1.0);
                let style = web_sys::HtmlElement::style(&ground);
                let _ = style.set_property("opacity", &format!("{opacity:.2}"));
                if opacity == 0.0 {
                    return;
                }
                let Some(values) = seen.ground(session, window, GROUND) else {
                    let _ = style.set_property("opacity", "0");
                    return;
                };
                let side = size[0].min(PIXELS) as usize;
                pixmap.resize(side, side);
                let place = Square { size: side, ..Square::default() };
                let grids: Vec<&[f32]> = values.chunks_exact(GROUND * GROUND).collect();
                match &grids[..] {
                    [grid] | [grid, _] => {
                        heatmap_into(grid, GROUND, &colors.picture, discrete, place, pixmap)
                    }
                    grids => {
                        let table = colors.class_picture(grids.len());
                        class_map_into(grids, GROUND, &table, discrete, place, pixmap);
                    }
                }
                ground.set_width(side as u32);
                ground.set_height(side as u32);
                if let Some(context) = canvas::context(&ground) {
                    canvas::put(&context, pixmap, 0, 0);
                }
            });
            if play.peek(is_beyond) {
                return;
            }
            let now = seen.words(&chosen);
            if words.with_untracked(|it| *it != now) {
                words.set(now);
            }
            drawn_ms.set_value([before, now_ms() - before]);
        });
    });
    let description = move || {
        let label = t(View::Hidden.spec().label);
        let seen_by = chosen.with(seen::name);
        // The share of the spread changes with every picture.
        let words = if play.playing().get() { String::new() } else { words.get() };
        format!("{label}: {seen_by}. {} {words}", t(View::Hidden.help()))
    };
    // What cannot be seen is said.
    let note = move || {
        let is_said = chosen.with(|it| it.layer.is_none() || it.units.is_none());
        is_said.then(|| view! { <p class="space-note">{dynamic(move || words.get())}</p> })
    };
    // The names of the axes, once the sums are made.
    let axes = memo(move || chosen.with(|chosen| chosen.axes(film.get())));
    let axis = move |k: usize| {
        let name = axes.with(|it| it.as_ref().map(|it| it[k].clone()))?;
        let [letter, index] = name;
        Some(view! {
            <p class="space-axis" class:up={k == 1} aria-hidden="true" translate="no">
                <i>{letter}</i>
                <sub>{index}</sub>
            </p>
        })
    };
    view! {
        <canvas class="sight" node_ref=ground aria-hidden="true"></canvas>
        <canvas class="sight" node_ref=lines aria-hidden="true"></canvas>
        <div class="sight-labels" role="img" aria-label=description data-film=move || format!("{:.2}", film.get())>
            {dynamic(move || axis(0))}
            {dynamic(move || axis(1))}
        </div>
        {dynamic(note)}
        {dynamic(move || is_large.get().then(|| view! {
            <div class="sight-large">
                <p>{dynamic(|| t(texts::SPACE_TOO_LARGE))}</p>
            </div>
        }))}
    }
}
