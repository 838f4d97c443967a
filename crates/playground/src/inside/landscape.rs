//! Landscapes: the loss over a plane through the space of all parameters. This file is the plane, with the path
//! of the run on it; which directions it has is decided in `landscape/directions.rs`, and the losses over it are
//! computed in `landscape/relief.rs`.
//!
//! Distances are those between parameters, the same in both directions; the place where the plane was taken is 0.
//! Running statistics of batch norm follow the data and not the gradient, so they count as no parameters here:
//! they are the present ones everywhere.

mod directions;
mod relief;

pub use relief::{Height, Relief};

use crate::session::Session;
use directions::{Directions, dot};

/// Which two directions a plane has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plane {
    /// The two main directions of the path so far, through the present parameters: the principal components of
    /// how far they have been from here (Lorch 2016; Li et al. 2018, section 7). It holds most of the path and
    /// often little of the next step.
    Path,
    /// The main direction of the path, and the part of the present gradient at right angles to it. It holds all
    /// of a step of gradient descent.
    Slope,
    /// Two directions at random, normalized by filters (Li et al. 2018, section 4): of the weights into each
    /// neuron as long as these weights are, biases and parameters of norms left alone. The second is made right
    /// to the first. The number is the seed.
    Random(u64),
    /// Two parameters by hand, by their places among the network's. What has no place, and a parameter that comes
    /// twice, is replaced by a random direction.
    Weights([usize; 2]),
}

impl Plane {
    /// The name of its kind in links and files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Slope => "slope",
            Self::Random(_) => "random",
            Self::Weights(_) => "weights",
        }
    }
}

/// A moment of the path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathPoint {
    /// How many epochs had been completed.
    pub epoch: u64,
    /// The place on the plane that is nearest.
    pub at: [f64; 2],
    /// How far off the plane it lies.
    pub off: f64,
}

/// The next step of gradient descent, −rate · gradient of the mean training loss as the network answers. What the
/// chosen optimizer makes of it is another thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// Where it leads on the plane, from the dot.
    pub along: [f64; 2],
    /// How much of its length that is, from 0 to 1; 0 where there is no slope.
    pub share: f64,
}

/// What of the plane is looked at: a square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its middle.
    pub middle: [f64; 2],
    /// Half of its side.
    pub half: f64,
}

/// A plane through the parameters, and the path of a run on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Landscape {
    plane: Plane,
    /// Where it was taken.
    center: Vec<f64>,
    /// Two directions of length 1 and at right angles.
    directions: [Vec<f64>; 2],
    window: Window,
    shares: [f64; 2],
    path: Vec<PathPoint>,
    step: Step,
}

/// How much more than the path the window holds, on both sides together: so there is room for the next step.
const MARGIN: f64 = 0.32;
/// The share of what came since that may lead out of the plane, and of the window's half that is its edge.
const OUT: f64 = 0.1;

impl Landscape {
    /// The plane through the present parameters of a session. Where there is no path yet, [`Plane::Path`] and
    /// [`Plane::Slope`] take a random direction in its place: see [`plane`](Self::plane).
    pub fn of(session: &Session, plane: Plane) -> Self {
        let center = session.run().mlp().params().to_vec();
        let found = Directions::of(session, plane);
        let mut landscape = Self {
            plane: found.plane,
            directions: found.directions,
            window: Window { middle: [0.0; 2], half: 1.0 },
            shares: [0.0; 2],
            path: Vec::new(),
            step: Step::default(),
            center,
        };
        landscape.follow(session);
        landscape.window = landscape.window_of_path(found.least);
        landscape
    }

    /// Takes the path, the dot and the next step anew from the session, and leaves plane and window where they
    /// are. It must be of the same network.
    ///
    /// # Panics
    /// If the session's network has another number of parameters.
    pub fn follow(&mut self, session: &Session) {
        assert_eq!(session.run().mlp().params().len(), self.center.len(), "the same network");
        let is_learned = directions::learned(session);
        let mut moved = vec![0.0; self.center.len()];
        let (mut total, mut of_each) = (0.0, [0.0; 2]);
        self.path.clear();
        for (epoch, params) in session.path() {
            for (at, moved) in moved.iter_mut().enumerate() {
                *moved = if is_learned[at] { params[at] - self.center[at] } else { 0.0 };
            }
            let at = [0, 1].map(|k| dot(&moved, &self.directions[k]));
            // What is left of the vector, and not of its square, where rounding would hide a short rest.
            for (direction, along) in self.directions.iter().zip(at) {
                moved.iter_mut().zip(direction).for_each(|(m, d)| *m -= along * d);
            }
            let off = dot(&moved, &moved);
            total += at[0] * at[0] + at[1] * at[1] + off;
            of_each[0] += at[0] * at[0];
            of_each[1] += at[1] * at[1];
            self.path.push(PathPoint { epoch, at, off: off.sqrt() });
        }
        self.shares = if 0.0 < total { of_each.map(|it| it / total) } else { [0.0; 2] };
        let gradient = directions::gradient(session, &is_learned);
        let along = [0, 1].map(|k| -dot(&gradient, &self.directions[k]));
        let length = dot(&gradient, &gradient).sqrt();
        let rate = session.run().learning_rate();
        self.step = Step {
            along: along.map(|it| rate * it),
            share: if 0.0 < length { along[0].hypot(along[1]) / length } else { 0.0 },
        };
    }

    /// The smallest square that holds the path and a margin, at least this far from its middle.
    fn window_of_path(&self, least: f64) -> Window {
        let side = |k: usize| {
            let at = self.path.iter().map(|point| point.at[k]);
            let (low, high) = (at.clone().fold(0.0, f64::min), at.fold(0.0, f64::max));
            (0.5 * (low + high), 0.5 * (high - low))
        };
        let [(x, across), (y, up)] = [0, 1].map(side);
        let half = (across.max(up) * (1.0 + MARGIN)).max(least);
        Window { middle: [x, y], half: if half.is_finite() { half } else { 1.0 } }
    }

    /// Which plane it is: the one that was asked for, or a random one where that has no direction.
    pub fn plane(&self) -> Plane {
        self.plane
    }

    /// Where it was taken: every parameter, in the order of the network's.
    pub fn center(&self) -> &[f64] {
        &self.center
    }

    /// Across and up: two directions of length 1 and at right angles, in the order of the network's parameters.
    pub fn directions(&self) -> &[Vec<f64>; 2] {
        &self.directions
    }

    /// What of it is looked at.
    pub fn window(&self) -> Window {
        self.window
    }

    /// How much of the path lies in each direction: its squared distances from where the plane was taken, beside
    /// all of them (explained variance). Both together are 1 where the path lies in the plane; 0 without a path.
    pub fn shares(&self) -> [f64; 2] {
        self.shares
    }

    /// The moments of the path that are remembered, oldest first; the last is the present one.
    pub fn path(&self) -> &[PathPoint] {
        &self.path
    }

    /// Where the present parameters lie.
    pub fn dot(&self) -> PathPoint {
        self.path[self.path.len() - 1]
    }

    /// The next step from there.
    pub fn step(&self) -> Step {
        self.step
    }

    /// Whether a new plane would show more: a tenth of the way since this one was taken leads out of it, or the
    /// dot is near an edge of the window.
    pub fn is_left(&self) -> bool {
        let PathPoint { at: [x, y], off, .. } = self.dot();
        let is_out = OUT * x.hypot(y).hypot(off) < off;
        let Window { middle, half } = self.window;
        let edge = (1.0 - OUT) * half;
        is_out || edge < (x - middle[0]).abs() || edge < (y - middle[1]).abs()
    }

    /// The parameters at a place of the plane, to begin from there.
    pub fn params_at(&self, [x, y]: [f64; 2]) -> Vec<f64> {
        let along = self.directions[0].iter().zip(&self.directions[1]);
        let moved = self.center.iter().zip(along);
        moved.map(|(center, (across, up))| center + x * across + y * up).collect()
    }

    /// The coordinates of the columns and of the rows of a grid with so many places on each side, at least two.
    pub fn axes(&self, side: usize) -> [Vec<f64>; 2] {
        let Window { middle, half } = self.window;
        let steps = side.max(2) - 1;
        middle.map(|middle| {
            let at = |k: usize| middle + half * (2.0 * k as f64 / steps as f64 - 1.0);
            (0..=steps).map(at).collect()
        })
    }
}
