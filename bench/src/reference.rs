//! The workloads in plain loops with double precision, one example and one number at a time: the reference for
//! the contestants' results, and the yardstick of the guard. Shares no code with `nn`.

use crate::nabla::place;
use crate::problem::{PLANE_SIDE, Points, Problem};
use crate::workload::{Net, Task, Workload};
use crate::{Named, RUNS_BEFORE_CHECK};
use nn::{Activation, Loss, Optimizer};

/// Adam's constants (Kingma and Ba 2015).
const BETA: [f64; 2] = [0.9, 0.999];
const EPSILON: f64 = 1e-8;

/// A layer: the position of its first parameter, and its numbers for one example.
#[derive(Debug)]
struct Layer {
    n_inputs: usize,
    n_units: usize,
    start: usize,
    activation: Activation,
    out: Vec<f64>,
    /// d(loss)/d(out), then d(loss)/d(sum).
    slope: Vec<f64>,
}

/// One workload in progress.
#[derive(Debug)]
pub struct Reference {
    task: Task,
    net: Net,
    batch_size: usize,
    problem: Problem,
    layers: Vec<Layer>,
    params: Vec<f64>,
    grads: Vec<f64>,
    /// Adam's averages of gradients and of their squares.
    averages: [Vec<f64>; 2],
    t: i32,
    losses: Vec<f64>,
    neurons: Vec<f64>,
    pixels: Vec<f64>,
}

impl Reference {
    /// The start of a workload.
    pub fn new(workload: &Workload) -> Self {
        let Workload { task, net, batch_size, .. } = *workload;
        let problem = Problem::new(workload);
        let (mut n_inputs, mut start) = (net.n_inputs, 0);
        let layer = |spec: nn::LayerSpec| {
            let zeros = || vec![0.0; spec.units];
            let n_units = spec.units;
            let (out, slope) = (zeros(), zeros());
            let layer = Layer { n_inputs, n_units, start, activation: spec.activation, out, slope };
            start += n_units * (n_inputs + 1);
            n_inputs = n_units;
            layer
        };
        let layers = net.layers().into_iter().map(layer).collect();
        let params = problem.weights.clone();
        let zeros = || vec![0.0; params.len()];
        let (grads, averages) = (zeros(), [zeros(), zeros()]);
        let (losses, neurons, pixels) = Default::default();
        Self {
            task,
            net,
            batch_size,
            problem,
            layers,
            params,
            grads,
            averages,
            t: 0,
            losses,
            neurons,
            pixels,
        }
    }

    /// Goes back to the start.
    pub fn restart(&mut self) {
        self.params.copy_from_slice(&self.problem.weights);
        self.averages.iter_mut().for_each(|average| average.fill(0.0));
        self.t = 0;
    }

    /// Runs the workload once.
    pub fn run(&mut self) {
        match self.task {
            Task::Epoch => self.epoch(),
            Task::Picture => self.paint(),
            Task::Frame => {
                self.epoch();
                let [train, test] = [self.problem.train.clone(), self.problem.test.clone()];
                self.losses = vec![self.mean_loss(&train), self.mean_loss(&test)];
                self.paint();
            }
            Task::Plane => self.plane(),
        }
    }

    /// Computes the outputs for the first `n` training points, without training.
    pub fn answer(&mut self, n: usize) {
        let train = std::mem::take(&mut self.problem.train);
        for x in train.x.chunks_exact(self.net.n_inputs).take(n) {
            self.forward(x);
        }
        self.problem.train = train;
    }

    /// The expected results of every contestant after the runs before a check, by name.
    pub fn expected(workload: &Workload) -> Named {
        let mut reference = Self::new(workload);
        let n_runs = if workload.task.is_training() { RUNS_BEFORE_CHECK } else { 1 };
        for _ in 0..n_runs {
            reference.run();
        }
        reference.check()
    }

    fn check(mut self) -> Named {
        let mut results = Vec::new();
        if self.task == Task::Epoch {
            let train = self.problem.train.clone();
            self.losses = vec![self.mean_loss(&train)];
        }
        if self.task.is_training() {
            results.push(("parameters", self.params));
        }
        if self.task != Task::Picture {
            results.push(("losses", self.losses));
        }
        if self.task.is_painting() {
            results.extend([("neurons", self.neurons), ("pixels", self.pixels)]);
        }
        results
    }

    fn epoch(&mut self) {
        let train = std::mem::take(&mut self.problem.train);
        for from in (0..train.n).step_by(self.batch_size) {
            self.learn(&train, from, (from + self.batch_size).min(train.n));
        }
        self.problem.train = train;
    }

    fn learn(&mut self, points: &Points, from: usize, to: usize) {
        let Net { n_inputs, n_outputs, .. } = self.net;
        for k in from..to {
            let x = &points.x[k * n_inputs..][..n_inputs];
            self.forward(x);
            self.backward(x, &points.y[k * n_outputs..][..n_outputs]);
        }
        self.update((to - from) as f64);
    }

    fn forward(&mut self, x: &[f64]) {
        let mut x = x;
        for layer in &mut self.layers {
            let weights = &self.params[layer.start..];
            let biases = &weights[layer.n_units * layer.n_inputs..];
            for unit in 0..layer.n_units {
                let mut sum = biases[unit];
                for (w, x) in weights[unit * layer.n_inputs..][..layer.n_inputs].iter().zip(x) {
                    sum += w * x;
                }
                layer.out[unit] = match layer.activation {
                    Activation::Tanh => libm::tanh(sum),
                    Activation::Relu => sum.max(0.0),
                    _ => sum,
                };
            }
            x = &layer.out;
        }
    }

    /// The outputs of the last forward pass.
    fn output(&self) -> &[f64] {
        &self.layers[self.layers.len() - 1].out
    }

    fn backward(&mut self, x: &[f64], y: &[f64]) {
        let last = self.layers.len() - 1;
        let Layer { out: output, slope, .. } = &mut self.layers[last];
        match self.net.loss {
            Loss::Squared => {
                for ((slope, output), y) in slope.iter_mut().zip(output).zip(y) {
                    *slope = *output - y;
                }
            }
            _ => {
                let (largest, total) = partition(output);
                for ((slope, output), y) in slope.iter_mut().zip(output).zip(y) {
                    *slope = libm::exp(*output - largest) / total - 0.5 * (y + 1.0);
                }
            }
        }
        for at in (0..=last).rev() {
            let (before, after) = self.layers.split_at_mut(at);
            let layer = &mut after[0];
            let (n_inputs, n_units) = (layer.n_inputs, layer.n_units);
            let x = before.last().map_or(x, |layer| &layer.out[..]);
            let (weights, grads) = (&self.params[layer.start..], &mut self.grads[layer.start..]);
            for unit in 0..n_units {
                let out = layer.out[unit];
                let d_sum = match layer.activation {
                    Activation::Tanh => layer.slope[unit] * (1.0 - out * out),
                    Activation::Relu if out <= 0.0 => 0.0,
                    _ => layer.slope[unit],
                };
                layer.slope[unit] = d_sum;
                for (grad, x) in grads[unit * n_inputs..].iter_mut().zip(x) {
                    *grad += d_sum * x;
                }
                grads[n_units * n_inputs + unit] += d_sum;
            }
            if let Some(previous) = before.last_mut() {
                previous.slope.fill(0.0);
                for unit in 0..n_units {
                    let row = &weights[unit * n_inputs..][..n_inputs];
                    for (slope, w) in previous.slope.iter_mut().zip(row) {
                        *slope += layer.slope[unit] * w;
                    }
                }
            }
        }
    }

    fn update(&mut self, n: f64) {
        let rate = self.net.learning_rate;
        self.t += 1;
        let unbiased = BETA.map(|beta| 1.0 - beta.powi(self.t));
        let [means, squares] = &mut self.averages;
        for (k, (param, grad)) in self.params.iter_mut().zip(&mut self.grads).enumerate() {
            let g = *grad / n;
            *grad = 0.0;
            if self.net.optimizer == Optimizer::Sgd {
                *param -= rate * g;
                continue;
            }
            means[k] = BETA[0] * means[k] + (1.0 - BETA[0]) * g;
            squares[k] = BETA[1] * squares[k] + (1.0 - BETA[1]) * g * g;
            let root = libm::sqrt(squares[k] / unbiased[1]);
            *param -= rate * (means[k] / unbiased[0]) / (root + EPSILON);
        }
    }

    fn mean_loss(&mut self, points: &Points) -> f64 {
        let Net { n_inputs, n_outputs, loss, .. } = self.net;
        let mut sum = 0.0;
        for k in 0..points.n {
            self.forward(&points.x[k * n_inputs..][..n_inputs]);
            let output = self.output();
            let (largest, total) = partition(output);
            for (output, y) in output.iter().zip(&points.y[k * n_outputs..]) {
                sum += match loss {
                    Loss::Squared => 0.5 * (output - y) * (output - y),
                    _ => 0.5 * (y + 1.0) * (largest + libm::log(total) - output),
                };
            }
        }
        sum / points.n as f64
    }

    fn paint(&mut self) {
        let grid = std::mem::take(&mut self.problem.grid);
        let n = grid.len() / self.net.n_inputs;
        let n_neurons: usize = self.layers.iter().map(|layer| layer.n_units).sum();
        self.neurons.resize(n_neurons * n, 0.0);
        self.pixels.clear();
        for (k, x) in grid.chunks_exact(self.net.n_inputs).enumerate() {
            self.forward(x);
            let outs = self.layers.iter().flat_map(|layer| &layer.out);
            for (neuron, out) in outs.enumerate() {
                self.neurons[neuron * n + k] = *out;
            }
            let color = (self.output()[0].clamp(-1.0, 1.0) * 128.0 + 128.5) as usize;
            self.pixels.extend_from_slice(&self.problem.colors[4 * color..][..4]);
        }
        self.problem.grid = grid;
    }

    fn plane(&mut self) {
        self.losses.clear();
        let train = std::mem::take(&mut self.problem.train);
        for k in 0..PLANE_SIDE * PLANE_SIDE {
            let [a, b] = place(k);
            let [across, up] = &self.problem.plane;
            for (at, param) in self.params.iter_mut().enumerate() {
                *param = self.problem.weights[at] + a * across[at] + b * up[at];
            }
            let loss = self.mean_loss(&train);
            self.losses.push(loss);
        }
        self.problem.train = train;
    }
}

/// The largest of some numbers, and Σ e^(x − largest).
fn partition(x: &[f64]) -> (f64, f64) {
    let largest = x.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (largest, x.iter().map(|x| libm::exp(x - largest)).sum())
}
