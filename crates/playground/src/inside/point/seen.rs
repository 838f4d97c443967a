//! What is shown of one point: its numbers, and the sums of one neuron with all their terms. Where they stand, and
//! with how many decimals, is not decided here.

use super::{Nudge, OnePoint, Passes};
use crate::plane::Example;
use crate::session::Session;
use crate::settings::PlaygroundState;
use nn::Activation;

/// The point that a lens is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// The place of the plane, −6 to 6.
    pub at: [f64; 2],
    /// What the answer should be, if an example stands there.
    pub label: Option<f64>,
    /// Whether the network is trained on it.
    pub is_trained: bool,
}

/// One neuron and one link into it, counted from 0; the output is the last layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neuron {
    /// The layer.
    pub layer: usize,
    /// The neuron.
    pub unit: usize,
    /// The neuron or input that the link comes from; without one it is the link that the loss depends on most.
    pub from: Option<usize>,
}

/// A layer at this point: a number for each neuron.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenLayer {
    /// The weighted sums.
    pub z: Vec<f64>,
    /// The activations.
    pub a: Vec<f64>,
    /// δ = ∂loss/∂z; empty without a target.
    pub delta: Vec<f64>,
}

/// One point as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The point.
    pub point: Chosen,
    /// How far the passes have come.
    pub passes: Passes,
    /// The inputs of the network.
    pub inputs: Vec<f64>,
    /// The layers, the output last.
    pub layers: Vec<SeenLayer>,
    /// The loss of this point; NaN without a target.
    pub loss: f64,
    /// The answer as it is shown elsewhere: see [`Session::answers_at`].
    pub answers: Vec<f64>,
    /// The neuron whose sums are written out.
    pub neuron: Neuron,
    /// Its bias.
    pub bias: f64,
    /// The terms of its sum: weight and what comes in.
    pub terms: Vec<[f64; 2]>,
    /// What normalization makes of the sum, if there is any.
    pub normalized: Option<f64>,
    /// Its activation.
    pub activation: Activation,
    /// g′ at this point.
    pub bend: f64,
    /// ∂loss/∂a of it, if there is a target.
    pub slope: Option<f64>,
    /// The terms of that in a hidden layer: weight and δ of the next layer.
    pub back: Vec<[f64; 2]>,
    /// The link that is differentiated: where it comes from, and ∂loss/∂w.
    pub link: Option<(usize, f64)>,
    /// ∂loss/∂b.
    pub bias_gradient: f64,
    /// What a small change of that weight does, if it is asked for.
    pub nudge: Option<Nudge>,
    /// How far the next update moves the weight, and how much of that is due to this point; not of points that do
    /// not train, nor of networks so large that a picture would have to wait for it.
    pub share: Option<[f64; 2]>,
}

/// The most multiplications for the mean gradient that shares are computed from: a few milliseconds.
const MAX_WORK: usize = 4_000_000;

impl Chosen {
    /// An example is chosen from this far away.
    pub const REACH: f64 = 0.3;

    /// The point at the settings' place: the example nearest to it, or else a place without an example. While the
    /// place was never chosen it is the nearest training point, wherever that is.
    pub fn of(session: &Session) -> Self {
        let state = session.state();
        let is_usual = state.at == PlaygroundState::default().at;
        let reach = if is_usual { f64::INFINITY } else { Self::REACH };
        Self::near(session, state.at, reach)
    }

    /// The shown example nearest to a place, if one is within `reach`; otherwise the place. Where the answer is a
    /// curve, only the way along it counts.
    pub fn near(session: &Session, [x, y]: [f64; 2], reach: f64) -> Self {
        let (data, state) = (session.data(), session.state());
        let line = state.line();
        let far = |it: &Example| match line {
            Some(line) => (line.along(it.x, it.y) - x).abs(),
            None => (it.x - x).hypot(it.y - y),
        };
        let of_test = if state.show_test_data { &data.test[..] } else { &[] };
        let trained = data.train.iter().map(|it| (it, true));
        let others = data.validation.iter().chain(of_test).map(|it| (it, false));
        let nearest = trained.chain(others).map(|(it, is_trained)| (far(it), it, is_trained));
        match nearest.min_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((distance, it, is_trained)) if distance <= reach => {
                Self { at: [it.x, it.y], label: Some(it.label), is_trained }
            }
            _ => {
                let (x, y) = line.map_or((x, y), |line| line.at(x));
                Self { at: [x, y], label: None, is_trained: false }
            }
        }
    }

    /// The place with two decimals, as it stands in a link, or with all of them if two would choose another
    /// example.
    pub fn place(self, session: &Session) -> [f64; 2] {
        let [x, y] = self.at;
        let line = session.state().line();
        let whole = line.map_or([x, y], |line| [line.along(x, y), 0.0]);
        let short = whole.map(|it| libm::round(it * 100.0) / 100.0);
        if Self::near(session, short, Self::REACH).at == self.at { short } else { whole }
    }

    /// The next example from this one in a direction, in units of the picture: the nearest within 45° of it.
    pub fn next(self, session: &Session, [dx, dy]: [f64; 2]) -> Option<Self> {
        let (data, state) = (session.data(), session.state());
        let place = |it: [f64; 2]| state.line().map_or(it, |line| [line.along(it[0], it[1]), 0.0]);
        let of_test = if state.show_test_data { &data.test[..] } else { &[] };
        let all = data.train.iter().chain(&data.validation).chain(of_test);
        let [x, y] = place(self.at);
        let ahead = all.filter_map(|it| {
            let [px, py] = place([it.x, it.y]);
            let along = (px - x) * dx + (py - y) * dy;
            let across = (py - y) * dx - (px - x) * dy;
            (0.0 < along && across.abs() <= along).then_some((along.hypot(across), it))
        });
        let (_, it) = ahead.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let near = Self::near(session, place([it.x, it.y]), 0.0);
        Some(Self { at: [it.x, it.y], label: Some(it.label), ..near })
    }
}

impl Neuron {
    /// The neuron that the settings choose, as far as the network has it: by itself the first of the last hidden
    /// layer, or of the output where there is none.
    pub fn of(state: &PlaygroundState) -> Self {
        let [layer, unit, from] = state.neuron;
        let n_layers = state.shape.len() + 1;
        if layer == 0 || n_layers < layer {
            return Self { layer: n_layers.saturating_sub(2), unit: 0, from: None };
        }
        let n_units = |layer: usize| state.shape.get(layer).copied().unwrap_or(state.n_outputs());
        let n_sources = match layer {
            1 => state.active_features().len(),
            _ => n_units(layer - 2),
        };
        Self {
            layer: layer - 1,
            unit: unit.clamp(1, n_units(layer - 1)) - 1,
            from: from.checked_sub(1).filter(|it| *it < n_sources),
        }
    }
}

impl Seen {
    /// Reads the session with its settings' point, neuron and step. `point` keeps the memory; with `is_whole` also
    /// nudge and share are found.
    pub fn of(session: &Session, point: &mut OnePoint, is_whole: bool) -> Self {
        let chosen = Chosen::of(session);
        point.read(session, chosen.at, chosen.label, None);
        let answers = session.answers_at(chosen.at[0], chosen.at[1]);
        let (state, run, mlp) = (session.state(), session.run(), session.run().mlp());
        let passes = Passes::new(point.n_layers(), chosen.label.is_some(), state.pass);
        let neuron = Neuron::of(state);
        let Neuron { layer, unit, from } = neuron;
        let of = mlp.layers()[layer];
        let weight =
            |layer: usize, to: usize, from: usize| mlp.params()[mlp.weight_at(layer, to, from)];
        let at = point.layer(layer);
        let terms: Vec<[f64; 2]> =
            at.x.iter().enumerate().map(|(from, x)| [weight(layer, unit, from), *x]).collect();
        let back = match mlp.layers().get(layer + 1) {
            Some(next) if chosen.label.is_some() => {
                let delta = point.layer(layer + 1).delta.unwrap_or_default();
                (0..next.n_units).map(|to| [weight(layer + 1, to, unit), delta[to]]).collect()
            }
            _ => Vec::new(),
        };
        let gradient = |from: usize| point.gradients()[mlp.weight_at(layer, unit, from)];
        let strongest = || {
            let size = |from: &usize| gradient(*from).abs();
            (0..of.n_inputs).max_by(|a, b| size(a).total_cmp(&size(b)).then(b.cmp(a)))
        };
        let link = from.filter(|it| *it < of.n_inputs).or_else(strongest);
        let at_bias = of.biases.span().nth(unit);
        let mut seen = Self {
            point: chosen,
            passes,
            inputs: point.inputs().to_vec(),
            layers: (0..point.n_layers())
                .map(|k| {
                    let at = point.layer(k);
                    let delta = at.delta.unwrap_or_default().to_vec();
                    SeenLayer { z: at.z.to_vec(), a: at.a.to_vec(), delta }
                })
                .collect(),
            loss: point.loss(),
            answers,
            neuron,
            bias: at_bias.map_or(0.0, |at| mlp.params()[at]),
            terms,
            normalized: at.normalized.map(|it| it[unit]),
            activation: at.activation,
            bend: at.bend[unit],
            slope: at.slope.map(|it| it[unit]),
            back,
            link: link.map(|from| (from, gradient(from))),
            bias_gradient: at_bias.map_or(0.0, |at| point.gradients()[at]),
            nudge: None,
            share: None,
        };
        let Some(at) = link.map(|from| mlp.weight_at(layer, unit, from)).filter(|_| is_whole)
        else {
            return seen;
        };
        if passes.is_nudged() {
            seen.nudge = point.nudge(session, at, Nudge::EPSILON);
        }
        let work = mlp.params().len() * run.examples(false).n.min(1_000);
        // With dropout, the next update is that of a network with some neurons left out by chance.
        let has_dropout = run.recipe().design.extras.iter().any(|it| 0.0 < it.dropout);
        if chosen.is_trained && !has_dropout && work <= MAX_WORK {
            seen.share = point.shares(session).map(|it| [it.update[at], it.share[at]]);
        }
        seen
    }
}
