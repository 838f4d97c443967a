//! Design: which network the settings ask for, and what its outputs mean. Weights, points and training
//! are not its business.

use crate::dataset::{Task, class_of, label_of};
use crate::state::PlaygroundState;
use nn::{Activation, Compiled, LayerExtras, LayerSpec, Loss, Mlp, Real};

/// A network before it has weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// How many numbers it is told of a point.
    pub n_inputs: usize,
    /// The layers, the output last.
    pub layers: Vec<LayerSpec>,
    /// What surrounds the activations of the hidden layers.
    pub extras: Vec<LayerExtras>,
    /// What is to become small.
    pub loss: Loss,
    /// What the outputs mean.
    pub answer: Answer,
}

/// What the outputs of a network mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What they say: near −1 for no, near 1 for yes, or any number in regression.
    Value,
    /// A chance from 0 to 1, since nothing else comes out of the output's activation.
    Chance,
    /// The logarithm of the odds: the sigmoid of it is a chance.
    Odds,
    /// Logarithms up to a common constant: the softmax of all is a chance each.
    Softmax,
}

impl Design {
    /// The network that these settings ask for.
    pub fn of(state: &PlaygroundState) -> Self {
        let (loss, output) = (state.loss_in_force(), state.output_in_force());
        let hidden = state
            .shape
            .iter()
            .enumerate()
            .map(|(layer, &units)| LayerSpec { units, activation: state.activation_of(layer) });
        let n_classes = state.n_classes();
        let is_softmax = loss == Loss::SoftmaxCrossEntropy;
        let units = if 2 < n_classes || is_softmax { n_classes } else { 1 };
        let extras = |layer| LayerExtras {
            normalization: state.normalization,
            dropout: state.dropout_of(layer),
        };
        Self {
            n_inputs: state.active_features().len(),
            layers: hidden.chain([LayerSpec { units, activation: output }]).collect(),
            extras: (0..state.shape.len()).map(extras).collect(),
            loss,
            answer: match (loss, output) {
                _ if is_softmax => Answer::Softmax,
                (Loss::BinaryCrossEntropy, _) => Answer::Odds,
                (Loss::Hinge, _) => Answer::Value,
                (_, Activation::Sigmoid) => Answer::Chance,
                _ => Answer::Value,
            },
        }
    }

    /// The network, every weight zero.
    pub fn mlp<R: Compiled>(&self) -> Mlp<R> {
        Mlp::with(self.n_inputs, &self.layers, &self.extras, self.loss)
    }

    /// How many outputs there are.
    pub fn n_outputs(&self) -> usize {
        self.layers.last().map_or(0, |layer| layer.units)
    }

    /// Whether any output is ever dropped.
    pub fn drops(&self) -> bool {
        self.extras.iter().any(|extras| 0.0 < extras.dropout)
    }

    /// The target of output `k` for a point with this label.
    pub fn target(&self, label: f64, k: usize) -> f64 {
        let target = match self.n_outputs() {
            1 => label,
            n if class_of(label, n) == k => 1.0,
            _ => -1.0,
        };
        if self.answer == Answer::Chance { 0.5 * (target + 1.0) } else { target }
    }

    /// Turns the outputs of `n` points, outputs × `n`, into what is shown: with one output −1 to 1
    /// (a chance p becomes 2p − 1) or the value itself, with several a chance each, which add up to 1.
    pub fn read<R: Real>(&self, outputs: &mut [R], n: usize) {
        if n == 0 {
            return;
        }
        let is_alone = outputs.len() == n;
        match self.answer {
            Answer::Softmax => {
                let sums = outputs.to_vec();
                nn::loss::softmax(&sums, outputs, n);
                return;
            }
            Answer::Value if is_alone => {}
            Answer::Value => outputs.iter_mut().for_each(|y| {
                let p = 0.5 * (y.to_f64() + 1.0);
                // Not `max`, which would make a number of what is none.
                *y = R::from_f64(if p < 0.0 { 0.0 } else { p });
            }),
            Answer::Chance if is_alone => outputs.iter_mut().for_each(|y| {
                *y = R::from_f64(2.0 * y.to_f64() - 1.0);
            }),
            Answer::Chance => {}
            Answer::Odds => {
                let sums = outputs.to_vec();
                Activation::Sigmoid.forward(&sums, outputs);
                if is_alone {
                    outputs.iter_mut().for_each(|y| *y = R::from_f64(2.0 * y.to_f64() - 1.0));
                }
            }
        }
        if !is_alone {
            share(outputs, n);
        }
    }

    /// The label that is decided for, from what is shown of a point: a number for each output.
    pub fn decide(shown: impl ExactSizeIterator<Item = f64>) -> f64 {
        let n = shown.len();
        if n == 1 {
            return shown.fold(0.0, |_, y| if y < 0.0 { -1.0 } else { 1.0 });
        }
        let likelier = |best: (usize, f64), (k, y)| if best.1 < y { (k, y) } else { best };
        label_of(shown.enumerate().fold((0, f64::NEG_INFINITY), likelier).0, n)
    }
}

/// Makes every column add up to 1; where nothing speaks for any class, all are as likely.
fn share<R: Real>(outputs: &mut [R], n: usize) {
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

impl PlaygroundState {
    /// What is to become small: what was chosen, or else what suits the problem.
    pub fn loss_in_force(&self) -> Loss {
        match (self.problem, self.loss) {
            // Of one number a softmax makes 1, whatever it was: nothing could be learned.
            (Task::Regression, None | Some(Loss::SoftmaxCrossEntropy)) => Loss::Squared,
            (Task::Classification, None) if 2 < self.n_classes() => Loss::SoftmaxCrossEntropy,
            (Task::Classification, None) => Loss::Squared,
            (_, Some(loss)) => loss,
        }
    }

    /// What the output layer applies to its sums: what the loss needs, what was chosen, or what suits
    /// the problem.
    pub fn output_in_force(&self) -> Activation {
        let loss = self.loss_in_force();
        match self.output {
            _ if loss.spec().is_of_logits => Activation::Linear,
            Some(output) => output,
            None if loss == Loss::Hinge => Activation::Linear,
            None => self.problem.spec().output,
        }
    }

    /// What a hidden layer applies: its own activation, or that of all.
    pub fn activation_of(&self, layer: usize) -> Activation {
        self.activations.get(layer).copied().flatten().unwrap_or(self.activation)
    }

    /// The chance of each output of a hidden layer to be dropped while training.
    pub fn dropout_of(&self, layer: usize) -> f64 {
        self.dropout.get(layer).copied().unwrap_or(0.0)
    }
}
