//! Circle: a disc inside a ring.

use super::{Example, N_CLASSIFICATION, Spec, Task, distance};
use core::f64::consts::PI;
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "circle",
    label: "Circle",
    help: "A blue disc inside an orange ring. No straight line can separate them.",
    task: Task::Classification,
    n: N_CLASSIFICATION,
    sample,
    ..Spec::PLAIN
};

const RADIUS: f64 = 5.0;
/// The edge of the disc; a label says on which side of it the point lies after noise has moved it.
const INNER: f64 = RADIUS * 0.5;

/// Half of the points in the disc, half in the ring. The label is that of the place to which noise moves
/// the point; the point itself stays. So noise changes labels near the edge only.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let mut examples = Vec::with_capacity(n + 1);
    for (from, to) in [(0.0, INNER), (RADIUS * 0.7, RADIUS)] {
        for _ in 0..n.div_ceil(2) {
            let r = random.between(from, to);
            let angle = random.between(0.0, 2.0 * PI);
            let (x, y) = (r * libm::sin(angle), r * libm::cos(angle));
            let noise_x = random.between(-RADIUS, RADIUS) * noise;
            let noise_y = random.between(-RADIUS, RADIUS) * noise;
            let seen = (x + noise_x, y + noise_y);
            let label = if distance(seen, (0.0, 0.0)) < INNER { 1.0 } else { -1.0 };
            examples.push(Example { x, y, label });
        }
    }
    examples
}
