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
# echo "155 40" | python3 network_torch.py

import math

import numpy as np
import torch
from torch import nn

CLASSES = ["no", "yes"]


def features(x, y):
    """What the network is told about points: a row of numbers for each."""
    x = (x - 150.0) / 10.0
    y = (y - 50.0) / 10.0
    return torch.stack([
        x,
        y,
    ], dim=-1)


class Network(nn.Module):
    """Takes x and y as two tensors of one dimension. Where the output is above 0 it means "no", below "yes"."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(2, 3),
            nn.LayerNorm(3, eps=1e-5),
            nn.Tanh(),
            nn.Linear(3, 1),
            nn.Tanh(),
        )

    def forward(self, x, y):
        return self.layers(features(x, y)).squeeze(-1)

    def probabilities(self, x, y):
        """How much speaks for "yes": the output moved from -1 … 1 to 0 … 1. With this loss it is no true probability."""
        return (0.5 * (1 - self(x, y))).clamp(0, 1)

    def predict(self, x, y):
        """The likelier of CLASSES for points."""
        k = 1 * (self(x, y) < 0)
        return [CLASSES[k] for k in k.reshape(-1).tolist()]


# Weights: a row for each neuron, a column for each input.
PARAMETERS = {
    "layers.0.weight": [
        [0.08714862702481602, -0.012966289107871976],
        [0.20852253639469057, -0.29554287148172637],
        [-0.11458374443705442, -0.4633365408763883],
    ],
    "layers.0.bias": [0.09541698226387495, 0.10319643630615088, 0.10574889293376742],
    "layers.1.weight": [0.9671962982773141, 0.9606735914076843, 0.9618785812851296],
    "layers.1.bias": [-0.005137386075752925, 0.005109221488036236, -0.008247550970594486],
    "layers.3.weight": [
        [-0.3487064597798424, 0.4018864319414628, -0.10439572070141769],
    ],
    "layers.3.bias": [0.10546134542591039],
}


def load():
    """The network with its trained parameters, in double precision, ready to predict."""
    network = Network().double()
    network.load_state_dict(
        {name: torch.tensor(values, dtype=torch.float64) for name, values in PARAMETERS.items()}
    )
    return network.eval()


# What follows trains on as Nabla does.
EPOCHS = 2
BATCH_SIZE = 3
# What the optimizer remembers of its updates.
UPDATES = 4
MEMORY = [
    {
        "layers.0.weight": [
            [-0.10985809288211772, 0.005200055449966351],
            [0.04501152841372137, -0.0005123206735003487],
            [0.06484656446839634, -0.004687734776466001],
        ],
        "layers.0.bias": [-0.0058680594912679535, 0.003393480946429184, 0.002474578544838767],
        "layers.1.weight": [0.004613973049352517, 0.010356165227241663, 0.003681624878976038],
        "layers.1.bias": [-0.005056051390358081, 0.001893262760704817,
            -0.00035255469709778416],
        "layers.3.weight": [
            [-0.015658553424671758, 0.06046813782185224, -0.053957726288786874],
        ],
        "layers.3.bias": [0.014007128573536535],
    },
    {
        "layers.0.weight": [
            [0.0004042336656668373, 2.0747236019924755e-6],
            [7.169697189969308e-5, 3.70522578341897e-8],
            [0.00014730425520947864, 1.6490787073597725e-6],
        ],
        "layers.0.bias": [1.1931283670957202e-5, 2.7346180123215055e-6,
            3.3627706041506646e-6],
        "layers.1.weight": [1.842591642025716e-6, 3.7858944758314467e-6,
            5.412857616907458e-7],
        "layers.1.bias": [1.0124332580246956e-5, 1.2067919146309812e-6, 1.40440801949551e-7],
        "layers.3.weight": [
            [2.0987797035940788e-5, 0.00013488621788069525, 0.00010119040207128038],
        ],
        "layers.3.bias": [7.877082595508421e-5],
    },
]


def rate(epoch):
    """The learning rate of an epoch, counted from 0."""
    return 0.01 * 0.5 * (1 + math.cos(math.pi * (epoch / 50.0))) if epoch < 50.0 else 0.0


def targets(labels):
    """What the outputs are to be for these classes, given by name: 1 or -1."""
    rows = [[1.0 if label == name else -1.0 for name in CLASSES[:1]] for label in labels]
    goals = np.array(rows).reshape(-1, 1)
    return torch.from_numpy(goals[:, 0])


def loss(outputs, goals):
    """Half the squared error, summed over the outputs, averaged over the batch."""
    return 0.5 * nn.functional.mse_loss(outputs, goals, reduction="sum") / len(goals)


def optimizer_of(network):
    """The optimizer, as it is after the epochs so far."""
    parameters = list(network.parameters())
    optimizer = torch.optim.Adam(parameters, lr=rate(EPOCHS), betas=(0.9, 0.999), eps=1e-8)
    for name, p in network.named_parameters():
        state = optimizer.state[p]
        state["step"] = torch.tensor(float(UPDATES))
        state["exp_avg"] = torch.tensor(MEMORY[0][name], dtype=p.dtype)
        state["exp_avg_sq"] = torch.tensor(MEMORY[1][name], dtype=p.dtype)
    return optimizer


@torch.no_grad()
def update(network, optimizer, rate):
    """One update by the gradients that are there."""
    parameters = list(network.parameters())
    weights = [p for p in parameters if p.dim() == 2]
    length = math.sqrt(sum(float((p.grad * p.grad).sum()) for p in parameters))
    if 0.5 < length:
        for p in parameters:
            p.grad *= 0.5 / length
    pruned = [w == 0 for w in weights]
    before = [w.clone() for w in weights]
    optimizer.step()
    for w, at in zip(weights, before):
        pulled = w - rate * 0.01 * at.sign()
        pulled[w * pulled < 0] = 0
        w.copy_(pulled)
    for w in weights:
        length = w.norm(dim=1, keepdim=True)
        w *= torch.where(3.0 < length, 3.0 / length, 1.0)
    for w, is_pruned in zip(weights, pruned):
        w[is_pruned] = 0


def train(network, x, y, labels, epochs=1):
    """Trains on for some epochs; points are taken in the order given."""
    network.train()
    optimizer, goals = optimizer_of(network), targets(labels)
    x = torch.as_tensor(x, dtype=torch.float64)
    y = torch.as_tensor(y, dtype=torch.float64)
    for epoch in range(EPOCHS, EPOCHS + epochs):
        for group in optimizer.param_groups:
            group["lr"] = rate(epoch)
        order = list(range(len(goals)))
        for start in range(0, len(order), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            optimizer.zero_grad()
            loss(network(x[batch], y[batch]), goals[batch]).backward()
            update(network, optimizer, rate(epoch))
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
