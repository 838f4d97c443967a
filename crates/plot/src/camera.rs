//! Space → the plane of a picture: where a place over the square of the data is seen from a side. What is
//! seen there is not known here.

use std::f64::consts::{FRAC_PI_2, PI};

/// From where something in space is seen. The square of the data lies at height 0 and reaches from −1 to 1 both
/// ways; x is to the right, y to the back.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Camera {
    /// The angle by which the square is turned around its middle, counterclockwise seen from above, in radians.
    pub yaw: f64,
    /// How high the eye stands: 0 looks along the square, π/2 straight down on it, in radians.
    pub pitch: f64,
}

/// Half of the picture's width is so many times the unit, so that a turning square never leaves the picture.
const UNIT: f64 = 0.345;
/// How much nearer things are larger, where the eye looks along the square.
const PERSPECTIVE: f64 = 0.14;
/// The lowest that the eye can stand: lower, hills hide everything.
const LOWEST: f64 = 0.15;
/// From this height on the square grows until it fills the picture.
const NEARLY_ABOVE: f64 = 1.2;

impl Camera {
    /// From the front, a little to the left, half above: hills and valleys can be told apart.
    pub const START: Self = Self { yaw: -0.55, pitch: 0.82 };
    /// From above, where the square is the picture.
    pub const ABOVE: Self = Self { yaw: 0.0, pitch: FRAC_PI_2 };

    /// Turned by so many radians, and raised by so many.
    #[must_use]
    pub fn turned(self, yaw: f64, pitch: f64) -> Self {
        Self {
            yaw: (self.yaw + yaw + PI).rem_euclid(2.0 * PI) - PI,
            pitch: (self.pitch + pitch).clamp(LOWEST, FRAC_PI_2),
        }
    }

    /// Where a place in space is seen: to the right and down, both as a share of a square picture from 0 to 1,
    /// and how far it is; what is nearer has the smaller number.
    pub fn project(&self, [x, y, z]: [f64; 3]) -> [f64; 3] {
        self.prepared().project([x, y, z])
    }

    /// The same for many places.
    pub(crate) fn prepared(self) -> Prepared {
        let ((sin, cos), (sin_pitch, cos_pitch)) = (self.yaw.sin_cos(), self.pitch.sin_cos());
        let above = ((self.pitch - NEARLY_ABOVE) / (FRAC_PI_2 - NEARLY_ABOVE)).clamp(0.0, 1.0);
        let above = above * above * (3.0 - 2.0 * above);
        let full = 0.5 / (cos.abs() + sin.abs());
        Prepared {
            turn: [cos, sin],
            rise: [cos_pitch, sin_pitch],
            unit: UNIT + (full - UNIT) * above,
            perspective: PERSPECTIVE * (1.0 - above),
        }
    }
}

/// A camera whose angles are worked out.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Prepared {
    /// Cosine and sine of the turn.
    turn: [f64; 2],
    /// Cosine and sine of the height of the eye.
    rise: [f64; 2],
    /// The length of a unit, as a share of the picture.
    unit: f64,
    perspective: f64,
}

impl Prepared {
    pub(crate) fn project(&self, [x, y, z]: [f64; 3]) -> [f64; 3] {
        let ([cos, sin], [low, high]) = (self.turn, self.rise);
        let (across, away) = (x * cos - y * sin, x * sin + y * cos);
        let depth = away * low - z * high;
        let unit = self.unit / (1.0 + self.perspective * depth);
        [0.5 + across * unit, 0.5 - (away * high + z * low) * unit, depth]
    }
}
