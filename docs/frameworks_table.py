"""Prints docs/FRAMEWORKS.md, of what frameworks.py and frameworks.mjs have written into a folder."""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])


def read(name):
    path = folder / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else None


members, torch, keras, optax, js = map(read, ["members", "torch", "keras", "optax", "tfjs"])


def apart(ours, theirs, same=1e-12):
    """How far two lists are apart, in words."""
    if theirs is None:
        return "–"
    error = max(abs(a - b) for a, b in zip(ours, theirs, strict=True))
    return "=" if error <= same else f"{error:.0e}"


def table(head, rows):
    for row in [head, ["---"] * len(head), *rows]:
        print("| " + " | ".join(row) + " |")
    print()


def optimizer(library, it):
    """By its own numbers, and with arguments where there are some that bring it closer."""
    if it["id"] not in library["optimizers"]:
        return "–"
    own, same, words = library["optimizers"][it["id"]]
    if same is not None:
        return f"{apart(it['params'], own)}; {apart(it['params'], same)} with `{words}`"
    return apart(it["params"], own) + (f" with `{words}`" if words else "")


def of_js(kind, it, ours):
    return apart(ours, js and js[kind].get(it["id"]), 1e-6)


def ratio(it, library):
    value = library["losses"].get(it["id"])
    return "–" if value is None else f"{it['loss'] / value:.3g}"


def spread(pair):
    return "–" if pair is None else f"{pair[0]:.4f}, at most {pair[1]:.2f}"


versions = [it["version"] for it in [torch, keras, optax]] + ([f"TensorFlow.js {js['version']}"] if js else [])
facts = members["optimizers"]
print(f"""# Nabla beside the frameworks

Written by `bash docs/frameworks.sh`, which runs everything that is named here.
Versions: {", ".join(versions)}.

A number is the largest difference to Nabla.
"=" is less than 1e-12, or 1e-6 for TensorFlow.js, which has single precision, and for the schedules of optax; "–" is not there.
How programs that Nabla exports make up for the differences stands in the programs; `cargo xtask exports` runs them.

## Optimizers

{facts["updates"]} updates of a network of four tanh neurons, from the same weights and at the same rate: its parameters.
Before the semicolon with the numbers that a library has by itself, after it with arguments.
""")
table(["Nabla", "PyTorch", "Keras", "optax", "TensorFlow.js"], [
    [f"{it['label']}, usual rate {it['rate']:g}", *[optimizer(lib, it) for lib in [torch, keras, optax]],
     of_js("optimizers", it, it["params"])]
    for it in facts["all"]
])
print("""Momentum and Nesterov have the rate inside the velocity, as Keras has; where a schedule changes the rate, PyTorch, optax and TensorFlow.js, which multiply afterwards, give other numbers.
Keras has ε of Adagrad and RMSProp inside the root, and that of Adam before the correction.
Nadam is optax's: in PyTorch and Keras its momentum grows while it learns, and the first steps are shorter.
Adadelta of TensorFlow.js divides by the average before it is updated, so that it is plain descent.

## Activations
""")
table(["Nabla", "PyTorch", "Keras", "JAX", "TensorFlow.js"], [
    [it["label"], *[apart(it["y"], lib["activations"].get(it["id"])) for lib in [torch, keras, optax]],
     of_js("activations", it, it["y"])]
    for it in members["activations"]
])
print("""GELU is the tanh form, as in JAX; the others have the exact form, and PyTorch the tanh form with `approximate="tanh"`.
Leaky ReLU leaves 0.01 of a negative number, as in PyTorch and JAX; Keras and TensorFlow.js leave 0.2 or 0.3.
Softplus of PyTorch is x itself beyond 20, which is 2e-9 off there.

## Losses

Of three examples with three outputs and targets of −1 and 1: how many times that of the others.
""")
table(["Nabla", "PyTorch", "Keras"], [
    [it["label"], ratio(it, torch), ratio(it, keras)] for it in members["losses"]
])
print("""Nabla sums over outputs and averages over examples; PyTorch and Keras average over both.
The squared error has a ½ here.

## Schedules
""")
table(["Nabla", "PyTorch", "optax"], [
    [it["label"], apart(it["rates"], torch["schedules"].get(it["id"])),
     apart(it["rates"], optax["schedules"].get(it["id"]), 1e-6)]
    for it in members["schedules"]
])
print("""The cosine of PyTorch climbs again after its period; here it stays at 0.

## First weights

Of a layer of 200 inputs and 300 neurons: the deviation of the weights, and the largest.
""")
table(["Nabla", "here", "PyTorch", "Keras"], [
    [it["label"], spread([it["deviation"], it["largest"]]),
     *[spread(lib["initializers"].get(it["id"])) for lib in [torch, keras]]]
    for it in members["initializers"]
])
print("""Keras cuts normal distributions at two deviations and widens them to make up for it.
"Uniform by inputs" is what a dense layer of PyTorch begins with, its biases too; a dense layer of Keras begins with Xavier, uniform, and biases of 0.

## Normalization
""")
ours = ["0.1 of the new, ε 1e-05, variance over n − 1", "ε 1e-05", "ε 1e-05, two groups"]
names = ["Batch norm", "Layer norm", "Group norm"]
table(["Nabla", "here", "PyTorch", "Keras"], [list(row) for row in zip(names, ours, torch["norms"], keras["norms"])])
print("""Batch renorm is in none of them.

## Penalties and bounds

Penalties are on weights, not on biases and norms: parameter groups in PyTorch, `kernel_regularizer` in Keras, a mask in optax.
Clipping by length is that of `global_clipnorm` in Keras and `clip_by_global_norm` in optax; `clip_grad_norm_` of PyTorch adds 1e-6 to the length, and `clipnorm` of Keras is for each variable alone.""")
