"""Runs every export of every sample against the page's own answers, and trains ten epochs on.

    python3 check.py FOLDER PART

FOLDER is what the program `exports` wrote; PART is numpy, torch, keras (on the backend that KERAS_BACKEND
names) or onnx. What a part needs is installed by `cargo xtask exports`, which calls this for each.
"""

import json
import os
import pathlib
import runpy
import subprocess
import sys
import warnings

import numpy as np

folder, part = pathlib.Path(sys.argv[1]), sys.argv[2]
samples = json.loads((folder / "samples.json").read_text())
only = os.environ.get("NABLA_SAMPLES", "").split()
every = int(os.environ.get("NABLA_EVERY", "1"))
failures, worst = [], {}


def file(sample, name):
    return folder / sample["name"] / name


def compare(what, sample, ours, theirs, bound):
    """Notes how far two lists of numbers are apart, relative to numbers above 1."""
    ours, theirs = np.asarray(ours, float).ravel(), np.asarray(theirs, float).ravel()
    if ours.shape != theirs.shape:
        failures.append(f"{what} {sample['name']}: {theirs.shape} and not {ours.shape}: {sample['link'][:150]}")
        return
    error = float(np.max(np.abs(ours - theirs) / np.maximum(np.abs(ours), 1), initial=0))
    worst[what] = max(worst.get(what, (0, "")), (error, sample["name"]))
    if not error <= bound:
        failures.append(f"{what} {sample['name']}: {error:.2g}: {sample['link'][:150]}")


def same_labels(what, sample, theirs):
    if list(map(str, theirs)) != sample["labels"]:
        failures.append(f"{what} {sample['name']}: other classes: {sample['link'][:150]}")


def is_classes(sample):
    return sample["labels"][0] != ""


def numpy_part(sample):
    path = file(sample, "float64-network.py")
    program = runpy.run_path(str(path))
    points = np.array(sample["points"]).T
    if is_classes(sample):
        compare("numpy", sample, sample["answers"], program["probabilities"](*points), 1e-12)
        same_labels("numpy", sample, program["predict"](*points))
    else:
        compare("numpy", sample, sample["answers"], program["predict"](*points), 1e-12)


def torch_part(sample):
    import torch
    from safetensors.torch import load_file

    program = runpy.run_path(str(file(sample, "float64-network_torch.py")))
    net = program["load"]()
    points = torch.tensor(sample["points"], dtype=torch.float64).T
    with torch.no_grad():
        if is_classes(sample):
            compare("torch", sample, sample["answers"], net.probabilities(*points), 1e-12)
            same_labels("torch", sample, net.predict(*points))
        else:
            compare("torch", sample, sample["answers"], net.predict(*points), 1e-12)
    # The loading lines.
    other = program["Network"]().double()
    weights = dict(np.load(file(sample, "float64-network.npz")))
    other.load_state_dict({k: torch.from_numpy(v) for k, v in weights.items()})
    flat = lambda net: np.concatenate(
        [v.numpy().ravel() for k, v in net.state_dict().items() if "num_batches" not in k]
    )
    compare("npz", sample, flat(net), flat(other), 0)
    other = program["Network"]().double()
    other.load_state_dict(load_file(file(sample, "float64-network.safetensors")))
    compare("safetensors", sample, flat(net), flat(other), 0)
    for name in ["network.npz", "network.safetensors"]:
        path = file(sample, "float32-" + name)
        short = dict(np.load(path)) if name.endswith("npz") else load_file(path)
        short = np.concatenate([np.asarray(short[k]).ravel() for k in weights])
        compare("float32", sample, np.concatenate([v.ravel() for v in weights.values()]), short, 1e-7)
    if sample["next"] is not None:
        columns = np.array(sample["train"]["points"]).T
        program["train"](net, *columns, sample["train"]["labels"], epochs=sample["epochs"])
        compare("torch trains on", sample, sample["next"], flat(net), 1e-9)


def keras_part(sample):
    # As the programs do, before JAX is loaded.
    os.environ.setdefault("JAX_ENABLE_X64", "1")
    import keras

    # Keras rounds what some functions give to single precision, but for TensorFlow.
    is_double = keras.backend.backend() == "tensorflow"
    exact, exactly = (1e-12, 1e-9) if is_double else (1e-5, 1e-3)
    # Penalties of Keras are in single precision.
    if "regularization=L2" in sample["link"]:
        exactly = max(exactly, 1e-6)
    backend = "keras on " + keras.backend.backend()
    keras.backend.clear_session()
    program = runpy.run_path(str(file(sample, "float64-network_keras.py")))
    model, points = program["model"], np.array(sample["points"]).T
    if is_classes(sample):
        compare(backend, sample, sample["answers"], program["probabilities"](*points), exact)
        same_labels(backend, sample, program["predict"](*points))
    else:
        scale = np.max(np.abs(sample["answers"]))
        theirs = program["predict"](*points) / scale
        compare(backend, sample, np.array(sample["answers"]) / scale, theirs, exact)
    path = folder / "saved.keras"
    model.save(path)
    again = keras.saving.load_model(path)
    inputs = program["features"](*points)
    told = lambda model: keras.ops.convert_to_numpy(model(inputs, training=False))
    compare(backend + ", saved", sample, told(model), told(again), 1e-15)
    weights = dict(np.load(file(sample, "float64-network.npz")))
    again.set_weights([v.T if v.ndim == 2 else v for v in weights.values()])
    compare(backend + ", npz", sample, told(model), told(again), 0)
    # Keras keeps another running variance.
    if sample["next"] is not None and sample["normalization"] != "batch":
        columns = np.array(sample["train"]["points"]).T
        program["train"](*columns, sample["train"]["labels"], epochs=sample["epochs"])
        # Running statistics come after what is trained in both, layer by layer.
        ours = np.concatenate([np.ravel(w.T if w.ndim == 2 else w) for w in model.get_weights()])
        compare(backend + " trains on", sample, sample["next"], ours, exactly)


def onnx_part(sample):
    import onnx
    import onnxruntime

    for precision, bound in [("float32", 2e-4), ("float64", 1e-11)]:
        path = file(sample, f"{precision}-network.onnx")
        model = onnx.load(path)
        onnx.checker.check_model(model, full_check=True)
        session = onnxruntime.InferenceSession(str(path))
        points = np.array(sample["points"], dtype=precision)
        answers = dict(zip([o.name for o in session.get_outputs()], session.run(None, {"points": points})))
        what = "onnx, " + precision
        if is_classes(sample):
            theirs = answers["probabilities"]
            if len(sample["answers"][0]) == 1:
                theirs = theirs[:, sample["positive"]]
            compare(what, sample, sample["answers"], theirs, bound)
            if precision == "float64":
                same_labels(what, sample, answers["label"])
        else:
            ours = np.array(sample["answers"]) / np.max(np.abs(sample["answers"]))
            theirs = answers["prediction"] / np.max(np.abs(sample["answers"]))
            compare(what, sample, ours, theirs, bound)


parts = {"numpy": numpy_part, "torch": torch_part, "keras": keras_part, "onnx": onnx_part}
for k, sample in enumerate(samples):
    if (only and sample["name"] not in only) or k % every:
        continue
    try:
        parts[part](sample)
    except Exception as error:
        failures.append(f"{part} {sample['name']}: {type(error).__name__}: {str(error)[:500]}: {sample['link'][:150]}")
for what, (error, name) in worst.items():
    print(f"{what:32} {error:8.1e}  (sample {name})")
for failure in failures:
    print("FAILED", failure)
sys.exit(bool(failures))
