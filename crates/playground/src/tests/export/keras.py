# A neural network trained with Nabla.
# https://example.org/#seed=1
# x is cm.
# It tells these classes apart: no, yes.
# As a program it reads points, two numbers each, and prints the probability of each class and the likeliest:
# echo "155 -1" | python3 network_keras.py

import importlib.util
import os

# Keras takes TensorFlow, unless it is told or there is none.
if "KERAS_BACKEND" not in os.environ and importlib.util.find_spec("tensorflow") is None:
    for name in ["jax", "torch"]:
        if importlib.util.find_spec(name) is not None:
            os.environ["KERAS_BACKEND"] = name
            break
# JAX has double precision only if it is told before it is loaded.
os.environ.setdefault("JAX_ENABLE_X64", "1")

import keras
import numpy as np

# Without TensorFlow, Keras still rounds what some functions give to single precision.
keras.config.set_floatx("float64")

CLASSES = ["no", "yes"]


@keras.saving.register_keras_serializable("nabla")
class Groups(keras.layers.Layer):
    """Group norm over every `size` neurons, of which the last may be fewer."""

    def __init__(self, size, **arguments):
        super().__init__(**arguments)
        self.size = size

    def get_config(self):
        return {**super().get_config(), "size": self.size}

    def build(self, shape):
        self.gamma = self.add_weight(shape=(shape[-1],), initializer="ones")
        self.beta = self.add_weight(shape=(shape[-1],), initializer="zeros")

    def mean(self, x):
        # Keras's own rounds to single without TensorFlow: one neuron alone would not be 0.
        n = x.shape[-1]
        return sum(x[:, k : k + 1] for k in range(n)) / n

    def call(self, x):
        groups = [x[:, k : k + self.size] for k in range(0, x.shape[-1], self.size)]
        deviations = [g - self.mean(g) for g in groups]
        variances = [self.mean(d * d) for d in deviations]
        normal = [d / keras.ops.sqrt(v + 1e-5) for d, v in zip(deviations, variances)]
        return keras.ops.concatenate(normal, axis=-1) * self.gamma + self.beta


@keras.saving.register_keras_serializable("nabla")
def leaky_relu(x):
    return keras.ops.where(x > 0, x, 0.01 * x)


def features(x, y):
    """What the network is told about points: a row of numbers for each."""
    x = (x - 150.0) / 10.0
    return np.stack([
        (x * x + 0.25) / 2.0,
        np.sin(y),
    ], axis=-1)


model = keras.Sequential([
    keras.Input(shape=(2,)),
    keras.layers.Dense(3),
    Groups(2),
    keras.layers.Activation(leaky_relu),
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


def outputs(x, y):
    """The output of the network at points: two arrays of one dimension. One for each of CLASSES, along the last axis."""
    x = features(x, y)
    return keras.ops.convert_to_numpy(model(x, training=False))


def probabilities(x, y):
    """The probability of each of CLASSES."""
    h = outputs(x, y)
    h = np.exp(h - h.max(axis=-1, keepdims=True))
    return h / h.sum(axis=-1, keepdims=True)


def predict(x, y):
    """The likeliest of CLASSES for points."""
    k = probabilities(x, y).argmax(-1)
    return np.array(CLASSES)[k]


if __name__ == "__main__":
    points = np.array(open(0).read().split(), dtype=float).reshape(-1, 2)
    if len(points):
        x, y = points.T
        for p, name in zip(probabilities(x, y).tolist(), predict(x, y)):
            print(*p, name)
