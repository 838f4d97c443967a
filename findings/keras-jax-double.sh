#!/usr/bin/env bash
# Keras 3.15.1 on JAX 0.10.2, asked for double precision everywhere (floatx is float64 and JAX_ENABLE_X64 is
# set), still computes its norms in single precision. LayerNormalization, GroupNormalization and
# BatchNormalization answer arrays that say float64 with errors of 1.1e-6, 1.1e-6 and 5e-7, while Dense, in the
# same program, is exact. So a network with a norm agrees with one in double precision to six digits only.
# Our exported Keras programs set JAX_ENABLE_X64 (crates/playground/src/files/export/keras.rs), and
# tests/exports compares them within 1e-5.
# Needs python3 with venv. Fails when the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet keras==3.15.1 jax==0.10.2 numpy
cat > check.py <<'PY'
import jax
import keras
import numpy as np

keras.config.set_floatx("float64")
x = np.random.default_rng(0).normal(size=(200, 3)) * 3 + 1


def normalized(axis, epsilon):
    mean = x.mean(axis, keepdims=True)
    return (x - mean) / np.sqrt(x.var(axis, keepdims=True) + epsilon)


def error(layer, expected, **how):
    y = np.array(layer(keras.ops.convert_to_tensor(x), **how))
    assert y.dtype == np.float64, y.dtype
    return np.abs(y - expected).max()


bare = {"center": False, "scale": False}
dense = keras.layers.Dense(4)
dense.build(x.shape)
w, b = (np.array(it) for it in dense.get_weights())
errors = {
    "Dense": error(dense, x @ w + b),
    "LayerNormalization": error(
        keras.layers.LayerNormalization(epsilon=1e-5, **bare), normalized(1, 1e-5)
    ),
    "GroupNormalization": error(
        keras.layers.GroupNormalization(groups=1, epsilon=1e-5, **bare), normalized(1, 1e-5)
    ),
    "BatchNormalization": error(
        keras.layers.BatchNormalization(epsilon=1e-3, **bare), normalized(0, 1e-3), training=True
    ),
}
print(f"Keras {keras.__version__} on JAX {jax.__version__}, everything in float64, largest error:")
for name, it in errors.items():
    print(f"  {name}: {it:.1e}")
assert errors.pop("Dense") < 1e-13
assert all(1e-8 < it < 1e-4 for it in errors.values()), "the norms compute in another precision now"
PY
KERAS_BACKEND=jax JAX_ENABLE_X64=1 env/bin/python check.py
