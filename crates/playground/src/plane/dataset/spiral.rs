//! Spiral: two arms wound around each other.

use super::{Example, N_CLASSIFICATION, Spec, Task};
use core::f64::consts::PI;
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "spiral",
    label: "Spiral",
    help: "Two arms wound around each other: the hardest of the four.",
    task: Task::Classification,
    n: N_CLASSIFICATION,
    sample,
    ..Spec::PLAIN
};

/// Half of the points on each arm, from the center outwards. Noise moves the points.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let per_arm = n as f64 / 2.0;
    let mut examples = Vec::with_capacity(n + 1);
    for (turned, label) in [(0.0, 1.0), (PI, -1.0)] {
        for i in (0..n.div_ceil(2)).map(|i| i as f64) {
            let r = i / per_arm * 5.0;
            let t = 1.75 * i / per_arm * 2.0 * PI + turned;
            let x = r * libm::sin(t) + random.between(-1.0, 1.0) * noise;
            let y = r * libm::cos(t) + random.between(-1.0, 1.0) * noise;
            examples.push(Example { x, y, label });
        }
    }
    examples
}
