//! Measures: how right the answers are, besides the loss. How answers come about, and how measures are
//! shown, is not known here.

use crate::answer::{Answer, class_of};

/// How right the answers to some examples are.
#[derive(Clone, Debug, PartialEq)]
pub enum Measures {
    /// Of a classification.
    Classes(Confusion),
    /// Of a regression.
    Values {
        /// The coefficient of determination: 1 is perfect, 0 no better than always saying the mean;
        /// not a number if all labels are equal.
        r2: f64,
        /// The root of the mean squared error, in units of the label.
        rmse: f64,
    },
}

/// How often examples of each class were taken for each class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    n_classes: usize,
    /// true class × decided class
    counts: Vec<u32>,
}

impl Measures {
    /// Measures the answers to examples with these labels: outputs × examples, as [`Answer::read`] leaves
    /// them. `n_classes` is 0 in regression.
    pub fn new(labels: &[f64], answers: &[f64], n_classes: usize) -> Self {
        let n = labels.len();
        if n_classes == 0 {
            let mean = labels.iter().sum::<f64>() / n as f64;
            let square = |x: f64| x * x;
            let spread: f64 = labels.iter().map(|label| square(label - mean)).sum();
            let error: f64 =
                labels.iter().zip(answers).map(|(label, answer)| square(label - answer)).sum();
            return Self::Values { r2: 1.0 - error / spread, rmse: libm::sqrt(error / n as f64) };
        }
        let mut counts = vec![0; n_classes * n_classes];
        let n_outputs = answers.len().checked_div(n).unwrap_or(0);
        for (at, label) in labels.iter().enumerate() {
            let decided = Answer::decide((0..n_outputs).map(|k| answers[k * n + at]));
            counts[class_of(*label, n_classes) * n_classes + class_of(decided, n_classes)] += 1;
        }
        Self::Classes(Confusion { n_classes, counts })
    }
}

impl Confusion {
    /// How many classes there are.
    pub fn n_classes(&self) -> usize {
        self.n_classes
    }

    /// How many examples of class `is` were taken for class `said`.
    pub fn count(&self, is: usize, said: usize) -> u32 {
        self.counts[is * self.n_classes + said]
    }

    /// The share of all examples whose class is right; not a number without examples.
    pub fn accuracy(&self) -> f64 {
        let right = (0..self.n_classes).map(|k| self.count(k, k)).sum::<u32>();
        f64::from(right) / f64::from(self.counts.iter().sum::<u32>())
    }

    /// Of the examples taken for this class, the share that are of it; not a number if none were.
    pub fn precision(&self, class: usize) -> f64 {
        let said: u32 = (0..self.n_classes).map(|is| self.count(is, class)).sum();
        f64::from(self.count(class, class)) / f64::from(said)
    }

    /// Of the examples of this class, the share that were taken for it; not a number if there are none.
    pub fn recall(&self, class: usize) -> f64 {
        let are: u32 = (0..self.n_classes).map(|said| self.count(class, said)).sum();
        f64::from(self.count(class, class)) / f64::from(are)
    }
}
