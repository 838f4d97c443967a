//! Rings: a disc and rings around it, one a class.

use super::{Example, Spec, THUMBNAIL_CLASSES, share};
use core::f64::consts::PI;
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "rings",
    label: "Rings",
    help: "A disc and rings around it. Each is a class.",
    sample: |random, n, noise| classes(random, n, noise, THUMBNAIL_CLASSES),
    classes: Some(classes),
    ..Spec::PLAIN
};

const RADIUS: f64 = 5.0;
/// How much of the way from one ring to the next a ring takes.
const WIDTH: f64 = 0.7;

/// Ring after ring from the center, each point by its radius, its angle and its noise across and up.
/// Noise moves the points.
fn classes(random: &mut dyn Random, n: usize, noise: f64, k: usize) -> Vec<Example> {
    let mut examples = Vec::with_capacity(n);
    for class in 0..k {
        let from = class as f64;
        for _ in 0..share(n, k, class) {
            let r = random.between(from, from + WIDTH) * RADIUS / (k as f64 - 1.0 + WIDTH);
            let t = random.between(0.0, 2.0 * PI);
            let x = r * libm::sin(t) + random.between(-1.0, 1.0) * noise;
            let y = r * libm::cos(t) + random.between(-1.0, 1.0) * noise;
            examples.push(Example { x, y, label: class as f64 });
        }
    }
    examples
}
