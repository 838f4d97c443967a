//! What the Python programs share: numbers, lists, features. What a library does differently is in its
//! own file.

use super::{Model, Squash};
use crate::plane::Feature;
use nn::Loss;

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

/// The comment at the head of a program.
pub(super) fn head(model: &Model<'_>, file: &str) -> String {
    let title = model.title();
    let title = if title.is_empty() { title } else { format!("# {title}\n") };
    format!(
        "# A neural network trained with Nabla.\n{title}\
         # As a program it reads points, two numbers each, and prints the outputs:\n\
         # echo \"0.5 -1\" | python3 {file}\n\n"
    )
}

/// The features stacked along a new last axis, computed from arrays x and y by this library.
pub(super) fn stacked(model: &Model<'_>, library: &str, axis: &str) -> String {
    if model.features.is_empty() {
        // Nothing for each point, in the precision of the points.
        let zeros = if library == "torch" { "x.new_zeros" } else { "np.zeros" };
        return format!("{zeros}(x.shape + (0,))");
    }
    let mut out = format!("{library}.stack([\n");
    for (k, feature) in model.features.iter().enumerate() {
        let code = code(*feature).replace("LIBRARY", library);
        let code = match model.scaling.get(k) {
            Some(&scaling) if (scaling.offset, scaling.scale) != (0.0, 1.0) => {
                let sign = if scaling.offset < 0.0 { '+' } else { '-' };
                let [offset, scale] = [scaling.offset.abs(), scaling.scale].map(number);
                format!("({code} {sign} {offset}) / {scale}")
            }
            _ => code,
        };
        out += &format!("        {code},\n");
    }
    format!("{out}    ], {axis}=-1)")
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

/// What the probabilities are, for people.
pub(super) fn meaning(model: &Model<'_>, squash: Squash) -> &'static str {
    match squash {
        // A support vector machine knows sides and margins.
        _ if model.loss == Loss::Hinge => {
            "The outputs squeezed between 0 and 1; hinge loss does not make them true probabilities."
        }
        Squash::Softmax => "The probability of each class.",
        Squash::Sigmoid => "The probability of the positive class.",
    }
}
