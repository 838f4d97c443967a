#!/usr/bin/env bash
# Writes docs/FRAMEWORKS.md: every member of Nabla beside those of PyTorch, Keras, optax and TensorFlow.js, run.
# It installs their newest versions in a folder that it takes away again, a few gigabytes; with NABLA_PYTHON it
# takes that interpreter and what it has. TensorFlow.js is left out where there is no npm.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$root"
cargo test --quiet --package tests --test exports -- "$folder" members
python=${NABLA_PYTHON:-}
if [ -z "$python" ]; then
  python3 -m venv "$folder/python"
  python="$folder/python/bin/python3"
  "$python" -m pip install --quiet numpy torch keras tensorflow-cpu "jax[cpu]" optax
fi
if command -v npm > /dev/null; then
  npm install --silent --no-audit --no-fund --prefix "$folder" @tensorflow/tfjs > /dev/null
  cp docs/frameworks.mjs "$folder/"
  (cd "$folder" && node frameworks.mjs members.json > tfjs.json)
fi
export TF_CPP_MIN_LOG_LEVEL=3 KERAS_BACKEND=tensorflow
for part in torch keras optax; do
  "$python" docs/frameworks.py "$folder" "$part"
done
"$python" docs/frameworks_table.py "$folder" > "$folder/FRAMEWORKS.md"
cp "$folder/FRAMEWORKS.md" docs/FRAMEWORKS.md
echo "docs/FRAMEWORKS.md is written."
