//! A network as a Python program of one function over NumPy arrays.

use super::answers::{self, Library};
use super::model::{By, ExportedLayer};
use super::{Format, Model, python};
use crate::answer::Answer;
use nn::Activation;

pub(super) fn write(model: &Model<'_>) -> String {
    let mut out = python::head(model, Format::NumPy.spec().file);
    out += "import numpy as np\n\n";
    out += &python::classes(model);
    out += "# Weights: a row for each neuron, a column for each input.\n";
    let mut functions: Vec<String> = Vec::new();
    let mut body = String::new();
    for (k, layer) in (1..).zip(model.layers()) {
        out += &parameters(k, &layer);
        let mut h = format!("h @ W{k}.T + b{k}");
        if let Some(norm) = &layer.norm {
            let (call, function) = match norm.by {
                By::Running { .. } => {
                    (format!("standardize({h}, mean{k}, variance{k})"), STANDARDIZE)
                }
                By::Units(size) => (format!("normalize({h}, {size})"), NORMALIZE),
            };
            h = format!("gain{k} * {call} + shift{k}");
            functions.push(function.to_owned());
        }
        let (name, function) = activation(layer.activation);
        functions.push(function);
        let h = if name.is_empty() { h } else { format!("{name}({h})") };
        body += &format!("    h = {h}\n");
    }
    for k in 0..functions.len() {
        if !functions[..k].contains(&functions[k]) {
            out += &functions[k];
        }
    }
    if uses_sigmoid(model) && !functions.contains(&activation(Activation::Sigmoid).1) {
        out += &activation(Activation::Sigmoid).1;
    }
    let last = if model.n_outputs() == 1 { "h[..., 0]" } else { "h" };
    let arguments = python::arguments(model);
    out += &python::features(model, "np", "axis");
    let arrays = if model.is_line() {
        format!("{arguments} = np.asarray({arguments}, float)")
    } else {
        "x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))".to_owned()
    };
    out += &format!(
        r#"

def outputs({arguments}):
    """The output of the network at points: numbers, or arrays of one shape.{}"""
    {arrays}
    h = features({arguments})
{body}    return {last}
"#,
        answers::direction(model),
    );
    out += &answers::functions(model, &LIBRARY);
    out + &python::main(model, "np.array(open(0).read().split(), dtype=float)", "", "")
}

/// Whether probabilities are sigmoids of the outputs.
fn uses_sigmoid(model: &Model<'_>) -> bool {
    model.answer == Answer::LogOdds
}

pub(super) const LIBRARY: Library = Library {
    sigmoid: "sigmoid(Z)",
    softmax: "h = Z\nh = np.exp(h - h.max(axis=-1, keepdims=True))\n\
        return h / h.sum(axis=-1, keepdims=True)",
    clip: ["np.clip(Z, 0, 1)", "np.maximum(Z, 0)"],
    sum: "p.sum(axis=-1, keepdims=True)",
    is_method: false,
    outputs: "outputs",
    names: "np.array(CLASSES)[k]",
};

fn parameters(k: usize, layer: &ExportedLayer<'_>) -> String {
    let weights = python::matrix(layer.weights, layer.n_units, layer.n_inputs, "");
    let mut out = format!("W{k} = np.array({weights})\n");
    let mut vector = |name: &str, numbers: &[f64]| {
        let start = format!("{name}{k} = np.array(");
        out += &format!("{start}{})\n", python::list(numbers, start.len(), "    "));
    };
    vector("b", layer.biases);
    if let Some(norm) = &layer.norm {
        vector("gain", norm.gain);
        vector("shift", norm.shift);
        if let By::Running { mean, variance, .. } = norm.by {
            vector("mean", mean);
            vector("variance", variance);
        }
    }
    out
}

/// The name of a function, and its definition unless NumPy has it; no name for the identity.
fn activation(activation: Activation) -> (String, String) {
    let code = activation.spec().code.numpy;
    if code.is_empty() || code.starts_with("np.") {
        return (code.to_owned(), String::new());
    }
    let name = python::identifier(activation.id());
    let body = code.replace('\n', "\n    ");
    let definition = format!("\n\ndef {name}(x):\n    {body}\n");
    (name, definition)
}

const STANDARDIZE: &str = r#"

def standardize(x, mean, variance):
    """Batch norm by the statistics of training."""
    return (x - mean) / np.sqrt(variance + 1e-5)
"#;

const NORMALIZE: &str = r#"

def normalize(x, size):
    """Every `size` neurons of a layer brought to zero mean and unit variance."""
    groups = [x[..., k : k + size] for k in range(0, x.shape[-1], size)]
    deviations = [g - g.mean(axis=-1, keepdims=True) for g in groups]
    variances = [np.mean(d * d, axis=-1, keepdims=True) for d in deviations]
    normal = [d / np.sqrt(v + 1e-5) for d, v in zip(deviations, variances)]
    return np.concatenate(normal, axis=-1)
"#;
