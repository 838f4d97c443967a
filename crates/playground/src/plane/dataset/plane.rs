//! Plane: the label grows along the diagonal.

use super::{Example, N_REGRESSION, Spec, Task, scale};
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "reg-plane",
    label: "Plane",
    help: "The values increase from the lower left (orange) to the upper right (blue).",
    task: Task::Regression,
    n: N_REGRESSION,
    sample,
    ..Spec::PLAIN
};

const RADIUS: f64 = 6.0;

/// The label is a tenth of x + y, so it reaches 1.2 in the corners. The label is that of the place to which
/// noise moves the point; the point itself stays.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let one = |_| {
        let x = random.between(-RADIUS, RADIUS);
        let y = random.between(-RADIUS, RADIUS);
        let noise_x = random.between(-RADIUS, RADIUS) * noise;
        let noise_y = random.between(-RADIUS, RADIUS) * noise;
        let sum = (x + noise_x) + (y + noise_y);
        Example { x, y, label: scale::linear((-10.0, 10.0), (-1.0, 1.0), sum) }
    };
    (0..n).map(one).collect()
}
