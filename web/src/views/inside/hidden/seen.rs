//! What is seen of a hidden space: which layer and which neurons, and the numbers of the picture.

use crate::colors::of_label;
use crate::lang::t;
use crate::texts as page;
use crate::texts::inside as texts;
use crate::views::values;
use playground::answer::class_of;
use playground::inside::hidden::{Border, Frame, HiddenSpace, Look, borders, ground};
use playground::{PlaygroundState, Session};
use plot::{SpacePoint, SpaceView, SpaceWindow};
use ui::theme::Colors;

/// More of the picture than the data need.
const MARGIN: f64 = 1.18;
/// A network with more parameters takes longer than a frame to read.
const LARGE: usize = 6_000;
/// How far the points of a single neuron are spread across, in parts of the window.
const SPREAD: f64 = 0.7;

/// What is looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chosen {
    /// The hidden layer, from 0; none if there is no hidden layer.
    pub(super) layer: Option<usize>,
    /// How many neurons it has.
    pub(super) n_units: usize,
    /// The neurons that are the axes, from 0; none for the main directions.
    pub(super) units: Option<Vec<usize>>,
    pub(super) n_hidden: usize,
}

/// What the settings ask for, as far as the network has it: without a wish the last hidden layer, and its two
/// neurons, or the main directions of more.
pub(super) fn chosen(state: &PlaygroundState) -> Chosen {
    let n_hidden = state.shape.len();
    let layer = match state.layer {
        wish if (1..=n_hidden).contains(&wish) => Some(wish - 1),
        _ => n_hidden.checked_sub(1),
    };
    let n_units = layer.map_or(state.active_features().len(), |layer| state.shape[layer]);
    let are_there = state.units.len() == 2
        && state.units[0] != state.units[1]
        && state.units.iter().all(|unit| (1..=n_units).contains(unit));
    let units = match (are_there && layer.is_some(), n_units) {
        (true, _) => Some(state.units.iter().map(|unit| unit - 1).collect()),
        (false, 1) => Some(vec![0]),
        (false, 2) => Some(vec![0, 1]),
        (false, _) => None,
    };
    Chosen { layer, n_units, units, n_hidden }
}

/// The layer and the neurons in words.
pub(super) fn name(chosen: &Chosen) -> String {
    let Some(layer) = chosen.layer else { return t(texts::NO_HIDDEN) };
    let seen_by = format!("{} {}", t(texts::SEEN_BY), page::layer(layer + 1));
    match &chosen.units {
        None => format!("{seen_by}, {}", t(texts::MAIN)),
        Some(units) => {
            let units: Vec<String> =
                units.iter().map(|unit| page::neuron_short(unit + 1)).collect();
            format!("{seen_by}, {}", units.join(", "))
        }
    }
}

/// Whether there is nothing to draw: no finite numbers, or too many.
pub(super) fn is_beyond(session: &Session) -> bool {
    session.divergence().is_some() || LARGE < session.run().mlp().params().len()
}

impl Chosen {
    /// The letter and the number of what is to the right and up at a moment of the film; none while it is in
    /// between, or where an axis is no neuron.
    pub(super) fn axes(&self, at: f64) -> Option<[[String; 2]; 2]> {
        let units = self.units.as_ref()?;
        let letter = match at {
            at if at == 3.0 || at == 4.0 => "z",
            at if 5.0 <= at => "a",
            _ => return None,
        };
        self.layer?;
        let name = |k: usize| match units.get(k) {
            Some(unit) => [letter.to_owned(), (unit + 1).to_string()],
            None => [String::new(), String::new()],
        };
        Some([name(0), name(1)])
    }

    /// Whether the space is the last, and all of it is seen.
    fn is_whole(&self) -> bool {
        let is_last = self.layer.is_none_or(|layer| layer + 1 == self.n_hidden);
        let is_in_order = self.units.as_ref().is_none_or(|it| it.is_sorted());
        is_last && self.n_units <= 2 && is_in_order
    }
}

/// How a picture is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    /// The moment of the film.
    pub(super) at: f64,
    pub(super) is_small: bool,
    pub(super) most_points: usize,
}

/// A space that was read, with the memory for its pictures.
#[derive(Debug, Default)]
pub(super) struct Seen {
    space: HiddenSpace,
    chosen: Option<Chosen>,
    places: Vec<[f64; 3]>,
    points: Vec<SpacePoint>,
    has_border: bool,
    /// The middle and half of the side of what each frame shows.
    windows: [Option<SpaceWindow>; Frame::ALL.len()],
}

impl Seen {
    /// Reads the layer.
    pub(super) fn read(&mut self, session: &Session, chosen: &Chosen) {
        let n_layers = session.run().mlp().layers().len();
        self.space.read(session, chosen.layer.unwrap_or(0).min(n_layers - 1));
        self.chosen = Some(chosen.clone());
        self.has_border = !Border::all(session).is_empty();
        self.windows = [None; Frame::ALL.len()];
    }

    /// Writes where everything lies at a moment.
    fn place(&mut self, at: f64) {
        let Some(chosen) = &self.chosen else { return };
        // Without hidden layers the last space is what comes in.
        let at = if chosen.layer.is_none() { 0.0 } else { at };
        let look = chosen.units.as_deref().map_or(Look::Main, Look::Units);
        self.space.positions(at, look, &mut self.places);
        let is_line = chosen.layer.is_some() && chosen.n_units == 1;
        if is_line && 2.0 < at {
            // A single number: the points are spread across, so that they are told apart.
            let part = (at - 2.0).min(1.0);
            let half = 0.5 * spread(&self.places, 0)[1];
            for (k, place) in self.places.iter_mut().enumerate().skip(HiddenSpace::GRID) {
                let across = 2.0 * (k as f64 * 0.618_033_988_749_895).fract() - 1.0;
                place[1] += part * SPREAD * half * across;
            }
        }
    }

    /// What is seen in a frame.
    fn frame(&mut self, frame: usize) -> SpaceWindow {
        if let Some(window) = self.windows[frame] {
            return window;
        }
        let range = self.space.range();
        let is_bounded = range.iter().all(|it| it.is_finite());
        let has_units =
            self.chosen.as_ref().is_some_and(|it| it.units.is_some() && it.layer.is_some());
        let window = if 5 <= frame && is_bounded && has_units {
            let [low, high] = range;
            let middle = 0.5 * (low + high);
            let y = if self.space.n_units() == 1 { 0.0 } else { middle };
            SpaceWindow { middle: [middle, y], half: MARGIN * 0.5 * (high - low) }
        } else {
            self.place(frame as f64);
            let [[x, across], [y, up]] = [0, 1].map(|k| spread(&self.places, k));
            SpaceWindow { middle: [x, y], half: (MARGIN * 0.5 * across.max(up)).max(1e-6) }
        };
        let is_known = window.half.is_finite() && window.middle.iter().all(|it| it.is_finite());
        let window = if is_known { window } else { SpaceWindow { middle: [0.0; 2], half: 1.0 } };
        self.windows[frame] = Some(window);
        window
    }

    /// What is seen at a moment of the film: between two frames it goes from one to the other.
    pub(super) fn window(&mut self, at: f64) -> SpaceWindow {
        let at = match &self.chosen {
            Some(chosen) if chosen.layer.is_none() => 0.0,
            _ => at.clamp(0.0, 6.0),
        };
        let (from, to) = (self.frame(at.floor() as usize), self.frame(at.ceil() as usize));
        let part = at.fract();
        let mix = |a: f64, b: f64| a + part * (b - a);
        SpaceWindow {
            middle: [0, 1].map(|k| mix(from.middle[k], to.middle[k])),
            half: mix(from.half, to.half),
        }
    }

    /// The answers over a window at the end of the film.
    pub(super) fn ground(
        &self,
        session: &Session,
        window: SpaceWindow,
        side: usize,
    ) -> Option<Vec<f32>> {
        let is_whole = self.chosen.as_ref().is_some_and(Chosen::is_whole);
        is_whole.then(|| ground(session, window.middle, window.half, side)).flatten()
    }

    /// Hands over everything that is drawn at a moment.
    pub(super) fn with_view(
        &mut self,
        session: &Session,
        colors: &Colors,
        drawn: Drawn,
        draw: impl FnOnce(&SpaceView<'_>),
    ) {
        let Drawn { at, is_small, most_points } = drawn;
        let window = self.window(at);
        self.place(at);
        let n_classes = session.state().n_classes();
        self.points.clear();
        self.points.extend(session.data().train.iter().take(most_points).map(|e| SpacePoint {
            color: of_label(colors, e.label, n_classes),
            shape: if 2 < n_classes { class_of(e.label, n_classes) } else { 0 },
        }));
        let border_alpha = (at - 5.0).clamp(0.0, 1.0);
        let is_whole = self.chosen.as_ref().is_some_and(Chosen::is_whole);
        let lines = match is_whole && 0.0 < border_alpha {
            true => borders(session, window.middle, window.half),
            false => Vec::new(),
        };
        let has_frame = self
            .chosen
            .as_ref()
            .is_some_and(|it| 5.0 <= at && it.units.is_some() && it.layer.is_some());
        let reach = match has_frame && 1 < self.space.n_units() {
            true => self.space.range(),
            false => [f64::NEG_INFINITY, f64::INFINITY],
        };
        draw(&SpaceView {
            places: &self.places,
            grid: [HiddenSpace::LINES, HiddenSpace::SAMPLES],
            points: &self.points,
            window,
            reach,
            borders: &lines,
            border_alpha,
            is_small,
        });
    }

    /// A sentence on what the picture shows of the space.
    pub(super) fn words(&mut self, chosen: &Chosen) -> String {
        if chosen.layer.is_none() {
            return t(texts::NO_HIDDEN);
        }
        if chosen.units.is_none() {
            let held = self.space.main_shares().iter().take(2).sum();
            return texts::spread(values::percent(held));
        }
        t(match (chosen.is_whole(), self.has_border) {
            (true, true) => texts::STRAIGHT,
            (true, false) => texts::GROUND,
            (false, _) => texts::PLANE_BENT,
        })
    }
}

/// The middle of a coordinate and its spread: over the points, or over the grid where there are none.
fn spread(places: &[[f64; 3]], k: usize) -> [f64; 2] {
    let from = if HiddenSpace::GRID < places.len() { HiddenSpace::GRID } else { 0 };
    let all = places[from..].iter().map(|place| place[k]);
    let (low, high) = all.fold((f64::MAX, f64::MIN), |(a, b), it| (a.min(it), b.max(it)));
    [0.5 * (low + high), high - low]
}
