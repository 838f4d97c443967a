//! Looks inside as JSON, in the words of a replay: for people who want numbers without a screen. What is seen is
//! found elsewhere.

use crate::inside::landscape::{Landscape, PathPoint, Relief};
use crate::inside::point::OnePoint;
use crate::session::{Parameters, Session};
use crate::text::json::Number;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// One point seen through. Everything behind a target is there only if there is one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrittenPoint {
    /// The inputs of the network, scaled, in their order.
    pub inputs: Vec<Number>,
    /// Its outputs.
    pub output: Vec<Number>,
    /// The layers, the output last.
    pub layers: Vec<WrittenLayer>,
    /// What each output should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Vec<Number>>,
    /// The loss of this point, without penalties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<Number>,
    /// ∂loss/∂w of every link, then of every bias, by the names of [`Parameters`].
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "by_id")]
    pub gradients: Option<Vec<(String, f64)>>,
}

/// A layer, a number for each neuron.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrittenLayer {
    /// The weighted sums.
    pub z: Vec<Number>,
    /// What normalization makes of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normalized: Option<Vec<Number>>,
    /// The activations.
    pub a: Vec<Number>,
    /// ∂loss/∂z.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delta: Option<Vec<Number>>,
}

impl WrittenPoint {
    /// A point that was read of this session.
    pub fn of(session: &Session, point: &OnePoint) -> Self {
        let (run, features) = (session.run(), session.state().active_features());
        let ids = Parameters::ids(run, features);
        let layers = run.mlp().layers();
        let weights = layers.iter().flat_map(|layer| layer.weights.span());
        let biases = layers.iter().flat_map(|layer| layer.biases.span());
        let gradient = |at: usize| (ids[at].clone(), point.gradients()[at]);
        let layer = |k: usize| {
            let layer = point.layer(k);
            WrittenLayer {
                z: numbers(layer.z),
                normalized: layer.normalized.map(numbers),
                a: numbers(layer.a),
                delta: layer.delta.map(numbers),
            }
        };
        let has_target = point.targets().is_some();
        Self {
            inputs: numbers(point.inputs()),
            output: numbers(point.outputs()),
            layers: (0..point.n_layers()).map(layer).collect(),
            target: point.targets().map(numbers),
            loss: has_target.then(|| Number(point.loss())),
            gradients: has_target.then(|| weights.chain(biases).map(gradient).collect()),
        }
    }
}

/// A landscape with its heights.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrittenLandscape {
    /// The name of the plane: the one that was asked for, or `random` where there is no path yet.
    pub plane: &'static str,
    /// The mean training losses, row after row.
    pub grid: Vec<Vec<Number>>,
    /// Where the columns lie.
    pub x: Vec<Number>,
    /// Where the rows lie.
    pub y: Vec<Number>,
    /// Across and up, in the order of the parameters.
    pub directions: [Vec<Number>; 2],
    /// The names of the parameters.
    pub ids: Vec<String>,
    /// How much of the path lies in each direction.
    pub shares: [Number; 2],
    /// The path so far; the present moment is the last.
    pub path: Vec<WrittenMoment>,
    /// The next step.
    pub step: WrittenStep,
    /// The mean training loss at the present parameters.
    pub loss: Number,
}

/// A moment of the path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrittenMoment {
    /// The epoch.
    pub epoch: u64,
    /// Across.
    pub x: Number,
    /// Up.
    pub y: Number,
    /// How far off the plane.
    pub off: Number,
}

/// The next step of gradient descent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrittenStep {
    /// Across.
    pub x: Number,
    /// Up.
    pub y: Number,
    /// How much of its length lies in the plane.
    pub share: Number,
}

impl WrittenLandscape {
    /// A landscape of this session, and its heights, all of them computed.
    pub fn of(session: &Session, landscape: &Landscape, relief: &Relief) -> Self {
        let [x, y] = landscape.axes(relief.side()).map(|axis| numbers(&axis));
        let [across, up] = landscape.directions();
        let step = landscape.step();
        let moment = |point: &PathPoint| WrittenMoment {
            epoch: point.epoch,
            x: Number(point.at[0]),
            y: Number(point.at[1]),
            off: Number(point.off),
        };
        Self {
            plane: landscape.plane().id(),
            grid: relief.values().chunks(relief.side().max(1)).map(numbers).collect(),
            x,
            y,
            directions: [across, up].map(|it| numbers(it)),
            ids: Parameters::ids(session.run(), session.state().active_features()),
            shares: landscape.shares().map(Number),
            path: landscape.path().iter().map(moment).collect(),
            step: WrittenStep {
                x: Number(step.along[0]),
                y: Number(step.along[1]),
                share: Number(step.share),
            },
            loss: Number(relief.here()),
        }
    }
}

fn numbers(slice: &[f64]) -> Vec<Number> {
    slice.iter().copied().map(Number).collect()
}

fn by_id<S: Serializer>(
    gradients: &Option<Vec<(String, f64)>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let gradients = gradients.iter().flatten();
    let mut map = serializer.serialize_map(None)?;
    for (id, slope) in gradients {
        map.serialize_entry(id, &Number(*slope))?;
    }
    map.end()
}
