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
# echo "155 40" | python3 network.py

import numpy as np

CLASSES = ["no", "yes"]
# Weights: a row for each neuron, a column for each input.
W1 = np.array([
    [0.08714862702481602, -0.012966289107871976],
    [0.20852253639469057, -0.29554287148172637],
    [-0.11458374443705442, -0.4633365408763883],
])
b1 = np.array([0.09541698226387495, 0.10319643630615088, 0.10574889293376742])
gain1 = np.array([0.9671962982773141, 0.9606735914076843, 0.9618785812851296])
shift1 = np.array([-0.005137386075752925, 0.005109221488036236, -0.008247550970594486])
W2 = np.array([
    [-0.3487064597798424, 0.4018864319414628, -0.10439572070141769],
])
b2 = np.array([0.10546134542591039])


def normalize(x, size):
    """Every `size` neurons of a layer brought to zero mean and unit variance."""
    groups = [x[..., k : k + size] for k in range(0, x.shape[-1], size)]
    deviations = [g - g.mean(axis=-1, keepdims=True) for g in groups]
    variances = [np.mean(d * d, axis=-1, keepdims=True) for d in deviations]
    normal = [d / np.sqrt(v + 1e-5) for d, v in zip(deviations, variances)]
    return np.concatenate(normal, axis=-1)


def features(x, y):
    """What the network is told about points: a row of numbers for each."""
    x = (x - 150.0) / 10.0
    y = (y - 50.0) / 10.0
    return np.stack([
        x,
        y,
    ], axis=-1)


def outputs(x, y):
    """The output of the network at points: numbers, or arrays of one shape. Above 0 it means "no", below "yes"."""
    x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
    h = features(x, y)
    h = np.tanh(gain1 * normalize(h @ W1.T + b1, 3) + shift1)
    h = np.tanh(h @ W2.T + b2)
    return h[..., 0]


def probabilities(x, y):
    """How much speaks for "yes": the output moved from -1 … 1 to 0 … 1. With this loss it is no true probability."""
    return np.clip(0.5 * (1 - outputs(x, y)), 0, 1)


def predict(x, y):
    """The likelier of CLASSES for points."""
    k = 1 * (outputs(x, y) < 0)
    return np.array(CLASSES)[k]


if __name__ == "__main__":
    points = np.array(open(0).read().split(), dtype=float).reshape(-1, 2)
    if len(points):
        x, y = points.T
        for p, name in zip(probabilities(x, y).tolist(), predict(x, y)):
            print(p, name)
