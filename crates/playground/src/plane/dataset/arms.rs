//! Arms: a spiral with an arm a class.

use super::{Example, Spec, THUMBNAIL_CLASSES, share};
use core::f64::consts::PI;
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "arms",
    label: "Arms",
    help: "A spiral. Each arm is a class and turns once around the center.",
    sample: |random, n, noise| classes(random, n, noise, THUMBNAIL_CLASSES),
    classes: Some(classes),
    ..Spec::PLAIN
};

/// Where an arm begins: at the center itself all would meet.
const INNER: f64 = 0.5;
const OUTER: f64 = 5.0;

/// Arm after arm from the inside out, evenly in radius and angle. Noise moves the points, first across,
/// then up.
fn classes(random: &mut dyn Random, n: usize, noise: f64, k: usize) -> Vec<Example> {
    let mut examples = Vec::with_capacity(n);
    for class in 0..k {
        let n_here = share(n, k, class);
        for i in 0..n_here {
            let along = i as f64 / n_here as f64;
            let r = INNER + along * (OUTER - INNER);
            let t = (along + class as f64 / k as f64) * 2.0 * PI;
            let x = r * libm::sin(t) + random.between(-1.0, 1.0) * noise;
            let y = r * libm::cos(t) + random.between(-1.0, 1.0) * noise;
            examples.push(Example { x, y, label: class as f64 });
        }
    }
    examples
}
