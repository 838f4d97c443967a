//! Exclusive or: four squares, of which opposite ones are alike.

use super::{Example, N_CLASSIFICATION, Spec, Task};
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "xor",
    label: "Exclusive or",
    help: "Four squares; opposite squares have the same color. Blue is where both coordinates have the same sign.",
    task: Task::Classification,
    n: N_CLASSIFICATION,
    sample,
    ..Spec::PLAIN
};

const RADIUS: f64 = 5.0;
/// Half the width of the empty cross between the squares.
const PADDING: f64 = 0.3;

/// The label is that of the place to which noise moves the point; the point itself stays. So noise changes
/// labels near the cross only.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let one = |_| {
        let x = padded(random.between(-RADIUS, RADIUS));
        let y = padded(random.between(-RADIUS, RADIUS));
        let noise_x = random.between(-RADIUS, RADIUS) * noise;
        let noise_y = random.between(-RADIUS, RADIUS) * noise;
        let label = if (x + noise_x) * (y + noise_y) >= 0.0 { 1.0 } else { -1.0 };
        Example { x, y, label }
    };
    (0..n).map(one).collect()
}

/// Pushed away from the axis.
fn padded(v: f64) -> f64 {
    v + if 0.0 < v { PADDING } else { -PADDING }
}
