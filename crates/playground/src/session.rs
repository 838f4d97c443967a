//! A session: one person's playground. It holds what the settings ask for, trains it, and remembers
//! how it went; (settings, acts) ⇒ session is a pure function.

use crate::data::Data;
use crate::feature::Feature;
use crate::fields::Stale;
use crate::history::{History, LossPoint, Losses};
use crate::run::{Recipe, Run};
use crate::seedrandom::SeedRandom;
use crate::state::PlaygroundState;
use crate::surface::Surface;
use crate::timeline::Timeline;

/// One weight or bias of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Parameter {
    /// The weight of a link. Layer 0 is the first hidden layer, or the output when there is none;
    /// its inputs are the features that are on.
    Weight {
        /// The layer at the end of the link.
        layer: usize,
        /// The neuron at its end.
        to: usize,
        /// The neuron, or feature, at its beginning.
        from: usize,
    },
    /// The bias of a neuron.
    Bias {
        /// The layer.
        layer: usize,
        /// The neuron.
        unit: usize,
    },
}

/// A run whose numbers grew without limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// The epoch during which it happened, counted from 1.
    pub epoch: u64,
    /// The last epoch at whose end the training loss was no worse than at the beginning.
    pub last_good: u64,
}

/// One person's playground.
#[derive(Debug)]
pub struct Session {
    state: PlaygroundState,
    data: Data,
    /// The seed's stream, as the data and the weights have left it.
    stream: SeedRandom,
    run: Run,
    losses: Losses,
    history: History,
    ghost: Vec<LossPoint>,
    timeline: Timeline,
    divergence: Option<Divergence>,
    surface: Surface,
    surface_is_current: bool,
}

impl Session {
    /// A session before its first step.
    pub fn new(state: PlaygroundState) -> Self {
        let mut stream = SeedRandom::new(&state.seed);
        let data = Data::generate(&state, &mut stream);
        let mut run = Run::new(&state, &data, &mut stream);
        let losses = run.losses();
        Self {
            losses,
            history: History::new(losses),
            ghost: Vec::new(),
            timeline: Timeline::new(run.moment(), run.recipe().clone()),
            divergence: None,
            surface: surface(&state),
            surface_is_current: false,
            state,
            data,
            stream,
            run,
        }
    }

    /// The settings in force.
    pub fn state(&self) -> &PlaygroundState {
        &self.state
    }

    /// Makes the session agree with new settings by doing the least that does, and tells what that
    /// was: from nothing, over training on by another recipe, to new data and new weights.
    pub fn sync(&mut self, state: &PlaygroundState) -> Stale {
        let stale = self.state.stale(state);
        match stale {
            Stale::Nothing | Stale::Paint => self.state = state.clone(),
            Stale::Training => self.train_on(state),
            Stale::Network | Stale::Data => *self = Self::new(state.clone()),
        }
        stale
    }

    fn train_on(&mut self, state: &PlaygroundState) {
        if state.activation != self.state.activation {
            self.surface = surface(state);
        }
        self.state = state.clone();
        self.run.adopt(Recipe::of(state));
        self.change();
    }

    /// Trains on one batch. Does nothing once the numbers have grown without limit.
    pub fn step(&mut self) {
        if self.divergence.is_some() {
            return;
        }
        self.leave_future();
        let epoch = self.run.epoch();
        self.run.step();
        self.surface_is_current = false;
        if !self.run.is_finite() {
            self.losses = self.run.losses();
            self.diverge(epoch + 1);
        } else if epoch < self.run.epoch() {
            self.end_epoch();
        }
    }

    /// Trains to the end of the epoch, or until the numbers grow without limit.
    pub fn epoch(&mut self) {
        let epoch = self.run.epoch();
        while self.run.epoch() == epoch && self.divergence.is_none() {
            self.step();
        }
    }

    fn end_epoch(&mut self) {
        let epoch = self.run.epoch();
        self.losses = self.run.losses();
        let finite = |loss: f64| loss.is_finite() || self.data.test.is_empty();
        if self.losses.train.is_finite() && finite(self.losses.test) {
            self.history.push(epoch, self.losses);
            if self.timeline.is_due(epoch) {
                self.timeline.keep(self.run.moment(), self.run.recipe().clone());
            }
        } else {
            self.diverge(epoch);
        }
    }

    fn diverge(&mut self, epoch: u64) {
        let points = self.history.points();
        let first = points[0].losses.train;
        let is_good = |point: &&LossPoint| point.losses.train <= first;
        let last_good = points.iter().rev().find(is_good).map_or(0, |point| point.epoch);
        self.divergence = Some(Divergence { epoch, last_good });
    }

    /// Returns to the very same first weights.
    pub fn reset(&mut self) {
        *self = Self::new(self.state.clone());
    }

    /// The seed of the next sample of points, as the original would draw it here.
    pub fn next_seed(&self) -> String {
        self.stream.clone().next_seed()
    }

    /// Goes back, or forth again, to the end of an epoch by replaying it exactly; training goes on
    /// from there. Epochs outside what has been trained are clamped.
    pub fn seek(&mut self, epoch: u64) {
        let epoch = epoch.clamp(self.timeline.first_epoch(), self.trained());
        let recipe = self.run.recipe().clone();
        let keyframe = self.timeline.before(epoch);
        self.run.adopt(keyframe.recipe.clone());
        self.run.restore(&keyframe.moment);
        while self.run.epoch() < epoch {
            self.run.step();
        }
        self.run.adopt(recipe);
        self.losses = self.run.losses();
        self.divergence = None;
        self.surface_is_current = false;
    }

    /// The earliest epoch that can be returned to.
    pub fn first_epoch(&self) -> u64 {
        self.timeline.first_epoch()
    }

    /// The newest epoch that has been trained: later than [`Self::completed`] after going back.
    pub fn trained(&self) -> u64 {
        self.history.last_epoch()
    }

    /// After going back, training on begins another future: the old one remains as a ghost.
    fn leave_future(&mut self) {
        let (epoch, cursor) = (self.run.epoch(), self.run.cursor());
        if epoch < self.history.last_epoch() {
            self.ghost = self.history.cut(epoch);
            self.history.push(epoch, self.losses);
            self.timeline.cut(epoch, cursor);
            if self.timeline.before(epoch).recipe != *self.run.recipe() {
                self.timeline.pin(self.run.moment(), self.run.recipe().clone());
            }
        }
    }

    /// Something was changed by hand: the losses follow, and the timeline remembers.
    fn change(&mut self) {
        self.leave_future();
        self.losses = self.run.losses();
        self.surface_is_current = false;
        if self.divergence.is_none() {
            if self.run.cursor() == 0 {
                self.history.push(self.run.epoch(), self.losses);
            }
            self.timeline.pin(self.run.moment(), self.run.recipe().clone());
        }
    }

    /// Where a parameter lies among [`Run::mlp`]'s, if the network has it.
    pub fn position(&self, parameter: Parameter) -> Option<usize> {
        let (mlp, layers) = (self.run.mlp(), self.run.mlp().layers());
        match parameter {
            Parameter::Weight { layer, to, from } => {
                let fits = |l: &nn::Layer| to < l.n_units && from < l.n_inputs;
                layers.get(layer).is_some_and(fits).then(|| mlp.weight_at(layer, to, from))
            }
            Parameter::Bias { layer, unit } => {
                let fits = |l: &nn::Layer| unit < l.n_units;
                layers.get(layer).is_some_and(fits).then(|| mlp.bias_at(layer, unit))
            }
        }
    }

    /// The value of a weight or bias, if the network has it.
    pub fn parameter(&self, parameter: Parameter) -> Option<f64> {
        self.position(parameter).map(|at| self.run.mlp().params()[at])
    }

    /// Whether L1 has pruned this link.
    pub fn is_dead(&self, parameter: Parameter) -> bool {
        self.position(parameter).is_some_and(|at| self.run.is_dead(at))
    }

    /// Sets a weight or bias by hand. Ignored when the network has no such parameter, when the value
    /// is not a finite number, and once the numbers have grown without limit.
    pub fn set_parameter(&mut self, parameter: Parameter, value: f64) {
        let at = self.position(parameter).filter(|_| value.is_finite());
        if let (Some(at), None) = (at, self.divergence) {
            self.run.set_param(at, value);
            self.change();
        }
    }

    /// The run: the network as it is now.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// How many epochs have been completed.
    pub fn completed(&self) -> u64 {
        self.run.epoch()
    }

    /// The points.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The losses as of now, or as of the last whole epoch while an epoch is under way.
    pub fn losses(&self) -> Losses {
        self.losses
    }

    /// The loss curves, up to the newest epoch trained.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The future that was left behind by going back and training on.
    pub fn ghost(&self) -> &[LossPoint] {
        &self.ghost
    }

    /// Whether, and when, the numbers grew without limit.
    pub fn divergence(&self) -> Option<Divergence> {
        self.divergence
    }

    /// A hash of every bit of every parameter: equal on every machine.
    pub fn fingerprint(&self) -> u64 {
        self.run.fingerprint()
    }

    /// What every neuron answers to every point of the plane, as of now.
    pub fn surface(&mut self) -> &Surface {
        if !self.surface_is_current {
            self.surface.evaluate(self.run.mlp().params());
            self.surface_is_current = true;
        }
        &self.surface
    }
}

fn surface(state: &PlaygroundState) -> Surface {
    let features: Vec<Feature> = state.active_features().iter().collect();
    Surface::new(state.activation, &features, &state.shape, state.problem)
}
