//! Blobs: round clouds, one a class.

use super::{Example, Spec, THUMBNAIL_CLASSES, scale, share};
use core::f64::consts::PI;
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "blobs",
    label: "Blobs",
    help: "Clouds on a circle. Each is a class, and straight lines separate them.",
    sample: |random, n, noise| classes(random, n, noise, THUMBNAIL_CLASSES),
    classes: Some(classes),
    ..Spec::PLAIN
};

/// How far the centers are from that of the picture.
const RADIUS: f64 = 4.0;

/// Cloud after cloud clockwise from the top, each point normally distributed, first across, then up.
/// Noise widens the clouds.
fn classes(random: &mut dyn Random, n: usize, noise: f64, k: usize) -> Vec<Example> {
    let variance = scale::linear((0.0, 0.5), (0.25, 2.0), noise);
    let mut examples = Vec::with_capacity(n);
    for class in 0..k {
        let t = class as f64 / k as f64 * 2.0 * PI;
        for _ in 0..share(n, k, class) {
            let x = random.normal(RADIUS * libm::sin(t), variance);
            let y = random.normal(RADIUS * libm::cos(t), variance);
            examples.push(Example { x, y, label: class as f64 });
        }
    }
    examples
}
