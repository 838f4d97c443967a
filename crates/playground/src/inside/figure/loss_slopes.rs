//! Loss slopes: what squared error and cross-entropy make of the sum z of a sigmoid output where 1 is
//! right, and how steeply. How curves are drawn is not known here.

use crate::answer::Answer;
use crate::plane::Task;
use crate::session::Session;
use nn::{Activation, Loss};

/// How far from 0 a picture of these sums has to reach.
pub fn reach(sums: &[f64]) -> f64 {
    super::reach(sums, 8.0, usize::MAX)
}

/// Points of a curve.
const N: usize = 129;

/// A loss and its slope by z.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtSum {
    /// The loss.
    pub loss: f64,
    /// dL/dz, which is propagated back into the network.
    pub slope: f64,
}

/// ½ (g − 1)² where g is the sigmoid of z; its slope is (g − 1) · g · (1 − g).
pub fn squared(z: f64) -> AtSum {
    let (mut g, mut slope) = ([0.0], [0.0]);
    Activation::Sigmoid.forward(&[z], &mut g);
    let (loss, dg) = of(Loss::Squared, g[0]);
    Activation::Sigmoid.slopes(&[z], &g, &[dg], &mut slope);
    AtSum { loss, slope: slope[0] }
}

/// −ln g; its slope is g − 1.
pub fn cross_entropy(z: f64) -> AtSum {
    let (loss, slope) = of(Loss::BinaryCrossEntropy, z);
    AtSum { loss, slope }
}

/// The loss of an output where 1 is right, and its slope by that output.
fn of(loss: Loss, output: f64) -> (f64, f64) {
    let (mut value, mut slope) = ([0.0], [0.0]);
    loss.forward(&[output], &[1.0], &mut value, 1);
    loss.backward(&[output], &[1.0], &[1.0], &mut slope, 1);
    (value[0], slope[0])
}

/// A loss over z from −`reach` to `reach`, and its slope, as points.
pub fn curves(loss: fn(f64) -> AtSum, reach: f64) -> [Vec<[f64; 2]>; 2] {
    let z = (0..N).map(|k| (2.0 * k as f64 / (N - 1) as f64 - 1.0) * reach);
    let (losses, slopes) = z.map(|z| ([z, loss(z).loss], [z, loss(z).slope])).unzip();
    [losses, slopes]
}

/// The sums z of the training points with the worst answers, at most `n`, the worst first. Where 0 is right the
/// sign of z is turned, as if 1 were right, since sigmoid(−z) = 1 − sigmoid(z). Empty unless one sigmoid tells
/// two classes apart.
pub fn worst(session: &mut Session, n: usize) -> Vec<f64> {
    let design = &session.run().recipe().design;
    let is_sigmoid = matches!(design.answer, Answer::Probability | Answer::LogOdds);
    let last = design.layers.len() - 1;
    if session.state().problem != Task::Classification || !is_sigmoid || design.n_outputs() != 1 {
        return Vec::new();
    }
    let sums = session.sums(last);
    let labels = session.data().train.iter().map(|e| e.label);
    let mut sums: Vec<f64> = sums.iter().zip(labels).map(|(z, label)| z * label).collect();
    sums.retain(|z| z.is_finite());
    sums.sort_by(f64::total_cmp);
    sums.truncate(n);
    sums
}
