// What TensorFlow.js makes of the numbers in members.json, as JSON: the optimizers and activations that it has.
import * as tf from "@tensorflow/tfjs";
import { readFileSync } from "node:fs";

const members = JSON.parse(readFileSync(process.argv[2], "utf8"));
await tf.setBackend("cpu");
const { x, y, first, updates, all } = members.optimizers;
const n = y.length;
const points = tf.tensor2d(x, [n, 2]);
const labels = tf.tensor1d(y);

// Four tanh neurons and one linear, their parameters one after the other: weights, biases, weights, bias.
function train(optimizer) {
  const cut = (from, shape) => tf.variable(tf.tensor(first.slice(from, from + shape.reduce((a, b) => a * b)), shape));
  const parts = [cut(0, [4, 2]), cut(8, [4]), cut(12, [1, 4]), cut(16, [1])];
  const [w1, b1, w2, b2] = parts;
  for (let k = 0; k < updates; k += 1) {
    optimizer.minimize(() => {
      const h = tf.tanh(points.matMul(w1, false, true).add(b1));
      const out = h.matMul(w2, false, true).add(b2).reshape([n]);
      return out.sub(labels).square().mul(0.5).mean();
    });
  }
  return parts.flatMap((part) => Array.from(part.dataSync()));
}

const made = {
  sgd: (m) => tf.train.sgd(m.rate),
  momentum: (m) => tf.train.momentum(m.rate, m.beta1),
  nesterov: (m) => tf.train.momentum(m.rate, m.beta1, true),
  adagrad: (m) => tf.train.adagrad(m.rate),
  adadelta: (m) => tf.train.adadelta(m.rate),
  rmsprop: (m) => tf.train.rmsprop(m.rate),
  adam: (m) => tf.train.adam(m.rate),
};
const optimizers = Object.fromEntries(
  all.filter((m) => made[m.id]).map((m) => [m.id, train(made[m.id](m))]),
);
const named = {
  relu: "relu", tanh: "tanh", sigmoid: "sigmoid", elu: "elu", selu: "selu", softplus: "softplus", mish: "mish",
  silu: "swish", gelu: "gelu", linear: "linear", leakyRelu: "leaky",
};
const apply = (id, values) => {
  if (id === "leakyRelu") return tf.layers.leakyReLU().apply(values);
  return tf.layers.activation({ activation: named[id] }).apply(values);
};
const activations = Object.fromEntries(
  members.activations
    .filter((it) => named[it.id])
    .map((it) => {
      try {
        return [it.id, Array.from(apply(it.id, tf.tensor2d(it.x, [it.x.length, 1])).dataSync())];
      } catch {
        return [it.id, null];
      }
    }),
);
console.log(JSON.stringify({ version: tf.version.tfjs, optimizers, activations }));
