//! The texts of the figures. The name of each figure and how to read it are with its member.

use crate::lang::filled;

/// The activation and its slope, and the counts drawn below them.
pub(crate) const ACTIVATION: &str = "g(z)";
pub(crate) const SLOPE: &str = "slope g′(z)";
pub(crate) const SUMS: &str = "sums z";
pub(crate) const LAYER: &str = "Layer";
pub(crate) const LAYER_BEFORE: &str = "The layer before";
pub(crate) const LAYER_AFTER: &str = "The layer after";
pub(crate) const MEAN_OUTPUT: &str = "Mean output";
pub(crate) const FLAT: &str = "Where it is flat, |g′| < 0.01";
pub(crate) const DEAD: &str = "Dead neurons";

/// "Layer 2, ReLU: the sums reach from −3.1 to 4.2."
pub(crate) fn sums(layer: usize, activation: &str, from: &str, to: &str) -> String {
    filled(
        "Layer {0}, {1}: the sums reach from {2} to {3}.",
        &[layer.to_string(), activation.to_owned(), from.to_owned(), to.to_owned()],
    )
}

/// "1 of 4".
pub(crate) fn of(n: usize, all: usize) -> String {
    filled("{0} of {1}", &[n.to_string(), all.to_string()])
}

pub(crate) const MOVE: &str = "Arrow keys move it. With Shift, the steps are smaller.";

/// The outputs of a layer.
pub(crate) fn layer(layer: usize, outputs: &str) -> String {
    filled("Layer {0}: {1}", &[layer.to_string(), outputs.to_owned()])
}

pub(crate) const NORMALIZED: &str = "normalized";
pub(crate) const CHANCE: &str = "probability";

pub(crate) const DIFFERENCE: &str = "Largest difference from the network's outputs";

/// "1.1e−16, by rounding".
pub(crate) fn to_rounding(difference: &str) -> String {
    filled("{0}, from rounding", &[difference.to_owned()])
}

/// Why the layers cannot be multiplied: the activation is not linear.
pub(crate) fn bent(layer: usize, activation: &str) -> String {
    filled(
        "Layer {0} is not linear ({1}), so its matrix cannot be multiplied with the next one. Make the activation linear: then all layers become one neuron.",
        &[layer.to_string(), activation.to_owned()],
    )
}

/// Why the layers cannot be multiplied: there is a normalization.
pub(crate) fn normalized(normalization: &str) -> String {
    filled(
        "There is {0} between the layers, so their matrices cannot be multiplied.",
        &[normalization.to_owned()],
    )
}

pub(crate) const CROSS_ENTROPY: &str = "cross-entropy";
pub(crate) const SQUARED: &str = "squared error";
pub(crate) const LOSS: &str = "loss";
pub(crate) const LOSS_SLOPE: &str = "slope dL/dz";
pub(crate) const WORST: &str = "z of the worst point";
pub(crate) const NO_SIGMOID: &str =
    "This network has no sigmoid output for two classes, so there are no dots.";

/// "Slope of the squared error".
pub(crate) fn slope_of(loss: &str) -> String {
    filled("Slope there: {0}", &[loss.to_owned()])
}

/// "Throw 100 times".
pub(crate) fn throw(n: u32) -> String {
    filled("Throw {0} times", &[n.to_string()])
}

/// "of 300 throws".
pub(crate) fn throws(n: u32) -> String {
    filled("Line: share of {0} throws", &[n.to_string()])
}

pub(crate) const NOT_THROWN: &str = "Not thrown yet.";
pub(crate) const NO_CLASSES: &str =
    "The network learns a number here, so there are no probabilities and no die.";

pub(crate) const DEGREE: &str = "Degree";
pub(crate) const DEGREE_LESS: &str = "One degree less";
pub(crate) const DEGREE_MORE: &str = "One degree more";
pub(crate) const NETWORK: &str = "network";
pub(crate) const POLYNOMIAL: &str = "polynomial";
pub(crate) const TRAIN: &str = "training loss";
pub(crate) const TEST: &str = "test loss";
pub(crate) const NO_CURVE: &str = "A polynomial needs a regression problem with one input. Choose the noisy sine, or one feature.";

pub(crate) const TRUTH: &str = "true curve";
pub(crate) const MEAN: &str = "mean";
pub(crate) const ONE_EACH: &str = "one sample per line";
pub(crate) const MODEL: &str = "Model";
pub(crate) const THIS_NETWORK: &str = "This network";
pub(crate) const A_POLYNOMIAL: &str = "Polynomial";
pub(crate) const BIAS: &str = "Bias²";
pub(crate) const VARIANCE: &str = "Variance";
pub(crate) const NOISE: &str = "Noise";
pub(crate) const SUM: &str = "Expected squared error";
pub(crate) const NO_TRUTH: &str =
    "This needs a data set whose true curve is known. Choose the noisy sine.";
pub(crate) const STOP: &str = "Stop";

/// "Train 30 networks".
pub(crate) fn train(n: usize) -> String {
    filled("Train {0} networks", &[n.to_string()])
}

/// "12 of 30 networks, 1000 epochs each".
pub(crate) fn trained(n: usize, all: usize, epochs: u64) -> String {
    filled(
        "{0} of {1} networks, {2} epochs each",
        &[n.to_string(), all.to_string(), epochs.to_string()],
    )
}
