//! Recordings of the original, read from `traces/`: its results for one link, or after clicks.

use nn::Mlp;
use playground::{Example, PlaygroundState};
use serde_json::Value;

/// The results of the original for one link.
#[derive(Debug)]
pub(crate) struct Recording {
    pub(crate) name: String,
    /// The link that was opened.
    pub(crate) hash: String,
    /// The link that the original wrote after it had opened the address.
    pub(crate) serialized: String,
    pub(crate) train: Vec<Example>,
    pub(crate) test: Vec<Example>,
    /// The first parameters.
    pub(crate) initial: Parameters,
    /// The next random number after those for points and weights.
    pub(crate) next_random: f64,
    /// Losses by epoch; NaN where the original had NaN.
    pub(crate) losses: Vec<Losses>,
    /// The epoch of `last`.
    pub(crate) last_epoch: usize,
    /// The parameters after that epoch.
    pub(crate) last: Parameters,
}

/// Weights and biases in the original's order: by layer, node and source.
#[derive(Debug)]
pub(crate) struct Parameters {
    /// Name (`source-target`), weight, and whether L1 regularization has removed the link.
    pub(crate) links: Vec<(String, f64, bool)>,
    /// Name of the node, and its bias.
    pub(crate) biases: Vec<(String, f64)>,
}

/// Losses after an epoch.
#[derive(Debug)]
pub(crate) struct Losses {
    pub(crate) epoch: usize,
    pub(crate) train: f64,
    pub(crate) test: f64,
}

/// All recordings of links, by name.
pub(crate) fn all() -> Vec<Recording> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/traces");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of recordings")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a readable name"))
        .filter(|name| name.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    names.sort();
    assert!(!names.is_empty(), "no recordings");
    names.iter().map(|name| recording(&json(name))).collect()
}

/// One file of `traces/`.
pub(crate) fn json(file: &str) -> Value {
    let path = format!("{}/traces/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A number; JSON has no NaN, so the recordings contain a text instead.
#[track_caller]
pub(crate) fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) => text.parse().expect("a number in text"),
        _ => value.as_f64().expect("a number"),
    }
}

#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

/// A list; `read` parses each item.
#[track_caller]
pub(crate) fn list<T>(value: &Value, item: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().expect("a list").iter().map(item).collect()
}

/// A point, written `[x, y, label]`.
pub(crate) fn example(value: &Value) -> Example {
    Example { x: number(&value[0]), y: number(&value[1]), label: number(&value[2]) }
}

/// The numbers of neurons in all layers for a state, from the inputs to the output.
pub(crate) fn widths(state: &PlaygroundState) -> Vec<usize> {
    [&[state.active_features().len()], &state.shape[..], &[1]].concat()
}

/// The number of links of the network for a state.
pub(crate) fn n_links(state: &PlaygroundState) -> usize {
    widths(state).windows(2).map(|pair| pair[0] * pair[1]).sum()
}

/// The weights of a network in the order of the recordings: by layer, neuron and source.
pub(crate) fn weights(mlp: &Mlp<f64>) -> Vec<f64> {
    let mut weights = Vec::new();
    for (at, layer) in mlp.layers().iter().enumerate() {
        for to in 0..layer.n_units {
            weights
                .extend((0..layer.n_inputs).map(|from| mlp.params()[mlp.weight_at(at, to, from)]));
        }
    }
    weights
}

/// The biases of a network in the order of the recordings: by layer and neuron.
pub(crate) fn biases(mlp: &Mlp<f64>) -> Vec<f64> {
    let mut biases = Vec::new();
    for (at, layer) in mlp.layers().iter().enumerate() {
        biases.extend((0..layer.n_units).map(|unit| mlp.params()[mlp.bias_at(at, unit)]));
    }
    biases
}

/// Checks that two numbers, or two NaNs, are at most `tolerance` apart.
#[track_caller]
pub(crate) fn assert_close(ours: f64, theirs: f64, tolerance: f64, what: &str) {
    let agree = (ours - theirs).abs() <= tolerance || ours.is_nan() && theirs.is_nan();
    assert!(agree, "{what}: {ours} instead of {theirs}");
}

fn recording(value: &Value) -> Recording {
    let losses = value["loss"].as_object().expect("losses by epoch");
    let mut losses: Vec<Losses> = losses
        .iter()
        .map(|(epoch, losses)| Losses {
            epoch: epoch.parse().expect("an epoch"),
            train: number(&losses["train"]),
            test: number(&losses["test"]),
        })
        .collect();
    losses.sort_by_key(|losses| losses.epoch);
    Recording {
        name: text(&value["name"]),
        hash: text(&value["hash"]),
        serialized: text(&value["serialized"]),
        train: list(&value["train"], example),
        test: list(&value["test"], example),
        initial: parameters(&value["initial"]),
        next_random: number(&value["nextRandomAfterLoad"]),
        losses,
        last_epoch: value["final"]["epoch"].as_u64().expect("an epoch") as usize,
        last: parameters(&value["final"]),
    }
}

fn parameters(value: &Value) -> Parameters {
    let is_dead = |link: &Value| link["isDead"].as_bool().expect("dead or not");
    Parameters {
        links: list(&value["links"], |link| {
            (text(&link["id"]), number(&link["weight"]), is_dead(link))
        }),
        biases: list(&value["biases"], |node| (text(&node["id"]), number(&node["bias"]))),
    }
}
