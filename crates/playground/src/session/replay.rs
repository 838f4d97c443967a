//! A run as numbers, in the shape of the recordings of the original: what a link stands for, for
//! people who want it without a screen.

use crate::plane::{Data, Example, FeatureSet};
use crate::run::{Losses, Run};
use crate::settings::PlaygroundState;
use crate::text::json;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// What a link stands for.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameters {
    /// Every link, neuron by neuron.
    pub links: Vec<Link>,
    /// Every bias.
    pub biases: Vec<Bias>,
}

/// A link and its weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// Its source and its neuron, as in `x-1`.
    pub id: String,
    /// Its weight.
    #[serde(serialize_with = "json::serialize")]
    pub weight: f64,
    /// Whether L1 has pruned it.
    #[serde(rename = "isDead")]
    pub is_dead: bool,
}

/// A neuron and its bias.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bias {
    /// Its number: 1, 2, … layer by layer, the output last.
    pub id: String,
    /// Its bias.
    #[serde(serialize_with = "json::serialize")]
    pub bias: f64,
}

impl Replay {
    /// What is known before the first step.
    pub(crate) fn before(state: &PlaygroundState, data: &Data, run: &Run) -> Self {
        let rows = |examples: &[Example]| examples.iter().map(|e| [e.x, e.y, e.label]).collect();
        Self {
            hash: state.to_link(),
            train: rows(&data.train),
            test: rows(&data.test),
            initial: Parameters::of(run, state.active_features()),
            loss: Vec::new(),
        }
    }
}

impl Parameters {
    /// The parameters of a run, whose network reads these features.
    pub fn of(run: &Run, features: FeatureSet) -> Self {
        let (params, ids) = (run.mlp().params(), Self::ids(run, features));
        let layers = run.mlp().layers();
        let link =
            |at: usize| Link { id: ids[at].clone(), weight: params[at], is_dead: run.is_dead(at) };
        let bias = |at: usize| Bias { id: ids[at].clone(), bias: params[at] };
        Self {
            links: layers.iter().flat_map(|layer| layer.weights.span()).map(link).collect(),
            biases: layers.iter().flat_map(|layer| layer.biases.span()).map(bias).collect(),
        }
    }

    /// The name of every parameter, in the order of the network's: `x-1` for a link, `1` for a bias, and for those
    /// of a normalization `gain-1`, `shift-1`, `mean-1` and `variance-1`.
    pub fn ids(run: &Run, features: FeatureSet) -> Vec<String> {
        let mut ids = vec![String::new(); run.mlp().params().len()];
        let mut sources: Vec<String> = features.iter().map(|f| f.id().to_owned()).collect();
        let mut n_neurons = 0;
        for layer in run.mlp().layers() {
            let names: Vec<String> =
                (0..layer.n_units).map(|unit| (n_neurons + unit + 1).to_string()).collect();
            n_neurons += layer.n_units;
            let links = names.iter().flat_map(|name| sources.iter().map(move |it| (it, name)));
            for (at, (source, name)) in layer.weights.span().zip(links) {
                ids[at] = format!("{source}-{name}");
            }
            ids[layer.biases.span()].clone_from_slice(&names);
            let of_norm = layer.norm.into_iter().flat_map(|norm| {
                let [mean, variance] = norm.running.map_or([None, None], |it| it.map(Some));
                [("gain", Some(norm.gain)), ("shift", Some(norm.shift))]
                    .into_iter()
                    .chain([("mean", mean), ("variance", variance)])
            });
            for (kind, param) in of_norm {
                for (at, name) in param.into_iter().flat_map(|it| it.span()).zip(&names) {
                    ids[at] = format!("{kind}-{name}");
                }
            }
            sources = names;
        }
        ids
    }
}

fn by_epoch<S: Serializer>(loss: &[(u64, Losses)], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Pair {
        #[serde(serialize_with = "json::serialize")]
        train: f64,
        #[serde(serialize_with = "json::serialize")]
        test: f64,
    }
    let mut map = serializer.serialize_map(Some(loss.len()))?;
    for (epoch, losses) in loss {
        map.serialize_entry(epoch, &Pair { train: losses.train, test: losses.test })?;
    }
    map.end()
}
