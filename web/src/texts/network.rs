//! The names of links and biases in the network.

use crate::lang::{filled, t};

pub(crate) const FREEZE: &str = "Freeze";
pub(crate) const FREEZE_HELP: &str = "It keeps its value while the rest of the network learns.";
pub(crate) const CUT: &str = "Cut";
pub(crate) const CUT_HELP: &str =
    "The weight is 0, and stays 0 until you set another number. Undo brings the old one back.";
pub(crate) const SILENCE: &str = "Silence";
pub(crate) const SILENCE_HELP: &str = "The links out of this neuron are cut: see what the network does without it. Undo brings them back.";

/// One end of a link.
#[derive(Clone, Debug)]
pub(crate) enum End {
    Feature(String),
    /// A neuron and its layer, both counted from 1.
    Neuron(usize, usize),
    Output,
    /// One of several outputs, with the name of its class.
    Class(String),
}

/// "From neuron 2 of layer 1 to neuron 3 of layer 2".
pub(crate) fn link(from: End, to: End) -> String {
    let of_layer = |[index, layer]: [usize; 2]| [index.to_string(), layer.to_string()];
    let mut names = match &from {
        End::Neuron(index, layer) => of_layer([*index, *layer]).to_vec(),
        End::Feature(name) | End::Class(name) => vec![name.clone()],
        End::Output => Vec::new(),
    };
    let is_hidden = matches!(from, End::Neuron(..));
    let sentence = match to {
        End::Neuron(index, layer) => {
            names.extend(of_layer([index, layer]));
            if is_hidden {
                "From neuron {0} of layer {1} to neuron {2} of layer {3}"
            } else {
                "From {0} to neuron {1} of layer {2}"
            }
        }
        End::Class(name) => {
            names.push(name);
            if is_hidden {
                "From neuron {0} of layer {1} to the output {2}"
            } else {
                "From {0} to the output {1}"
            }
        }
        _ if is_hidden => "From neuron {0} of layer {1} to the output",
        _ => "From {0} to the output",
    };
    filled(sentence, &names)
}

pub(crate) const BIAS_OF_OUTPUT: &str = "Bias of the output";

/// "Bias of neuron 2 of layer 1".
pub(crate) fn bias_of(neuron: End) -> String {
    match neuron {
        End::Neuron(index, layer) => {
            filled("Bias of neuron {0} of layer {1}", &[index.to_string(), layer.to_string()])
        }
        End::Feature(name) | End::Class(name) => filled("Bias of the output {0}", &[name]),
        End::Output => t(BIAS_OF_OUTPUT),
    }
}
