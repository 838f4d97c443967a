//! A run as numbers, in the shape of the recordings of the original: what a link stands for, for
//! people who want it without a screen.

use crate::plane::{Data, Example, FeatureSet};
use crate::run::{Losses, Run};
use crate::seedrandom::SeedRandom;
use crate::session::asked::{inputs_of, run_of};
use crate::settings::PlaygroundState;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// What a link stands for.
#[derive(Debug, Serialize)]
pub struct Replay {
    /// The link, written anew.
    pub hash: String,
    /// The training points in their order: x, y, label.
    pub train: Vec<[f64; 3]>,
    /// The test points in their order: x, y, label.
    pub test: Vec<[f64; 3]>,
    /// The network before its first step.
    pub initial: Parameters,
    /// The losses after each of the epochs asked for.
    #[serde(serialize_with = "by_epoch")]
    pub loss: Vec<(u64, Losses)>,
}

/// Every parameter of a network, by the names of the original.
#[derive(Debug, Serialize)]
pub struct Parameters {
    /// Every link, neuron by neuron.
    pub links: Vec<Link>,
    /// Every bias.
    pub biases: Vec<Bias>,
}

/// A link and its weight.
#[derive(Debug, Serialize)]
pub struct Link {
    /// Its source and its neuron, as in `x-1`.
    pub id: String,
    /// Its weight.
    #[serde(serialize_with = "number")]
    pub weight: f64,
    /// Whether L1 has pruned it.
    #[serde(rename = "isDead")]
    pub is_dead: bool,
}

/// A neuron and its bias.
#[derive(Debug, Serialize)]
pub struct Bias {
    /// Its number: 1, 2, … layer by layer, the output last.
    pub id: String,
    /// Its bias.
    #[serde(serialize_with = "number")]
    pub bias: f64,
}

impl Replay {
    /// Trains from the beginning and notes the losses after each of these epochs. Training goes on
    /// when numbers stop being finite, as the original's does.
    pub fn new(state: &PlaygroundState, epochs: &[u64]) -> Self {
        let mut stream = SeedRandom::new(&state.seed);
        let data = Data::draw(&state.sampling(), &mut stream);
        let mut run = run_of(state, &data, &inputs_of(state, &data), &mut stream);
        let initial = Parameters::of(&run, state.active_features());
        let mut epochs = epochs.to_vec();
        epochs.sort_unstable();
        epochs.dedup();
        let loss = epochs
            .into_iter()
            .map(|epoch| {
                while run.epoch() < epoch {
                    run.advance(usize::MAX);
                }
                (epoch, run.losses())
            })
            .collect();
        let rows = |examples: &[Example]| examples.iter().map(|e| [e.x, e.y, e.label]).collect();
        Self {
            hash: state.to_link(),
            train: rows(&data.train),
            test: rows(&data.test),
            initial,
            loss,
        }
    }
}

impl Parameters {
    /// The parameters of a run, whose network reads these features.
    pub fn of(run: &Run, features: FeatureSet) -> Self {
        let params = run.mlp().params();
        let mut sources: Vec<String> = features.iter().map(|f| f.id().to_owned()).collect();
        let (mut links, mut biases, mut n_neurons) = (Vec::new(), Vec::new(), 0);
        for layer in run.mlp().layers() {
            let names: Vec<String> =
                (0..layer.n_units).map(|unit| (n_neurons + unit + 1).to_string()).collect();
            n_neurons += layer.n_units;
            for (unit, name) in names.iter().enumerate() {
                for (from, source) in sources.iter().enumerate() {
                    let at = layer.weights.span().start + unit * layer.n_inputs + from;
                    let id = format!("{source}-{name}");
                    links.push(Link { id, weight: params[at], is_dead: run.is_dead(at) });
                }
                let bias = params[layer.biases.span().start + unit];
                biases.push(Bias { id: name.clone(), bias });
            }
            sources = names;
        }
        Self { links, biases }
    }
}

/// A number, or the word for it where JSON has no number.
fn number<S: Serializer>(x: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if x.is_finite() {
        serializer.serialize_f64(*x)
    } else if x.is_nan() {
        serializer.serialize_str("NaN")
    } else {
        serializer.serialize_str(if *x < 0.0 { "-Infinity" } else { "Infinity" })
    }
}

fn by_epoch<S: Serializer>(loss: &[(u64, Losses)], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Pair {
        #[serde(serialize_with = "number")]
        train: f64,
        #[serde(serialize_with = "number")]
        test: f64,
    }
    let mut map = serializer.serialize_map(Some(loss.len()))?;
    for (epoch, losses) in loss {
        map.serialize_entry(epoch, &Pair { train: losses.train, test: losses.test })?;
    }
    map.end()
}
