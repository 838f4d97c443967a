//! What the Python programs share: numbers, lists, names, features. What outputs mean is in `answers`, what
//! a library does differently in its own file.

use super::model::{Model, Training, is_measured};
use super::{Tells, answers, recipe};
use crate::plane::{Axis, Feature, Scaling};

/// How long a line of numbers may become.
const WIDTH: usize = 96;

/// A number that Python reads back to the bit.
pub(super) fn number(x: f64) -> String {
    if x.is_finite() {
        format!("{x:?}")
    } else if x.is_nan() {
        "float(\"nan\")".to_owned()
    } else {
        format!("float(\"{}inf\")", if x < 0.0 { "-" } else { "" })
    }
}

/// The numbers as a list whose first line begins at `column`, and later ones behind `indent`.
pub(super) fn list(numbers: &[f64], mut column: usize, indent: &str) -> String {
    let mut out = "[".to_owned();
    for (k, x) in numbers.iter().enumerate() {
        let x = number(*x);
        // The number and a comma, or what closes the list and its line.
        if WIDTH < column + x.len() + 5 && 0 < k {
            out.pop();
            out += "\n";
            out += indent;
            column = indent.len();
        }
        column += x.len() + 2;
        out += &x;
        out += if k + 1 < numbers.len() { ", " } else { "" };
    }
    out + "]"
}

/// Rows of `n_columns` numbers as a list of lists, a line a row.
pub(super) fn matrix(numbers: &[f64], n_rows: usize, n_columns: usize, indent: &str) -> String {
    let inner = format!("{indent}     ");
    let mut out = "[\n".to_owned();
    for k in 0..n_rows {
        let row = list(&numbers[k * n_columns..][..n_columns], indent.len() + 5, &inner);
        out += &format!("{indent}    {row},\n");
    }
    format!("{out}{indent}]")
}

/// A name as Python has it, in lower case: `leaky_relu`, and not `leakyRelu`.
pub(super) fn identifier(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// A text as Python reads it back.
pub(super) fn quoted(text: &str) -> String {
    // Strings of JSON are strings of Python.
    serde_json::Value::from(text).to_string()
}

/// A name within a comment or a docstring, which it cannot end.
pub(super) fn plain(name: &str) -> String {
    let safe = |c: char| match c {
        '"' => '\'',
        '\\' => '/',
        c if c.is_control() => ' ',
        c => c,
    };
    name.chars().map(safe).collect()
}

/// The comment at the head of a program: where the network comes from, what it takes and gives.
pub(super) fn head(model: &Model<'_>, file: &str) -> String {
    let mut out = "# A neural network trained with Nabla.\n".to_owned();
    if !model.title.is_empty() {
        out += &format!("# {}\n", plain(model.title));
    }
    for (name, axis) in names(model).zip(model.coordinates()) {
        if axis.name != name {
            out += &format!("# {name} is {}.\n", plain(&axis.name));
        }
    }
    out += &format!("# {}\n", answers::told(model));
    out += &recipe::words(model);
    let numbers = if model.is_line() { "one number" } else { "two numbers" };
    let point = |(axis, view): (&Axis, f64)| {
        crate::text::number::format(libm::round(axis.to_real(view) * 1e3) / 1e3)
    };
    let example: Vec<String> = model.coordinates().iter().zip([0.5, -1.0]).map(point).collect();
    out + &format!(
        "# As a program it reads points, {numbers} each, and prints {}:\n\
         # echo \"{}\" | python3 {file}\n\n",
        answers::printed(model),
        example.join(" ")
    )
}

/// What the coordinates of a point are called.
pub(super) fn names(model: &Model<'_>) -> impl Iterator<Item = &'static str> {
    ["x", "y"][model.places()].iter().copied()
}

/// The parameters of a function of points.
pub(super) fn arguments(model: &Model<'_>) -> String {
    names(model).collect::<Vec<_>>().join(", ")
}

/// The classes as a constant, if there are any.
pub(super) fn classes(model: &Model<'_>) -> String {
    let Tells::Classes { names, .. } = &model.tells else { return String::new() };
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    format!("CLASSES = [{}]\n", names.join(", "))
}

/// The function of the features, stacked along a new last axis: of arrays of one shape, by this library.
pub(super) fn features(model: &Model<'_>, library: &str, axis: &str) -> String {
    let arguments = arguments(model);
    let mut lines = String::new();
    for (name, axis) in names(model).zip(model.coordinates()) {
        if is_measured(axis) {
            let moved = scaled(name, Scaling { offset: axis.offset, scale: axis.scale });
            lines += &format!("    {name} = {moved}\n");
        }
    }
    if let Some(absent) = model.absent() {
        lines += &format!("    {absent} = 0 * {arguments}\n");
    }
    format!(
        "\n\ndef features({arguments}):\n    \
         \"\"\"What the network is told about points: a row of numbers for each.\"\"\"\n\
         {lines}    return {}\n",
        stacked(model, library, axis)
    )
}

fn stacked(model: &Model<'_>, library: &str, axis: &str) -> String {
    if model.features.is_empty() {
        // Nothing for each point, in the precision of the points.
        let zeros = if library == "torch" { "x.new_zeros" } else { "np.zeros" };
        return format!("{zeros}(x.shape + (0,))");
    }
    let mut out = format!("{library}.stack([\n");
    for (k, feature) in model.features.iter().enumerate() {
        let code = code(*feature).replace("LIBRARY", library);
        let code = model.scaling(k).map_or_else(|| code.clone(), |it| scaled(&code, it));
        out += &format!("        {code},\n");
    }
    format!("{out}    ], {axis}=-1)")
}

/// The code moved and stretched.
fn scaled(code: &str, scaling: Scaling) -> String {
    let sign = if scaling.offset < 0.0 { '+' } else { '-' };
    let [offset, scale] = [scaling.offset.abs(), scaling.scale].map(number);
    format!("({code} {sign} {offset}) / {scale}")
}

/// The end of a program: points from standard input, and what the network tells of them. `points` is the code
/// that reads numbers, `before` lines before them and `of` whose methods are asked.
pub(super) fn main(model: &Model<'_>, points: &str, before: &str, of: &str) -> String {
    let (n, names) = (model.coordinates().len(), arguments(model));
    let columns = match n {
        1 => format!("{names} = points[:, 0]"),
        _ => format!("{names} = points.T"),
    };
    let body = match &model.tells {
        Tells::Number(_) => format!("print(*{of}predict({names}).tolist(), sep=\"\\n\")"),
        Tells::Classes { .. } => {
            let row = if model.n_outputs() == 1 { "p" } else { "*p" };
            format!(
                "for p, name in zip({of}probabilities({names}).tolist(), {of}predict({names})):\n            \
                 print({row}, name)"
            )
        }
    };
    // Nothing is printed for no points.
    format!(
        "\n\nif __name__ == \"__main__\":\n{before}    points = {points}.reshape(-1, {n})\n    \
         if len(points):\n        {columns}\n        {body}\n"
    )
}

fn code(feature: Feature) -> &'static str {
    match feature {
        Feature::X => "x",
        Feature::Y => "y",
        Feature::XSquared => "x * x",
        Feature::YSquared => "y * y",
        Feature::XTimesY => "x * y",
        Feature::SinX => "LIBRARY.sin(x)",
        Feature::SinY => "LIBRARY.sin(y)",
    }
}

/// The head of what trains on: how far the page has come, what its optimizer remembers, the learning rate, and
/// the goals of labels with what is said of them.
pub(super) fn trains_on(
    training: &Training<'_>,
    memory: &str,
    [about, targets]: [&str; 2],
) -> String {
    format!(
        r#"

# What follows trains on as Nabla does.
EPOCHS = {}
BATCH_SIZE = {}
{memory}

def rate(epoch):
    """The learning rate of an epoch, counted from 0."""
    return {}


def targets(labels):
    """{about}"""
    {targets}"#,
        training.epoch,
        training.recipe.batch_size,
        training.rate(),
    )
}
