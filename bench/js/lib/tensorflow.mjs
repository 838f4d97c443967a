// TensorFlow.js from raw operations, gradients written out by hand: twice as fast as its own
// `minimize` and `trainOnBatch`.
import * as tf from "@tensorflow/tfjs-core";
import { layers, onPlane, paint } from "./arrays.mjs";

export function tensorflow(backend) {
  let workload, weights, data, net, batches, train, test, grid, results;
  // What is kept over runs, to be freed when a workload begins anew.
  let kept = [];
  const keep = (tensor) => {
    kept.push(tensor);
    return tensor;
  };

  async function setup(...given) {
    await tf.setBackend(backend);
    kept.forEach((tensor) => tensor.dispose());
    kept = [];
    net?.forEach(free);
    [workload, weights, data] = given;
    net = layers(workload);
    put(weights);
    const points = (x, y, from = 0, to = workload.points) => ({
      n: to - from,
      x: keep(part(x, workload.inputs, from, to)),
      y: keep(part(workload.loss === "squared" ? y : y.map((y) => (y + 1) / 2), workload.outputs, from, to)),
    });
    batches = [];
    for (let from = 0; from < workload.points; from += workload.batchSize) {
      const to = Math.min(workload.points, from + workload.batchSize);
      batches.push(points(data.trainX, data.trainY, from, to));
    }
    train = points(data.trainX, data.trainY);
    test = points(data.testX, data.testY);
    const n = data.grid.length / workload.inputs;
    grid = n && keep(part(data.grid, workload.inputs, 0, n));
    results = { pixels: new Uint8ClampedArray(4 * n), t: 0 };
  }

  const part = (flat, n, from, to) =>
    tf.tensor2d(new Float32Array(flat.subarray(from * n, to * n)), [to - from, n]);

  const free = (layer) =>
    [layer.w, layer.b, ...(layer.averages ?? [])].forEach((tensor) => tensor?.dispose());

  // Weights as inputs × units.
  function put(weights) {
    for (const layer of net) {
      free(layer);
      const { inputs, units, start, biases } = layer;
      layer.w = tf.tidy(() => tf.transpose(part(weights.subarray(start, biases), inputs, 0, units)));
      layer.b = tf.tensor1d(new Float32Array(weights.subarray(biases, biases + units)));
      layer.averages = undefined;
    }
  }

  const applied = { tanh: tf.tanh, relu: tf.relu, linear: (x) => x };

  // The inputs of each layer, and at last the outputs.
  function forward(x) {
    const values = [x];
    for (const { w, b, activation } of net) {
      values.push(applied[activation](tf.add(tf.matMul(values.at(-1), w), b)));
    }
    return values;
  }

  function slope(activation, y, dy) {
    if (activation === "tanh") return tf.mul(dy, tf.sub(1, tf.square(y)));
    return activation === "relu" ? tf.mul(dy, tf.step(y)) : dy;
  }

  // Moves the parameters by one batch.
  function learn({ n, x, y }) {
    const moved = tf.tidy(() => {
      const values = forward(x);
      const output = values.at(-1);
      const answer = workload.loss === "squared" ? output : tf.softmax(output);
      let d = tf.div(tf.sub(answer, y), n);
      const gradients = [];
      for (let k = net.length - 1; 0 <= k; k--) {
        d = slope(net[k].activation, values[k + 1], d);
        gradients[k] = [tf.matMul(values[k], d, true), tf.sum(d, 0)];
        if (0 < k) d = tf.matMul(d, net[k].w, false, true);
      }
      results.t += 1;
      return gradients.map((both, k) => both.map((g, i) => step(net[k], i, g)));
    });
    net.forEach((layer, k) => {
      free(layer);
      [layer.w, layer.b] = moved[k].map((it) => it[0]);
      layer.averages = moved[k].flatMap((it) => it.slice(1));
    });
  }

  // A parameter after a step, and what the optimizer remembers of it.
  function step(layer, i, g) {
    const rate = workload.learningRate;
    const param = i === 0 ? layer.w : layer.b;
    if (workload.optimizer === "sgd") return [tf.sub(param, tf.mul(g, rate))];
    const [m0, v0] = layer.averages?.slice(2 * i, 2 * i + 2) ?? [0, 0].map(() => tf.zerosLike(g));
    const m = tf.add(tf.mul(m0, 0.9), tf.mul(g, 0.1));
    const v = tf.add(tf.mul(v0, 0.999), tf.mul(tf.square(g), 0.001));
    const root = tf.add(tf.sqrt(tf.div(v, 1 - 0.999 ** results.t)), 1e-8);
    return [tf.sub(param, tf.div(tf.mul(m, rate / (1 - 0.9 ** results.t)), root)), m, v];
  }

  function loss({ n, x, y }) {
    const sum = tf.tidy(() => {
      const output = forward(x).at(-1);
      if (workload.loss === "squared") return tf.mul(tf.sum(tf.square(tf.sub(output, y))), 0.5);
      return tf.neg(tf.sum(tf.mul(y, tf.logSoftmax(output))));
    });
    const [value] = sum.dataSync();
    sum.dispose();
    return value / n;
  }

  function picture() {
    const values = tf.tidy(() => forward(grid).slice(1));
    results.neurons = values.map((value) => value.dataSync());
    values.forEach((value) => value.dispose());
    const output = results.neurons.at(-1);
    for (let k = 0; k < output.length; k++) paint(results.pixels, k, output[k], data.colors);
  }

  function plane() {
    const moved = new Float64Array(weights.length);
    results.losses = [];
    for (let k = 0; k < 41 * 41; k++) {
      onPlane(weights, data, k, moved);
      put(moved);
      results.losses.push(loss(train));
    }
  }

  function run() {
    const { task } = workload;
    if (task === "epoch" || task === "frame") batches.forEach(learn);
    // What is lazy is waited for.
    if (task === "epoch") net.at(-1).b.dataSync();
    if (task === "frame") results.losses = [loss(train), loss(test)];
    if (task === "picture" || task === "frame") picture();
    if (task === "plane") plane();
  }

  function check() {
    if (workload.task === "epoch") results.losses = [loss(train)];
    const parameters = net.flatMap(({ w, b }) => {
      const flat = tf.tidy(() => tf.transpose(w).dataSync());
      return [...flat, ...b.dataSync()];
    });
    // Points × units are to be units × points.
    const neurons = (results.neurons ?? []).flatMap((flat, k) => {
      const { units } = net[k];
      const n = flat.length / units;
      return Array.from({ length: flat.length }, (_, i) => flat[(i % n) * units + Math.floor(i / n)]);
    });
    return { parameters, losses: results.losses, neurons, pixels: results.pixels };
  }

  return { setup, run, check };
}
