//! Exports: a trained network as code or text that works elsewhere. Each format is one file and one row
//! here. A file that can be opened here again is `model`'s business.

mod formula;
mod keras;
mod numpy;
mod python;
mod pytorch;

use crate::plane::{Feature, Scaling};
use crate::session::Session;
use nn::normalization::Over;
use nn::{Activation, LayerExtras, LayerSpec, Loss, Mlp};

nn::registry! {
    /// What a trained network can be written as.
    pub enum Format: Spec {
        NumPy = Spec {
            id: "numpy",
            label: "NumPy",
            file: "network.py",
            help: "A Python program of one function that needs nothing but NumPy.",
            write: numpy::write,
        },
        PyTorch = Spec {
            id: "pytorch",
            label: "PyTorch",
            file: "network_torch.py",
            help: "A PyTorch module with the trained weights, ready to train on.",
            write: pytorch::write,
        },
        Keras = Spec {
            id: "keras",
            label: "Keras",
            file: "network_keras.py",
            help: "A sequential model of Keras 3 with the trained weights, ready to train on.",
            write: keras::write,
        },
        Formula = Spec {
            id: "formula",
            label: "Formula",
            file: "network.txt",
            help: "What every neuron computes, a line each, rounded to four digits.",
            write: formula::write,
        },
    }
}

/// What a format is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What the file is called.
    pub file: &'static str,
    /// What one gets, in a sentence.
    pub help: &'static str,
    /// The text of the file.
    pub write: fn(&Model<'_>) -> String,
}

impl Format {
    /// The network of a session as a program or text.
    pub fn write(self, session: &Session) -> String {
        let design = &session.run().recipe().design;
        (self.spec().write)(&Model {
            title: &session.state().to_link(),
            features: &session.inputs().features,
            scaling: &session.inputs().scaling,
            layers: &design.layers,
            extras: &design.extras,
            loss: design.loss,
            mlp: session.run().mlp(),
        })
    }
}

/// A trained network and what it was told.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    /// What the head of the file says, such as the link; empty for nothing.
    pub title: &'a str,
    /// What each input is.
    pub features: &'a [Feature],
    /// How each input is scaled, one a feature; empty for not at all.
    pub scaling: &'a [Scaling],
    /// The layers, the output last.
    pub layers: &'a [LayerSpec],
    /// What surrounds their activations, as in [`Mlp::with`].
    pub extras: &'a [LayerExtras],
    /// The loss function that it was trained with.
    pub loss: Loss,
    /// The network of these layers, with its parameters.
    pub mlp: &'a Mlp<f64>,
}

/// What keeps a normalization from dividing by zero: the network's own ε.
const EPSILON: f64 = 1e-5;

/// A layer as formats write it.
struct ExportedLayer<'a> {
    n_inputs: usize,
    n_units: usize,
    /// units × inputs
    weights: &'a [f64],
    /// units
    biases: &'a [f64],
    norm: Option<Norm<'a>>,
    activation: Activation,
    dropout: f64,
}

/// The normalization of a layer; each slice is one number a unit.
struct Norm<'a> {
    gain: &'a [f64],
    shift: &'a [f64],
    by: By<'a>,
}

/// Where mean and variance come from when predicting.
enum By<'a> {
    /// From training: means and variances.
    Running([&'a [f64]; 2]),
    /// From the sums themselves, over runs of so many neurons; the last may be shorter.
    Units(usize),
}

/// A function that turns outputs into probabilities.
#[derive(Clone, Copy, PartialEq)]
enum Squash {
    Sigmoid,
    Softmax,
}

impl<'a> Model<'a> {
    /// The title on one line: a line break in it would end the comment that it stands in.
    fn title(&self) -> String {
        self.title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    }

    fn layers(&self) -> impl Iterator<Item = ExportedLayer<'a>> + use<'a> {
        let Self { layers: specs, extras, mlp, .. } = *self;
        assert_eq!(specs.len(), mlp.layers().len(), "a spec for each layer");
        let params = mlp.params();
        mlp.layers().iter().zip(specs).enumerate().map(move |(k, (layer, spec))| {
            let extras = extras.get(k).copied().unwrap_or_default();
            let over = extras.normalization.spec().over;
            ExportedLayer {
                n_inputs: layer.n_inputs,
                n_units: layer.n_units,
                weights: &params[layer.weights.span()],
                biases: &params[layer.biases.span()],
                norm: layer.norm.zip(over).map(|(norm, over)| Norm {
                    gain: &params[norm.gain.span()],
                    shift: &params[norm.shift.span()],
                    by: match (norm.running, over) {
                        (Some(running), _) => By::Running(running.map(|p| &params[p.span()])),
                        (None, Over::Units { groups }) => {
                            By::Units(layer.n_units.div_ceil(groups).max(1))
                        }
                        (None, Over::Batch { .. }) => unreachable!("batch norm keeps statistics"),
                    },
                }),
                activation: spec.activation,
                dropout: extras.dropout,
            }
        })
    }

    fn n_outputs(&self) -> usize {
        self.mlp.output().rows()
    }

    /// The function that turns outputs into probabilities, if the loss takes logits.
    fn squash(&self) -> Option<Squash> {
        let loss = self.loss.spec();
        let is_shared = loss.is_joint && 1 < self.n_outputs();
        let squash = if is_shared { Squash::Softmax } else { Squash::Sigmoid };
        loss.is_of_logits.then_some(squash)
    }
}
