//! How a PyTorch program trains on: with the loss, the optimizer and its memory, the rate, the penalty and
//! the order of points that give the next epochs of the page.

use super::super::model::{Model, Training};
use super::super::python::{self, number};
use super::super::{answers, tensors};
use nn::{GradientLimit, Loss, Regularizer, Schedule};
use std::fmt::Write;

pub(super) fn write(model: &Model<'_>, training: &Training<'_>) -> String {
    let (about, targets) = answers::targets(model);
    let targets = targets.replace("return ", "goals = ");
    let goals = if model.n_outputs() == 1 { "goals[:, 0]" } else { "goals" };
    let (meaning, loss) = loss(model);
    let mut out = python::trains_on(training, &memory(model, training), [&about, &targets]);
    out += &format!(
        r#"
    return torch.from_numpy({goals})


def loss(outputs, goals):
    """{meaning}"""
    return {loss}
"#,
    );
    out += &optimizer(training);
    out += &update(model, training);
    out += &train(model, training);
    out
}

/// The loss of a batch: what it is, and its code.
fn loss(model: &Model<'_>) -> (&'static str, &'static str) {
    match model.loss {
        Loss::Squared => (
            "Half the squared error, summed over the outputs, averaged over the batch.",
            r#"0.5 * nn.functional.mse_loss(outputs, goals, reduction="sum") / len(goals)"#,
        ),
        Loss::Absolute => (
            "The absolute error, summed over the outputs, averaged over the batch.",
            r#"nn.functional.l1_loss(outputs, goals, reduction="sum") / len(goals)"#,
        ),
        Loss::Huber => (
            "The Huber loss, summed over the outputs, averaged over the batch.",
            r#"nn.functional.huber_loss(outputs, goals, reduction="sum", delta=1.0) / len(goals)"#,
        ),
        Loss::Hinge => (
            "The hinge loss, summed over the outputs, averaged over the batch.",
            "nn.functional.relu(1 - goals * outputs).sum() / len(goals)",
        ),
        Loss::BinaryCrossEntropy => (
            "Binary cross-entropy of the outputs, summed over them, averaged over the batch.",
            "nn.functional.binary_cross_entropy_with_logits(\n        \
             outputs, 0.5 * (goals + 1), reduction=\"sum\"\n    ) / len(goals)",
        ),
        Loss::SoftmaxCrossEntropy => (
            "The cross-entropy of the softmax of the outputs, averaged over the batch.",
            "nn.functional.cross_entropy(outputs, 0.5 * (goals + 1))",
        ),
    }
}

/// What the optimizer remembers, as constants.
fn memory(model: &Model<'_>, training: &Training<'_>) -> String {
    let slots = training.memory();
    if slots.is_empty() {
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
        let _ = writeln!(out, "    {},", super::dictionary(&all, slot, "    "));
    }
    out + "]\n"
}

/// The function that makes the optimizer, and its class where PyTorch has none that is the same.
fn optimizer(training: &Training<'_>) -> String {
    let spec = training.optimizer().spec();
    let code = training.optimizer().code();
    let numbers = training.numbers();
    // PyTorch multiplies its velocity by the rate of the day; ours has the rate in it.
    let is_own = code.pytorch.is_empty()
        || !code.own.is_empty() && training.recipe.schedule.0 != Schedule::Constant;
    let (call, memory) = if is_own {
        let call = format!("Own(parameters, {})", numbers.map(|(_, number)| number).join(", "));
        (call, code.own_memory)
    } else {
        let rate = code.pytorch.replace("RATE", "lr=rate(EPOCHS)");
        let put = |call: String, (name, number): (&str, String)| call.replace(name, &number);
        (numbers.into_iter().fold(rate, put), code.pytorch_memory)
    };
    let mut out = String::new();
    if is_own {
        out += &OWN
            .replace("FORMULA", spec.formula)
            .replace("LABEL", spec.label)
            .replace("NAMES", &format!("{memory:?}"))
            .replace("LINES", &code.own.replace('\n', "\n        "));
    }
    out += &format!(
        "\n\ndef optimizer_of(network):\n    \"\"\"The optimizer, as it is after the epochs so far.\"\"\"\n    \
         parameters = list(network.parameters())\n    optimizer = {call}\n"
    );
    if !memory.is_empty() && !training.memory().is_empty() {
        let is_velocity = memory == ["momentum_buffer"];
        let sign = if is_velocity { " / -rate(EPOCHS)" } else { "" };
        out +=
            "    for name, p in network.named_parameters():\n        state = optimizer.state[p]\n";
        if !is_velocity {
            out += "        state[\"step\"] = torch.tensor(float(UPDATES))\n";
        }
        for (k, slot) in memory.iter().enumerate() {
            let _ = writeln!(
                out,
                "        state[\"{slot}\"] = torch.tensor(MEMORY[{k}][name], dtype=p.dtype){sign}"
            );
        }
    }
    out + "    return optimizer\n"
}

/// The function that makes an update of gathered gradients: limits, penalty and bounds around a step.
fn update(model: &Model<'_>, training: &Training<'_>) -> String {
    let update = &training.recipe.update;
    let penalty = training.penalty();
    let (mut before, mut after) = (String::new(), String::new());
    match update.limit {
        GradientLimit::None => {}
        GradientLimit::Norm(bound) => {
            let bound = number(bound);
            before += &format!(
                "    length = math.sqrt(sum(float((p.grad * p.grad).sum()) for p in parameters))\n    \
                 if {bound} < length:\n        for p in parameters:\n            \
                 p.grad *= {bound} / length\n"
            );
        }
        GradientLimit::Value(bound) => {
            let bound = number(bound);
            before +=
                &format!("    for p in parameters:\n        p.grad.clamp_(-{bound}, {bound})\n");
        }
    }
    let is_pruned = training.prunes() || training.has_frozen(model);
    if is_pruned {
        before += "    pruned = [w == 0 for w in weights]\n";
    }
    match penalty {
        None => {}
        Some((it, rate)) if it.spec().is_in_gradient => {
            before += &format!("    for w in weights:\n        w.grad += {} * w\n", number(rate));
        }
        Some((it, strength)) => {
            let slope = match it {
                Regularizer::L1 => "at.sign()",
                Regularizer::Elastic => "(0.5 * at.sign() + 0.5 * at)",
                _ => "at",
            };
            let at = if it.spec().has_corner && !training.prunes() { "w" } else { "at" };
            before += "    before = [w.clone() for w in weights]\n";
            after += "    for w, at in zip(weights, before):\n";
            if at == "w" {
                after += "        at = w.clone()\n";
            }
            after += &format!("        pulled = w - rate * {} * {slope}\n", number(strength));
            if it.spec().has_corner {
                after += "        pulled[w * pulled < 0] = 0\n";
            }
            after += "        w.copy_(pulled)\n";
        }
    }
    if let Some(bound) = update.longest {
        after += &format!(
            "    for w in weights:\n        length = w.norm(dim=1, keepdim=True)\n        \
             w *= torch.where({0} < length, {0} / length, 1.0)\n",
            number(bound)
        );
    }
    if is_pruned {
        after += "    for w, is_pruned in zip(weights, pruned):\n        w[is_pruned] = 0\n";
    }
    format!(
        "\n\n@torch.no_grad()\ndef update(network, optimizer, rate):\n    \
         \"\"\"One update by the gradients that are there.\"\"\"\n    \
         parameters = list(network.parameters())\n    \
         weights = [p for p in parameters if p.dim() == 2]\n\
         {before}    optimizer.step()\n{after}"
    )
}

fn train(model: &Model<'_>, training: &Training<'_>) -> String {
    let recipe = training.recipe;
    let points = python::arguments(model);
    let names: Vec<&str> = python::names(model).collect();
    let order = if recipe.reshuffle {
        "torch.randperm(len(goals)).tolist()"
    } else {
        "list(range(len(goals)))"
    };
    let waits = !recipe.flush;
    let n_waiting = training.trainer.n_gathered();
    let waiting = if waits && 0 < n_waiting {
        format!("list(range(len(goals)))[-{n_waiting}:]")
    } else {
        "[]".to_owned()
    };
    let mut out = format!(
        "\n\ndef train(network, {points}, labels, epochs=1):\n    \
         \"\"\"Trains on for some epochs; points are taken in the order given{}.\"\"\"\n    \
         network.train()\n    optimizer, goals = optimizer_of(network), targets(labels)\n",
        if recipe.reshuffle { ", shuffled in each epoch" } else { "" }
    );
    for name in &names {
        let _ = writeln!(out, "    {name} = torch.as_tensor({name}, dtype=torch.float64)");
    }
    if waits {
        out += &format!(
            "    # An incomplete last batch waits for the first of the next epoch.\n    waiting = {waiting}\n"
        );
    }
    out += &format!(
        "    for epoch in range(EPOCHS, EPOCHS + epochs):\n        \
         for group in optimizer.param_groups:\n            group[\"lr\"] = rate(epoch)\n        \
         order = {order}\n        for start in range(0, len(order), BATCH_SIZE):\n            \
         batch = order[start : start + BATCH_SIZE]\n"
    );
    if waits {
        out += "            is_whole, batch = len(batch) == BATCH_SIZE, waiting + batch\n            \
                waiting = [] if is_whole else batch\n            \
                if not is_whole:\n                continue\n";
    }
    let noise = |(name, axis): (&str, &crate::plane::Axis)| match recipe.input_noise {
        noise if 0.0 < noise => format!(
            "{name}[batch] + {} * torch.randn(len(batch), dtype=torch.float64)",
            number(noise * axis.scale)
        ),
        _ => format!("{name}[batch]"),
    };
    let taken: Vec<String> = names.iter().copied().zip(model.coordinates()).map(noise).collect();
    out += &format!(
        "            optimizer.zero_grad()\n            \
         loss(network({}), goals[batch]).backward()\n            \
         update(network, optimizer, rate(epoch))\n    return network.eval()\n",
        taken.join(", ")
    );
    out
}

const OWN: &str = r#"

class Own(torch.optim.Optimizer):
    """LABEL: FORMULA."""

    def __init__(self, parameters, *numbers):
        super().__init__(parameters, {"lr": rate(EPOCHS)})
        self.numbers = numbers

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                state["step"] = int(state.get("step", 0)) + 1
                for name in NAMES:
                    state.setdefault(name, torch.zeros_like(p))
                self.move(p, p.grad, state, group["lr"], *self.numbers)

    def move(self, p, g, state, rate, beta1, beta2, epsilon, decay):
        LINES
"#;
