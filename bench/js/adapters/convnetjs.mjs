// ConvNetJS, from its layers and its trainer. The layers are put together by hand, because
// `makeLayers` puts a linear layer of its own before the squared error.
import convnetjs from "convnetjs";
import { classOf, layers, onPlane, paint, rows } from "../lib/arrays.mjs";

export const name = "ConvNetJS 0.3.0";
export const precision = "f64";

let workload, weights, data, shape, net, trainer, train, test, grid, losses, neurons, pixels, adam;

export function setup(...given) {
  [workload, weights, data] = given;
  shape = layers(workload);
  const size = (in_depth) => ({ in_sx: 1, in_sy: 1, in_depth });
  const applied = { tanh: convnetjs.TanhLayer, relu: convnetjs.ReluLayer };
  net = new convnetjs.Net();
  net.layers = [new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: workload.inputs })];
  for (const layer of shape) {
    layer.dense = new convnetjs.FullyConnLayer({ ...size(layer.inputs), num_neurons: layer.units });
    net.layers.push(layer.dense);
    const Activation = applied[layer.activation];
    if (Activation) net.layers.push(new Activation(size(layer.units)));
    layer.last = net.layers.at(-1);
  }
  const isSquared = workload.loss === "squared";
  const Loss = isSquared ? convnetjs.RegressionLayer : convnetjs.SoftmaxLayer;
  net.layers.push(new Loss(size(workload.outputs)));
  put(weights);
  const plainSgd = { method: "sgd", learning_rate: workload.learningRate, momentum: 0, l2_decay: 0 };
  trainer = new convnetjs.Trainer(net, { ...plainSgd, batch_size: workload.batchSize });
  adam = { m: [], v: [], t: 0 };
  const points = (x, y) => {
    const targets = rows(y, workload.outputs).map((y) => (isSquared ? [...y] : classOf(y)));
    return volumes(x).map((x, k) => ({ x, y: targets[k] }));
  };
  train = points(data.trainX, data.trainY);
  test = points(data.testX, data.testY);
  grid = volumes(data.grid);
  const units = shape.reduce((sum, layer) => sum + layer.units, 0);
  neurons = new Float64Array(units * grid.length);
  pixels = new Uint8ClampedArray(4 * grid.length);
  losses = [];
}

const volumes = (x) => rows(x, workload.inputs).map((row) => new convnetjs.Vol([...row]));

function put(weights) {
  for (const { dense, inputs, start, biases } of shape) {
    dense.filters.forEach((filter, k) => {
      filter.w.set(weights.subarray(start + k * inputs, start + (k + 1) * inputs));
    });
    dense.biases.w.set(weights.subarray(biases, biases + dense.out_depth));
  }
}

export function run() {
  if (workload.task === "epoch" || workload.task === "frame") epoch();
  if (workload.task === "frame") losses = [loss(train), loss(test)];
  if (workload.task === "picture" || workload.task === "frame") picture();
  if (workload.task === "plane") plane();
}

function epoch() {
  const rest = train.length % workload.batchSize;
  const whole = train.length - rest;
  if (workload.optimizer === "adam") {
    for (const { x, y } of train) {
      net.forward(x, true);
      net.backward(y);
    }
    adamStep(train.length);
    return;
  }
  for (let k = 0; k < whole; k++) trainer.train(train[k].x, train[k].y);
  if (rest === 0) return;
  // The trainer would keep the rest for the next epoch.
  trainer.batch_size = rest;
  trainer.k = 0;
  for (let k = whole; k < train.length; k++) trainer.train(train[k].x, train[k].y);
  trainer.batch_size = workload.batchSize;
  trainer.k = 0;
}

// The package has no Adam: here it is, over the lists that its trainer walks too.
function adamStep(n) {
  adam.t += 1;
  const [one, two] = [1 - 0.9 ** adam.t, 1 - 0.999 ** adam.t];
  net.getParamsAndGrads().forEach(({ params, grads }, k) => {
    const m = (adam.m[k] ??= new Float64Array(params.length));
    const v = (adam.v[k] ??= new Float64Array(params.length));
    for (let i = 0; i < params.length; i++) {
      const g = grads[i] / n;
      m[i] = 0.9 * m[i] + 0.1 * g;
      v[i] = 0.999 * v[i] + 0.001 * g * g;
      params[i] -= (workload.learningRate * (m[i] / one)) / (Math.sqrt(v[i] / two) + 1e-8);
      grads[i] = 0;
    }
  });
}

function loss(points) {
  let sum = 0;
  for (const { x, y } of points) {
    const { w } = net.forward(x);
    if (workload.loss === "squared") sum += 0.5 * (w[0] - y[0]) ** 2;
    else sum -= Math.log(w[y]);
  }
  return sum / points.length;
}

function picture() {
  for (let k = 0; k < grid.length; k++) {
    const output = net.forward(grid[k]).w;
    let neuron = k;
    for (const { last } of shape) {
      const { w } = last.out_act;
      for (let i = 0; i < w.length; i++, neuron += grid.length) neurons[neuron] = w[i];
    }
    paint(pixels, k, output[0], data.colors);
  }
}

function plane() {
  const moved = new Float64Array(weights.length);
  losses = [];
  for (let k = 0; k < 41 * 41; k++) {
    onPlane(weights, data, k, moved);
    put(moved);
    losses.push(loss(train));
  }
}

export function check() {
  if (workload.task === "epoch") losses = [loss(train)];
  const parameters = shape.flatMap(({ dense }) => [
    ...dense.filters.flatMap((filter) => [...filter.w]),
    ...dense.biases.w,
  ]);
  return { parameters, losses, neurons, pixels };
}
