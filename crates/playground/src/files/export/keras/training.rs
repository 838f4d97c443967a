//! How a Keras program trains on: with the loss, the optimizer and its memory, the rate, the penalty and the
//! order of points that give the next epochs of the page.

use super::super::model::{Model, Training};
use super::super::{answers, python, python::number, tensors};
use nn::{GradientLimit, Loss, Regularizer};
use std::fmt::Write;

pub(super) fn write(model: &Model<'_>, training: &Training<'_>) -> String {
    let (about, targets) = answers::targets(model);
    let (meaning, loss) = loss(model);
    let [optimizer, class] = optimizer(training);
    let mut out = python::trains_on(training, &memory(model, training), [&about, &targets]);
    out += &format!(
        r#"


@keras.saving.register_keras_serializable("nabla")
def loss(goals, outputs):
    """{meaning}"""
    return {loss}
{class}"#,
    );
    let penalty = training.penalty().filter(|(it, _)| it.spec().is_in_gradient);
    let limit = training.recipe.update.limit;
    out += if penalty.is_some() && limit != GradientLimit::None { CLIPPED } else { "\n\n" };
    out += &format!("model.compile(\n    optimizer={optimizer},\n    loss=loss,\n)\n");
    if !training.memory().is_empty() {
        out += "model.optimizer.build(model.trainable_variables)\n\
                model.optimizer.iterations.assign(UPDATES)\n\
                for variable, value in zip(model.optimizer.variables[2:], MEMORY):\n    \
                variable.assign(value)\n";
    }
    out += &pull(model, training);
    out + &train(model, training)
}

/// The loss of each example: what it is, and its code.
fn loss(model: &Model<'_>) -> (&'static str, &'static str) {
    match model.loss {
        Loss::Squared => (
            "Half the squared error, summed over the outputs.",
            "0.5 * keras.ops.sum((outputs - goals) ** 2, axis=-1)",
        ),
        Loss::Absolute => (
            "The absolute error, summed over the outputs.",
            "keras.ops.sum(keras.ops.abs(outputs - goals), axis=-1)",
        ),
        Loss::Huber => (
            "The Huber loss, summed over the outputs.",
            "keras.ops.sum(\n        keras.ops.where(\n            keras.ops.abs(outputs - goals) <= 1,\n            \
             0.5 * (outputs - goals) ** 2,\n            keras.ops.abs(outputs - goals) - 0.5,\n        ),\n        \
             axis=-1,\n    )",
        ),
        Loss::Hinge => (
            "The hinge loss, summed over the outputs.",
            "keras.ops.sum(keras.ops.relu(1 - goals * outputs), axis=-1)",
        ),
        Loss::BinaryCrossEntropy => (
            "Binary cross-entropy of the outputs, summed over them.",
            "keras.ops.sum(\n        keras.ops.softplus(outputs) - 0.5 * (goals + 1) * outputs, axis=-1\n    )",
        ),
        Loss::SoftmaxCrossEntropy => (
            "The cross-entropy of the softmax of the outputs.",
            "keras.ops.logsumexp(outputs, axis=-1) - keras.ops.sum(\n        \
             0.5 * (goals + 1) * outputs, axis=-1\n    )",
        ),
    }
}

/// What the optimizer remembers, as constants, in the order of its variables.
fn memory(model: &Model<'_>, training: &Training<'_>) -> String {
    let slots = training.memory();
    if training.n_updates() == 0 || slots.is_empty() {
        return String::new();
    }
    // Running statistics follow the data and not the gradient.
    let mut all = tensors::tensors(model.mlp, model.layers, model.extras);
    all.retain(|tensor| !tensor.name.contains(".running_"));
    let mut out = format!(
        "# What the optimizer remembers of its updates.\nUPDATES = {}\nMEMORY = [\n",
        training.n_updates()
    );
    for slot in slots {
        for tensors::Tensor { shape, span, .. } in &all {
            let numbers = &slot[span.clone()];
            let _ = match shape[..] {
                [rows, columns] => {
                    writeln!(
                        out,
                        "    np.array({}).T,",
                        python::matrix(numbers, rows, columns, "    ")
                    )
                }
                _ => writeln!(out, "    np.array({}),", python::list(numbers, 13, "        ")),
            };
        }
    }
    out + "]\n"
}

/// What makes the optimizer, and its class where Keras has none that is the same.
fn optimizer(training: &Training<'_>) -> [String; 2] {
    let spec = training.optimizer().spec();
    let (code, numbers, limit) =
        (training.optimizer().code().keras, training.numbers(), limit(training));
    if code.starts_with("keras.") {
        let call = code.replace("RATE", "learning_rate=rate(EPOCHS)").replace("LIMIT", &limit);
        let put = |call: String, (name, number): (&str, String)| call.replace(name, &number);
        return [numbers.into_iter().fold(call, put), String::new()];
    }
    let numbers = numbers.map(|(_, number)| number).join(", ");
    let call = format!("Own(learning_rate=rate(EPOCHS), numbers=[{numbers}]{limit})");
    let class = OWN
        .replace("FORMULA", spec.formula)
        .replace("LABEL", spec.label)
        .replace("SLOTS", &spec.slots.to_string())
        .replace("LINES", &code.replace('\n', "\n        "));
    [call, class]
}

/// How the gradient is clipped, as an argument.
fn limit(training: &Training<'_>) -> String {
    match training.recipe.update.limit {
        GradientLimit::None => String::new(),
        GradientLimit::Norm(bound) => format!(", global_clipnorm={}", number(bound)),
        GradientLimit::Value(bound) => format!(", clipvalue={}", number(bound)),
    }
}

/// The function that pulls weights after an update, if anything does.
fn pull(model: &Model<'_>, training: &Training<'_>) -> String {
    let update = &training.recipe.update;
    let is_pruned = training.prunes() || training.has_frozen(model);
    let mut body = String::new();
    if let Some((it, strength)) = training.penalty().filter(|(it, _)| !it.spec().is_in_gradient) {
        if it.spec().has_corner && !training.prunes() {
            body += "    before = w\n";
        }
        let slope = match it {
            Regularizer::L1 => "np.sign(before)",
            Regularizer::Elastic => "(0.5 * np.sign(before) + 0.5 * before)",
            _ => "before",
        };
        body += &format!("    pulled = w - rate * {} * {slope}\n", number(strength));
        body += if it.spec().has_corner {
            "    w = np.where(w * pulled < 0, 0, pulled)\n"
        } else {
            "    w = pulled\n"
        };
    }
    if let Some(bound) = update.longest {
        body += &format!(
            "    length = np.sqrt((w * w).sum(axis=0, keepdims=True))\n    \
             w = w * np.where({0} < length, {0} / np.maximum(length, {0}), 1)\n",
            number(bound)
        );
    }
    if is_pruned {
        body += "    w = np.where(was == 0, 0, w)\n";
        body.insert_str(0, "    was = before\n");
    }
    if body.is_empty() {
        return body;
    }
    format!(
        "\n\ndef pulled(w, before, rate):\n    \"\"\"The weights of a layer after an update, which were \
         `before` it.\"\"\"\n{body}    return w\n"
    )
}

fn train(model: &Model<'_>, training: &Training<'_>) -> String {
    let recipe = training.recipe;
    let points = python::arguments(model);
    let names: Vec<&str> = python::names(model).collect();
    let has_pull = !pull(model, training).is_empty();
    let mut out = format!(
        "\n\ndef train({points}, labels, epochs=1):\n    \
         \"\"\"Trains on for some epochs; points are taken in the order given{}.\"\"\"\n    \
         goals = targets(labels)\n",
        if recipe.reshuffle { ", shuffled in each epoch" } else { "" }
    );
    for name in &names {
        let _ = writeln!(out, "    {name} = np.asarray({name}, float)");
    }
    let waits = !recipe.flush;
    if waits {
        let n = training.trainer.n_gathered();
        let waiting = if n == 0 { "[]" } else { &format!("list(range(len(goals)))[-{n}:]") };
        out += &format!(
            "    # An incomplete last batch waits for the first of the next epoch.\n    waiting = {waiting}\n"
        );
    }
    let order = if recipe.reshuffle {
        "np.random.permutation(len(goals)).tolist()"
    } else {
        "list(range(len(goals)))"
    };
    out += &format!(
        "    for epoch in range(EPOCHS, EPOCHS + epochs):\n        \
         model.optimizer.learning_rate = rate(epoch)\n        order = {order}\n        \
         for start in range(0, len(order), BATCH_SIZE):\n            \
         batch = order[start : start + BATCH_SIZE]\n"
    );
    if waits {
        out += "            is_whole, batch = len(batch) == BATCH_SIZE, waiting + batch\n            \
                waiting = [] if is_whole else batch\n            \
                if not is_whole:\n                continue\n";
    }
    let noise = |(name, axis): (&str, &crate::plane::Axis)| match recipe.input_noise {
        noise if 0.0 < noise => {
            format!("{name}[batch] + {} * np.random.randn(len(batch))", number(noise * axis.scale))
        }
        _ => format!("{name}[batch]"),
    };
    let taken: Vec<String> = names.iter().copied().zip(model.coordinates()).map(noise).collect();
    let taken = taken.join(", ");
    if has_pull {
        out += "            kernels = [w for w in model.trainable_variables if w.name == \"kernel\"]\n            \
                before = [keras.ops.convert_to_numpy(w).copy() for w in kernels]\n";
    }
    out += &format!("            model.train_on_batch(features({taken}), goals[batch])\n");
    if has_pull {
        out += "            for w, was in zip(kernels, before):\n                \
                w.assign(pulled(keras.ops.convert_to_numpy(w), was, rate(epoch)))\n";
    }
    out
}

const CLIPPED: &str = "\n\n# Keras clips the slope of the penalty too, and Nabla does not.\n";

const OWN: &str = r#"

@keras.saving.register_keras_serializable("nabla")
class Own(keras.optimizers.Optimizer):
    """LABEL: FORMULA."""

    def __init__(self, numbers, **arguments):
        super().__init__(**arguments)
        self.numbers = numbers

    def get_config(self):
        return {**super().get_config(), "numbers": self.numbers}

    def build(self, variables):
        if self.built:
            return
        super().build(variables)
        self.slots = [
            [self.add_variable_from_reference(v, name=f"slot{k}") for v in variables]
            for k in range(SLOTS)
        ]

    def update_step(self, g, w, rate):
        slots = [slot[self._get_variable_index(w)] for slot in self.slots]
        beta1, beta2, epsilon, decay = self.numbers
        rate, g = keras.ops.cast(rate, w.dtype), keras.ops.cast(g, w.dtype)
        t = keras.ops.cast(self.iterations + 1, w.dtype)
        LINES
"#;
