//! The loss over a plane through the space of all weights and biases, with the path of the run. The plane and
//! the heights come from `playground`, `plot` draws them; `landscape/taken.rs` decides when they are computed.

mod dot;
mod taken;

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::STRIP;
use crate::texts::inside as texts;
use crate::views::loss::theme;
use crate::views::stage::Stage;
use crate::views::values;
use dot::Dot;
use leptos::{html, prelude::*};
use playground::View;
use playground::inside::landscape::Plane;
use plot::{Pixmap, ReliefColors, ReliefPath, Rgb, Square, hatch, relief_path};
use taken::{Aim, Taken};
use ui::canvas;
use ui::theme::Colors;
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::Button;

/// How long the arrow of the next step is about, in CSS pixels.
const ARROW: f64 = 46.0;
/// The room that the label beside the dot needs, in CSS pixels.
const LABEL: [f64; 2] = [84.0, 22.0];

/// The places of the label and of the start, and whether what is said of the start stands below it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Placed {
    dot: Option<[f64; 2]>,
    label: Option<[f64; 2]>,
    start: Option<([f64; 2], bool)>,
}

#[component]
pub(super) fn Landscape(said: RwSignal<String>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let plane = play.get(|state| state.plane);
    let loss_of = play.get(|state| state.loss_of);
    let [ground, lines, path] = std::array::from_fn(|_| NodeRef::<html::Canvas>::new());
    let size = stage.size_of(path);
    let taken = StoredValue::new_local(Taken::default());
    let pixmap = StoredValue::new_local(Pixmap::default());
    // Notifies that the path or the plane has changed, and that more of the heights are known.
    let (moved, known) = (RwSignal::new(()), RwSignal::new(()));
    let placed = RwSignal::new(Placed::default());
    let is_wanted = RwSignal::new(false);
    let held = RwSignal::new(None);
    let is_held = memo(move || held.get().is_some());
    let wants = move || {
        is_wanted.get();
        play.track_picture();
        let is_playing = play.playing().get();
        let is_held = is_held.get();
        let aim = Aim { plane: plane.get(), loss_of: loss_of.get(), is_playing, is_held };
        let is_asked = is_wanted.get_untracked();
        taken.update_value(|taken| play.peek(|session| taken.look(session, aim, is_asked)));
        moved.notify();
        taken::next(taken, play, known);
    };
    effect(wants);
    // The relief, and the contours above it.
    effect(move || {
        known.track();
        moved.track();
        let (Some(ground), Some(lines)) = (ground.get(), lines.get()) else { return };
        let colors = stage.colors.get();
        stage.resized.track();
        let size = size.get();
        taken.update_value(|taken| {
            let about = (colors.dark, size.map(f64::to_bits), colors.stage, colors.zoom.to_bits());
            if !taken.is_to_be_painted(about) {
                return;
            }
            pixmap.update_value(|pixmap| {
                if taken.landscape.is_none() {
                    pixmap.resize(SIDE_OF_HATCH, SIDE_OF_HATCH);
                    let place = Square { size: SIDE_OF_HATCH, ..Square::default() };
                    hatch(place, 12.0, colors.line, colors.stage, pixmap);
                } else {
                    taken.map.paint(relief_colors(&colors), pixmap);
                }
                ground.set_width(pixmap.width as u32);
                ground.set_height(pixmap.height as u32);
                if let Some(context) = canvas::context(&ground) {
                    canvas::put(&context, pixmap, 0, 0);
                }
            });
            let Some((area, scale)) = canvas::chart(&lines, size) else { return };
            if taken.map.is_whole() {
                // No number on the path, nor under the label.
                let mut on_path = taken.on_path();
                if let Some([x, y]) = placed.with_untracked(|it| it.label) {
                    let [width, height] = [0, 1].map(|k| LABEL[k] / size[k].max(1.0));
                    let along = (0..5).map(|k| [x + f64::from(k) / 4.0 * width, y + height / 2.0]);
                    on_path.extend(along);
                }
                let words = STRIP.map(t);
                let theme = theme(&colors, scale, &words);
                // Drawing on a canvas cannot fail.
                let _ = taken.map.contours(&area, &taken.relief.levels(), &on_path, &theme);
            }
        });
    });
    // The path, which moves with every picture.
    effect(move || {
        moved.track();
        let Some(node) = path.get() else { return };
        let colors = stage.colors.get();
        stage.resized.track();
        let size = size.get();
        if size[0] < 2.0 {
            return;
        }
        taken.with_value(|taken| {
            let Some((area, scale)) = canvas::chart(&node, size) else { return };
            let line = taken.on_path();
            let tip = taken.tip(ARROW * colors.zoom / size[0]);
            let marks = taken.marks();
            let shown = ReliefPath { line: &line, marks: &marks, tip: tip.map(|it| it.0) };
            let _ = relief_path(&area, &shown, &theme(&colors, scale, &STRIP.map(t)));
            let is_seen = |at: &[f64; 2]| at.iter().all(|it| (0.0..=1.0).contains(it));
            let place = Placed {
                dot: line.last().copied().filter(is_seen),
                label: line.last().map(|dot| {
                    label_beside(*dot, &line, tip.map(|it| it.0), size.map(|it| it / colors.zoom))
                }),
                start: start_of(&line),
            };
            if placed.with_untracked(|it| *it != place) {
                placed.set(place);
            }
            let text = caption(taken, tip.map(|it| it.1));
            if said.with_untracked(|it| *it != text) {
                said.set(text);
            }
        });
    });
    on_cleanup(move || {
        said.try_set(String::new());
    });
    let is_large = memo(move || {
        moved.track();
        taken.with_value(|taken| taken.is_too_large)
    });
    let description = move || {
        known.track();
        in_words(play, taken, play.playing().get())
    };
    let percent = |at: f64| format!("{:.2}%", 100.0 * at);
    let label = move || {
        let at = placed.with(|it| it.label)?;
        Some(view! {
            <p class="sight-label" aria-hidden="true" style:left=percent(at[0]) style:top=percent(at[1])>
                <b translate="no">{dynamic(move || values::loss(here(play)))}</b>
                " "
                {dynamic(|| t(texts::HERE))}
            </p>
        })
    };
    let start = move || {
        let (at, is_below) = placed.with(|it| it.start)?;
        Some(view! {
            <p
                class="sight-label bare"
                class:below=is_below
                aria-hidden="true"
                style:left=percent(at[0])
                style:top=percent(at[1])
            >
                {dynamic(|| t(texts::START))}
            </p>
        })
    };
    view! {
        <canvas class="sight smooth" node_ref=ground aria-hidden="true"></canvas>
        <canvas class="sight" node_ref=lines aria-hidden="true"></canvas>
        <canvas class="sight" node_ref=path aria-hidden="true"></canvas>
        <div class="sight-labels" role="img" aria-label=description>
            {dynamic(start)}
            {dynamic(label)}
        </div>
        <div class="sight-hold">
            {dynamic(move || held.get().map(|at: [f64; 2]| view! {
                <i class="sight-origin" style:left=percent(at[0]) style:top=percent(at[1])></i>
            }))}
            <Dot taken at=memo(move || placed.with(|it| it.dot)) held />
        </div>
        {dynamic(move || {
            is_large.get().then(|| view! {
                <div class="sight-large">
                    <p>{dynamic(|| t(texts::TOO_LARGE))}</p>
                    <Button
                        label=tr(texts::DRAW_ONCE)
                        on_click=move || is_wanted.set(true)
                    />
                </div>
            })
        })}
    }
}

/// The size of the pattern that stands for no numbers.
const SIDE_OF_HATCH: usize = 320;

fn relief_colors(colors: &Colors) -> ReliefColors {
    let shadow = if colors.dark { Rgb(4, 9, 12) } else { colors.ink };
    let light = if colors.dark { colors.quiet } else { Rgb(255, 255, 255) };
    ReliefColors { low: colors.stage, high: colors.quiet, shadow, light }
}

/// Where the path begins, and whether it goes up from there, so that a word has its place below. Nothing where
/// there is no path, or no room for a word.
fn start_of(line: &[[f64; 2]]) -> Option<([f64; 2], bool)> {
    let [start, _, ..] = line else { return None };
    let next = line[(line.len() / 4).max(1)];
    let has_room = (0.0..0.85).contains(&start[0]) && (0.08..0.92).contains(&start[1]);
    has_room.then_some((*start, next[1] < start[1]))
}

/// Where the label's upper left corner lies: on the side of the dot where it covers least of the path.
fn label_beside(
    dot: [f64; 2],
    line: &[[f64; 2]],
    tip: Option<[f64; 2]>,
    size: [f64; 2],
) -> [f64; 2] {
    let [width, height] = [0, 1].map(|k| LABEL[k] / size[k].max(1.0));
    let [near, far] = [12.0, 16.0].map(|gap| gap / size[0].max(1.0));
    let corners = [
        [far, -height / 2.0],
        [-width - far, -height / 2.0],
        [-width / 2.0, far],
        [-width / 2.0, -height - far],
        [near, near],
        [-width - near, near],
        [near, -height - near],
        [-width - near, -height - near],
    ];
    let edge = 6.0 / size[0].max(1.0);
    let covered = |corner: [f64; 2]| {
        let [x, y] = [0, 1].map(|k| dot[k] + corner[k]);
        if x < edge || y < edge || 1.0 - edge < x + width || 1.0 - edge < y + height {
            return usize::MAX;
        }
        let is_under = |it: &&[f64; 2]| {
            x - edge < it[0]
                && it[0] < x + width + edge
                && y - edge < it[1]
                && it[1] < y + height + edge
        };
        // The arrow is a line from the dot.
        let along = |tip: [f64; 2]| {
            [0.5, 0.75, 1.0].map(|part| [0, 1].map(|k| dot[k] + part * (tip[k] - dot[k])))
        };
        let arrow = tip.map(along).unwrap_or_default();
        line.iter().filter(is_under).count() + 4 * arrow.iter().filter(is_under).count()
    };
    let best = corners.into_iter().min_by_key(|corner| covered(*corner)).unwrap_or_default();
    [0, 1].map(|k| (dot[k] + best[k]).clamp(edge, 1.0 - edge - [width, height][k]))
}

/// What the plane holds, in a sentence.
fn caption(taken: &Taken, factor: Option<f64>) -> String {
    let Some(landscape) = &taken.landscape else { return String::new() };
    let share = values::percent(landscape.step().share);
    if landscape.path().len() < 2 {
        return t(texts::NO_PATH);
    }
    let held = values::percent(landscape.shares().iter().sum());
    let is_replaced = matches!(landscape.plane(), Plane::Random(_)) && taken.asked() != "random";
    match factor {
        _ if is_replaced => t(texts::NO_PATH),
        Some(factor) if 1.0 < factor => {
            texts::held_and_longer(held, share, plot::number::grouped(factor as u64))
        }
        Some(_) => texts::held_and_arrow(held, share),
        None => texts::held(held, share),
    }
}

/// The height at the present weights: the number that the page shows as this loss, or the penalty.
fn here(play: Play) -> f64 {
    let losses = play.losses();
    match play.state().with(|state| state.loss_of) {
        "test" => losses.test,
        "penalty" => play.read(|session| session.run().penalty()),
        _ => losses.train,
    }
}

/// A description of the picture for users who cannot see it. Numbers that change with every picture are left
/// out.
fn in_words(play: Play, taken: StoredValue<Taken, LocalStorage>, is_playing: bool) -> String {
    let help = format!("{}: {}", t(View::Landscape.spec().label), t(View::Landscape.help()));
    if is_playing {
        return help;
    }
    let here = values::loss(untrack(|| here(play)));
    let lowest = taken.try_with_value(|taken| taken.lowest()).flatten();
    match lowest {
        Some(lowest) => format!("{help} {}", texts::here_and_lowest(here, values::loss(lowest))),
        None => help,
    }
}
