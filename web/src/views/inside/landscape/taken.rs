//! The landscape that is shown: when its plane is taken, and the heights over it, which are computed in parts
//! that each take less than a frame. While the network learns, the plane stays and the path grows.

use crate::play::{Play, now_ms};
use leptos::prelude::*;
use playground::inside::landscape::{Height, Landscape, Plane, Relief, Window};
use playground::{Budget, Job, Session};
use plot::{ReliefMap, Rgb};

/// Places on each side of the grid of heights: at rest, while playing, and of networks that take long.
const AT_REST: usize = 81;
const PLAYING: usize = 41;
const COARSE: usize = 21;
/// At most so many multiplications for a grid.
const MOST: f64 = 2e10;
/// A network with more parameters is drawn only on demand: its plane takes longer than a frame.
const LARGE: usize = 8_000;
/// How much of a frame one part may take.
const PART_MS: f64 = 5.0;
/// Heights that are not complete are shown this often, and a plane that was left is taken anew.
const SHOWN_MS: f64 = 150.0;
const PLANE_MS: f64 = 600.0;
/// A path is followed again after so many times as long as it took.
const REST: f64 = 6.0;
/// An arrow is at least so many times as long as wanted.
const SHORT: f64 = 0.45;
/// At most so many dots on the path.
const MARKS: u64 = 20;

/// What is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aim {
    /// Which plane, and what is height, by their names in links.
    pub(super) plane: &'static str,
    pub(super) loss_of: &'static str,
    pub(super) is_playing: bool,
    /// Whether somebody holds the dot: then the plane stays.
    pub(super) is_held: bool,
}

/// What heights depend on besides the landscape.
type Ground = (Height, usize, [u64; 3]);

/// The theme, the size and the colors that a picture was painted with.
type About = (bool, [u64; 2], Rgb, u64);

/// The landscape that is shown, and its heights.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) landscape: Option<Landscape>,
    pub(super) relief: Relief,
    pub(super) map: ReliefMap,
    pub(super) is_too_large: bool,
    aim: Option<Aim>,
    ground: Option<Ground>,
    /// Whether the heights are complete, and whether a frame was requested for more of them.
    is_whole: bool,
    is_asked: bool,
    taken_ms: f64,
    followed_ms: [f64; 2],
    read_ms: f64,
    /// Counts the changes of the heights, and what was painted last.
    version: u32,
    painted: Option<(u32, About)>,
}

impl Taken {
    /// The name of the plane that was asked for.
    pub(super) fn asked(&self) -> &'static str {
        self.aim.map_or("", |aim| aim.plane)
    }

    /// Brings everything up to date with the session: takes a plane, or follows the path on the present one.
    pub(super) fn look(&mut self, session: &Session, aim: Aim, is_wanted: bool) {
        let params = session.run().mlp().params();
        let is_finite = session.divergence().is_none() && params.iter().all(|it| it.is_finite());
        self.is_too_large = LARGE < params.len() && !is_wanted;
        if !is_finite || self.is_too_large {
            self.forget();
            self.aim = Some(aim);
            return;
        }
        let now = now_ms();
        let height = match aim.loss_of {
            "test" => Height::Test,
            "penalty" => Height::Penalty,
            _ => Height::Train,
        };
        let same_plane = self.aim.is_some_and(|it| it.plane == aim.plane);
        let same_net = self.landscape.as_ref().is_some_and(|it| it.center().len() == params.len());
        self.aim = Some(aim);
        if (aim.is_playing || aim.is_held) && same_plane && same_net {
            let [from, to] = self.followed_ms;
            if !aim.is_held && now < to + REST * (to - from) {
                return;
            }
            let Some(landscape) = &mut self.landscape else { return };
            landscape.follow(session);
            self.followed_ms = [now, now_ms()];
            if aim.is_held || !landscape.is_left() || now < self.taken_ms + PLANE_MS {
                return;
            }
        }
        let plane = match aim.plane {
            "slope" => Plane::Slope,
            "random" => Plane::Random(1),
            _ => Plane::Path,
        };
        let landscape = Landscape::of(session, plane);
        self.taken_ms = now_ms();
        let side = side(session, if aim.is_playing { PLAYING } else { AT_REST });
        // Other points have another loss.
        let losses = session.losses();
        let state = session.state();
        let about = [losses.train, losses.test, state.regularization_rate].map(f64::to_bits);
        let ground = (height, side, about);
        if self.ground == Some(ground) && self.landscape.as_ref() == Some(&landscape) {
            return;
        }
        self.relief.begin(session, &landscape, side, height);
        self.landscape = Some(landscape);
        self.ground = Some(ground);
        self.is_whole = false;
        // Its first values are shown at once.
        self.read_ms = 0.0;
    }

    /// Shows nothing.
    fn forget(&mut self) {
        if self.landscape.take().is_some() || self.version == 0 {
            self.version += 1;
        }
        self.map = ReliefMap::default();
        self.ground = None;
        self.is_whole = true;
    }

    /// Whether the picture of the heights is not the one that was painted last. It counts as painted from now on.
    pub(super) fn is_to_be_painted(&mut self, about: About) -> bool {
        let now = Some((self.version, about));
        0 < self.version && std::mem::replace(&mut self.painted, now) != now
    }

    /// Computes more of the heights. Returns whether there is more to do, and whether more is to be shown.
    fn part(&mut self) -> [bool; 2] {
        let until = now_ms() + PART_MS;
        let progress = self.relief.step(&mut Budget::Until(&mut || until <= now_ms()));
        self.is_whole = progress.is_whole();
        let now = now_ms();
        let is_first = self.relief.values().iter().any(|it| it.is_nan()) && !self.is_whole;
        let is_due = self.is_whole || self.read_ms + SHOWN_MS <= now && !is_first;
        if is_due {
            self.read_ms = now;
            self.map.read(self.relief.values(), self.relief.side());
            self.version += 1;
        }
        [!self.is_whole, is_due]
    }

    /// The share of the picture, to the right and down, at a place of the plane.
    fn share(&self, at: [f64; 2]) -> Option<[f64; 2]> {
        let Window { middle, half } = self.landscape.as_ref()?.window();
        let [x, y] = [0, 1].map(|k| (at[k] - middle[k]) / (2.0 * half));
        Some([0.5 + x, 0.5 - y])
    }

    /// The parameters at a share of the picture.
    pub(super) fn params_at(&self, [x, y]: [f64; 2]) -> Option<Vec<f64>> {
        let landscape = self.landscape.as_ref()?;
        let Window { middle, half } = landscape.window();
        let at = [middle[0] + half * (2.0 * x - 1.0), middle[1] - half * (2.0 * y - 1.0)];
        Some(landscape.params_at(at))
    }

    /// The path in shares of the picture.
    pub(super) fn on_path(&self) -> Vec<[f64; 2]> {
        let path = self.landscape.iter().flat_map(|it| it.path());
        path.filter_map(|point| self.share(point.at)).collect()
    }

    /// Where the path was after every 100 epochs, or after more of them if there are many.
    pub(super) fn marks(&self) -> Vec<[f64; 2]> {
        let Some(landscape) = &self.landscape else { return Vec::new() };
        let path = landscape.path();
        let last = path.last().map_or(0, |it| it.epoch);
        let mut step = 100;
        while MARKS * step < last {
            step *= 10;
        }
        let mut marks = Vec::new();
        for pair in path.windows(2) {
            let [from, to] = [pair[0].epoch, pair[1].epoch];
            for epoch in (from + 1..=to).filter(|epoch| epoch % step == 0 && *epoch < last) {
                let part = (epoch - from) as f64 / (to - from) as f64;
                let at = [0, 1].map(|k| pair[0].at[k] + part * (pair[1].at[k] - pair[0].at[k]));
                marks.extend(self.share(at));
            }
        }
        marks
    }

    /// Where the arrow of the next step ends, and how many times as long as the step it is: a round factor, so
    /// that it is about as long as this share of the picture, and shorter at an edge.
    pub(super) fn tip(&self, length: f64) -> Option<([f64; 2], f64)> {
        let landscape = self.landscape.as_ref()?;
        let (along, from) = (landscape.step().along, landscape.dot().at);
        let step = along[0].hypot(along[1]) / (2.0 * landscape.window().half);
        let tip = |factor: f64| self.share([0, 1].map(|k| from[k] + factor * along[k]));
        let dot = self.share(from)?;
        // A short arrow would hide behind the dot.
        let is_seen = |at: [f64; 2]| {
            let is_inside = at.iter().all(|it| (0.015..0.985).contains(it));
            is_inside && SHORT * length < (at[0] - dot[0]).hypot(at[1] - dot[1])
        };
        [1.0, 0.7, 0.5].into_iter().find_map(|part| {
            let factor = round_factor(part * length / step)?;
            tip(factor).filter(|at| is_seen(*at)).map(|at| (at, factor))
        })
    }

    /// The lowest height in the picture, once all are known.
    pub(super) fn lowest(&self) -> Option<f64> {
        let values = self.relief.values().iter().copied();
        (self.is_whole && self.landscape.is_some()).then(|| values.fold(f64::INFINITY, f64::min))
    }
}

/// The nearest of 1, 2, 5, 10, 20 and so on; none for a step without length.
fn round_factor(wanted: f64) -> Option<f64> {
    if !wanted.is_finite() || 1e9 < wanted {
        return None;
    }
    let mut best = 1.0_f64;
    let mut decade = 1.0;
    while decade < 1e9 {
        for factor in [1.0, 2.0, 5.0].map(|it| it * decade) {
            let off = |it: f64| (it / wanted).max(wanted / it);
            if off(factor) < off(best) {
                best = factor;
            }
        }
        decade *= 10.0;
    }
    Some(best)
}

/// As many places on each side as there is time for.
fn side(session: &Session, wanted: usize) -> usize {
    let run = session.run();
    let one = (run.mlp().params().len() * session.data().train.len().max(1)) as f64;
    let fits = |side: &usize| (side * side) as f64 * one <= MOST;
    [AT_REST, PLAYING].into_iter().find(|it| *it <= wanted && fits(it)).unwrap_or(COARSE)
}

/// Goes on with the heights in the next frames, and notifies `known` when more of them are to be shown.
pub(super) fn next(taken: StoredValue<Taken, LocalStorage>, play: Play, known: RwSignal<()>) {
    let is_due = taken.try_update_value(|it| {
        let is_due = !it.is_whole && it.landscape.is_some() && !it.is_asked;
        it.is_asked |= is_due;
        is_due
    });
    if is_due != Some(true) {
        return;
    }
    request_animation_frame(move || {
        let told = taken.try_update_value(|it| {
            it.is_asked = false;
            if play.do_pictures_wait() || it.landscape.is_none() {
                [true, false]
            } else {
                it.part()
            }
        });
        let Some([is_more, is_new]) = told else { return };
        if is_new {
            known.notify();
        }
        if is_more {
            next(taken, play, known);
        }
    });
}
