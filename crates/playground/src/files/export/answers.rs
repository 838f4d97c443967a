//! What the outputs of a network mean in a Python program: a number in its own units, or classes with
//! probabilities. The library is an argument, for all write the same.

use super::python::plain;
use super::{Model, Tells, python};
use crate::answer::Answer;
use crate::plane::Axis;
use nn::Loss;

/// The words of a library.
pub(super) struct Library {
    /// σ(z), with `Z` for what it is of.
    pub(super) sigmoid: &'static str,
    /// The softmax of Z along the last axis: lines that end with a value, of which the first may be more.
    pub(super) softmax: &'static str,
    /// What cuts Z to 0 … 1, and what cuts it below at 0.
    pub(super) clip: [&'static str; 2],
    /// The sum of `p` along the last axis, which stays.
    pub(super) sum: &'static str,
    /// Whether functions are methods, with a `self`.
    pub(super) is_method: bool,
    /// What gives the outputs: `outputs`, or `self`.
    pub(super) outputs: &'static str,
    /// The names of the classes whose numbers are in `k`.
    pub(super) names: &'static str,
}

/// What the network tells, in a sentence.
pub(super) fn told(model: &Model<'_>) -> String {
    match &model.tells {
        Tells::Number(axis) => format!("It tells {}.", number_name(axis)),
        Tells::Classes { names, positive } if is_alone(model) => {
            let [positive, other] = [*positive, 1 - positive].map(|k| plain(&names[k]));
            format!("It tells \"{positive}\", the positive class, from \"{other}\".")
        }
        Tells::Classes { names, .. } => {
            let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
            format!("It tells these classes apart: {}.", names.join(", "))
        }
    }
}

/// What a number is called, in a sentence.
fn number_name(axis: &Axis) -> String {
    if super::model::is_measured(axis) { plain(&axis.name) } else { "a number".to_owned() }
}

/// What the program prints for each point.
pub(super) fn printed(model: &Model<'_>) -> String {
    match &model.tells {
        Tells::Number(axis) => format!("{} for each", number_name(axis)),
        Tells::Classes { .. } if is_alone(model) => {
            format!("the probability of \"{}\" and the likelier class", plain(positive(model)))
        }
        Tells::Classes { .. } => "the probability of each class and the likeliest".to_owned(),
    }
}

/// The name of the positive class.
fn positive<'a>(model: &'a Model<'_>) -> &'a str {
    match &model.tells {
        Tells::Classes { names, positive } => &names[*positive],
        Tells::Number(_) => "",
    }
}

/// Whether one output tells two classes apart.
fn is_alone(model: &Model<'_>) -> bool {
    model.n_outputs() == 1
}

/// Which output means which class, as a sentence for a docstring.
pub(super) fn direction(model: &Model<'_>) -> String {
    match (&model.tells, model.answer) {
        (Tells::Number(axis), _) if super::model::is_measured(axis) => {
            format!(" `predict` moves it to the units of {}.", plain(&axis.name))
        }
        (Tells::Number(_), _) => String::new(),
        (Tells::Classes { names, .. }, answer) if is_alone(model) => {
            let (first, second) = (plain(&names[0]), plain(&names[1]));
            let middle = if answer == Answer::Probability { "1/2" } else { "0" };
            format!(" Above {middle} it means \"{first}\", below \"{second}\".")
        }
        _ => " One for each of CLASSES, along the last axis.".to_owned(),
    }
}

/// The functions `probabilities` and `predict`.
pub(super) fn functions(model: &Model<'_>, library: &Library) -> String {
    let indent = if library.is_method { "    " } else { "" };
    let points = python::arguments(model);
    let own = if library.is_method { format!("self, {points}") } else { points.clone() };
    let call = |name: &str| match (library.is_method, name) {
        (true, "outputs") => format!("{}({points})", library.outputs),
        (true, _) => format!("self.{name}({points})"),
        (false, _) => format!("{name}({points})"),
    };
    let mut out = String::new();
    let mut define = |name: &str, meaning: &str, body: &str| {
        let gap = if library.is_method { "\n" } else { "\n\n" };
        let body = body.replace('\n', &format!("\n{indent}    "));
        out += &format!(
            "{gap}{indent}def {name}({own}):\n{indent}    \"\"\"{meaning}\"\"\"\n{indent}    {body}\n"
        );
    };
    match &model.tells {
        Tells::Number(axis) => {
            let z = call("outputs");
            let value = match model.answer {
                Answer::Probability => format!("2 * {z} - 1"),
                Answer::LogOdds => format!("2 * {} - 1", library.sigmoid.replace('Z', &z)),
                Answer::Value | Answer::Softmax => z,
            };
            let [offset, scale] = [axis.offset, axis.scale].map(python::number);
            let value = match super::model::is_measured(axis) {
                true if value.contains(" - 1") => format!("({value}) * {scale} + {offset}"),
                true => format!("{value} * {scale} + {offset}"),
                false => value,
            };
            let meaning = format!("What the network tells of points: {}.", number_name(axis));
            define("predict", &meaning, &format!("return {value}"));
        }
        Tells::Classes { positive: which, .. } if is_alone(model) => {
            let name = plain(positive(model));
            let meaning = match model.answer {
                Answer::Value => format!(
                    "How much speaks for \"{name}\": the output moved from -1 … 1 to 0 … 1. With {} it is \
                     no true probability.",
                    if model.loss == Loss::Hinge { "the hinge loss" } else { "this loss" }
                ),
                _ => format!("The probability of \"{name}\"."),
            };
            let z = call("outputs");
            let is_first = *which == 0;
            let body = match model.answer {
                Answer::Value => {
                    let sign = if is_first { '+' } else { '-' };
                    format!(
                        "return {}",
                        library.clip[0].replace('Z', &format!("0.5 * (1 {sign} {z})"))
                    )
                }
                Answer::Probability if is_first => format!("return {z}"),
                Answer::Probability => format!("return 1 - {z}"),
                _ => {
                    let z = if is_first { z } else { format!("-{z}") };
                    format!("return {}", library.sigmoid.replace('Z', &z))
                }
            };
            define("probabilities", &meaning, &body);
            let middle = if model.answer == Answer::Probability { "0.5" } else { "0" };
            let body =
                format!("k = 1 * ({} < {middle})\nreturn {}", call("outputs"), library.names);
            define("predict", "The likelier of CLASSES for points.", &body);
        }
        Tells::Classes { .. } => {
            let z = call("outputs");
            let (meaning, body) = match model.answer {
                Answer::Softmax => {
                    ("The probability of each of CLASSES.", library.softmax.replace('Z', &z))
                }
                answer => {
                    let p = match answer {
                        Answer::LogOdds => library.sigmoid.replace('Z', &z),
                        Answer::Probability => z,
                        _ => library.clip[1].replace('Z', &format!("0.5 * (1 + {z})")),
                    };
                    let sum = library.sum;
                    let n = model.n_outputs();
                    let divided = format!(
                        "p = {p}\nsum = {sum}\nis_0 = 1.0 * (sum == 0)\n\
                        return (p + is_0) / (sum + {n} * is_0)"
                    );
                    (
                        "The share of each of CLASSES, of which none is a true probability alone.",
                        divided,
                    )
                }
            };
            define("probabilities", meaning, &body);
            let body =
                format!("k = {}.argmax(-1)\nreturn {}", call("probabilities"), library.names);
            define("predict", "The likeliest of CLASSES for points.", &body);
        }
    }
    out
}

/// What the network is to say of examples: lines of a function of `labels` that end with an array.
pub(super) fn targets(model: &Model<'_>) -> (String, String) {
    let is_probability = model.answer == Answer::Probability;
    match &model.tells {
        Tells::Number(axis) => {
            let [offset, scale] = [axis.offset, axis.scale].map(python::number);
            let moved = if super::model::is_measured(axis) {
                format!("(np.asarray(labels, float) - {offset}) / {scale}")
            } else {
                "np.asarray(labels, float)".to_owned()
            };
            let moved = if is_probability { format!("0.5 * ({moved} + 1)") } else { moved };
            (
                format!("What the network is to say where {} is this.", number_name(axis)),
                format!("return ({moved}).reshape(-1, 1)"),
            )
        }
        Tells::Classes { .. } => {
            let low = if is_probability { 0 } else { -1 };
            let classes = if is_alone(model) { "CLASSES[:1]" } else { "CLASSES" };
            (
                format!("What the outputs are to be for these classes, given by name: 1 or {low}."),
                format!(
                    "rows = [[1.0 if label == name else {low}.0 for name in {classes}] for label in labels]\n    \
                    return np.array(rows).reshape(-1, {})",
                    model.n_outputs()
                ),
            )
        }
    }
}
