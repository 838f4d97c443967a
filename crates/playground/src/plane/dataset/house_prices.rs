//! House prices: area and distance to the center say what a house costs.

use super::{Example, Spec, Task, scale};
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "housePrices",
    label: "House prices",
    help: "The price of a house, from its living area and its distance to the center.",
    task: Task::Regression,
    n: 500,
    sample,
    axes: Some([
        ("living area in m²", AREA.0, AREA.1),
        ("distance to the center in km", 0.0, REACH),
    ]),
    target: Some(("price", 0.0, 2.0 * MIDDLE)),
    ..Spec::PLAIN
};

/// The areas at −6 and 6, in m²; houses are of 30 to 250.
const AREA: (f64, f64) = (20.0, 260.0);
/// The distance at 6, in km.
const REACH: f64 = 24.0;
/// The price in the middle of the scale.
const MIDDLE: f64 = 750_000.0;
/// The picture.
const VIEW: (f64, f64) = (-6.0, 6.0);
/// The deviation of a label at full noise.
const DEVIATION: f64 = 0.3;

/// First the area is drawn, then the distance, both evenly. Noise adds a normal number to the label.
///
/// A square meter costs 3000 everywhere, and 3000 more in the center, of which 8 km further out a
/// share of 1/e is left: land rents fall exponentially with distance (Mills, *Studies in the Structure
/// of the Urban Economy*, 1972).
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let deviation = DEVIATION * noise;
    let one = |_| {
        let area = random.between(30.0, 250.0);
        let distance = random.between(0.0, REACH);
        let price = area * (3_000.0 + 3_000.0 * libm::exp(-distance / 8.0));
        Example {
            x: scale::linear(AREA, VIEW, area),
            y: scale::linear((0.0, REACH), VIEW, distance),
            label: random.normal(price / MIDDLE - 1.0, deviation * deviation),
        }
    };
    (0..n).map(one).collect()
}
