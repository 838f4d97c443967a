//! The directions of a plane: found, made of length 1 and at right angles to each other.

use super::Plane;
use crate::session::Session;
use nn::{Random, Singular};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// Two directions, and what plane they are.
pub(super) struct Directions {
    /// The plane that was asked for, or the random one that takes its place.
    pub(super) plane: Plane,
    pub(super) directions: [Vec<f64>; 2],
    /// How far the window reaches at least.
    pub(super) least: f64,
}

/// The most moments of a path whose main directions are sought; more are thinned.
const MAX_MOMENTS: usize = 64;
/// The seed of random directions that nobody has asked for.
const SEED: u64 = 1;
/// What is shorter than this beside what it is a part of is rounding, and no direction.
const SHORT: f64 = 1e-7;

impl Directions {
    pub(super) fn of(session: &Session, asked: Plane) -> Self {
        let is_learned = learned(session);
        let seed = if let Plane::Random(seed) = asked { seed } else { SEED };
        let size = random(session, seed).1;
        let mut found: Vec<Vec<f64>> = Vec::new();
        let mut has_path = true;
        match asked {
            Plane::Path => found = main(session, &is_learned, 2),
            Plane::Slope => {
                found = main(session, &is_learned, 1);
                has_path = !found.is_empty();
                add(&mut found, gradient(session, &is_learned));
            }
            Plane::Random(_) => {}
            Plane::Weights(places) => {
                for at in places.into_iter().filter(|at| is_learned.get(*at) == Some(&true)) {
                    let mut direction = vec![0.0; is_learned.len()];
                    direction[at] = 1.0;
                    add(&mut found, direction);
                }
            }
        }
        let plane = if found.is_empty() { Plane::Random(seed) } else { asked };
        let mut next = seed;
        while found.len() < 2 {
            add(&mut found, random(session, next).0);
            next = next.wrapping_add(0x9e37_79b9_7f4a_7c15);
            // A network of one parameter has no second direction.
            if next == seed.wrapping_add(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(8)) {
                found.resize(2, vec![0.0; is_learned.len()]);
            }
        }
        let least = match plane {
            // As far as the plots of Li et al. reach: the length of the weights.
            Plane::Random(_) => size,
            Plane::Weights(_) => 1.0,
            Plane::Path | Plane::Slope if has_path => SHORT * size,
            // A slope before the first step has no length that would be a window.
            Plane::Path | Plane::Slope => size,
        };
        let [across, up] = [0, 1].map(|k| core::mem::take(&mut found[k]));
        Self { plane, directions: [across, up], least }
    }
}

/// Whether each parameter follows the gradient: all but running statistics, and what is pruned, cut or frozen.
pub(super) fn learned(session: &Session) -> Vec<bool> {
    let run = session.run();
    (0..run.mlp().params().len()).map(|at| !run.is_frozen(at)).collect()
}

/// The present gradient of the mean training loss.
pub(super) fn gradient(session: &Session, is_learned: &[bool]) -> Vec<f64> {
    let mut gradient = session.run().gradient();
    gradient.iter_mut().zip(is_learned).filter(|(_, it)| !**it).for_each(|(slope, _)| *slope = 0.0);
    gradient
}

/// Σ a b.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Adds what of a direction is at right angles to those before it, with length 1; nothing if that is nothing but
/// rounding. By Gram and Schmidt, twice (Golub and Van Loan, *Matrix Computations*, section 5.2.8).
fn add(found: &mut Vec<Vec<f64>>, mut direction: Vec<f64>) {
    let whole = dot(&direction, &direction).sqrt();
    for _ in 0..2 {
        for before in &*found {
            let along = dot(&direction, before);
            direction.iter_mut().zip(before).for_each(|(it, before)| *it -= along * before);
        }
    }
    let length = dot(&direction, &direction).sqrt();
    if SHORT * whole < length && length.is_finite() {
        direction.iter_mut().for_each(|it| *it /= length);
        found.push(direction);
    }
}

/// A random direction, normalized by filters, and how long it is.
fn random(session: &Session, seed: u64) -> (Vec<f64>, f64) {
    let (mlp, random) = (session.run().mlp(), &mut Pcg64Mcg::seed_from_u64(seed));
    let mut direction = vec![0.0; mlp.params().len()];
    for layer in mlp.layers() {
        let span = layer.weights.span();
        let weights = mlp.params()[span.clone()].chunks_exact(layer.n_inputs.max(1));
        let filters = direction[span].chunks_exact_mut(layer.n_inputs.max(1));
        for (weights, filter) in weights.zip(filters) {
            filter.fill_with(|| random.normal(0.0, 1.0));
            let [long, drawn] = [weights, &*filter].map(|it| dot(it, it).sqrt());
            // A neuron whose weights are all 0 has directions too: Li et al. give it none.
            let scale = if long == 0.0 { 1.0 } else { long } / drawn;
            filter.iter_mut().for_each(|it| *it *= scale);
        }
    }
    let length = dot(&direction, &direction).sqrt();
    (direction, if 0.0 < length && length.is_finite() { length } else { 1.0 })
}

/// The main directions of the path, as many as it has and at most `n`: those of the moments as seen from the
/// present one. With X their differences, a row a moment, X Xᵀ is small; its singular vectors lead to those of X
/// (Golub and Van Loan, section 8.6).
fn main(session: &Session, is_learned: &[bool], n: usize) -> Vec<Vec<f64>> {
    let all = session.path();
    let now = session.run().mlp().params();
    let one_in = all.len().div_ceil(MAX_MOMENTS).max(1);
    let away = |params: &[f64]| -> Vec<f64> {
        let both = params.iter().zip(now).zip(is_learned);
        both.map(|((then, now), is)| if *is { then - now } else { 0.0 }).collect()
    };
    let moments: Vec<Vec<f64>> =
        all.iter().step_by(one_in).map(|(_, params)| away(params)).collect();
    let products: Vec<f64> =
        moments.iter().flat_map(|a| moments.iter().map(|b| dot(a, b))).collect();
    let parts = Singular::of(moments.len(), moments.len(), &products);
    let mut found = Vec::new();
    for (k, square) in parts.stretch.iter().enumerate().take(n) {
        // Squares of lengths: what is shorter than `SHORT` beside the longest is lost in these products.
        if *square <= SHORT * SHORT * parts.stretch[0] || !square.is_finite() {
            break;
        }
        let mut direction = vec![0.0; now.len()];
        for (moment, share) in moments.iter().zip(parts.pair(k)[1]) {
            direction.iter_mut().zip(moment).for_each(|(sum, it)| *sum += share * it);
        }
        // The run comes from the left, and from above.
        let along = moments.iter().map(|it| dot(it, &direction));
        let far = along.fold(0.0_f64, |far, it| if far.abs() < it.abs() { it } else { far });
        if (0.0 < far) == (k == 0) {
            direction.iter_mut().for_each(|it| *it = -*it);
        }
        add(&mut found, direction);
    }
    found
}
