//! Quantities: what a goal or a question can be about, each a number of a session. Which number that is
//! now is found in `tasks`.

use crate::text::number;
use crate::text::sentence::Sentence;
use ::number::shown::label;

nn::registry! {
    /// A number that a session has.
    pub enum Measured: Spec {
        TrainLoss = Spec { id: "trainLoss" },
        TestLoss = Spec { id: "testLoss" },
        Gap = Spec { id: "gap" },
        Accuracy = Spec { id: "accuracy" },
        TrainAccuracy = Spec { id: "trainAccuracy" },
        R2 = Spec { id: "r2" },
        Epoch = Spec { id: "epoch" },
        Neurons = Spec { id: "neurons" },
        Layers = Spec { id: "layers" },
        Features = Spec { id: "features" },
        Parameters = Spec { id: "parameters" },
        LargestWeight = Spec { id: "largestWeight" },
        DeadWeights = Spec { id: "deadWeights" },
        Diverged = Spec { id: "diverged" },
        Patience = Spec { id: "patience" },
        Stopped = Spec { id: "stopped" },
        GradientRatio = Spec { id: "gradientRatio" },
    }
}

/// What can be measured.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and lessons.
    pub id: &'static str,
}

impl Measured {
    /// The name people read, within a sentence. Not in `Spec`, so that the first part of the page does not load it.
    pub fn label(self) -> &'static str {
        match self {
            Self::TrainLoss => "training loss",
            Self::TestLoss => "test loss",
            Self::Gap => "test loss minus training loss",
            Self::Accuracy => "test accuracy",
            Self::TrainAccuracy => "training accuracy",
            Self::R2 => "R² on the test points",
            Self::Epoch => "epoch",
            Self::Neurons => "hidden neurons",
            Self::Layers => "hidden layers",
            Self::Features => "features",
            Self::Parameters => "weights and biases",
            Self::LargestWeight => "largest weight",
            Self::DeadWeights => "weights that are 0",
            Self::Diverged => "whether training diverged",
            Self::Patience => "epochs of patience",
            Self::Stopped => "early stops",
            Self::GradientRatio => "gradient in layer 1 over that in the last",
        }
    }
}

/// A number that a session has, or what its network says of one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// Of the session as a whole.
    Measured(Measured),
    /// The weighted sum of the first output neuron at a point: `sum@-1;2`.
    Sum(f64, f64),
    /// What the first output neuron makes of it: `answer@-1;2`.
    Answer(f64, f64),
    /// The gradient of the mean training loss for a bias, `gradient@2.1`, or a weight, `gradient@2.1.3`: layer,
    /// neuron, and the neuron or feature that the link comes from, counted from 1. With one training point, that
    /// of the bias is δ of its neuron.
    Gradient {
        /// The layer; 0 is the first hidden layer.
        layer: usize,
        /// The neuron.
        unit: usize,
        /// Where the link comes from; none for the bias.
        from: Option<usize>,
    },
}

impl Quantity {
    /// Reads the name of a quantity, with its point if it has one.
    pub fn from_text(text: &str) -> Option<Self> {
        let Some((name, point)) = text.split_once('@') else {
            return Measured::from_id(text).map(Self::Measured);
        };
        if name == "gradient" {
            return gradient(point);
        }
        let (x, y) = point.split_once(';')?;
        let [x, y] = [x, y].map(number::given);
        if !x.is_finite() || !y.is_finite() {
            return None;
        }
        match name {
            "sum" => Some(Self::Sum(x, y)),
            "answer" => Some(Self::Answer(x, y)),
            _ => None,
        }
    }

    /// The name people read, within a sentence.
    pub fn label(self) -> Sentence {
        let at = |it: Sentence, x, y| it.with(&label(x)).with(&label(y));
        match self {
            Self::Measured(measured) => Sentence::new(measured.label()),
            Self::Sum(x, y) => at(Sentence::new("z at ({0}, {1})"), x, y),
            Self::Answer(x, y) => at(Sentence::new("the answer at ({0}, {1})"), x, y),
            Self::Gradient { layer, unit, from } => {
                let sentence = match from {
                    Some(_) => {
                        Sentence::new("the gradient for weight {2} of neuron {1} in layer {0}")
                    }
                    None => Sentence::new("the gradient for the bias of neuron {1} in layer {0}"),
                };
                let counts = [layer, unit].into_iter().chain(from).map(|it| it + 1);
                counts.fold(sentence, |sentence, count| sentence.with(&count))
            }
        }
    }
}

/// Reads `layer.neuron` or `layer.neuron.from`, each counted from 1.
fn gradient(text: &str) -> Option<Quantity> {
    let counts: Option<Vec<usize>> =
        text.split('.').map(|it| it.parse::<usize>().ok()?.checked_sub(1)).collect();
    match *counts? {
        [layer, unit] => Some(Quantity::Gradient { layer, unit, from: None }),
        [layer, unit, from] => Some(Quantity::Gradient { layer, unit, from: Some(from) }),
        _ => None,
    }
}
