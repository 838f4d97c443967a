//! What the figures of lessons show, and what lessons say about it, for seeds other than their own. Statements
//! that can be written as a goal are measured in `claims`.

use playground::inside::figure::activation::LayerSums;
use playground::inside::figure::bias_variance::{Decomposition, Samples};
use playground::inside::figure::polynomial::PolynomialFit;
use playground::jobs::Refits;
use playground::{Job, Lesson, Measures, PlaygroundState, Session};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The first of the seeds. No lesson uses any of them.
const FIRST_SEED: usize = 101;

/// The state that a step of a lesson opens, with another seed.
fn state(id: &str, step: usize, seed: usize) -> PlaygroundState {
    let path = format!("{}/../lessons/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the lesson");
    let lesson = Lesson::from_json(&text).expect("a lesson");
    let seed = (FIRST_SEED + seed).to_string();
    PlaygroundState { seed, ..lesson.steps[step - 1].opens() }
}

/// The session of a step after this number of epochs.
fn trained(id: &str, step: usize, seed: usize, epochs: u64) -> Session {
    let mut session = Session::new(state(id, step, seed));
    (0..epochs).for_each(|_| session.epoch());
    session
}

/// Tests `n` seeds on all cores of the machine, and returns for how many of them the condition is true.
fn count(n: usize, is_true_of: impl Fn(usize) -> bool + Sync) -> usize {
    let (next, n_true) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if n <= seed {
                        return;
                    }
                    n_true.fetch_add(usize::from(is_true_of(seed)), Ordering::Relaxed);
                }
            });
        }
    });
    n_true.into_inner()
}

/// The figure of the lesson for a network with these hidden layers.
fn network(seed: usize, shape: &[usize]) -> Decomposition {
    let state = PlaygroundState { shape: shape.to_vec(), ..state("bias-variance", 4, seed) };
    let samples = Samples::of(&state).expect("a curve that is known");
    let curves = Refits::new(&state).expect("a curve").finish().to_curves();
    samples.decompose(&curves)
}

/// From one neuron to four, both decrease; from four neurons to two layers of 16, the variance usually
/// increases.
#[test]
fn bias_and_variance_of_networks() {
    let n_both_fall = AtomicUsize::new(0);
    let n_grow = count(10, |seed| {
        let [one, four, many] = [&[1][..], &[4], &[16, 16]].map(|shape| network(seed, shape));
        let do_fall = four.bias < one.bias && four.variance < one.variance;
        n_both_fall.fetch_add(usize::from(do_fall), Ordering::Relaxed);
        four.variance < many.variance
    });
    assert_eq!(n_both_fall.into_inner(), 10, "from 1 to 4 neurons both fall");
    assert!(8 <= n_grow, "variance grows for {n_grow} of 10 seeds");
}

/// The bias decreases at first; above degree 5 the variance increases.
#[test]
fn bias_and_variance_of_polynomials() {
    let n = count(10, |seed| {
        let samples = Samples::of(&state("bias-variance", 3, seed)).expect("a curve that is known");
        let of = |degree| samples.decompose(&samples.polynomials(degree));
        let [line, right, supple, wild] = [1, 5, 7, 10].map(of);
        right.bias < 0.2 * line.bias
            && right.variance < supple.variance
            && supple.variance < wild.variance
    });
    assert_eq!(n, 10, "of 10 seeds");
}

/// Ten points and degree 9: no error at the ten points, and large errors between them.
#[test]
fn degree_nine_fits_ten_points_alone() {
    let n = count(20, |seed| {
        let session = trained("overfitting", 5, seed, 0);
        let [on_them, between] = PolynomialFit::of(&session, 9).expect("a curve").losses;
        on_them < 1e-12 && 0.3 < between
    });
    assert!(18 <= n, "{n} of 20");
}

#[test]
fn large_first_weights_leave_most_sums_where_sigmoids_are_flat() {
    let n = count(20, |seed| {
        let mut session = trained("activations", 5, seed, 0);
        0.5 < LayerSums::of(&mut session, 0).flat
    });
    assert_eq!(n, 20, "of 20 seeds");
}

/// Neurons that start equal stay equal: every parameter value occurs as often as there are neurons.
#[test]
fn equal_neurons_stay_equal() {
    let n = count(20, |seed| {
        let session = trained("initialization", 2, seed, 100);
        let mlp = session.run().mlp();
        let hidden = &mlp.layers()[0].weights;
        let mut weights: Vec<f64> = hidden.span().map(|at| mlp.params()[at]).collect();
        weights.sort_by(f64::total_cmp);
        weights.dedup();
        weights.len() == 2
    });
    assert_eq!(n, 20, "of 20 seeds: four neurons with the same two weights");
}

/// A single line classifies all points of the rare class as orange.
#[test]
fn a_rare_class_has_no_recall() {
    let n = count(20, |seed| match trained("accuracy", 2, seed, 100).measures(true) {
        Measures::Classes(confusion) => confusion.recall(0) == 0.0,
        Measures::Values { .. } => false,
    });
    assert_eq!(n, 20, "of 20 seeds");
}
