//! The health of a network: how its neurons are spread over the training points, which of them are dead or flat,
//! and how strongly each layer is moved. Nothing of it trains or draws: the run goes on as if nobody had looked.
//!
//! All is as the network answers: batch norm by its running statistics, nothing dropped.

use crate::run::Design;
use crate::session::Session;
use nn::autodiff::Tape;
use nn::{Mlp, Trainer};

/// What a histogram counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What each neuron passes on.
    Activations,
    /// What its activation is applied to: the weighted sum, or what normalization makes of it.
    Sums,
    /// ∂loss/∂z of each point's own loss.
    Gradients,
    /// The weights into a neuron. There are few, and no points.
    Weights,
}

impl Kind {
    /// All kinds, in the order of [`HISTOGRAMS`](crate::settings::HISTOGRAMS).
    pub const ALL: [Self; 4] = [Self::Activations, Self::Sums, Self::Gradients, Self::Weights];

    /// The kind of a name in links.
    pub fn from_id(id: &str) -> Option<Self> {
        let at = crate::settings::HISTOGRAMS.iter().position(|it| *it == id)?;
        Self::ALL.get(at).copied()
    }
}

/// What is wrong with a neuron.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// It passes on 0 for all points, so no gradient reaches it (Lu et al. 2020).
    Dead,
    /// It passes on 0 for this share of the points, more than [`Health::OFF`].
    Off(f64),
    /// Its activation is flat for this share of the points, more than half: |g′| < [`Health::FLAT`] (Glorot and
    /// Bengio 2010, section 3).
    Flat(f64),
}

/// One neuron.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeuronHealth {
    /// For which share of the points it passes on 0 exactly.
    pub off: f64,
    /// For which share its activation is flat.
    pub flat: f64,
    /// What is wrong, if anything is.
    pub mark: Option<Mark>,
}

/// One layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayerHealth {
    /// Its neurons.
    pub neurons: Vec<NeuronHealth>,
    /// The length of the gradient of the mean training loss for its weights and biases (Glorot and Bengio 2010,
    /// section 4).
    pub gradient: f64,
    /// The length of the next update of its weights beside that of the weights; about a thousandth is usual. The
    /// update is the one that the optimizer would make of a batch like all points; 0 where all weights are.
    pub update: f64,
    /// The mean of its activations over neurons and points.
    pub mean: f64,
    /// Their standard deviation.
    pub deviation: f64,
    /// Whether all of them have the same sign, or are 0: then all weights into a neuron of the next layer are pushed
    /// the same way (LeCun et al. 1998, section 4.3).
    pub is_one_sided: bool,
}

/// Counts of a neuron's numbers in bars of equal width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Histogram {
    /// Where the first bar begins, and the last ends: the same for all neurons of a layer.
    pub range: [f64; 2],
    /// How many numbers each bar has; numbers that are not finite are in none.
    pub bars: [u32; Health::BARS],
}

/// The health of all layers. Its memory is kept when it is read again.
#[derive(Debug, Default)]
pub struct Health {
    layers: Vec<LayerHealth>,
    block: Tape<f64>,
    n: usize,
    /// For each layer, units × points: activations, sums and gradients.
    rows: Vec<[Vec<f64>; 3]>,
    /// For each layer: its weights, and how many each neuron has.
    weights: Vec<(Vec<f64>, usize)>,
    gradient: Vec<f64>,
    mean: Vec<f64>,
    network: Option<(Design, Mlp<f64>, Trainer<f64>)>,
}

impl Health {
    /// Bars of a histogram.
    pub const BARS: usize = 13;
    /// A neuron that is off for a larger share of the points is marked.
    pub const OFF: f64 = 0.9;
    /// Slopes of an activation below this count as flat.
    pub const FLAT: f64 = 0.01;
    /// The most numbers of each kind that are kept.
    const MAX_NUMBERS: usize = 1 << 18;
    /// The most points.
    const MAX_POINTS: usize = 2_000;

    /// Reads a session at its present parameters. At most the first 2000 training points are looked at, and fewer of
    /// a large network; they are a random choice.
    pub fn read(&mut self, session: &Session) {
        let (run, mlp) = (session.run(), session.run().mlp());
        let design = &run.recipe().design;
        let examples = run.examples(false);
        self.n = Self::n_read(session);
        self.block = run.block_within(core::mem::take(&mut self.block));
        self.rows.resize_with(mlp.layers().len(), Default::default);
        for (layer, kinds) in mlp.layers().iter().zip(&mut self.rows) {
            for rows in kinds {
                rows.clear();
                rows.resize(layer.n_units * self.n, 0.0);
            }
        }
        self.gradient.clear();
        self.gradient.resize(mlp.params().len(), 0.0);
        for from in (0..self.n).step_by(self.block.capacity()) {
            let span = from..(from + self.block.capacity()).min(self.n);
            examples.put(mlp, &mut self.block, span.clone());
            mlp.forward_at(mlp.params(), &mut self.block);
            mlp.backward_answer(mlp.params(), &mut self.block, &mut self.gradient);
            for (layer, kinds) in mlp.layers().iter().zip(&mut self.rows) {
                let read = [
                    self.block.value(layer.output),
                    self.block.value(layer.pre_activation),
                    self.block.grad(layer.sum),
                ];
                for (read, rows) in read.into_iter().zip(kinds) {
                    let read = read.chunks_exact(span.len());
                    for (row, to) in read.zip(rows.chunks_exact_mut(self.n)) {
                        to[span.clone()].copy_from_slice(row);
                    }
                }
            }
        }
        self.mean.clear();
        self.mean.extend(self.gradient.iter().map(|it| it / (self.n as f64).max(1.0)));
        if self.network.as_ref().is_none_or(|(of, ..)| of != design) {
            self.network = Some((design.clone(), design.mlp(), run.trainer().clone()));
        }
        if let Some((_, moved, trainer)) = &mut self.network {
            moved.params_mut().copy_from_slice(mlp.params());
            trainer.clone_from(run.trainer());
            trainer.suppose(moved, &self.gradient, self.n.max(1));
            trainer.update(moved, &run.next_update());
        }
        self.layers.resize_with(mlp.layers().len(), Default::default);
        for (of, length) in self.layers.iter_mut().zip(run.layer_lengths(&self.mean)) {
            of.gradient = length;
        }
        self.weights.resize_with(mlp.layers().len(), Default::default);
        for k in 0..mlp.layers().len() {
            let layer = mlp.layers()[k];
            let weights = &mlp.params()[layer.weights.span()];
            self.weights[k].0.clear();
            self.weights[k].0.extend_from_slice(weights);
            self.weights[k].1 = layer.n_inputs;
            let after = self
                .network
                .as_ref()
                .map_or(weights, |(_, moved, _)| &moved.params()[layer.weights.span()]);
            let moved = weights.iter().zip(after).map(|(was, is)| (is - was) * (is - was));
            let length = weights.iter().map(|it| it * it).sum::<f64>().sqrt();
            let update = moved.sum::<f64>().sqrt();
            let of = &mut self.layers[k];
            of.update = if length == 0.0 { 0.0 } else { update / length };
            self.judge(k, design.layers[k].activation);
        }
    }

    /// Finds what is to be said of the neurons of a layer.
    fn judge(&mut self, k: usize, activation: nn::Activation) {
        let (of, [a, sums, _], n) = (&mut self.layers[k], &self.rows[k], self.n);
        let (mut answers, ones, mut bends) = (vec![0.0; n], vec![1.0; n], vec![0.0; n]);
        of.neurons.clear();
        for (a, sums) in a.chunks_exact(n.max(1)).zip(sums.chunks_exact(n.max(1))) {
            activation.forward(sums, &mut answers);
            activation.slopes(sums, &answers, &ones, &mut bends);
            let share = |n_such: usize| n_such as f64 / n as f64;
            let off = share(a.iter().filter(|it| **it == 0.0).count());
            let flat = share(bends.iter().filter(|it| it.abs() < Self::FLAT).count());
            let mark = if off == 1.0 {
                Some(Mark::Dead)
            } else if Self::OFF < off {
                Some(Mark::Off(off))
            } else if 0.5 < flat - off {
                // A rectifier that is off is flat as well; that is its way.
                Some(Mark::Flat(flat))
            } else {
                None
            };
            of.neurons.push(NeuronHealth { off, flat, mark });
        }
        let len = (a.len() as f64).max(1.0);
        of.mean = a.iter().sum::<f64>() / len;
        let squares = a.iter().map(|it| (it - of.mean) * (it - of.mean));
        of.deviation = (squares.sum::<f64>() / len).sqrt();
        of.is_one_sided = a.iter().all(|it| 0.0 <= *it) || a.iter().all(|it| *it <= 0.0);
    }

    /// Every layer, the output last.
    pub fn layers(&self) -> &[LayerHealth] {
        &self.layers
    }

    /// How many multiplications a reading takes, about.
    pub fn work(session: &Session) -> usize {
        3 * session.run().mlp().params().len() * Self::n_read(session)
    }

    /// How many points are looked at.
    fn n_read(session: &Session) -> usize {
        let run = session.run();
        let n_units: usize = run.mlp().layers().iter().map(|layer| layer.n_units).sum();
        let n_max = (Self::MAX_NUMBERS / n_units.max(1)).clamp(100, Self::MAX_POINTS);
        run.examples(false).n.min(n_max)
    }

    /// How many points were looked at.
    pub fn n_points(&self) -> usize {
        self.n
    }

    /// How many neurons there are, and how many of them are dead.
    pub fn n_dead(&self) -> (usize, usize) {
        let all = self.layers.iter().flat_map(|layer| &layer.neurons);
        (all.clone().count(), all.filter(|it| it.mark == Some(Mark::Dead)).count())
    }

    /// The histograms of a layer, one for each neuron, all over the range of the layer's numbers and 0.
    ///
    /// # Panics
    /// If there is no such layer.
    pub fn histograms(&self, layer: usize, kind: Kind, out: &mut Vec<Histogram>) {
        let (weights, n_inputs) = &self.weights[layer];
        let (numbers, n) = match kind {
            Kind::Activations => (&self.rows[layer][0], self.n),
            Kind::Sums => (&self.rows[layer][1], self.n),
            Kind::Gradients => (&self.rows[layer][2], self.n),
            Kind::Weights => (weights, *n_inputs),
        };
        let finite = numbers.iter().copied().filter(|it| it.is_finite());
        let (mut low, mut high) = (finite.clone().fold(0.0, f64::min), finite.fold(0.0, f64::max));
        if low == high {
            (low, high) = (-1.0, 1.0);
        }
        out.clear();
        for numbers in numbers.chunks_exact(n.max(1)) {
            let mut bars = [0; Self::BARS];
            for number in numbers.iter().filter(|it| it.is_finite()) {
                // Halved before they are subtracted, for the difference may be infinite.
                let part = (0.5 * number - 0.5 * low) / (0.5 * high - 0.5 * low);
                bars[((part * Self::BARS as f64) as usize).min(Self::BARS - 1)] += 1;
            }
            out.push(Histogram { range: [low, high], bars });
        }
    }
}
