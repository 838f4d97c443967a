//! Data: the points of one session, shuffled and split into training, validation and test points.
//! Where points lie is a matter of the data set, in which order they are learned one of the run.

use crate::answer::{class_of, label_of};
use crate::plane::dataset::{Dataset, Example, Task};
use crate::plane::own::Own;
use nn::Random;

/// Which points are drawn, and how they are shared out.
#[derive(Clone, Copy, Debug)]
pub struct Sampling<'a> {
    /// Where points lie.
    pub dataset: Dataset,
    /// How many points; 0: as many as the data set has by itself.
    pub n: usize,
    /// How noisy they are, as a fraction.
    pub noise: f64,
    /// How many classes a data set has that can have any number.
    pub classes: usize,
    /// How many percent of the points of the first class are left out.
    pub imbalance: f64,
    /// How many percent of the points train; the others test.
    pub perc_train: f64,
    /// Whether some of the training points are kept to tell when to stop.
    pub validates: bool,
    /// A person's own points, for data sets that are made of them.
    pub own: Option<&'a Own>,
}

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
    /// Draws points: samples the data set, shuffles it and takes the training share from the front,
    /// rounded down.
    ///
    /// The draws are those of the original: `random` must not have been drawn from before, and the first weights
    /// are drawn next.
    pub fn draw(sampling: &Sampling<'_>, random: &mut dyn Random) -> Self {
        let mut train = points(sampling, random);
        nn::shuffle(random, &mut train);
        if 0.0 < sampling.imbalance {
            thin_out(&mut train, sampling.imbalance, sampling.n_classes());
        }
        let n_train = train.len() as f64 * sampling.perc_train / 100.0;
        let test = train.split_off((n_train as usize).min(train.len()));
        let n_validation =
            if sampling.validates { train.len() * VALIDATION_SHARE / 100 } else { 0 };
        let validation = train.split_off(train.len() - n_validation);
        Self { train, validation, test }
    }

    /// The label of the point that lies exactly here: of the first, training points before others. Nothing where
    /// none does.
    pub fn label_at(&self, [x, y]: [f64; 2]) -> Option<f64> {
        let all = self.train.iter().chain(&self.validation).chain(&self.test);
        all.into_iter().find(|it| it.x == x && it.y == y).map(|it| it.label)
    }

    /// How many points there are in all.
    pub fn n(&self) -> usize {
        self.train.len() + self.validation.len() + self.test.len()
    }
}

impl Sampling<'_> {
    /// How many classes there are to tell apart; 0 in regression.
    pub fn n_classes(&self) -> usize {
        match self.dataset {
            set if set.spec().task == Task::Regression => 0,
            // Own points that have numbers have no classes; as classification they would be two.
            Dataset::Own => self.own.map_or(2, |own| own.n_classes().max(2)),
            set if set.spec().classes.is_some() => self.classes,
            _ => 2,
        }
    }
}

/// The points of the data set, not yet shuffled.
fn points(sampling: &Sampling<'_>, random: &mut dyn Random) -> Vec<Example> {
    let (spec, noise) = (sampling.dataset.spec(), sampling.noise);
    let n = if sampling.n == 0 { spec.n } else { sampling.n };
    if sampling.dataset.is_own() {
        let has_labels = |own: &&Own| (own.n_classes() == 0) == (spec.task == Task::Regression);
        return sampling.own.filter(has_labels).map_or(Vec::new(), |own| own.points().to_vec());
    }
    match spec.classes {
        Some(sample) => {
            let k = sampling.classes;
            let mut points = sample(random, n, noise, k);
            for point in &mut points {
                point.label = label_of(point.label as usize, k);
            }
            points
        }
        None => (spec.sample)(random, n, noise),
    }
}

/// Leaves out so many percent of the points of the first class, evenly along the order, so that training
/// and test points have as few of them.
fn thin_out(points: &mut Vec<Example>, percent: f64, n_classes: usize) {
    let is_first = |e: &Example| 0 < n_classes && class_of(e.label, n_classes) == 0;
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
