# A neural network trained with Nabla.
# https://example.org/#seed=1
# x is cm.
# It tells "yes", the positive class, from "no".
# As a program it reads points, two numbers each, and prints the probability of "yes" and the likelier class:
# echo "155 -1" | python3 network_torch.py

import torch
from torch import nn

CLASSES = ["no", "yes"]


class Apply(nn.Module):
    """A function as a layer."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def features(x, y):
    """What the network is told about points: a row of numbers for each."""
    x = (x - 150.0) / 10.0
    return torch.stack([
        (x * x + 0.25) / 2.0,
        torch.sin(y),
    ], dim=-1)


class Network(nn.Module):
    """Takes x and y as two tensors of one dimension. Where the output is above 0 it means "no", below "yes"."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(2, 2),
            nn.BatchNorm1d(2, eps=1e-5, momentum=0.1),
            Apply(torch.sin),
            nn.Dropout(0.25),
            nn.Linear(2, 1),
        )

    def forward(self, x, y):
        return self.layers(features(x, y)).squeeze(-1)

    def probabilities(self, x, y):
        """The probability of "yes"."""
        return torch.sigmoid(-self(x, y))

    def predict(self, x, y):
        """The likelier of CLASSES for points."""
        k = 1 * (self(x, y) < 0)
        return [CLASSES[k] for k in k.reshape(-1).tolist()]


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
    torch.set_grad_enabled(False)
    network = load()
    numbers = [float(word) for word in open(0).read().split()]
    points = torch.tensor(numbers, dtype=torch.float64).reshape(-1, 2)
    if len(points):
        x, y = points.T
        for p, name in zip(network.probabilities(x, y).tolist(), network.predict(x, y)):
            print(p, name)
