//! Checkerboard: four by four fields.

use super::{Spec, seen};

pub(super) const SPEC: Spec = Spec {
    id: "checkerboard",
    label: "Checkerboard",
    help: "Four by four fields; neighbors have different colors. No other data set has so many corners.",
    sample: |random, n, noise| seen(random, n, noise, is_blue),
    ..Spec::PLAIN
};

/// The side of a field.
const FIELD: f64 = 2.5;

/// Fields are counted from the center, so that those on the diagonal through it are blue.
fn is_blue(x: f64, y: f64) -> bool {
    let field = libm::floor(x / FIELD) + libm::floor(y / FIELD);
    field as i32 % 2 == 0
}
