//! The table of workloads: the network, the task, the number of points. The numbers are in `problem.rs`.

use nn::{Activation, LayerSpec, Loss, Optimizer};
use serde_json::{Value, json};

/// What one run of a workload computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// All training points once, in batches, each followed by an update; the remaining points form a last,
    /// smaller batch.
    Epoch,
    /// Every neuron's output on a grid of 100 × 100 points, and the network's output as RGBA pixels.
    Picture,
    /// An epoch, the mean loss over the training and over the test points, and a picture.
    Frame,
    /// The mean loss over the training points, at 41 × 41 points of a plane in weight space.
    Plane,
}

/// A network and its training.
#[derive(Clone, Copy, Debug)]
pub struct Net {
    /// The number of inputs per point.
    pub n_inputs: usize,
    /// The number of neurons in each hidden layer.
    pub hidden: &'static [usize],
    /// The activation of the hidden neurons.
    pub activation: Activation,
    /// The number of outputs.
    pub n_outputs: usize,
    /// The activation of the outputs.
    pub output: Activation,
    /// The loss.
    pub loss: Loss,
    /// The optimizer.
    pub optimizer: Optimizer,
    /// The learning rate.
    pub learning_rate: f64,
}

/// The page's first network.
const SMALL: Net = Net {
    n_inputs: 2,
    hidden: &[4, 2],
    activation: Activation::Tanh,
    n_outputs: 1,
    output: Activation::Tanh,
    loss: Loss::Squared,
    optimizer: Optimizer::Sgd,
    learning_rate: 0.03,
};

/// The page's largest network.
const DEEP: Net =
    Net { n_inputs: 7, hidden: &[8, 8, 8, 8, 8, 8], activation: Activation::Relu, ..SMALL };

/// A network for digits of 28 × 28 pixels.
const DIGITS: Net = Net {
    n_inputs: 784,
    hidden: &[200, 100, 60, 30],
    activation: Activation::Relu,
    n_outputs: 10,
    output: Activation::Linear,
    loss: Loss::SoftmaxCrossEntropy,
    optimizer: Optimizer::Adam,
    learning_rate: 0.001,
};

/// A task for a network.
#[derive(Clone, Copy, Debug)]
pub struct Workload {
    /// The id in files and on the command line.
    pub id: &'static str,
    /// The name in tables.
    pub label: &'static str,
    /// What one run computes.
    pub task: Task,
    /// The network.
    pub net: Net,
    /// The number of examples per update.
    pub batch_size: usize,
    /// The number of training points, which is also the number of test points.
    pub n_points: usize,
}

const W1: Workload = Workload {
    id: "w1-batch10",
    label: "W1: epoch, 2-4-2-1, batch 10",
    task: Task::Epoch,
    net: SMALL,
    batch_size: 10,
    n_points: 250,
};

/// Every workload.
pub const WORKLOADS: &[Workload] = &[
    W1,
    Workload { id: "w1-batch1", label: "W1: the same, batch 1", batch_size: 1, ..W1 },
    Workload { id: "w1-batch30", label: "W1: the same, batch 30", batch_size: 30, ..W1 },
    Workload { id: "w2", label: "W2: epoch, 7-6×8-1, batch 10", net: DEEP, ..W1 },
    Workload { id: "w3-small", label: "W3: picture of W1's network", task: Task::Picture, ..W1 },
    Workload {
        id: "w3-deep",
        label: "W3: picture of W2's network",
        task: Task::Picture,
        net: DEEP,
        ..W1
    },
    Workload { id: "w4-small", label: "W4: frame of W1's network", task: Task::Frame, ..W1 },
    Workload {
        id: "w4-deep",
        label: "W4: frame of W2's network",
        task: Task::Frame,
        net: DEEP,
        ..W1
    },
    Workload {
        id: "w5",
        label: "W5: Adam, 784-200-100-60-30-10, 64 examples",
        net: DIGITS,
        batch_size: 64,
        n_points: 64,
        ..W1
    },
    Workload { id: "w6", label: "W6: losses on a plane of weights", task: Task::Plane, ..W1 },
];

impl Net {
    /// Its layers; the output layer is the last.
    pub fn layers(&self) -> Vec<LayerSpec> {
        let hidden =
            self.hidden.iter().map(|&units| LayerSpec { units, activation: self.activation });
        hidden.chain([LayerSpec { units: self.n_outputs, activation: self.output }]).collect()
    }
}

impl Task {
    fn id(self) -> &'static str {
        match self {
            Self::Epoch => "epoch",
            Self::Picture => "picture",
            Self::Frame => "frame",
            Self::Plane => "plane",
        }
    }

    /// Whether it trains.
    pub fn is_training(self) -> bool {
        matches!(self, Self::Epoch | Self::Frame)
    }

    /// Whether it paints a picture.
    pub fn is_painting(self) -> bool {
        matches!(self, Self::Picture | Self::Frame)
    }
}

impl Workload {
    /// The workload with this id.
    pub fn find(id: &str) -> Option<&'static Self> {
        WORKLOADS.iter().find(|workload| workload.id == id)
    }

    /// The workload as JSON, for contestants in other languages.
    pub fn json(&self) -> Value {
        let Net { n_inputs, hidden, activation, n_outputs, output, loss, optimizer, learning_rate } =
            self.net;
        json!({
            "id": self.id,
            "label": self.label,
            "task": self.task.id(),
            "inputs": n_inputs,
            "hidden": hidden,
            "activation": activation.id(),
            "outputs": n_outputs,
            "outputActivation": output.id(),
            "loss": loss.id(),
            "optimizer": optimizer.id(),
            "learningRate": learning_rate,
            "batchSize": self.batch_size,
            "points": self.n_points,
        })
    }
}

/// Arrays of numbers by name: the input and the results of a contestant.
pub type Named = Vec<(&'static str, Vec<f64>)>;

/// The number of runs before a result is checked.
pub const RUNS_BEFORE_CHECK: usize = 3;
