//! A network as a PyTorch module and its parameters.

use super::{By, EPSILON, Format, Model, Squash, python};

pub(super) fn write(model: &Model<'_>) -> String {
    let (mut layers, mut state) = (Vec::new(), String::new());
    let mut classes: Vec<&str> = Vec::new();
    for layer in model.layers() {
        let n_units = layer.n_units;
        let at = layers.len();
        let weights = python::matrix(layer.weights, n_units, layer.n_inputs, "    ");
        state += &format!("    \"layers.{at}.weight\": {weights},\n");
        let mut entry = |at: usize, name: &str, numbers: &[f64]| {
            let start = format!("    \"layers.{at}.{name}\": ");
            let list = python::list(numbers, start.len(), "        ");
            state += &format!("{start}{list},\n");
        };
        entry(at, "bias", layer.biases);
        layers.push(format!("nn.Linear({}, {n_units})", layer.n_inputs));
        if let Some(norm) = &layer.norm {
            let at = layers.len();
            entry(at, "weight", norm.gain);
            entry(at, "bias", norm.shift);
            layers.push(match norm.by {
                By::Running([mean, variance]) => {
                    entry(at, "running_mean", mean);
                    entry(at, "running_var", variance);
                    format!("nn.BatchNorm1d({n_units}, eps={EPSILON:?})")
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
    let mut out = python::head(model, Format::PyTorch.spec().file);
    out += "import torch\nfrom torch import nn\n";
    for class in [APPLY, GROUPS] {
        out += if classes.contains(&class) { class } else { "" };
    }
    let stacked = python::stacked(model, "torch", "dim");
    let layers = layers.join(",\n            ");
    let last = if model.n_outputs() == 1 { ".squeeze(-1)" } else { "" };
    out += &format!(
        r#"

def features(x, y):
    """What the network is told about points x across and y up."""
    return {stacked}


class Network(nn.Module):
    """Takes x and y as two tensors of one dimension."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            {layers},
        )

    def forward(self, x, y):
        return self.layers(features(x, y)){last}
"#
    );
    if let Some(squash) = model.squash() {
        let code = match squash {
            Squash::Sigmoid => "torch.sigmoid(self(x, y))",
            Squash::Softmax => "torch.softmax(self(x, y), dim=-1)",
        };
        let meaning = python::meaning(model, squash);
        out += &format!(
            "\n    def probabilities(self, x, y):\n        \"\"\"{meaning}\"\"\"\n        return {code}\n"
        );
    }
    format!(
        "{out}\n\n# Weights: a row for each neuron, a column for each input.\n\
         PARAMETERS = {{\n{state}}}\n{MAIN}"
    )
}

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

const MAIN: &str = r#"

def load():
    """The network with its trained parameters, in double precision, ready to predict."""
    network = Network().double()
    network.load_state_dict(
        {name: torch.tensor(values, dtype=torch.float64) for name, values in PARAMETERS.items()}
    )
    return network.eval()


if __name__ == "__main__":
    numbers = [float(word) for word in open(0).read().split()]
    points = torch.tensor(numbers, dtype=torch.float64).reshape(-1, 2)
    with torch.no_grad():
        for output in load()(points[:, 0], points[:, 1]):
            print(*output.reshape(-1).tolist())
"#;
