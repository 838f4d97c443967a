//! The forward pass of one point, written out as one would by hand. Which neuron is shown is not decided here.

use crate::answer::Answer;
use crate::session::Session;
use nn::Activation;
use number::shown::{short, subscript};
use std::fmt::Write;

/// Terms of a sum that are written out; a person reads no more.
const MAX_TERMS: usize = 8;

/// One neuron at one point.
#[derive(Clone, Debug, PartialEq)]
pub struct ForwardPass {
    /// The inputs: `x₁ = −1`, one for each feature.
    pub inputs: Vec<String>,
    /// The outputs of each layer before the neuron's, the first first.
    pub layers: Vec<Vec<f64>>,
    /// The sum in letters: `w₀ + w₁·x₁ + w₂·x₂`.
    pub letters: String,
    /// The same in numbers: `1 + 3·(−1) − 2·2`.
    pub numbers: String,
    /// The sum.
    pub z: f64,
    /// What normalization makes of the sum, if there is any.
    pub normalized: Option<f64>,
    /// What the neuron applies to that, and what comes of it.
    pub g: (Activation, f64),
    /// The probability of this output, where the loss turns its sum into one.
    pub chance: Option<f64>,
}

impl ForwardPass {
    /// Neuron `unit` of layer `layer` at a point; both count from 0, and what is not there is replaced
    /// by the first output.
    pub fn of(session: &Session, [x, y]: [f64; 2], layer: usize, unit: usize) -> Self {
        let (run, mlp) = (session.run(), session.run().mlp());
        let (design, layers) = (&run.recipe().design, mlp.layers());
        let is_there = layers.get(layer).is_some_and(|layer| unit < layer.n_units);
        let (at, unit) = if is_there { (layer, unit) } else { (layers.len() - 1, 0) };
        let (tape, layer) = (session.tape_at(x, y), &layers[at]);
        let names: Vec<String> = match at {
            0 => {
                session.inputs().features.iter().map(|f| f.spec().label.replace('X', "x")).collect()
            }
            _ => (1..=layer.n_inputs).map(|k| format!("a{}", subscript(k))).collect(),
        };
        let told = tape.value(mlp.input());
        let values = if at == 0 { told } else { tape.value(layers[at - 1].output) };
        let weight = |from: usize| mlp.params()[mlp.weight_at(at, unit, from)];
        let bias = mlp.params()[mlp.bias_at(at, unit)];
        let (mut letters, mut numbers) = ("w₀".to_owned(), short(bias));
        for (from, (name, value)) in names.iter().zip(values).enumerate().take(MAX_TERMS) {
            // Writing to a text cannot fail.
            let _ = write!(letters, " + w{}·{name}", subscript(from + 1));
            let sign = if weight(from) < 0.0 { '−' } else { '+' };
            let _ = write!(numbers, " {sign} {}·{}", short(weight(from).abs()), factor(*value));
        }
        if MAX_TERMS < values.len() {
            letters += " + …";
            numbers += " + …";
        }
        let is_output = at + 1 == layers.len();
        let z = tape.value(layer.sum)[unit];
        let chance = match design.answer {
            Answer::LogOdds | Answer::Softmax if is_output => chances(session, [x, y]),
            _ => Vec::new(),
        };
        Self {
            inputs: session
                .inputs()
                .features
                .iter()
                .zip(told)
                .map(|(f, value)| {
                    format!("{} = {}", f.spec().label.replace('X', "x"), short(*value))
                })
                .collect(),
            layers: layers[..at].iter().map(|l| tape.value(l.output).to_vec()).collect(),
            letters,
            numbers,
            z,
            normalized: layer.norm.map(|_| tape.value(layer.pre_activation)[unit]),
            g: (design.layers[at].activation, tape.value(layer.output)[unit]),
            chance: chance.get(unit).copied(),
        }
    }
}

/// The chance of each class at a point, in the order of the classes; nothing in regression.
pub fn chances(session: &Session, [x, y]: [f64; 2]) -> Vec<f64> {
    let (run, n_classes) = (session.run(), session.state().n_classes());
    if n_classes == 0 {
        return Vec::new();
    }
    let mut shown = session.tape_at(x, y).value(run.mlp().output()).to_vec();
    run.recipe().design.answer.read(&mut shown, 1);
    match shown[..] {
        [y] => {
            let p = (0.5 * (y + 1.0)).clamp(0.0, 1.0);
            vec![p, 1.0 - p]
        }
        _ => shown,
    }
}

/// A factor after a dot: in brackets if it has a sign.
fn factor(value: f64) -> String {
    if value < 0.0 { format!("({})", short(value)) } else { short(value) }
}
