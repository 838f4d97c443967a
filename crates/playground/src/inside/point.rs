//! One point seen through: every sum, activation and slope of one example at the present parameters, forward
//! and backward, and what it means for the weights. How it is shown, and step by step, is not known here.
//!
//! All of it is as the network *answers*: batch norm goes by the running statistics, which are constants to the
//! gradient, and nothing is dropped unless a mask is given. Without batch norm and dropout this is the gradient
//! that training adds up; with batch norm training's also flows through the mean and the variance of the batch,
//! which a single example does not have.

mod nudge;
mod passes;
pub mod seen;
mod share;

pub use nudge::{Cause, Nudge};
pub use passes::{Passes, Step};
pub use share::Shares;

use crate::session::Session;
use nn::autodiff::Tape;
use nn::{Activation, Layer, Mlp};

/// One example seen through. Its memory is kept when another is read.
#[derive(Debug, Default)]
pub struct OnePoint {
    tape: Tape<f64>,
    layers: Vec<(Layer, Activation)>,
    inputs: Vec<f64>,
    targets: Option<Vec<f64>>,
    outputs: Vec<f64>,
    /// g′ of every neuron, layer by layer.
    bends: Vec<f64>,
    gradients: Vec<f64>,
    loss: f64,
    share: share::Memory,
}

/// A layer at this point: a number for each neuron.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerAt<'a> {
    /// What the layer sees: the inputs of the network, or the activations before it.
    pub x: &'a [f64],
    /// The weighted sums, z = b + Σ w x.
    pub z: &'a [f64],
    /// What normalization makes of the sums, if there is any: by the running statistics with batch norm.
    pub normalized: Option<&'a [f64]>,
    /// The activations g(z), or g of what is normalized; with a mask, times the mask.
    pub a: &'a [f64],
    /// g′, where the activation is applied: at z, or at what is normalized.
    pub bend: &'a [f64],
    /// δ = ∂loss/∂z, if there is a target. Without norm and mask it is ∂loss/∂a · g′.
    pub delta: Option<&'a [f64]>,
    /// ∂loss/∂a, if there is a target. In a hidden layer it is Σ δ w over the neurons of the next layer (Rumelhart,
    /// Hinton and Williams 1986, equations 4 to 7).
    pub slope: Option<&'a [f64]>,
    /// g.
    pub activation: Activation,
}

/// The neurons that are dropped, layer and neuron, both from 0. Of the layers that drop, all other neurons are
/// multiplied by 1 / (1 − rate), as in training (inverted dropout).
pub type Dropped<'a> = &'a [(usize, usize)];

impl OnePoint {
    /// Reads a place of the plane, x across and y up in units of the picture, that is, −6 to 6 as the points
    /// themselves. `label` is as that of [`Example`](crate::Example); without one there is no backward pass.
    /// `dropped` says what is dropped; without it the network answers, and nothing is.
    pub fn read(
        &mut self,
        session: &Session,
        [x, y]: [f64; 2],
        label: Option<f64>,
        dropped: Option<Dropped<'_>>,
    ) {
        let design = &session.run().recipe().design;
        let n_outputs = design.n_outputs();
        let targets = label
            .map(|it| (0..n_outputs).map(|k| design.answer.target(it, k, n_outputs)).collect());
        self.see(session, session.inputs().of(x, y), targets, dropped);
    }

    /// Reads the `k`-th training or test example as it is in the data. Nothing is read if there is none.
    pub fn read_example(&mut self, session: &Session, of_test: bool, k: usize) {
        let data = session.data();
        let examples = if of_test { &data.test } else { &data.train };
        if let Some(example) = examples.get(k) {
            self.read(session, [example.x, example.y], Some(example.label), None);
        }
    }

    fn see(
        &mut self,
        session: &Session,
        inputs: impl Iterator<Item = f64>,
        targets: Option<Vec<f64>>,
        dropped: Option<Dropped<'_>>,
    ) {
        let (run, mlp) = (session.run(), session.run().mlp());
        let design = &run.recipe().design;
        self.tape = mlp.tape_within(core::mem::take(&mut self.tape), 1);
        self.inputs.clear();
        self.inputs.extend(inputs);
        self.layers.clear();
        let activations = design.layers.iter().map(|layer| layer.activation);
        self.layers.extend(mlp.layers().iter().copied().zip(activations));
        self.tape.value_mut(mlp.input()).copy_from_slice(&self.inputs);
        if let Some(targets) = &targets {
            self.tape.value_mut(mlp.target()).copy_from_slice(targets);
        }
        let drop_rates = design.extras.iter().map(|extras| extras.dropout).enumerate();
        let dropping = drop_rates.filter(|(_, rate)| 0.0 < *rate);
        for (mask, (layer, rate)) in mlp.masks().iter().zip(dropping) {
            let factor = |unit: usize| match dropped {
                None => 1.0,
                Some(dropped) if dropped.contains(&(layer, unit)) => 0.0,
                Some(_) => 1.0 / (1.0 - rate),
            };
            let values = self.tape.value_mut(mask.var).iter_mut().enumerate();
            values.for_each(|(unit, value)| *value = factor(unit));
        }
        mlp.answer_masked(mlp.params(), &mut self.tape);
        self.outputs.clear();
        self.outputs.extend_from_slice(self.tape.value(mlp.output()));
        self.gradients.clear();
        self.gradients.resize(mlp.params().len(), 0.0);
        self.loss = f64::NAN;
        if targets.is_some() {
            self.loss = self.tape.value(mlp.loss()).iter().sum();
            mlp.backward_answer(mlp.params(), &mut self.tape, &mut self.gradients);
        }
        self.targets = targets;
        self.find_bends(mlp);
    }

    fn find_bends(&mut self, mlp: &Mlp<f64>) {
        let n: usize = mlp.layers().iter().map(|layer| layer.n_units).sum();
        self.bends.clear();
        self.bends.resize(n, 0.0);
        let mut left = &mut self.bends[..];
        let (mut answers, mut ones) = (Vec::new(), Vec::new());
        for (layer, activation) in &self.layers {
            let (bends, rest) = left.split_at_mut(layer.n_units);
            let sums = self.tape.value(layer.pre_activation);
            answers.resize(layer.n_units, 0.0);
            ones.resize(layer.n_units, 1.0);
            activation.forward(sums, &mut answers);
            activation.slopes(sums, &answers, &ones, bends);
            left = rest;
        }
    }

    /// The inputs of the network: each feature of the point, scaled.
    pub fn inputs(&self) -> &[f64] {
        &self.inputs
    }

    /// The outputs of the network, as its loss sees them: see [`Answer::read`](crate::Answer::read) for what they
    /// mean.
    pub fn outputs(&self) -> &[f64] {
        &self.outputs
    }

    /// What the outputs should be, if there is a target.
    pub fn targets(&self) -> Option<&[f64]> {
        self.targets.as_deref()
    }

    /// The loss of this example, summed over the outputs; without penalties. Without a target it is not a number.
    pub fn loss(&self) -> f64 {
        self.loss
    }

    /// ∂loss/∂w of every parameter, in the order of the network's; zeros without a target, and at running
    /// statistics always. For a weight it is δ of its neuron · what comes in by it, for a bias it is δ.
    pub fn gradients(&self) -> &[f64] {
        &self.gradients
    }

    /// How many layers there are; the last is the output.
    pub fn n_layers(&self) -> usize {
        self.layers.len()
    }

    /// A layer; the output is the last.
    ///
    /// # Panics
    /// If there is no such layer.
    pub fn layer(&self, k: usize) -> LayerAt<'_> {
        let (layer, activation) = &self.layers[k];
        let start: usize = self.layers[..k].iter().map(|(layer, _)| layer.n_units).sum();
        let has_target = self.targets.is_some();
        LayerAt {
            x: match k {
                0 => &self.inputs,
                _ => self.tape.value(self.layers[k - 1].0.output),
            },
            z: self.tape.value(layer.sum),
            normalized: layer.norm.map(|_| self.tape.value(layer.pre_activation)),
            a: self.tape.value(layer.output),
            bend: &self.bends[start..start + layer.n_units],
            delta: has_target.then(|| self.tape.grad(layer.sum)),
            slope: has_target.then(|| self.tape.grad(layer.output)),
            activation: *activation,
        }
    }
}
