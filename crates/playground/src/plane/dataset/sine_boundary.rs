//! Sine boundary: above and below a wave.

use super::{Spec, seen};

pub(super) const SPEC: Spec = Spec {
    id: "sineBoundary",
    label: "Sine boundary",
    help: "Blue above a wave, orange below it. With the right feature it is easy.",
    sample: |random, n, noise| seen(random, n, noise, is_blue),
    ..Spec::PLAIN
};

/// The height of the wave.
const HEIGHT: f64 = 2.5;

/// Above y = 2.5 sin x.
fn is_blue(x: f64, y: f64) -> bool {
    HEIGHT * libm::sin(x) <= y
}
