// Arrays by name: out of the wasm, and as contestants need them.

// An object of arrays from the wasm's own kind of it.
export function plain(arrays) {
  const names = arrays.names();
  const result = Object.fromEntries(names.map((name) => [name, arrays.get(name)]));
  arrays.free();
  return result;
}

// The rows of a flat array.
export function rows(flat, n) {
  return Array.from({ length: flat.length / n }, (_, k) => flat.subarray(k * n, (k + 1) * n));
}

// For each layer: how many inputs and units it has, where its parameters begin, what it applies.
export function layers(workload) {
  const { inputs, hidden, outputs, activation, outputActivation } = workload;
  let [from, start] = [inputs, 0];
  return [...hidden, outputs].map((units, k) => {
    const layer = { inputs: from, units, start, biases: start + units * from };
    layer.activation = k < hidden.length ? activation : outputActivation;
    start = layer.biases + units;
    from = units;
    return layer;
  });
}

// The class of a row of targets.
export const classOf = (targets) => targets.indexOf(1);

// Writes the color of a value as the k-th pixel.
export function paint(pixels, k, value, colors) {
  const color = Math.round((Math.min(1, Math.max(-1, value)) + 1) * 128) * 4;
  for (let channel = 0; channel < 4; channel++) pixels[4 * k + channel] = colors[color + channel];
}

// The weights of the k-th point of the plane.
export function onPlane(weights, { across, up }, k, out) {
  const [a, b] = [(k % 41) / 20 - 1, Math.floor(k / 41) / 20 - 1];
  for (let i = 0; i < weights.length; i++) out[i] = weights[i] + a * across[i] + b * up[i];
}
