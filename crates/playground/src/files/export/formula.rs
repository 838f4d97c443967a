//! A network as text: a line for each neuron, with numbers of four digits. What was rounded away is
//! lost; the programs have every digit.

use super::model::{By, EPSILON, ExportedLayer, is_measured};
use super::{Model, Tells, python};
use crate::answer::Answer;
use nn::Activation;
use number::shown::{significant, subscript};

pub(super) fn write(model: &Model<'_>) -> String {
    let mut out = "A neural network trained with Nabla.\n".to_owned();
    let title = python::plain(model.title);
    if !title.is_empty() {
        out += &format!("{title}\n");
    }
    out += "\n";
    for (name, axis) in python::names(model).zip(model.coordinates()) {
        let place = if name == "x" { "across" } else { "up" };
        out += &match is_measured(axis) {
            false => format!("{name} lies {place}.\n"),
            true => {
                let moved = divided(&python::plain(&axis.name), axis.offset, axis.scale);
                format!("{name} = {moved}\n")
            }
        };
    }
    out += "\n";
    let mut inputs = Vec::new();
    for (k, feature) in model.features.iter().enumerate() {
        let formula = feature.spec().formula;
        inputs.push(match model.scaling(k) {
            Some(it) => {
                let name = format!("u{}", subscript(k + 1));
                out += &format!("{name} = {}\n", divided(formula, it.offset, it.scale));
                name
            }
            None => formula.to_owned(),
        });
    }
    let mut notes = String::new();
    let mut used = Vec::new();
    let n_layers = model.layers.len();
    for (k, layer) in (1..).zip(model.layers()) {
        let name = |unit: usize| match (k == n_layers, layer.n_units) {
            (true, 1) => "output".to_owned(),
            (true, _) => format!("output{}", subscript(unit + 1)),
            (false, _) => format!("h{k}{}", subscript(unit + 1)),
        };
        for unit in 0..layer.n_units {
            let mut line = neuron(&layer, k, unit, &inputs);
            if layer.activation != Activation::Linear {
                line = format!("{}({line})", layer.activation.id());
            }
            out += &format!("{} = {line}\n", name(unit));
        }
        if let Some(By::Units(size)) = layer.norm.as_ref().map(|norm| &norm.by) {
            notes += &normalization(k, layer.n_units, *size);
        }
        let activation = layer.activation;
        if !used.contains(&activation)
            && !matches!(activation, Activation::Linear | Activation::Tanh)
        {
            notes += &format!("{}(x) = {}\n", activation.id(), activation.spec().formula);
            used.push(activation);
        }
        inputs = (0..layer.n_units).map(name).collect();
    }
    out += &answer(model);
    if notes.is_empty() { out } else { format!("{out}\n{notes}") }
}

/// (name − offset) / scale
fn divided(name: &str, offset: f64, scale: f64) -> String {
    format!("({name}{}) / {}", signed(-offset, false), significant(scale))
}

/// What the outputs mean: a number in its units, or chances of classes.
fn answer(model: &Model<'_>) -> String {
    match &model.tells {
        Tells::Number(axis) => {
            let shown = match model.answer {
                Answer::LogOdds => "(2 / (1 + e^−output) − 1)",
                Answer::Probability => "(2 output − 1)",
                Answer::Value | Answer::Softmax => "output",
            };
            if !is_measured(axis) && shown == "output" {
                return String::new();
            }
            let (scale, offset) = (significant(axis.scale), signed(axis.offset, false));
            format!("\n{} = {scale} {shown}{offset}\n", python::plain(&axis.name))
        }
        Tells::Classes { names, positive } if model.n_outputs() == 1 => {
            let name = python::plain(&names[*positive]);
            let is_first = *positive == 0;
            let chance = match model.answer {
                Answer::LogOdds | Answer::Softmax if is_first => "1 / (1 + e^−output)",
                Answer::LogOdds | Answer::Softmax => "1 / (1 + e^output)",
                Answer::Probability if is_first => "output",
                Answer::Probability => "1 − output",
                Answer::Value => {
                    let [first, second] = [0, 1].map(|k| python::plain(&names[k]));
                    return format!("\nAbove 0 the output means {first}, below it {second}.\n");
                }
            };
            format!("\nP({name}) = {chance}\n")
        }
        Tells::Classes { names, .. } => {
            let (before, formula) = match model.answer {
                Answer::Softmax => ("", "e^outputₖ / Σⱼ e^outputⱼ"),
                Answer::LogOdds => ("pₖ = 1 / (1 + e^−outputₖ)\n", "pₖ / Σⱼ pⱼ"),
                Answer::Probability => ("", "outputₖ / Σⱼ outputⱼ"),
                Answer::Value => ("pₖ = max(0, (1 + outputₖ) / 2)\n", "pₖ / Σⱼ pⱼ"),
            };
            let names = (1..).zip(names);
            let names: Vec<String> =
                names.map(|(k, name)| format!("{k} {}", python::plain(name))).collect();
            format!("\n{before}P(class k) = {formula}\nClasses: {}\n", names.join(", "))
        }
    }
}

/// What a neuron hands to its activation.
fn neuron(layer: &ExportedLayer<'_>, k: usize, unit: usize, inputs: &[String]) -> String {
    let mut sum = String::new();
    for (weight, input) in layer.weights[unit * layer.n_inputs..].iter().zip(inputs) {
        if *weight != 0.0 {
            let weight = signed(*weight, sum.is_empty());
            sum += &format!("{weight} {input}");
        }
    }
    let bias = layer.biases[unit];
    if bias != 0.0 || sum.is_empty() {
        sum += &signed(bias, sum.is_empty());
    }
    let Some(norm) = &layer.norm else { return sum };
    let normal = match norm.by {
        By::Running { mean, variance, .. } => {
            let deviation = significant(libm::sqrt(variance[unit] + EPSILON));
            format!("({sum}{}) / {deviation}", signed(-mean[unit], false))
        }
        By::Units(_) => format!("norm{k}({sum})"),
    };
    format!("{} {normal}{}", signed(norm.gain[unit], true), signed(norm.shift[unit], false))
}

/// What normalizes layer `k`, over every `size` of its neurons.
fn normalization(k: usize, n_units: usize, size: usize) -> String {
    let mut out = format!(
        "norm{k}(s) = (s − mean) / √(variance + 0.00001), both over the sums s of layer {k}"
    );
    if size < n_units {
        for from in (0..n_units).step_by(size) {
            out += if from == 0 { ": neurons " } else { " and, apart from these, " };
            out += &match (from + size).min(n_units) {
                to if to == from + 1 => to.to_string(),
                to => format!("{} to {to}", from + 1),
            };
        }
    }
    out + "\n"
}

/// The number as the first term of a sum, or as a later one.
fn signed(x: f64, is_first: bool) -> String {
    let sign = match (x < 0.0, is_first) {
        (true, true) => "−",
        (true, false) => " − ",
        (false, true) => "",
        (false, false) => " + ",
    };
    format!("{sign}{}", significant(x.abs()))
}
