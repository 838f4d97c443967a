//! The parts of a layer of two inputs and two neurons: it turns by an angle, stretches along both axes, and turns
//! by another.

use core::f64::consts::{FRAC_PI_2, PI};
use nn::Singular;

/// A matrix of two rows and two columns as rotation, stretch and rotation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    /// The first angle, counterclockwise, in radians: at most an eighth of a turn either way.
    pub first: f64,
    /// The factors along both axes. The second is below 0 where the matrix mirrors.
    pub stretch: [f64; 2],
    /// The second angle, from −π to π.
    pub second: f64,
}

impl Parts {
    /// Takes a matrix apart, row after row: U Σ Vᵀ, written so that both rotations are rotations and the first is as
    /// small as can be. Other signs and the other order of the axes give the same product.
    pub fn of([a, b]: [[f64; 2]; 2]) -> Self {
        let parts = Singular::of(2, 2, &[a[0], a[1], b[0], b[1]]);
        let mut stretch = [parts.stretch[0], parts.stretch[1]];
        let [left, right] = [&parts.left, &parts.right];
        // The first columns say the angles; a second one that is not a quarter turn further is a mirror, which goes
        // to the stretch.
        for of in [left, right] {
            if of[0] * of[3] - of[1] * of[2] < 0.0 {
                stretch[1] = -stretch[1];
            }
        }
        let (mut second, mut first) = (left[1].atan2(left[0]), -right[1].atan2(right[0]));
        // A quarter turn of both, and the axes change places: R(−¼) Σ R(¼) is Σ with its factors exchanged.
        let quarters = (first / FRAC_PI_2).round();
        first -= quarters * FRAC_PI_2;
        second += quarters * FRAC_PI_2;
        if quarters.rem_euclid(2.0) == 1.0 {
            stretch.swap(0, 1);
        }
        // A mirror is told by the second factor: half a turn makes both factors change their signs.
        if stretch[0] < 0.0 {
            stretch = stretch.map(|it| -it);
            second += PI;
        }
        second -= 2.0 * PI * (second / (2.0 * PI)).round();
        Self { first, stretch, second }
    }

    /// Where a place is at a moment: 0 for itself, 1 after the first rotation, 2 after the stretch, 3 at the end. In
    /// between it has turned a part of the angle, or stretched a part of the way.
    pub fn apply(&self, place: [f64; 2], at: f64) -> [f64; 2] {
        let part = |from: f64| (at - from).clamp(0.0, 1.0);
        let [x, y] = turned(place, self.first * part(0.0));
        let [across, up] = self.stretch.map(|it| 1.0 + (it - 1.0) * part(1.0));
        turned([across * x, up * y], self.second * part(2.0))
    }
}

fn turned([x, y]: [f64; 2], angle: f64) -> [f64; 2] {
    let (sin, cos) = (libm::sin(angle), libm::cos(angle));
    [cos * x - sin * y, sin * x + cos * y]
}
