//! A network as a sequential model of Keras 3. How the program trains on is in `keras/training.rs`.

mod training;

use super::answers::{self, Library};
use super::model::{By, EPSILON};
use super::{Format, Model, python};
use nn::{Activation, Regularizer};

pub(super) fn write(model: &Model<'_>) -> String {
    let Layers { lines, weights, definitions } = layers(model);
    let last = if model.n_outputs() == 1 { "[:, 0]" } else { "" };
    let arguments = python::arguments(model);
    let arrays = if model.is_line() { "one array" } else { "two arrays" };
    let math = if model.training.is_some() { "import math\n" } else { "" };
    let mut out = format!(
        r#"{}import importlib.util
{math}import os

# Keras takes TensorFlow, unless it is told or there is none.
if "KERAS_BACKEND" not in os.environ and importlib.util.find_spec("tensorflow") is None:
    for name in ["jax", "torch"]:
        if importlib.util.find_spec(name) is not None:
            os.environ["KERAS_BACKEND"] = name
            break
# JAX has double precision only if it is told before it is loaded.
os.environ.setdefault("JAX_ENABLE_X64", "1")

import keras
import numpy as np

# Without TensorFlow, Keras still rounds what some functions give to single precision.
keras.config.set_floatx("float64")

{}{}{}

model = keras.Sequential([
{lines}])

# Weights: a row for each neuron, a column for each input.
model.set_weights([
{weights}])


def outputs({arguments}):
    """The output of the network at points: {arrays} of one dimension.{}"""
    x = features({arguments})
    return keras.ops.convert_to_numpy(model(x, training=False)){last}
{}"#,
        python::head(model, Format::Keras.spec().file),
        python::classes(model),
        definitions.concat(),
        python::features(model, "np", "axis"),
        answers::direction(model),
        answers::functions(model, &LIBRARY),
    );
    if let Some(training) = &model.training {
        out += &training::write(model, training);
    }
    out + &python::main(model, "np.array(open(0).read().split(), dtype=float)", "", "")
}

/// The layers of a model, its weights, and what both need.
struct Layers {
    lines: String,
    weights: String,
    definitions: Vec<String>,
}

fn layers(model: &Model<'_>) -> Layers {
    let mut lines = format!("    keras.Input(shape=({},)),\n", model.features.len());
    let (mut weights, mut definitions) = (String::new(), Vec::new());
    let mut define = |code: String| {
        if !definitions.contains(&code) {
            definitions.push(code);
        }
    };
    let penalty = model.training.as_ref().and_then(|training| training.penalty());
    let penalty = match penalty {
        Some((Regularizer::L2, rate)) => {
            format!(", kernel_regularizer=keras.regularizers.L2({:?})", 0.5 * rate)
        }
        _ => String::new(),
    };
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
        let mut add = |code: &str| lines += &format!("    {code},\n");
        add(&format!("keras.layers.Dense({n_units}{penalty})"));
        if let Some(norm) = &layer.norm {
            vector(norm.gain);
            vector(norm.shift);
            match norm.by {
                By::Running { mean, variance, is_renormalized } => {
                    vector(mean);
                    vector(variance);
                    let name = if is_renormalized {
                        "BatchRenorm"
                    } else {
                        "keras.layers.BatchNormalization"
                    };
                    if is_renormalized {
                        define(RENORM.to_owned());
                    }
                    let note = if is_renormalized { "" } else { BIASED };
                    add(&format!("{note}{name}(momentum=0.9, epsilon={EPSILON:?})"));
                }
                By::Units(size) if size == n_units => {
                    add(&format!("keras.layers.LayerNormalization(epsilon={EPSILON:?})"));
                }
                // Keras's own wants groups of equal size.
                By::Units(size) if n_units % size != 0 => {
                    define(GROUPS.to_owned());
                    add(&format!("Groups({size})"));
                }
                By::Units(size) => add(&format!(
                    "keras.layers.GroupNormalization({}, epsilon={EPSILON:?})",
                    n_units / size
                )),
            }
        }
        if layer.activation != Activation::Linear {
            let (name, definition) = activation(layer.activation);
            if !definition.is_empty() {
                define(definition);
            }
            add(&format!("keras.layers.Activation({name})"));
        }
        if 0.0 < layer.dropout {
            add(&format!("keras.layers.Dropout({:?})", layer.dropout));
        }
    }
    Layers { lines, weights, definitions }
}

/// What an activation is called, and its definition unless Keras has it: registered, so that a model with it can be
/// saved and loaded.
fn activation(activation: Activation) -> (String, String) {
    let code = activation.spec().code.keras;
    if !code.contains("return") {
        return (format!("\"{code}\""), String::new());
    }
    let name = python::identifier(activation.id());
    let body = code.replace('\n', "\n    ");
    let definition = format!("{REGISTERED}def {name}(x):\n    {body}\n");
    (name, definition)
}

const BIASED: &str =
    "# The variance that is kept: Keras divides by the size of the batch, Nabla by one less.\n    ";

const REGISTERED: &str = "\n\n@keras.saving.register_keras_serializable(\"nabla\")\n";

const LIBRARY: Library =
    Library { sigmoid: "np.exp(-np.logaddexp(0, -(Z)))", ..super::numpy::LIBRARY };

const GROUPS: &str = r#"

@keras.saving.register_keras_serializable("nabla")
class Groups(keras.layers.Layer):
    """Group norm over every `size` neurons, of which the last may be fewer."""

    def __init__(self, size, **arguments):
        super().__init__(**arguments)
        self.size = size

    def get_config(self):
        return {**super().get_config(), "size": self.size}

    def build(self, shape):
        self.gamma = self.add_weight(shape=(shape[-1],), initializer="ones")
        self.beta = self.add_weight(shape=(shape[-1],), initializer="zeros")

    def mean(self, x):
        # Keras's own rounds to single without TensorFlow: one neuron alone would not be 0.
        n = x.shape[-1]
        return sum(x[:, k : k + 1] for k in range(n)) / n

    def call(self, x):
        groups = [x[:, k : k + self.size] for k in range(0, x.shape[-1], self.size)]
        deviations = [g - self.mean(g) for g in groups]
        variances = [self.mean(d * d) for d in deviations]
        normal = [d / keras.ops.sqrt(v + 1e-5) for d, v in zip(deviations, variances)]
        return keras.ops.concatenate(normal, axis=-1) * self.gamma + self.beta
"#;

const RENORM: &str = r#"

@keras.saving.register_keras_serializable("nabla")
class BatchRenorm(keras.layers.Layer):
    """Batch renorm (Ioffe 2017): batch norm that is corrected towards the running statistics.

    Predicting, it is batch norm; training, the correction is held constant."""

    def __init__(self, momentum, epsilon, **arguments):
        super().__init__(**arguments)
        self.momentum, self.epsilon = momentum, epsilon

    def get_config(self):
        return {**super().get_config(), "momentum": self.momentum, "epsilon": self.epsilon}

    def build(self, shape):
        def add(start, trainable):
            return self.add_weight(shape=(shape[-1],), initializer=start, trainable=trainable)

        self.gamma, self.beta = add("ones", True), add("zeros", True)
        self.mean, self.variance = add("zeros", False), add("ones", False)

    def call(self, x, training=False):
        running = keras.ops.sqrt(self.variance + self.epsilon)
        if not training:
            return self.gamma * (x - self.mean) / running + self.beta
        mean, variance = keras.ops.mean(x, axis=0), keras.ops.var(x, axis=0)
        deviation = keras.ops.sqrt(variance + self.epsilon)
        r = keras.ops.stop_gradient(keras.ops.clip(deviation / running, 1 / 3, 3))
        d = keras.ops.stop_gradient(keras.ops.clip((mean - self.mean) / running, -5, 5))
        n = keras.ops.cast(keras.ops.shape(x)[0], x.dtype)
        for kept, new in [(self.mean, mean), (self.variance, variance * n / (n - 1))]:
            kept.assign(self.momentum * kept + (1 - self.momentum) * new)
        return self.gamma * (r * (x - mean) / deviation + d) + self.beta
"#;
