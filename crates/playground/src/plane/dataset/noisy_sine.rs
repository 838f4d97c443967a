//! Noisy sine: a curve over x, measured at few places.

use super::{Example, Spec, Task};
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "noisySine",
    label: "Noisy sine",
    help: "A curve that depends on x only. With noise, a large network learns the few points instead of the curve.",
    task: Task::Regression,
    n: 60,
    sample,
    axes: Some([("x", -6.0, 6.0), ("y", -6.0, 6.0)]),
    is_line: true,
    ..Spec::PLAIN
};

const RADIUS: f64 = 5.0;
/// The deviation of a label at full noise.
const DEVIATION: f64 = 0.5;

/// The label is sin x at a place drawn evenly. Noise adds a normal number to the label.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let deviation = DEVIATION * noise;
    let one = |_| {
        let x = random.between(-RADIUS, RADIUS);
        Example { x, y: 0.0, label: random.normal(libm::sin(x), deviation * deviation) }
    };
    (0..n).map(one).collect()
}
