//! A network as text: a line for each neuron, with numbers of four digits. What was rounded away is
//! lost; the programs have every digit.

use super::{By, EPSILON, ExportedLayer, Model, Scaling, Squash};
use nn::{Activation, Loss};
use number::shown::{significant, subscript};

pub(super) fn write(model: &Model<'_>) -> String {
    let mut out = "A neural network trained with Nabla.\n".to_owned();
    let title = model.title();
    if !title.is_empty() {
        out += &format!("{title}\n");
    }
    out += "\nx lies across, y up.\n\n";
    let mut inputs = Vec::new();
    for (k, feature) in model.features.iter().enumerate() {
        let formula = feature.spec().formula;
        inputs.push(match model.scaling.get(k) {
            Some(&Scaling { offset, scale }) if (offset, scale) != (0.0, 1.0) => {
                let name = format!("u{}", subscript(k + 1));
                let offset = signed(-offset, false);
                out += &format!("{name} = ({formula}{offset}) / {}\n", significant(scale));
                name
            }
            _ => formula.to_owned(),
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
    out += match model.squash() {
        Some(Squash::Softmax) => "\nprobabilityₖ = e^outputₖ / Σⱼ e^outputⱼ\n",
        Some(Squash::Sigmoid) if model.loss == Loss::Hinge => "",
        Some(Squash::Sigmoid) => "\nprobability = 1 / (1 + e^−output)\n",
        None => "",
    };
    if notes.is_empty() { out } else { format!("{out}\n{notes}") }
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
        By::Running([mean, variance]) => {
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
