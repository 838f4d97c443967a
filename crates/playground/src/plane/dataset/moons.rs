//! Moons: two half circles, each with one end inside the other.

use super::{Example, Spec, share};
use core::f64::consts::PI;
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "moons",
    label: "Moons",
    help: "Two half circles, each with one end inside the other. The boundary must bend twice.",
    sample,
    ..Spec::PLAIN
};

/// The radius of a moon: both together are 10 wide.
const RADIUS: f64 = 10.0 / 3.0;

/// Half of the points on each moon, evenly from end to end: cos t, sin t and 1 − cos t, ½ − sin t with t
/// from 0 to π (scikit-learn's `make_moons`), moved to the middle of the picture. Noise moves the points
/// by normal numbers, first across, then up.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let variance = (1.5 * noise) * (1.5 * noise);
    let mut examples = Vec::with_capacity(n);
    for (class, label) in [(0, 1.0), (1, -1.0)] {
        let n_here = share(n, 2, class);
        for i in 0..n_here {
            let t = PI * i as f64 / (n_here.max(2) - 1) as f64;
            let (x, y) = (libm::cos(t), libm::sin(t));
            let (x, y) = if class == 0 { (x, y) } else { (1.0 - x, 0.5 - y) };
            let x = random.normal((x - 0.5) * RADIUS, variance);
            let y = random.normal((y - 0.25) * RADIUS, variance);
            examples.push(Example { x, y, label });
        }
    }
    examples
}
