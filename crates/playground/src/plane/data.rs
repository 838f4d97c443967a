//! Data: the points of one session, shuffled and split into training, validation and test points.
//! Where points lie is a matter of the data set, in which order they are learned one of the session.

use crate::plane::{Dataset, Example, Task};
use crate::settings::PlaygroundState;
use nn::Random;

/// Points to learn from, and points to be tested on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The points that train the network, in the order in which an epoch takes them.
    pub train: Vec<Example>,
    /// The points that tell when to stop; none unless training may stop early.
    pub validation: Vec<Example>,
    /// The points that the network never learns from.
    pub test: Vec<Example>,
}

/// How many percent of the training points are kept to tell when to stop.
const VALIDATION_SHARE: usize = 20;

impl Data {
    /// Draws the points of a state: samples its data set, shuffles it and takes the training share
    /// from the front, rounded down.
    ///
    /// As the original. `random` must stand at the start of the state's seed, and stands where the
    /// first weights begin when this returns.
    pub fn generate(state: &PlaygroundState, random: &mut dyn Random) -> Self {
        let mut train = points(state, random);
        nn::shuffle(random, &mut train);
        if 0.0 < state.imbalance && state.problem == Task::Classification {
            thin_out(&mut train, state.imbalance, state.n_classes());
        }
        let n_train = train.len() as f64 * state.perc_train_data / 100.0;
        let test = train.split_off((n_train as usize).min(train.len()));
        let n_validation =
            if 0 < state.patience { train.len() * VALIDATION_SHARE / 100 } else { 0 };
        let validation = train.split_off(train.len() - n_validation);
        Self { train, validation, test }
    }

    /// How many points there are in all.
    pub fn n(&self) -> usize {
        self.train.len() + self.validation.len() + self.test.len()
    }
}

/// The points of the data set, not yet shuffled.
fn points(state: &PlaygroundState, random: &mut dyn Random) -> Vec<Example> {
    let (dataset, noise) = (state.data_set(), state.noise / 100.0);
    let spec = dataset.spec();
    let n = if state.n_points == 0 { spec.n } else { state.n_points };
    if matches!(dataset, Dataset::Own | Dataset::OwnNumbers) {
        let own = state
            .own
            .iter()
            .filter(|own| (own.n_classes() == 0) == (spec.task == Task::Regression));
        return own.flat_map(|own| own.points()).copied().collect();
    }
    match spec.classes {
        Some(sample) => {
            let k = state.classes;
            let mut points = sample(random, n, noise, k);
            for point in &mut points {
                point.label = crate::plane::dataset::label_of(point.label as usize, k);
            }
            points
        }
        None => (spec.sample)(random, n, noise),
    }
}

/// Leaves out so many percent of the points of the first class, evenly along the order, so that training
/// and test points have as few of them.
fn thin_out(points: &mut Vec<Example>, percent: f64, n_classes: usize) {
    let is_first = |e: &Example| crate::plane::dataset::class_of(e.label, n_classes) == 0;
    let n_first = points.iter().filter(|e| is_first(e)).count();
    let n_kept = n_first - (n_first as f64 * percent / 100.0) as usize;
    let mut at = 0;
    points.retain(|e| {
        if !is_first(e) {
            return true;
        }
        at += 1;
        at * n_kept / n_first != (at - 1) * n_kept / n_first
    });
}
