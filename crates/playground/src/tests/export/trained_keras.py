# A neural network trained with Nabla.
# #activation=tanh&regularization=L1&batchSize=3&dataset=own&regDataset=reg-plane&learningRate=0.01&regularizationRate=0.01&noise=0&networkShape=3&seed=1&showTestData=false&discretize=false&percTrainData=100&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false&optimizer=adam&normalization=layer&schedule=cosine&schedulePeriod=50&clip=norm&clipAt=0.5&maxNorm=3&data=cm|kg|class~150,10,50,10,0,1~no|yes~-5,0,0~5,0,1~-4,1,0~4,-1,1
# x is cm.
# y is kg.
# It tells "yes", the positive class, from "no".
# Trained for 2 epochs in batches of 3 by the loss ½ (ŷ − y)², summed over the outputs and averaged over the batch.
# Optimizer: Adam (β₁ = 0.9, β₂ = 0.999, ε = 1e-8) at the rate 0.01, schedule η · ½ (1 + cos(π t / p)) until p, then 0 with p = 50.0 epochs.
# Penalty: L1, |w|, times 0.01, on weights alone.
# The gradient is clipped to the length 0.5.
# The weights into a neuron are kept to the length 3.0.
# As a program it reads points, two numbers each, and prints the probability of "yes" and the likelier class:
# echo "155 40" | python3 network_keras.py

import importlib.util
import math
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


def features(x, y):
    """What the network is told about points: a row of numbers for each."""
    x = (x - 150.0) / 10.0
    y = (y - 50.0) / 10.0
    return np.stack([
        x,
        y,
    ], axis=-1)


model = keras.Sequential([
    keras.Input(shape=(2,)),
    keras.layers.Dense(3),
    keras.layers.LayerNormalization(epsilon=1e-5),
    keras.layers.Activation("tanh"),
    keras.layers.Dense(1),
    keras.layers.Activation("tanh"),
])

# Weights: a row for each neuron, a column for each input.
model.set_weights([
    # Layer 1
    np.array([
        [0.08714862702481602, -0.012966289107871976],
        [0.20852253639469057, -0.29554287148172637],
        [-0.11458374443705442, -0.4633365408763883],
    ]).T,
    np.array([0.09541698226387495, 0.10319643630615088, 0.10574889293376742]),
    np.array([0.9671962982773141, 0.9606735914076843, 0.9618785812851296]),
    np.array([-0.005137386075752925, 0.005109221488036236, -0.008247550970594486]),
    # Layer 2
    np.array([
        [-0.3487064597798424, 0.4018864319414628, -0.10439572070141769],
    ]).T,
    np.array([0.10546134542591039]),
])


def outputs(x, y):
    """The output of the network at points: two arrays of one dimension. Above 0 it means "no", below "yes"."""
    x = features(x, y)
    return keras.ops.convert_to_numpy(model(x, training=False))[:, 0]


def probabilities(x, y):
    """How much speaks for "yes": the output moved from -1 … 1 to 0 … 1. With this loss it is no true probability."""
    return np.clip(0.5 * (1 - outputs(x, y)), 0, 1)


def predict(x, y):
    """The likelier of CLASSES for points."""
    k = 1 * (outputs(x, y) < 0)
    return np.array(CLASSES)[k]


# What follows trains on as Nabla does.
EPOCHS = 2
BATCH_SIZE = 3
# What the optimizer remembers of its updates.
UPDATES = 4
MEMORY = [
    np.array([
        [-0.10985809288211772, 0.005200055449966351],
        [0.04501152841372137, -0.0005123206735003487],
        [0.06484656446839634, -0.004687734776466001],
    ]).T,
    np.array([-0.0058680594912679535, 0.003393480946429184, 0.002474578544838767]),
    np.array([0.004613973049352517, 0.010356165227241663, 0.003681624878976038]),
    np.array([-0.005056051390358081, 0.001893262760704817, -0.00035255469709778416]),
    np.array([
        [-0.015658553424671758, 0.06046813782185224, -0.053957726288786874],
    ]).T,
    np.array([0.014007128573536535]),
    np.array([
        [0.0004042336656668373, 2.0747236019924755e-6],
        [7.169697189969308e-5, 3.70522578341897e-8],
        [0.00014730425520947864, 1.6490787073597725e-6],
    ]).T,
    np.array([1.1931283670957202e-5, 2.7346180123215055e-6, 3.3627706041506646e-6]),
    np.array([1.842591642025716e-6, 3.7858944758314467e-6, 5.412857616907458e-7]),
    np.array([1.0124332580246956e-5, 1.2067919146309812e-6, 1.40440801949551e-7]),
    np.array([
        [2.0987797035940788e-5, 0.00013488621788069525, 0.00010119040207128038],
    ]).T,
    np.array([7.877082595508421e-5]),
]


def rate(epoch):
    """The learning rate of an epoch, counted from 0."""
    return 0.01 * 0.5 * (1 + math.cos(math.pi * (epoch / 50.0))) if epoch < 50.0 else 0.0


def targets(labels):
    """What the outputs are to be for these classes, given by name: 1 or -1."""
    rows = [[1.0 if label == name else -1.0 for name in CLASSES[:1]] for label in labels]
    return np.array(rows).reshape(-1, 1)


@keras.saving.register_keras_serializable("nabla")
def loss(goals, outputs):
    """Half the squared error, summed over the outputs."""
    return 0.5 * keras.ops.sum((outputs - goals) ** 2, axis=-1)


@keras.saving.register_keras_serializable("nabla")
class Own(keras.optimizers.Optimizer):
    """Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε)."""

    def __init__(self, numbers, **arguments):
        super().__init__(**arguments)
        self.numbers = numbers

    def get_config(self):
        return {**super().get_config(), "numbers": self.numbers}

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.slots = [
            [self.add_variable_from_reference(v, name=f"slot{k}") for v in variables]
            for k in range(2)
        ]

    def update_step(self, g, w, rate):
        slots = [slot[self._get_variable_index(w)] for slot in self.slots]
        beta1, beta2, epsilon, decay = self.numbers
        rate, g = keras.ops.cast(rate, w.dtype), keras.ops.cast(g, w.dtype)
        t = keras.ops.cast(self.iterations + 1, w.dtype)
        m, v = slots
        self.assign(m, beta1 * m + (1 - beta1) * g)
        self.assign(v, beta2 * v + (1 - beta2) * g * g)
        one, two = (1 - keras.ops.power(beta + 0 * t, t) for beta in [beta1, beta2])
        self.assign_sub(w, rate * m / one / (keras.ops.sqrt(v / two) + epsilon))


model.compile(
    optimizer=Own(learning_rate=rate(EPOCHS), numbers=[0.9, 0.999, 1e-8, 0.0], global_clipnorm=0.5),
    loss=loss,
)
model.optimizer.build(model.trainable_variables)
model.optimizer.iterations.assign(UPDATES)
for variable, value in zip(model.optimizer.variables[2:], MEMORY):
    variable.assign(value)


def pulled(w, before, rate):
    """The weights of a layer after an update, which were `before` it."""
    was = before
    pulled = w - rate * 0.01 * np.sign(before)
    w = np.where(w * pulled < 0, 0, pulled)
    length = np.sqrt((w * w).sum(axis=0, keepdims=True))
    w = w * np.where(3.0 < length, 3.0 / np.maximum(length, 3.0), 1)
    w = np.where(was == 0, 0, w)
    return w


def train(x, y, labels, epochs=1):
    """Trains on for some epochs; points are taken in the order given."""
    goals = targets(labels)
    x = np.asarray(x, float)
    y = np.asarray(y, float)
    for epoch in range(EPOCHS, EPOCHS + epochs):
        model.optimizer.learning_rate = rate(epoch)
        order = list(range(len(goals)))
        for start in range(0, len(order), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            kernels = [w for w in model.trainable_variables if w.name == "kernel"]
            before = [keras.ops.convert_to_numpy(w).copy() for w in kernels]
            model.train_on_batch(features(x[batch], y[batch]), goals[batch])
            for w, was in zip(kernels, before):
                w.assign(pulled(keras.ops.convert_to_numpy(w), was, rate(epoch)))


if __name__ == "__main__":
    points = np.array(open(0).read().split(), dtype=float).reshape(-1, 2)
    if len(points):
        x, y = points.T
        for p, name in zip(probabilities(x, y).tolist(), predict(x, y)):
            print(p, name)
