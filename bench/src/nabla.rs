//! Nabla as a contestant: uses its crates in the same way as the page. This file has the same low optimization
//! level as the page: generic code of `nn` is compiled here, and its time counts.

use crate::Named;
use crate::problem::{PLANE_SIDE, Points, Problem, features};
use crate::workload::{Net, Task, Workload};
use nn::autodiff::Tape;
use nn::{Activation, Batches, Compiled, Examples, Mlp, Real, Trainer, Update};
use playground::{Answer, InputScaling, Inputs, Surface};
use plot::{ColorTable, Pixmap};

/// Number of columns per block when only losses are computed, as on the page.
const BLOCK: usize = 256;

/// Points in the layout of the network: a row per input or output, a column per point.
#[derive(Debug)]
struct Columns<R> {
    n: usize,
    x: Vec<R>,
    y: Vec<R>,
}

/// The data for pictures, which use single precision, whatever the precision of the training.
#[derive(Debug)]
struct View {
    surface: Surface,
    params: Vec<f64>,
    table: ColorTable,
    pixels: Pixmap,
}

/// One workload in progress.
#[derive(Debug)]
pub struct Nabla<R: Compiled> {
    task: Task,
    batch_size: usize,
    mlp: Mlp<R>,
    trainer: Trainer<R>,
    update: Update,
    train: Columns<R>,
    test: Columns<R>,
    batch: Tape<R>,
    block: Tape<R>,
    view: Option<View>,
    weights: Vec<f64>,
    plane: [Vec<f64>; 2],
    /// The parameters at one point of the plane.
    moved: Vec<R>,
    losses: Vec<f64>,
}

impl<R: Real> Columns<R> {
    fn new(points: &Points, net: &Net) -> Self {
        let rows = |flat: &[f64], rows: usize| {
            let row = |at| (0..points.n).map(move |k| R::from_f64(flat[k * rows + at]));
            (0..rows).flat_map(row).collect()
        };
        Self { n: points.n, x: rows(&points.x, net.n_inputs), y: rows(&points.y, net.n_outputs) }
    }

    fn examples(&self) -> Examples<'_, R> {
        Examples { x: &self.x, y: &self.y, n: self.n }
    }
}

impl View {
    fn new(net: &Net) -> Self {
        let palette = &plot::ORIGINAL;
        let mlp = Mlp::new(net.n_inputs, &net.layers(), net.loss);
        let inputs = Inputs::new(features(net).to_vec(), InputScaling::None, &[]);
        Self {
            surface: Surface::new(mlp, Answer::Value, &inputs, None),
            params: Vec::new(),
            table: ColorTable::new(palette, 1.0, palette.mid),
            pixels: Pixmap::new(Surface::SIDE, Surface::SIDE),
        }
    }

    fn paint<R: Real>(&mut self, params: &[R]) {
        self.params.clear();
        self.params.extend(params.iter().map(|param| param.to_f64()));
        self.surface.evaluate(&self.params);
        let output = self.surface.output();
        plot::heatmap(output, Surface::SIDE, &self.table, false, &mut self.pixels);
    }

    fn neurons(&self) -> Vec<f64> {
        let of_layer = |layer| (0..).map_while(move |k| self.surface.neuron(layer, k));
        let layers = (0..).take_while(|&layer| self.surface.neuron(layer, 0).is_some());
        layers.flat_map(of_layer).flatten().map(|&value| f64::from(value)).collect()
    }
}

impl<R: Compiled> Nabla<R> {
    /// The start of a workload.
    pub fn new(workload: &Workload) -> Self {
        let Workload { net, task, batch_size, .. } = workload;
        let problem = Problem::new(workload);
        let mut mlp = Mlp::new(net.n_inputs, &net.layers(), net.loss);
        write(mlp.params_mut(), problem.weights.iter().copied());
        assert!(
            !task.is_painting() || net.output == Activation::Tanh,
            "the surface is of a classifier"
        );
        Self {
            task: *task,
            batch_size: *batch_size,
            trainer: Trainer::new(&mlp, net.optimizer),
            update: Update { learning_rate: net.learning_rate, ..Update::default() },
            train: Columns::new(&problem.train, net),
            test: Columns::new(&problem.test, net),
            batch: mlp.tape(*batch_size),
            block: mlp.tape(BLOCK.min(problem.train.n)),
            moved: mlp.params().to_vec(),
            mlp,
            view: task.is_painting().then(|| View::new(net)),
            weights: problem.weights,
            plane: problem.plane,
            losses: Vec::new(),
        }
    }

    /// Goes back to the start.
    pub fn restart(&mut self) {
        write(self.mlp.params_mut(), self.weights.iter().copied());
        self.trainer = Trainer::new(&self.mlp, self.trainer.optimizer());
    }

    /// Runs the workload once.
    pub fn run(&mut self) {
        match self.task {
            Task::Epoch => self.epoch(),
            Task::Picture => self.paint(),
            Task::Frame => {
                self.epoch();
                self.losses.clear();
                let losses = [self.mean_loss(false), self.mean_loss(true)];
                self.losses.extend(losses);
                self.paint();
            }
            Task::Plane => self.plane(),
        }
    }

    /// The results, by name.
    pub fn check(&mut self) -> Named {
        let mut results = Vec::new();
        if self.task.is_training() {
            let params = self.mlp.params().iter().map(|param| param.to_f64());
            results.push(("parameters", params.collect()));
        }
        if self.task == Task::Epoch {
            self.losses = vec![self.mean_loss(false)];
        }
        if self.task != Task::Picture {
            results.push(("losses", self.losses.clone()));
        }
        if let Some(view) = &self.view {
            results.push(("neurons", view.neurons()));
            results.push(("pixels", view.pixels.bytes.iter().map(|&it| it.into()).collect()));
        }
        results
    }

    fn epoch(&mut self) {
        let examples = self.train.examples();
        let batches = Batches { examples, span: 0..examples.n, size: self.batch_size };
        let end = self.trainer.train(&mut self.mlp, &mut self.batch, batches, &self.update);
        if end < examples.n {
            examples.put(&self.mlp, &mut self.batch, end..examples.n);
            self.trainer.gather(&self.mlp, &mut self.batch);
            self.trainer.update(&mut self.mlp, &self.update);
        }
    }

    fn mean_loss(&mut self, of_test: bool) -> f64 {
        let points = if of_test { self.test.examples() } else { self.train.examples() };
        mean_loss(&self.mlp, self.mlp.params(), points, &mut self.block)
    }

    fn paint(&mut self) {
        if let Some(view) = &mut self.view {
            view.paint(self.mlp.params());
        }
    }

    fn plane(&mut self) {
        self.losses.clear();
        for k in 0..PLANE_SIDE * PLANE_SIDE {
            let [a, b] = place(k);
            let [across, up] = &self.plane;
            let moved = self.weights.iter().zip(across).zip(up);
            write(&mut self.moved, moved.map(|((w, u), v)| w + a * u + b * v));
            let loss = mean_loss(&self.mlp, &self.moved, self.train.examples(), &mut self.block);
            self.losses.push(loss);
        }
    }
}

/// The coordinates of the `k`-th point of the plane along both directions: from −1 to 1, row by row.
pub(crate) fn place(k: usize) -> [f64; 2] {
    [k % PLANE_SIDE, k / PLANE_SIDE].map(|k| k as f64 / (PLANE_SIDE - 1) as f64 * 2.0 - 1.0)
}

/// The mean loss over points, for any parameters.
fn mean_loss<R: Compiled>(
    mlp: &Mlp<R>,
    params: &[R],
    points: Examples<'_, R>,
    block: &mut Tape<R>,
) -> f64 {
    let mut sum = 0.0;
    for from in (0..points.n).step_by(BLOCK) {
        points.put(mlp, block, from..(from + BLOCK).min(points.n));
        sum += mlp.loss_at(params, block);
    }
    sum / points.n as f64
}

fn write<R: Real>(params: &mut [R], values: impl Iterator<Item = f64>) {
    for (param, value) in params.iter_mut().zip(values) {
        *param = R::from_f64(value);
    }
}
