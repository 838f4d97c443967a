//! Pass class: who attends lectures and works on the project passes.

use super::{Example, Spec};
use nn::Random;

pub(super) const SPEC: Spec = Spec {
    id: "passClass",
    label: "Will I pass this class?",
    help: "Each point is a student: lectures attended, and hours spent on the project. Blue passed, orange failed.",
    sample,
    axes: Some([("lectures attended", -1.0, 11.0), ("hours on the project", -1.0, 11.0)]),
    class_names: Some(["passed", "failed"]),
    ..Spec::PLAIN
};

/// There are 10 lectures, and nobody works longer than 10 hours: 5 of each are the picture's center.
const CENTER: f64 = 5.0;

/// The first three students, as in the course's own example: lectures, hours, and whether they passed.
const KNOWN: [(f64, f64, f64); 3] = [(4.0, 5.0, 1.0), (2.0, 1.0, -1.0), (5.0, 8.0, 1.0)];

/// Three known students; then for each further one the lectures, a whole number, the hours and the luck are
/// drawn.
///
/// It takes both: the odds of passing are ((lectures + 1) (hours + 1) / 24) to a power, 10 without
/// noise, less with noise.
fn sample(random: &mut dyn Random, n: usize, noise: f64) -> Vec<Example> {
    let power = 1.0 / (0.1 + noise);
    let student = |k: usize| {
        let (lectures, hours, label) = KNOWN.get(k).copied().unwrap_or_else(|| {
            let lectures = libm::floor(random.between(0.0, 11.0));
            let hours = random.between(0.0, 10.0);
            let odds = libm::pow((lectures + 1.0) * (hours + 1.0) / 24.0, power);
            let label = if random.uniform() * (1.0 + odds) < odds { 1.0 } else { -1.0 };
            (lectures, hours, label)
        });
        Example { x: lectures - CENTER, y: hours - CENTER, label }
    };
    (0..n).map(student).collect()
}
