//! A network as a PyTorch module and its parameters. How the program trains on is in `pytorch/training.rs`.

mod training;

use super::answers::{self, Library};
use super::model::{By, EPSILON};
use super::tensors::{Tensor, tensors};
use super::{Format, Model, python};
use std::fmt::Write;

pub(super) fn write(model: &Model<'_>) -> String {
    let (layers, classes) = layers(model);
    let mut out = python::head(model, Format::PyTorch.spec().file);
    if model.training.is_some() {
        out += "import math\n\nimport numpy as np\n";
    }
    out += "import torch\nfrom torch import nn\n\n";
    out += &python::classes(model);
    for class in [APPLY, GROUPS, RENORM] {
        out += if classes.contains(&class) { class } else { "" };
    }
    out += &python::features(model, "torch", "dim");
    let layers = layers.join(",\n            ");
    let last = if model.n_outputs() == 1 { ".squeeze(-1)" } else { "" };
    let arguments = python::arguments(model);
    let takes = if model.is_line() {
        format!("{arguments} as a tensor")
    } else {
        "x and y as two tensors".to_owned()
    };
    out += &format!(
        r#"

class Network(nn.Module):
    """Takes {takes} of one dimension.{}"""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            {layers},
        )

    def forward(self, {arguments}):
        return self.layers(features({arguments})){last}
{}

# Weights: a row for each neuron, a column for each input.
PARAMETERS = {}
{LOAD}"#,
        answers::direction(model).replace(" Above", " Where the output is above"),
        answers::functions(model, &LIBRARY),
        dictionary(&tensors(model.mlp, model.layers, model.extras), model.mlp.params(), ""),
    );
    if let Some(training) = &model.training {
        out += &training::write(model, training);
    }
    let main = "    torch.set_grad_enabled(False)\n    network = load()\n    \
        numbers = [float(word) for word in open(0).read().split()]\n";
    let read = "torch.tensor(numbers, dtype=torch.float64)";
    out + &python::main(model, read, main, "network.")
}

/// The numbers as a dictionary of lists, by the names of PyTorch.
fn dictionary(tensors: &[Tensor], numbers: &[f64], indent: &str) -> String {
    let mut out = "{\n".to_owned();
    for Tensor { name, shape, span } in tensors {
        let start = format!("{indent}    \"{name}\": ");
        let numbers = &numbers[span.clone()];
        let list = match shape[..] {
            [rows, columns] => python::matrix(numbers, rows, columns, &format!("{indent}    ")),
            _ => python::list(numbers, start.len(), &format!("{indent}        ")),
        };
        let _ = writeln!(out, "{start}{list},");
    }
    format!("{out}{indent}}}")
}

/// What makes the layers, and the classes that this needs.
fn layers(model: &Model<'_>) -> (Vec<String>, Vec<&'static str>) {
    let (mut layers, mut classes) = (Vec::new(), Vec::new());
    for layer in model.layers() {
        let n_units = layer.n_units;
        layers.push(format!("nn.Linear({}, {n_units})", layer.n_inputs));
        if let Some(norm) = &layer.norm {
            layers.push(match norm.by {
                By::Running { is_renormalized: true, .. } => {
                    classes.push(RENORM);
                    format!("BatchRenorm({n_units}, eps={EPSILON:?}, momentum=0.1)")
                }
                By::Running { .. } => {
                    format!("nn.BatchNorm1d({n_units}, eps={EPSILON:?}, momentum=0.1)")
                }
                By::Units(size) if size == n_units => {
                    format!("nn.LayerNorm({n_units}, eps={EPSILON:?})")
                }
                // PyTorch's own wants groups of equal size, and more than one number in each.
                By::Units(size) if size == 1 || n_units % size != 0 => {
                    classes.push(GROUPS);
                    format!("Groups({n_units}, {size})")
                }
                By::Units(size) => {
                    format!("nn.GroupNorm({}, {n_units}, eps={EPSILON:?})", n_units / size)
                }
            });
        }
        let code = layer.activation.spec().code.pytorch;
        if !code.is_empty() {
            layers.push(code.to_owned());
        }
        if code.starts_with("Apply") {
            classes.push(APPLY);
        }
        if 0.0 < layer.dropout {
            layers.push(format!("nn.Dropout({:?})", layer.dropout));
        }
    }
    (layers, classes)
}

const LIBRARY: Library = Library {
    sigmoid: "torch.sigmoid(Z)",
    softmax: "return torch.softmax(Z, dim=-1)",
    clip: ["(Z).clamp(0, 1)", "(Z).clamp(min=0)"],
    sum: "p.sum(-1, keepdim=True)",
    is_method: true,
    outputs: "self",
    names: "[CLASSES[k] for k in k.reshape(-1).tolist()]",
};

const APPLY: &str = r#"

class Apply(nn.Module):
    """A function as a layer."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)
"#;

const GROUPS: &str = r#"

class Groups(nn.Module):
    """Group norm over every `size` neurons, of which the last may be fewer."""

    def __init__(self, units, size):
        super().__init__()
        self.size = size
        self.weight = nn.Parameter(torch.ones(units))
        self.bias = nn.Parameter(torch.zeros(units))

    def forward(self, x):
        groups = x.split(self.size, dim=-1)
        normal = [nn.functional.layer_norm(g, g.shape[-1:], eps=1e-5) for g in groups]
        return torch.cat(normal, dim=-1) * self.weight + self.bias
"#;

const RENORM: &str = r#"

class BatchRenorm(nn.BatchNorm1d):
    """Batch renorm (Ioffe 2017): batch norm that is corrected towards the running statistics.

    Predicting, it is batch norm; training, the correction is held constant."""

    def forward(self, x):
        if not self.training:
            return super().forward(x)
        mean, variance = x.mean(0), x.var(0, correction=0)
        deviation = (variance + self.eps).sqrt()
        running = (self.running_var + self.eps).sqrt()
        r = (deviation / running).clamp(1 / 3, 3).detach()
        d = ((mean - self.running_mean) / running).clamp(-5, 5).detach()
        with torch.no_grad():
            self.running_mean.lerp_(mean, self.momentum)
            self.running_var.lerp_(x.var(0), self.momentum)
        return self.weight * (r * (x - mean) / deviation + d) + self.bias
"#;

const LOAD: &str = r#"

def load():
    """The network with its trained parameters, in double precision, ready to predict."""
    network = Network().double()
    network.load_state_dict(
        {name: torch.tensor(values, dtype=torch.float64) for name, values in PARAMETERS.items()}
    )
    return network.eval()
"#;
