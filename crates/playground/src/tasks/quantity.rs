//! Quantities: what a goal or a prediction can be about, each a number that a session has now. What is
//! demanded of them is `goal`'s business.

use crate::run::Measures;
use crate::session::Session;
use crate::text::number;
use crate::text::sentence::Sentence;

nn::registry! {
    /// A number that a session has.
    pub enum Measured: Spec {
        TrainLoss = Spec { id: "trainLoss", label: "training loss", of: |s| s.losses().train },
        TestLoss = Spec { id: "testLoss", label: "test loss", of: |s| s.losses().test },
        Gap = Spec {
            id: "gap", label: "test loss minus training loss",
            of: |s| s.losses().test - s.losses().train,
        },
        Accuracy = Spec { id: "accuracy", label: "test accuracy", of: |s| accuracy(s, true) },
        TrainAccuracy = Spec {
            id: "trainAccuracy", label: "training accuracy", of: |s| accuracy(s, false),
        },
        R2 = Spec { id: "r2", label: "R² on the test points", of: r2 },
        Epoch = Spec { id: "epoch", label: "epoch", of: |s| s.completed() as f64 },
        Neurons = Spec {
            id: "neurons", label: "hidden neurons",
            of: |s| s.state().shape.iter().sum::<usize>() as f64,
        },
        Layers = Spec {
            id: "layers", label: "hidden layers", of: |s| s.state().shape.len() as f64,
        },
        Features = Spec {
            id: "features", label: "features", of: |s| s.state().active_features().len() as f64,
        },
        Parameters = Spec {
            id: "parameters", label: "weights and biases",
            of: |s| s.run().mlp().params().len() as f64,
        },
        LargestWeight = Spec {
            id: "largestWeight", label: "largest weight",
            of: |s| weights(s).map(f64::abs).fold(0.0, f64::max),
        },
        DeadWeights = Spec {
            id: "deadWeights", label: "weights that are 0",
            of: |s| weights(s).filter(|w| *w == 0.0).count() as f64,
        },
        Diverged = Spec {
            id: "diverged", label: "whether the numbers grew without limit",
            of: |s| f64::from(s.divergence().is_some()),
        },
        Stopped = Spec {
            id: "stopped", label: "early stops",
            of: |s| f64::from(s.stopped().is_some()),
        },
    }
}

/// What can be measured.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and lessons.
    pub id: &'static str,
    /// The name people read, within a sentence.
    pub label: &'static str,
    /// The number as of now; not a number where it makes no sense.
    pub of: fn(&mut Session) -> f64,
}

/// A number that a session has now, or what its network says of one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// Of the session as a whole.
    Measured(Measured),
    /// The weighted sum of the first output neuron at a point: `sum@-1;2`.
    Sum(f64, f64),
    /// What the first output neuron makes of it: `answer@-1;2`.
    Answer(f64, f64),
}

impl Quantity {
    /// Reads the name of a quantity, with its point if it has one.
    pub fn from_text(text: &str) -> Option<Self> {
        let Some((name, point)) = text.split_once('@') else {
            return Measured::from_id(text).map(Self::Measured);
        };
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

    /// The number as of now; not a number where it makes no sense.
    pub fn of(self, session: &mut Session) -> f64 {
        match self {
            Self::Measured(measured) => (measured.spec().of)(session),
            Self::Sum(x, y) => session.output_at(x, y)[0],
            Self::Answer(x, y) => session.output_at(x, y)[1],
        }
    }

    /// The name people read, within a sentence.
    pub fn label(self) -> Sentence {
        match self {
            Self::Measured(measured) => Sentence::new(measured.spec().label),
            Self::Sum(x, y) => Sentence::new("z at ({0}, {1})").with(&x).with(&y),
            Self::Answer(x, y) => Sentence::new("the answer at ({0}, {1})").with(&x).with(&y),
        }
    }
}

fn weights(session: &Session) -> impl Iterator<Item = f64> {
    let mlp = session.run().mlp();
    mlp.layers().iter().flat_map(|layer| layer.weights.span()).map(|at| mlp.params()[at])
}

fn accuracy(session: &mut Session, of_test: bool) -> f64 {
    match session.measures(of_test) {
        Measures::Classes(confusion) => confusion.accuracy(),
        Measures::Values { .. } => f64::NAN,
    }
}

fn r2(session: &mut Session) -> f64 {
    match session.measures(true) {
        Measures::Classes(_) => f64::NAN,
        Measures::Values { r2, .. } => r2,
    }
}
