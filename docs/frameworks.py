"""Compares every member in members.json with those of other libraries.

    python3 frameworks.py FOLDER PART

FOLDER holds members.json. The parts torch, keras (on TensorFlow) and optax write what these libraries make of the
same numbers, each in a process of its own, since they do not bear each other in one; frameworks_table.py makes
docs/FRAMEWORKS.md of that. Called by frameworks.sh."""

import json
import math
import pathlib
import sys

import numpy as np

folder, part = pathlib.Path(sys.argv[1]), sys.argv[2]
members = json.loads((folder / "members.json").read_text())
facts = members["optimizers"]
X, Y = np.array(facts["x"]).reshape(-1, 2), np.array(facts["y"])
FIRST, UPDATES = np.array(facts["first"]), facts["updates"]
SHAPES = [(4, 2), (4,), (1, 4), (1,)]
RATES = {it["id"]: it["rate"] for it in facts["all"]}


def parts(flat):
    sizes = np.cumsum([math.prod(shape) for shape in SHAPES])[:-1]
    return [part.reshape(shape) for part, shape in zip(np.split(flat, sizes), SHAPES)]


def flat(parts):
    return np.concatenate([np.ravel(part) for part in parts]).tolist()


def optimizers(run, made):
    """For each optimizer: by its own numbers at our rate, and with arguments that make it the same, in words."""
    results = {}
    for name, (own, same, words) in made.items():
        results[name] = [run(own(RATES[name])), same and run(same(RATES[name])), words]
    return results


def spread(weights):
    return [float(np.sqrt(np.mean(np.square(weights)))), float(np.max(np.abs(weights)))]


def of_torch():
    import torch

    def run(make):
        w = [torch.tensor(part, requires_grad=True) for part in parts(FIRST)]
        optimizer, x, y = make(w), torch.tensor(X), torch.tensor(Y)
        for _ in range(UPDATES):
            optimizer.zero_grad()
            out = (torch.tanh(x @ w[0].T + w[1]) @ w[2].T + w[3])[:, 0]
            (0.5 * (out - y) ** 2).mean().backward()
            optimizer.step()
        return flat([part.detach().numpy() for part in w])

    T, F, I, S = torch.optim, torch.nn.functional, torch.nn.init, torch.optim.lr_scheduler
    made = {
        "sgd": (lambda r: lambda w: T.SGD(w, r), None, ""),
        "momentum": (lambda r: lambda w: T.SGD(w, r, momentum=0.9), None, "SGD(momentum=0.9)"),
        "nesterov": (lambda r: lambda w: T.SGD(w, r, momentum=0.9, nesterov=True), None, "SGD(nesterov=True)"),
        "adagrad": (lambda r: lambda w: T.Adagrad(w, r), None, ""),
        "adadelta": (lambda r: lambda w: T.Adadelta(w, r), lambda r: lambda w: T.Adadelta(w, r, rho=0.95), "rho=0.95"),
        "rmsprop": (lambda r: lambda w: T.RMSprop(w, r), lambda r: lambda w: T.RMSprop(w, r, alpha=0.9), "alpha=0.9"),
        "adam": (lambda r: lambda w: T.Adam(w, r), None, ""),
        "adamw": (lambda r: lambda w: T.AdamW(w, r), None, ""),
        "nadam": (lambda r: lambda w: T.NAdam(w, r), None, ""),
    }
    named = {
        "relu": F.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "linear": lambda x: x, "leakyRelu": F.leaky_relu,
        "elu": F.elu, "selu": F.selu, "gelu": F.gelu, "silu": F.silu, "softplus": F.softplus, "mish": F.mish,
        "sine": torch.sin,
    }
    losses = {}
    for it in members["losses"]:
        out, goal = torch.tensor(it["output"]), torch.tensor(it["target"])
        label = 0.5 * (goal + 1)
        value = {
            "squared": lambda: F.mse_loss(out, goal), "absolute": lambda: F.l1_loss(out, goal),
            "huber": lambda: F.huber_loss(out, goal),
            "binaryCrossEntropy": lambda: F.binary_cross_entropy_with_logits(out, label),
            "softmaxCrossEntropy": lambda: F.cross_entropy(out, label),
        }.get(it["id"])
        losses[it["id"]] = value and float(value())
    schedules = {}
    for it in members["schedules"]:
        optimizer = T.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
        made_schedule = {
            "step": lambda: S.StepLR(optimizer, 10, 0.5),
            "exponential": lambda: S.ExponentialLR(optimizer, math.exp(-0.1)),
            "cosine": lambda: S.CosineAnnealingLR(optimizer, 10),
            "constant": lambda: S.LambdaLR(optimizer, lambda t: 1.0),
            "warmUp": lambda: S.LinearLR(optimizer, 0.1, 1.0, 9),
        }.get(it["id"])
        if made_schedule:
            schedule, rates = made_schedule(), []
            for _ in it["rates"]:
                rates.append(optimizer.param_groups[0]["lr"])
                optimizer.step()
                schedule.step()
            schedules[it["id"]] = rates
    first = {
        "xavierUniform": I.xavier_uniform_, "xavierNormal": I.xavier_normal_,
        "he": lambda w: I.kaiming_normal_(w, nonlinearity="relu"),
        "lecun": lambda w: I.kaiming_normal_(w, nonlinearity="linear"), "orthogonal": I.orthogonal_,
        "uniformIn": lambda w: w.copy_(torch.nn.Linear(200, 300).weight),
    }
    weights = lambda fill: fill(torch.empty(300, 200)).numpy()
    torch.manual_seed(1)
    with torch.no_grad():
        spreads = {name: spread(weights(fill)) for name, fill in first.items()}
        norm = torch.nn.BatchNorm1d(2).double()
        norm(torch.tensor(X))
    return {
        "version": "PyTorch " + torch.__version__.split("+")[0],
        "optimizers": optimizers(run, made),
        "activations": {
            it["id"]: named[it["id"]](torch.tensor(it["x"], dtype=torch.float64)).tolist()
            for it in members["activations"] if it["id"] in named
        },
        "losses": losses, "schedules": schedules, "initializers": spreads,
        "norms": [
            f"{norm.momentum:g} of the new, ε {norm.eps:g}, " + divisor(norm.running_var.numpy(), norm.momentum),
            f"ε {torch.nn.LayerNorm(2).eps:g}", f"ε {torch.nn.GroupNorm(1, 2).eps:g}",
        ],
    }


def divisor(variance, share):
    """Whether a running variance is over n or over one less."""
    told = 1 - share + share * X.var(0, ddof=1)
    return "variance over n − 1" if np.allclose(variance, told, rtol=1e-6) else "variance over n"


def of_keras():
    import keras
    import tensorflow as tf

    keras.config.set_floatx("float64")

    def run(optimizer):
        w = [keras.Variable(part, dtype="float64") for part in parts(FIRST)]
        for _ in range(UPDATES):
            with tf.GradientTape() as tape:
                h = tf.tanh(X @ tf.transpose(w[0].value) + w[1].value)
                out = (h @ tf.transpose(w[2].value) + w[3].value)[:, 0]
                loss = tf.reduce_mean(0.5 * (out - Y) ** 2)
            optimizer.apply(tape.gradient(loss, [part.value for part in w]), w)
        return flat([keras.ops.convert_to_numpy(part) for part in w])

    K, G, N = keras.optimizers, keras.losses, keras.initializers
    made = {
        "sgd": (lambda r: K.SGD(r), None, ""),
        "momentum": (lambda r: K.SGD(r, momentum=0.9), None, "SGD(momentum=0.9)"),
        "nesterov": (lambda r: K.SGD(r, momentum=0.9, nesterov=True), None, "SGD(nesterov=True)"),
        "adagrad": (lambda r: K.Adagrad(r),
                    lambda r: K.Adagrad(r, initial_accumulator_value=0.0, epsilon=1e-10),
                    "initial_accumulator_value=0.0, epsilon=1e-10"),
        "adadelta": (lambda r: K.Adadelta(r), lambda r: K.Adadelta(r, epsilon=1e-6), "epsilon=1e-6"),
        "rmsprop": (lambda r: K.RMSprop(r), lambda r: K.RMSprop(r, epsilon=1e-16), "epsilon=1e-16"),
        "adam": (lambda r: K.Adam(r), lambda r: K.Adam(r, epsilon=1e-8), "epsilon=1e-8"),
        "adamw": (lambda r: K.AdamW(r), lambda r: K.AdamW(r, weight_decay=0.01, epsilon=1e-8),
                  "weight_decay=0.01, epsilon=1e-8"),
        "nadam": (lambda r: K.Nadam(r), None, ""),
        "lion": (lambda r: K.Lion(r), None, ""),
    }
    losses = {
        "squared": lambda a, b: G.MeanSquaredError()(b, a), "absolute": lambda a, b: G.MeanAbsoluteError()(b, a),
        "huber": lambda a, b: G.Huber()(b, a), "hinge": lambda a, b: G.Hinge()(b, a),
        "binaryCrossEntropy": lambda a, b: G.BinaryCrossentropy(from_logits=True)(0.5 * (b + 1), a),
        "softmaxCrossEntropy": lambda a, b: G.CategoricalCrossentropy(from_logits=True)(0.5 * (b + 1), a),
    }
    first = {"xavierUniform": N.GlorotUniform, "xavierNormal": N.GlorotNormal, "he": N.HeNormal,
             "lecun": N.LecunNormal, "orthogonal": N.Orthogonal}
    words = {"leakyRelu": "leaky_relu", "sine": None, "step": None}
    activations = {}
    for it in members["activations"]:
        word = words.get(it["id"], it["id"])
        if word:
            activations[it["id"]] = keras.activations.get(word)(tf.constant(it["x"], tf.float64)).numpy().tolist()
    norm = keras.layers.BatchNormalization()
    norm(X, training=True)
    share = 1 - norm.momentum
    variance = keras.ops.convert_to_numpy(norm.moving_variance)
    return {
        "version": f"Keras {keras.__version__} on TensorFlow {tf.__version__}",
        "optimizers": optimizers(run, made), "activations": activations,
        "losses": {
            it["id"]: float(losses[it["id"]](np.array(it["output"]), np.array(it["target"])))
            for it in members["losses"]
        },
        "schedules": {},
        "initializers": {
            name: spread(keras.ops.convert_to_numpy(make(seed=1)((200, 300)))) for name, make in first.items()
        },
        "norms": [
            f"{share:.2g} of the new, ε {norm.epsilon:g}, " + divisor(variance, share),
            f"ε {keras.layers.LayerNormalization().epsilon:g}",
            f"ε {keras.layers.GroupNormalization(1).epsilon:g}",
        ],
    }


def of_optax():
    import jax
    import jax.numpy as jnp
    import optax as O

    jax.config.update("jax_enable_x64", True)

    def run(optimizer):
        w = [jnp.array(part) for part in parts(FIRST)]
        state = optimizer.init(w)

        def loss(w):
            out = (jnp.tanh(X @ w[0].T + w[1]) @ w[2].T + w[3])[:, 0]
            return jnp.mean(0.5 * (out - Y) ** 2)

        @jax.jit
        def step(w, state):
            moves, state = optimizer.update(jax.grad(loss)(w), state, w)
            return O.apply_updates(w, moves), state

        for _ in range(UPDATES):
            w, state = step(w, state)
        return flat([np.asarray(part) for part in w])

    made = {
        "sgd": (lambda r: O.sgd(r), None, ""),
        "momentum": (lambda r: O.sgd(r, momentum=0.9), None, "sgd(momentum=0.9)"),
        "nesterov": (lambda r: O.sgd(r, momentum=0.9, nesterov=True), None, "sgd(nesterov=True)"),
        "adagrad": (lambda r: O.adagrad(r), lambda r: O.adagrad(r, initial_accumulator_value=0.0, eps=1e-10),
                    "initial_accumulator_value=0.0, eps=1e-10"),
        "adadelta": (lambda r: O.adadelta(r), lambda r: O.adadelta(r, rho=0.95), "rho=0.95"),
        "rmsprop": (lambda r: O.rmsprop(r), lambda r: O.rmsprop(r, eps_in_sqrt=False), "eps_in_sqrt=False"),
        "adam": (lambda r: O.adam(r), None, ""),
        "adamw": (lambda r: O.adamw(r), lambda r: O.adamw(r, weight_decay=0.01), "weight_decay=0.01"),
        "nadam": (lambda r: O.nadam(r), None, ""),
        "lion": (lambda r: O.lion(r), lambda r: O.lion(r, weight_decay=0.0), "weight_decay=0.0"),
    }
    named = {"leakyRelu": jax.nn.leaky_relu, "linear": lambda x: x, "sine": jnp.sin, "tanh": jnp.tanh}
    activations = {}
    for it in members["activations"]:
        function = named.get(it["id"]) or getattr(jax.nn, it["id"], None)
        if function:
            activations[it["id"]] = np.asarray(function(jnp.array(it["x"]))).tolist()
    schedules = {
        "constant": O.constant_schedule(1.0), "step": O.exponential_decay(1.0, 10, 0.5, staircase=True),
        "exponential": O.exponential_decay(1.0, 10, math.exp(-1)), "cosine": O.cosine_decay_schedule(1.0, 10),
        "warmUp": O.linear_schedule(0.1, 1.0, 9),
    }
    rates = lambda schedule: [float(schedule(t)) for t in range(len(members["schedules"][0]["rates"]))]
    return {
        "version": f"optax {O.__version__} on JAX {jax.__version__}",
        "optimizers": optimizers(run, made), "activations": activations, "losses": {}, "initializers": {},
        "schedules": {name: rates(schedule) for name, schedule in schedules.items()}, "norms": [],
    }


results = {"torch": of_torch, "keras": of_keras, "optax": of_optax}[part]()
(folder / f"{part}.json").write_text(json.dumps(results))
