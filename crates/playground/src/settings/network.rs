//! Which network the settings ask for: what is in force where a setting leaves it open. Networks themselves
//! are not known here.

use crate::plane::{FeatureSet, Task};
use crate::settings::state::PlaygroundState;
use nn::normalization::Over;
use nn::{Activation, Loss};

impl PlaygroundState {
    /// The features that are inputs of the network, in their order.
    ///
    /// As in the original, a feature whose control is hidden is not among them, whatever its own value.
    pub fn active_features(&self) -> FeatureSet {
        self.features.iter().filter(|feature| !self.is_hidden_id(feature.id())).collect()
    }

    /// The loss function: the one that was chosen, or else the one that suits the problem.
    pub fn loss_in_force(&self) -> Loss {
        match (self.problem, self.loss) {
            // The softmax of a single number is 1 whatever the number is: nothing could be learned.
            (Task::Regression, None | Some(Loss::SoftmaxCrossEntropy)) => Loss::Squared,
            (Task::Classification, None) if 2 < self.n_classes() => Loss::SoftmaxCrossEntropy,
            (Task::Classification, None) => Loss::Squared,
            (_, Some(loss)) => loss,
        }
    }

    /// The activation function of the output: what the loss needs, what was chosen, or what suits
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

    /// The activation function of a hidden layer: its own, or that of all.
    pub fn activation_of(&self, layer: usize) -> Activation {
        self.activations.get(layer).copied().flatten().unwrap_or(self.activation)
    }

    /// The dropout rate of a hidden layer.
    pub fn dropout_of(&self, layer: usize) -> f64 {
        self.dropout.get(layer).copied().unwrap_or(0.0)
    }

    /// How many outputs the network has.
    pub fn n_outputs(&self) -> usize {
        let n_classes = self.n_classes();
        let is_softmax = self.loss_in_force() == Loss::SoftmaxCrossEntropy;
        if 2 < n_classes || is_softmax { n_classes } else { 1 }
    }

    /// Whether layers are so small that normalization over neurons leaves them hardly any information: it turns one
    /// number into 0, and two into −1 and 1, whatever they are.
    pub fn flattens(&self) -> bool {
        let Some(Over::Units { groups }) = self.normalization.spec().over else { return false };
        // The last group may be smaller than the others.
        let smallest = |units: &usize| {
            let size = units.div_ceil(groups).max(1);
            if units.is_multiple_of(size) { size } else { units % size }
        };
        self.shape.iter().any(|units| smallest(units) <= 2)
    }

    /// Whether the incomplete last batch of an epoch updates the weights: as was chosen; with points of
    /// one's own always, for they may be few.
    pub fn flushes(&self) -> bool {
        self.flush || self.data_set().is_own()
    }
}
