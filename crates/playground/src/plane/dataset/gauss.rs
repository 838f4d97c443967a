//! Gaussian: two clouds.

use super::{Example, N_CLASSIFICATION, Spec, Task, scale};
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "gauss",
    label: "Gaussian",
    help: "Two clouds, one blue and one orange: a single neuron is enough.",
    task: Task::Classification,
    n: N_CLASSIFICATION,
    sample,
    ..Spec::PLAIN
};

/// Half of the points around (2, 2), half around (−2, −2). Noise widens the clouds.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let variance = scale::linear((0.0, 0.5), (0.5, 4.0), noise);
    let mut examples = Vec::with_capacity(n + 1);
    for (center, label) in [(2.0, 1.0), (-2.0, -1.0)] {
        for _ in 0..n.div_ceil(2) {
            let x = random.normal(center, variance);
            let y = random.normal(center, variance);
            examples.push(Example { x, y, label });
        }
    }
    examples
}
