//! Multi gaussian: six hills and hollows.

use super::{Example, N_REGRESSION, Spec, Task, distance, scale};
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "reg-gauss",
    label: "Multi gaussian",
    help: "Three blue hills and three orange valleys; between them the values are about 0.",
    task: Task::Regression,
    n: N_REGRESSION,
    sample,
    ..Spec::PLAIN
};

const RADIUS: f64 = 6.0;

/// Centers and signs of the hills, in the original's order: the first of two equals wins.
const HILLS: [((f64, f64), f64); 6] = [
    ((-4.0, 2.5), 1.0),
    ((0.0, 2.5), -1.0),
    ((4.0, 2.5), 1.0),
    ((-4.0, -2.5), -1.0),
    ((0.0, -2.5), 1.0),
    ((4.0, -2.5), -1.0),
];

/// The label is that of the place to which noise moves the point; the point itself stays.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let one = |_| {
        let x = random.between(-RADIUS, RADIUS);
        let y = random.between(-RADIUS, RADIUS);
        let noise_x = random.between(-RADIUS, RADIUS) * noise;
        let noise_y = random.between(-RADIUS, RADIUS) * noise;
        Example { x, y, label: height((x + noise_x, y + noise_y)) }
    };
    (0..n).map(one).collect()
}

/// The height of the hill, or depth of the hollow, that is strongest here: 1 at its center, 0 from a
/// distance of 2.
fn height(point: (f64, f64)) -> f64 {
    let mut strongest: f64 = 0.0;
    for (center, sign) in HILLS {
        let height = sign * scale::clamped((0.0, 2.0), (1.0, 0.0), distance(point, center));
        if strongest.abs() < height.abs() {
            strongest = height;
        }
    }
    strongest
}
