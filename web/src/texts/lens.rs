//! The texts of the lenses of the network.

use crate::lang::{filled, t};
use playground::inside::point::Step;

/// The name of the two passes, as a group of buttons.
pub(crate) const PASSES: &str = "Forward and backward pass";
pub(crate) const TO_PREVIOUS: &str = "Previous step";
pub(crate) const TO_NEXT: &str = "Next step";
pub(crate) const PLAY_PASSES: &str = "Play the passes";
pub(crate) const STOP_PASSES: &str = "Stop the passes";
/// The names of the three lines below the network.
pub(crate) const LINES: [&str; 3] = ["Forward", "Backward", "Check"];
/// The last step.
const NUDGE: &str = "Nudge";
/// Why there is no backward pass.
pub(crate) const NO_TARGET: &str = "No data point is here. Press one to go backward.";
/// How the keys choose a point.
pub(crate) const CHOOSE: &str =
    "Arrow keys go to the next data point. With Shift they go to any place.";
pub(crate) const CORNER: &str = "A corner of a function lies between.";
pub(crate) const ROUNDING: &str = "The loss changes by less than its rounding.";
pub(crate) const BEND: &str = "The loss is curved here.";
/// Words of the point without a target.
const POINT: &str = "Point {0}";

/// What histograms count, in the order of `HISTOGRAMS`.
pub(crate) const KINDS: [&str; 4] = ["Activations", "Sums", "Gradients", "Weights"];
pub(crate) const HISTOGRAM: &str = "Histogram of";
pub(crate) const GRADIENT: &str = "Gradient";
pub(crate) const GRADIENT_HELP: &str = "The length of the gradient of the mean training loss, for the weights and biases of this layer.";
pub(crate) const UPDATE: &str = "Update ÷ weights";
pub(crate) const UPDATE_HELP: &str =
    "The length of the next update beside that of the weights. About 0.001 is usual.";
pub(crate) const NONE_DEAD: &str = "No neuron is dead";
pub(crate) const NONE_FLAT: &str = "No neuron is mostly flat";
/// Marks of a neuron below its tile.
pub(crate) const DEAD: &str = "dead";

/// "2 of 22 neurons are dead": they pass on 0 for every point.
pub(crate) fn dead(n_dead: usize, n: usize) -> String {
    filled("{0} of {1} neurons are dead", &[n_dead.to_string(), n.to_string()])
}

/// "Layer 1 has one sign only": all its activations are positive, or all negative.
pub(crate) fn one_sided(layer: usize) -> String {
    filled("Layer {0} has one sign only", &[layer.to_string()])
}

/// "2 of 22 neurons are mostly flat": for most points.
pub(crate) fn flat(n_flat: usize, n: usize) -> String {
    filled("{0} of {1} neurons are mostly flat", &[n_flat.to_string(), n.to_string()])
}

/// "Layer 1 gets 0.0007 of the gradient" that the last layer has.
pub(crate) fn reaches(share: String) -> String {
    filled("Layer 1 gets {0} of the gradient", &[share])
}

/// "Largest weight 2.31".
pub(crate) fn largest(weight: String) -> String {
    filled("Largest weight {0}", &[weight])
}

/// "92 % off": for so many points it passes on 0.
pub(crate) fn off(percent: String) -> String {
    filled("{0} % off", &[percent])
}

/// "72 % flat": for so many points its activation is flat.
pub(crate) fn mostly_flat(percent: String) -> String {
    filled("{0} % flat", &[percent])
}

/// What a step of the passes does.
pub(crate) fn step(step: Step, n_layers: usize) -> String {
    let of = |layer: usize, of_layer: &'static str, of_output: &'static str| match layer + 1 {
        k if k == n_layers => t(of_output),
        k => filled(of_layer, &[k.to_string()]),
    };
    match step {
        Step::Input => t("Input"),
        Step::Forward(k) => of(k, "Forward, layer {0}", "Forward, output"),
        Step::Loss => t("Loss"),
        Step::Backward(k) => of(k, "Backward, layer {0}", "Backward, output"),
        Step::Nudge => t(NUDGE),
    }
}

/// "Point 1.32, 2.76".
pub(crate) fn point(place: String) -> String {
    filled(POINT, &[place])
}

/// "should be +1, is 0.13".
pub(crate) fn should_be(target: String, answer: Option<String>) -> String {
    match answer {
        Some(answer) => filled("should be {0}, is {1}", &[target, answer]),
        None => filled("should be {0}", &[target]),
    }
}

/// "should be C, which gets 13 %".
pub(crate) fn gets(class: String, chance: String) -> String {
    filled("should be {0}, which gets {1}", &[class, chance])
}

/// The answer at a place without a data point.
pub(crate) fn answer(answer: String) -> String {
    filled("the answer is {0}", &[answer])
}

/// "its loss 0.377".
pub(crate) fn loss(loss: String) -> String {
    filled("its loss {0}", &[loss])
}

/// "Nudge w₄ by ±10⁻⁵".
pub(crate) fn nudge(weight: String, epsilon: String) -> String {
    filled("Nudge {0} by ±{1}", &[weight, epsilon])
}

/// "relative difference 8·10⁻⁹".
pub(crate) fn difference(difference: String) -> String {
    filled("relative difference {0}", &[difference])
}

/// The next update of a weight, and what of it is due to this point.
pub(crate) fn share(optimizer: String, update: String, share: String) -> String {
    filled("{0} moves it by {1}, this point by {2}", &[optimizer, update, share])
}

/// The band, for screen readers: the neuron whose sums are written out.
pub(crate) fn sums_of(layer: usize, unit: usize, is_output: bool) -> String {
    match is_output {
        true => filled("Sums of output {0}", &[unit.to_string()]),
        false => filled("Sums of neuron {0} of layer {1}", &[unit.to_string(), layer.to_string()]),
    }
}
