#!/usr/bin/env bash
# ONNX defines its activations for double precision too, but ONNX Runtime 1.32.0 has no such kernels on the
# processor for most of them: Elu, Selu, Softplus, Softsign, HardSigmoid and Erf (of which GELU is made) are
# refused with NOT_IMPLEMENTED, and models that have them do not load, while Tanh, Sigmoid and Softmax run in
# double. LeakyRelu loads in a model of operator set 17, and in one of set 20 it does not, though the operator
# is the same in both. And onnx 1.23.2's reference evaluator, which has them all, answers Erf of doubles
# with the digits of single precision (an error of 1.7e-8 at 1.5), in an array that says float64.
# So our exports are made of basic operators only: crates/playground/src/files/export/onnx/activation.rs.
# Needs python3 with venv. Fails when the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet onnx==1.23.2 onnxruntime==1.32.0 numpy
cat > check.py <<'PY'
import math

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

x = np.array([0.1, 0.5, 1.5])


def model(op, opset):
    """One operator, from three doubles to three doubles."""
    ends = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, [3]) for name in "xy"]
    graph = helper.make_graph([helper.make_node(op, ["x"], ["y"])], "one", ends[:1], ends[1:])
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8
    )


def runs(op, opset):
    data = model(op, opset).SerializeToString()
    try:
        session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    except Exception as error:
        assert "NOT_IMPLEMENTED" in str(error), error
        return False
    return session.run(None, {"x": x})[0].dtype == np.float64


expected = {
    "Tanh": [True, True],
    "Sigmoid": [True, True],
    "Softmax": [True, True],
    "LeakyRelu": [True, False],
    "Elu": [False, False],
    "Selu": [False, False],
    "Softplus": [False, False],
    "Softsign": [False, False],
    "HardSigmoid": [False, False],
    "Erf": [False, False],
}
seen = {op: [runs(op, opset) for opset in (17, 20)] for op in expected}
print(f"ONNX Runtime {onnxruntime.__version__}, double precision, operator sets 17 and 20:")
for op, both in seen.items():
    print(f"  {op:12} {both}")
assert seen == expected, "the behavior has changed"

answers = ReferenceEvaluator(model("Erf", 17)).run(None, {"x": x})[0]
error = max(abs(y - math.erf(at)) for y, at in zip(answers, x))
print(f"onnx {onnx.__version__}, reference evaluator, Erf: {answers.dtype}, error {error:.1e}")
assert answers.dtype == np.float64 and 1e-9 < error < 1e-7, "the behavior has changed"
PY
env/bin/python check.py
