//! What an export is made of: a trained network, what its inputs and outputs measure, and how it was
//! trained. How a format writes that is in the file of the format.

use crate::answer::Answer;
use crate::plane::{Axis, Feature, Line, Scaling};
use crate::run::Recipe;
use crate::session::Session;
use nn::normalization::Over;
use nn::{Activation, LayerExtras, LayerSpec, Loss, Mlp, Trainer};
use std::ops::Range;

/// A trained network, what it was told and what it tells.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// What the head of the file says, such as the link; empty for nothing.
    pub title: &'a str,
    /// What is measured across and up.
    pub axes: [Axis; 2],
    /// The axis that alone counts, where the answer is a curve over it.
    pub line: Option<Line>,
    /// What each input is, computed in the units of the picture.
    pub features: &'a [Feature],
    /// How each input is scaled, one a feature; empty for not at all.
    pub scaling: &'a [Scaling],
    /// The layers, the output last.
    pub layers: &'a [LayerSpec],
    /// What surrounds their activations, as in [`Mlp::with`].
    pub extras: &'a [LayerExtras],
    /// The loss function that it was trained with.
    pub loss: Loss,
    /// What its outputs mean.
    pub answer: Answer,
    /// What they tell.
    pub tells: Tells,
    /// The network of these layers, with its parameters.
    pub mlp: &'a Mlp<f64>,
    /// How it was trained, where that is to be said.
    pub training: Option<Training<'a>>,
}

/// What a network tells of a point.
#[derive(Clone, Debug, PartialEq)]
pub enum Tells {
    /// A number: what is −1 to 1 for the network, in its own units.
    Number(Axis),
    /// One of some classes.
    Classes {
        /// Their names, in the order of the page: the first of two is labeled 1, the second −1.
        names: Vec<String>,
        /// Of two classes, the one whose probability is told.
        positive: usize,
    },
}

/// How a network was trained.
#[derive(Clone, Copy, Debug)]
pub struct Training<'a> {
    /// By what rules.
    pub recipe: &'a Recipe,
    /// What training remembers.
    pub trainer: &'a Trainer<f64>,
    /// How many epochs.
    pub epoch: u64,
}

/// What keeps a normalization from dividing by zero: the network's own ε.
pub(super) const EPSILON: f64 = 1e-5;

/// A layer as formats write it.
pub(super) struct ExportedLayer<'a> {
    pub(super) n_inputs: usize,
    pub(super) n_units: usize,
    /// units × inputs
    pub(super) weights: &'a [f64],
    /// units
    pub(super) biases: &'a [f64],
    pub(super) norm: Option<Norm<'a>>,
    pub(super) activation: Activation,
    pub(super) dropout: f64,
}

/// The normalization of a layer; each slice is one number a unit.
pub(super) struct Norm<'a> {
    pub(super) gain: &'a [f64],
    pub(super) shift: &'a [f64],
    pub(super) by: By<'a>,
}

/// Where mean and variance come from when predicting.
pub(super) enum By<'a> {
    /// From training: means and variances.
    Running {
        mean: &'a [f64],
        variance: &'a [f64],
        /// Whether it was corrected towards these while training.
        is_renormalized: bool,
    },
    /// From the sums themselves, over runs of so many neurons; the last may be shorter.
    Units(usize),
}

impl<'a> Model<'a> {
    /// The network of a session as it is now. `title` is its link.
    pub fn of(session: &'a Session, title: &'a str) -> Self {
        let (state, run) = (session.state(), session.run());
        let design = &run.recipe().design;
        let n_classes = state.n_classes();
        let tells = if n_classes == 0 {
            Tells::Number(state.target_axis())
        } else {
            let positive = if n_classes == 2 { state.positive_class() } else { 0 };
            Tells::Classes {
                names: (0..n_classes).map(|k| state.class_name(k)).collect(),
                positive,
            }
        };
        Self {
            title,
            axes: state.axes(),
            // A product counts both.
            line: state.line().filter(|line| *line != Line::Product),
            features: &session.inputs().features,
            scaling: &session.inputs().scaling,
            layers: &design.layers,
            extras: &design.extras,
            loss: design.loss,
            answer: design.answer,
            tells,
            mlp: run.mlp(),
            training: Some(Training {
                recipe: run.recipe(),
                trainer: run.trainer(),
                epoch: run.epoch(),
            }),
        }
    }

    /// The axes whose numbers a point is told by: one where the answer is a curve over it.
    pub fn coordinates(&self) -> &[Axis] {
        &self.axes[self.places()]
    }

    /// Which of x and y these are.
    pub(super) fn places(&self) -> Range<usize> {
        match self.line {
            Some(Line::X) => 0..1,
            Some(Line::Y) => 1..2,
            Some(Line::Product) | None => 0..2,
        }
    }

    /// Whether a point is told by one number.
    pub(super) fn is_line(&self) -> bool {
        self.places().len() == 1
    }

    /// The other one of x and y, which is 0, if any feature reads it.
    pub(super) fn absent(&self) -> Option<&'static str> {
        let absent = match self.line? {
            Line::X => "y",
            Line::Y => "x",
            Line::Product => return None,
        };
        let reads = |feature: &Feature| match Line::of_feature(*feature) {
            Line::Product => true,
            line => Some(line) != self.line,
        };
        self.features.iter().any(reads).then_some(absent)
    }

    /// The scaling of an input, if it does anything.
    pub(super) fn scaling(&self, k: usize) -> Option<Scaling> {
        let scaling = self.scaling.get(k).copied();
        scaling.filter(|scaling| (scaling.offset, scaling.scale) != (0.0, 1.0))
    }

    pub(super) fn layers(&self) -> impl Iterator<Item = ExportedLayer<'a>> + use<'a> {
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
                        (Some([mean, variance]), _) => By::Running {
                            mean: &params[mean.span()],
                            variance: &params[variance.span()],
                            is_renormalized: over == Over::Batch { is_renormalized: true },
                        },
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

    pub(super) fn n_outputs(&self) -> usize {
        self.mlp.output().rows()
    }
}

/// Whether an axis moves or stretches anything.
pub(super) fn is_measured(axis: &Axis) -> bool {
    (axis.offset, axis.scale) != (0.0, 1.0)
}
