//! A network as a sequential model of Keras 3.

use super::{By, EPSILON, Format, Model, Squash, python};

pub(super) fn write(model: &Model<'_>) -> String {
    let mut layers = format!("    keras.Input(shape=({},)),\n", model.features.len());
    let (mut weights, mut class) = (String::new(), "");
    for (k, layer) in (1..).zip(model.layers()) {
        let n_units = layer.n_units;
        // Keras has a column for each neuron.
        let matrix = python::matrix(layer.weights, n_units, layer.n_inputs, "    ");
        weights += &format!("    # Layer {k}\n    np.array({matrix}).T,\n");
        let mut vector = |numbers: &[f64]| {
            let list = python::list(numbers, 13, "        ");
            weights += &format!("    np.array({list}),\n");
        };
        vector(layer.biases);
        let mut add = |code: &str| layers += &format!("    {code},\n");
        add(&format!("keras.layers.Dense({n_units})"));
        if let Some(norm) = &layer.norm {
            vector(norm.gain);
            vector(norm.shift);
            match norm.by {
                By::Running([mean, variance]) => {
                    vector(mean);
                    vector(variance);
                    add(&format!("keras.layers.BatchNormalization(epsilon={EPSILON:?})"));
                }
                By::Units(size) if size == n_units => {
                    add(&format!("keras.layers.LayerNormalization(epsilon={EPSILON:?})"));
                }
                // Keras's own wants groups of equal size.
                By::Units(size) if n_units % size != 0 => {
                    class = GROUPS;
                    add(&format!("Groups({size})"));
                }
                By::Units(size) => add(&format!(
                    "keras.layers.GroupNormalization({}, epsilon={EPSILON:?})",
                    n_units / size
                )),
            }
        }
        let code = layer.activation.spec().code.keras;
        if !code.is_empty() {
            add(&format!("keras.layers.{code}"));
        }
        if 0.0 < layer.dropout {
            add(&format!("keras.layers.Dropout({:?})", layer.dropout));
        }
    }
    let stacked = python::stacked(model, "np", "axis");
    let last = if model.n_outputs() == 1 { "[:, 0]" } else { "" };
    let probabilities = model.squash().map(|squash| {
        let code = match squash {
            Squash::Sigmoid => "keras.ops.sigmoid(predict(x, y))",
            Squash::Softmax => "keras.ops.softmax(predict(x, y), axis=-1)",
        };
        let meaning = python::meaning(model, squash);
        format!(
            "\n\ndef probabilities(x, y):\n    \"\"\"{meaning}\"\"\"\n    \
             return keras.ops.convert_to_numpy({code})\n"
        )
    });
    format!(
        r#"{}import keras
import numpy as np

# Double precision is TensorFlow's; with its other backends Keras rounds to single.
keras.config.set_floatx("float64")
{class}

def features(x, y):
    """What the network is told about points x across and y up."""
    return {stacked}


model = keras.Sequential([
{layers}])

# Weights: a row for each neuron, a column for each input.
model.set_weights([
{weights}])


def predict(x, y):
    """The output of the network at points x across and y up: two arrays of one dimension."""
    return keras.ops.convert_to_numpy(model(features(x, y), training=False)){last}
{}{MAIN}"#,
        python::head(model, Format::Keras.spec().file),
        probabilities.unwrap_or_default()
    )
}

const GROUPS: &str = r#"

class Groups(keras.layers.Layer):
    """Group norm over every `size` neurons, of which the last may be fewer."""

    def __init__(self, size):
        super().__init__()
        self.size = size

    def build(self, shape):
        self.gamma = self.add_weight(shape=(shape[-1],), initializer="ones")
        self.beta = self.add_weight(shape=(shape[-1],), initializer="zeros")

    def call(self, x):
        groups = [x[:, k : k + self.size] for k in range(0, x.shape[-1], self.size)]
        deviations = [g - keras.ops.mean(g, axis=-1, keepdims=True) for g in groups]
        variances = [keras.ops.mean(d * d, axis=-1, keepdims=True) for d in deviations]
        normal = [d / keras.ops.sqrt(v + 1e-5) for d, v in zip(deviations, variances)]
        return keras.ops.concatenate(normal, axis=-1) * self.gamma + self.beta
"#;

const MAIN: &str = r#"

if __name__ == "__main__":
    points = np.array(open(0).read().split(), dtype=float).reshape(-1, 2)
    for output in predict(points[:, 0], points[:, 1]):
        print(*np.ravel(output).tolist())
"#;
