//! Exports, letter by letter, of small networks. Whether the programs run and agree with the network is
//! tested in the workspace's own `tests`.

use crate::Feature;
use crate::Scaling;
use crate::files::export::{Format, Model};
use nn::{Activation, LayerExtras, LayerSpec, Loss, Mlp, Normalization};

/// The network of x² and sin y whose parameters are 0.5, −1, 1.5, −2, …, variances without their sign.
fn written(format: Format, layers: &[LayerSpec], extras: &[LayerExtras], loss: Loss) -> String {
    let features = [Feature::XSquared, Feature::SinY];
    let mut mlp = Mlp::with(2, layers, extras, loss);
    for (k, param) in (1..).zip(mlp.params_mut()) {
        *param = if k % 2 == 0 { -0.5 } else { 0.5 } * f64::from(k);
    }
    for layer in mlp.layers().to_vec() {
        if let Some([_, variance]) = layer.norm.and_then(|norm| norm.running) {
            mlp.params_mut()[variance.span()].iter_mut().for_each(|param| *param = param.abs());
        }
    }
    (format.spec().write)(&Model {
        title: "https://example.org/#seed=1",
        features: &features,
        scaling: &[Scaling { offset: -0.25, scale: 2.0 }, Scaling { offset: 0.0, scale: 1.0 }],
        layers,
        extras,
        loss,
        mlp: &mlp,
    })
}

fn layers(n_units: usize, activation: Activation, n_outputs: usize) -> [LayerSpec; 2] {
    [(n_units, activation), (n_outputs, Activation::Linear)]
        .map(|(units, activation)| LayerSpec { units, activation })
}

const BATCH: LayerExtras = LayerExtras { normalization: Normalization::Batch, dropout: 0.25 };
const GROUP: LayerExtras = LayerExtras { normalization: Normalization::Group, dropout: 0.0 };

#[test]
fn pytorch() {
    let layers = layers(2, Activation::Sine, 1);
    let expected = r##"# A neural network trained with Nabla.
# https://example.org/#seed=1
# As a program it reads points, two numbers each, and prints the outputs:
# echo "0.5 -1" | python3 network_torch.py

import torch
from torch import nn


class Apply(nn.Module):
    """A function as a layer."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def features(x, y):
    """What the network is told about points x across and y up."""
    return torch.stack([
        (x * x + 0.25) / 2.0,
        torch.sin(y),
    ], dim=-1)


class Network(nn.Module):
    """Takes x and y as two tensors of one dimension."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(2, 2),
            nn.BatchNorm1d(2, eps=1e-5),
            Apply(torch.sin),
            nn.Dropout(0.25),
            nn.Linear(2, 1),
        )

    def forward(self, x, y):
        return self.layers(features(x, y)).squeeze(-1)

    def probabilities(self, x, y):
        """The probability of the positive class."""
        return torch.sigmoid(self(x, y))


# Weights: a row for each neuron, a column for each input.
PARAMETERS = {
    "layers.0.weight": [
        [0.5, -1.0],
        [1.5, -2.0],
    ],
    "layers.0.bias": [2.5, -3.0],
    "layers.1.weight": [3.5, -4.0],
    "layers.1.bias": [4.5, -5.0],
    "layers.1.running_mean": [5.5, -6.0],
    "layers.1.running_var": [6.5, 7.0],
    "layers.4.weight": [
        [7.5, -8.0],
    ],
    "layers.4.bias": [8.5],
}


def load():
    """The network with its trained parameters, in double precision, ready to predict."""
    network = Network().double()
    network.load_state_dict(
        {name: torch.tensor(values, dtype=torch.float64) for name, values in PARAMETERS.items()}
    )
    return network.eval()


if __name__ == "__main__":
    numbers = [float(word) for word in open(0).read().split()]
    points = torch.tensor(numbers, dtype=torch.float64).reshape(-1, 2)
    with torch.no_grad():
        for output in load()(points[:, 0], points[:, 1]):
            print(*output.reshape(-1).tolist())
"##;
    assert_eq!(written(Format::PyTorch, &layers, &[BATCH], Loss::BinaryCrossEntropy), expected);
}

#[test]
fn keras() {
    let layers = layers(3, Activation::LeakyRelu, 2);
    let expected = r##"# A neural network trained with Nabla.
# https://example.org/#seed=1
# As a program it reads points, two numbers each, and prints the outputs:
# echo "0.5 -1" | python3 network_keras.py

import keras
import numpy as np

# Double precision is TensorFlow's; with its other backends Keras rounds to single.
keras.config.set_floatx("float64")


class Groups(keras.layers.Layer):
    """Group norm over every `size` neurons, of which the last may be fewer."""

    def __init__(self, size):
        super().__init__()
        self.size = size

    def build(self, shape):
        self.gamma = self.add_weight(shape=(shape[-1],), initializer="ones")
        self.beta = self.add_weight(shape=(shape[-1],), initializer="zeros")

    def call(self, x):
        groups = [x[:, k : k + self.size] for k in range(0, x.shape[-1], self.size)]
        deviations = [g - keras.ops.mean(g, axis=-1, keepdims=True) for g in groups]
        variances = [keras.ops.mean(d * d, axis=-1, keepdims=True) for d in deviations]
        normal = [d / keras.ops.sqrt(v + 1e-5) for d, v in zip(deviations, variances)]
        return keras.ops.concatenate(normal, axis=-1) * self.gamma + self.beta


def features(x, y):
    """What the network is told about points x across and y up."""
    return np.stack([
        (x * x + 0.25) / 2.0,
        np.sin(y),
    ], axis=-1)


model = keras.Sequential([
    keras.Input(shape=(2,)),
    keras.layers.Dense(3),
    Groups(2),
    keras.layers.LeakyReLU(negative_slope=0.01),
    keras.layers.Dense(2),
])

# Weights: a row for each neuron, a column for each input.
model.set_weights([
    # Layer 1
    np.array([
        [0.5, -1.0],
        [1.5, -2.0],
        [2.5, -3.0],
    ]).T,
    np.array([3.5, -4.0, 4.5]),
    np.array([-5.0, 5.5, -6.0]),
    np.array([6.5, -7.0, 7.5]),
    # Layer 2
    np.array([
        [-8.0, 8.5, -9.0],
        [9.5, -10.0, 10.5],
    ]).T,
    np.array([-11.0, 11.5]),
])


def predict(x, y):
    """The output of the network at points x across and y up: two arrays of one dimension."""
    return keras.ops.convert_to_numpy(model(features(x, y), training=False))


def probabilities(x, y):
    """The probability of each class."""
    return keras.ops.convert_to_numpy(keras.ops.softmax(predict(x, y), axis=-1))


if __name__ == "__main__":
    points = np.array(open(0).read().split(), dtype=float).reshape(-1, 2)
    for output in predict(points[:, 0], points[:, 1]):
        print(*np.ravel(output).tolist())
"##;
    assert_eq!(written(Format::Keras, &layers, &[GROUP], Loss::SoftmaxCrossEntropy), expected);
}

#[test]
fn formula() {
    let plain = r##"A neural network trained with Nabla.
https://example.org/#seed=1

x lies across, y up.

u₁ = (x² + 0.25) / 2
h1₁ = tanh(0.5 u₁ − 1 sin y + 2.5)
h1₂ = tanh(1.5 u₁ − 2 sin y − 3)
output = 3.5 h1₁ − 4 h1₂ + 4.5
"##;
    let layers_of_tanh = layers(2, Activation::Tanh, 1);
    assert_eq!(written(Format::Formula, &layers_of_tanh, &[], Loss::Squared), plain);
    let normalized = r##"A neural network trained with Nabla.
https://example.org/#seed=1

x lies across, y up.

u₁ = (x² + 0.25) / 2
h1₁ = elu(−5 norm1(0.5 u₁ − 1 sin y + 3.5) + 6.5)
h1₂ = elu(5.5 norm1(1.5 u₁ − 2 sin y − 4) − 7)
h1₃ = elu(−6 norm1(2.5 u₁ − 3 sin y + 4.5) + 7.5)
output₁ = −12 (−8 h1₁ + 8.5 h1₂ − 9 h1₃ − 11 + 14) / 3.873 − 13
output₂ = 12.5 (9.5 h1₁ − 10 h1₂ + 10.5 h1₃ + 11.5 − 14.5) / 3.937 + 13.5

probabilityₖ = e^outputₖ / Σⱼ e^outputⱼ

norm1(s) = (s − mean) / √(variance + 0.00001), both over the sums s of layer 1: neurons 1 to 2 and, apart from these, 3
elu(x) = x > 0: x, else e^x − 1
"##;
    let layers = layers(3, Activation::Elu, 2);
    let extras = [GROUP, BATCH];
    assert_eq!(written(Format::Formula, &layers, &extras, Loss::SoftmaxCrossEntropy), normalized);
}

/// The formula of one linear neuron that sees x and y.
fn line(title: &str, params: [f64; 3]) -> String {
    let layers = [LayerSpec { units: 1, activation: Activation::Linear }];
    let (features, loss) = ([Feature::X, Feature::Y], Loss::Squared);
    let mut mlp = Mlp::new(2, &layers, loss);
    mlp.params_mut().copy_from_slice(&params);
    let (scaling, extras) = (&[], &[]);
    let features = &features;
    let model = Model { title, features, scaling, layers: &layers, extras, loss, mlp: &mlp };
    (Format::Formula.spec().write)(&model)
}

#[test]
fn formulas_have_four_digits_and_no_terms_of_nothing() {
    for (params, expected) in [
        ([0.123456, -1.3, 2.0], "output = 0.1235 x − 1.3 y + 2"),
        ([-1e-7, 0.0, 123456.0], "output = −1e−7 x + 123500"),
        ([0.0, -0.99999, 0.0], "output = −1 y"),
        ([0.0, 0.0, 0.0], "output = 0"),
        ([f64::NAN, 0.0, f64::NEG_INFINITY], "output = NaN x − Infinity"),
    ] {
        let text = line("", params);
        assert_eq!(text.lines().last(), Some(expected), "{params:?}");
    }
}

#[test]
fn numbers_are_written_to_the_bit_and_as_python_has_them() {
    let layers = [LayerSpec { units: 1, activation: Activation::Linear }];
    let features = [Feature::X; 7];
    let mut mlp = Mlp::new(7, &layers, Loss::Squared);
    let params = [0.1 + 0.2, 1e-7, 1e22, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 3.0];
    mlp.params_mut().copy_from_slice(&params);
    let text = (Format::NumPy.spec().write)(&Model {
        title: "",
        features: &features,
        scaling: &[],
        layers: &layers,
        extras: &[],
        loss: Loss::Squared,
        mlp: &mlp,
    });
    let expected = "    [0.30000000000000004, 1e-7, 1e22, -0.0, float(\"nan\"), float(\"inf\"), \
                    float(\"-inf\")],\n])\nb1 = np.array([3.0])\n";
    assert!(text.contains(expected), "{text}");
    assert!(text.lines().all(|line| line.len() <= 100), "lines that fit: {text}");
}

/// A title may come from a link that anybody wrote: it must not become code.
#[test]
fn a_title_stays_on_its_line() {
    let text = line("one\nimport os\r\u{85}two\0", [1.0; 3]);
    assert_eq!(text.lines().nth(1), Some("one import os  two "), "{text}");
}
