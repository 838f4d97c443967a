//! Answers: labels and classes, and what the outputs of a network mean. Where examples come from, and how
//! a network learns from them, is not known here.

use nn::{Activation, Real};

/// What the outputs of a network mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A score near −1 for one class and near 1 for the other, or any number in regression.
    Value,
    /// A probability: the output's activation gives numbers from 0 to 1 only.
    Probability,
    /// The logarithm of the odds: the sigmoid of it is a probability.
    LogOdds,
    /// Logarithms of probabilities up to a common constant: their softmax is the probabilities.
    Softmax,
}

impl Answer {
    /// The target of output `k` of `n_outputs` for an example with this label.
    pub fn target(self, label: f64, k: usize, n_outputs: usize) -> f64 {
        let target = match n_outputs {
            1 => label,
            n if class_of(label, n) == k => 1.0,
            _ => -1.0,
        };
        if self == Self::Probability { 0.5 * (target + 1.0) } else { target }
    }

    /// Turns the outputs of `n` examples, outputs × `n`, into what is shown. One output becomes a score from −1
    /// to 1 (2p − 1 for a probability p) or stays a value; several become probabilities that add up to 1.
    pub fn read<R: Real>(self, outputs: &mut [R], n: usize) {
        if n == 0 {
            return;
        }
        let is_alone = outputs.len() == n;
        match self {
            Self::Softmax => {
                let sums = outputs.to_vec();
                nn::loss::softmax(&sums, outputs, n);
                return;
            }
            Self::Value if is_alone => {}
            Self::Value => outputs.iter_mut().for_each(|y| {
                let p = 0.5 * (y.to_f64() + 1.0);
                // Not `max`, which would turn NaN into a number.
                *y = R::from_f64(if p < 0.0 { 0.0 } else { p });
            }),
            Self::Probability if is_alone => outputs.iter_mut().for_each(|y| {
                *y = R::from_f64(2.0 * y.to_f64() - 1.0);
            }),
            Self::Probability => {}
            Self::LogOdds => {
                let sums = outputs.to_vec();
                Activation::Sigmoid.forward(&sums, outputs);
                if is_alone {
                    outputs.iter_mut().for_each(|y| *y = R::from_f64(2.0 * y.to_f64() - 1.0));
                }
            }
        }
        if !is_alone {
            normalize(outputs, n);
        }
    }

    /// The label that an example gets, from what is shown of it: a number for each output.
    pub fn decide(shown: impl ExactSizeIterator<Item = f64>) -> f64 {
        let n = shown.len();
        if n == 1 {
            return shown.fold(0.0, |_, y| if y < 0.0 { -1.0 } else { 1.0 });
        }
        let likelier = |best: (usize, f64), (k, y)| if best.1 < y { (k, y) } else { best };
        label_of(shown.enumerate().fold((0, f64::NEG_INFINITY), likelier).0, n)
    }
}

/// Turns the two probabilities of two classes, as [`Answer::read`] gives them, into scores from −1 to 1;
/// what any other number of outputs shows stays as it is.
pub(crate) fn as_scores<R: Real>(shown: &mut [R], n_outputs: usize) {
    if n_outputs == 2 {
        shown.iter_mut().for_each(|p| *p = R::from_f64(2.0 * p.to_f64() - 1.0));
    }
}

/// Makes every column add up to 1; where all are 0, all are equally likely.
fn normalize<R: Real>(outputs: &mut [R], n: usize) {
    let n_outputs = outputs.len() / n;
    for at in 0..n {
        let column = (0..n_outputs).map(|k| k * n + at);
        let sum: f64 = column.clone().map(|k| outputs[k].to_f64()).sum();
        for k in column {
            let y = outputs[k].to_f64();
            outputs[k] =
                R::from_f64(if 0.0 < sum { y / sum } else { 1.0 / n_outputs as f64 + 0.0 * sum });
        }
    }
}

/// The number of the class that a label stands for: two classes are labeled 1 and −1, in this order,
/// more are labeled with their number.
pub fn class_of(label: f64, n_classes: usize) -> usize {
    if 2 < n_classes { label as usize } else { usize::from(label < 0.0) }
}

/// The label of a class.
pub fn label_of(class: usize, n_classes: usize) -> f64 {
    if 2 < n_classes { class as f64 } else { 1.0 - 2.0 * class as f64 }
}
