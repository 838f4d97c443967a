//! A network as a model of ONNX: opset 17, format 8, which readers of all ages know. Everything is written in basic
//! operators, since the finer ones exist in single precision alone, or are computed otherwise by some readers. How
//! bytes are laid out is in `onnx/protobuf.rs`, how nodes become a graph in `onnx/graph.rs`, what an activation is
//! made of in `onnx/activation.rs`.

mod activation;
mod graph;
mod protobuf;

use super::model::{By, EPSILON, ExportedLayer, Model, is_measured};
use super::{Precision, Tells, answers, python};
use crate::answer::Answer;
use crate::plane::Feature;
use graph::{Graph, Kind};

/// The input and the outputs, as loading lines name them.
const POINTS: &str = "points";
const PREDICTION: &str = "prediction";
const PROBABILITIES: &str = "probabilities";
const LABEL: &str = "label";

pub(super) fn write(model: &Model<'_>, precision: Precision) -> Vec<u8> {
    let mut graph = Graph::new(precision);
    let mut h = inputs(model, &mut graph);
    for layer in model.layers() {
        h = dense(&mut graph, &layer, &h);
    }
    answer(model, &mut graph, &h);
    let coordinates: Vec<String> =
        model.coordinates().iter().map(|axis| python::plain(&axis.name)).collect();
    let mut about = format!(
        "A neural network trained with Nabla. {}\npoints: a row for each point, {}.",
        answers::told(model),
        coordinates.join(" and ")
    );
    let mut facts = vec![("inputs", coordinates.join("\n"))];
    match &model.tells {
        Tells::Number(axis) => about += &format!("\nprediction: {}.", python::plain(&axis.name)),
        Tells::Classes { names, .. } => {
            let names: Vec<String> = names.iter().map(|name| python::plain(name)).collect();
            about += &format!("\nprobabilities: of {}, in this order.", names.join(", "));
            facts.push(("classes", names.join("\n")));
        }
    }
    if !model.title.is_empty() {
        facts.push(("link", python::plain(model.title)));
    }
    graph.finish(&about, &facts)
}

/// What the network is told of points, points × inputs.
fn inputs(model: &Model<'_>, graph: &mut Graph) -> String {
    let n = model.coordinates().len();
    graph.input(POINTS, n);
    let mut points = POINTS.to_owned();
    if model.coordinates().iter().any(is_measured) {
        let offsets: Vec<f64> = model.coordinates().iter().map(|axis| axis.offset).collect();
        let scales: Vec<f64> = model.coordinates().iter().map(|axis| axis.scale).collect();
        points = moved(graph, &points, &offsets, &scales);
    }
    let mut column = |k: i64| {
        let index = graph.indices(&[k]);
        graph.node("Gather", &[&points, &index], &[("axis", 1)])
    };
    let first = column(0);
    let second = match (model.is_line(), model.absent()) {
        (false, _) => column(1),
        // Nothing reads it.
        (true, None) => first.clone(),
        (true, Some(_)) => {
            let zero = graph.number(0.0);
            graph.node("Mul", &[&first, &zero], &[])
        }
    };
    let (x, y) = if model.places().start == 1 { (second, first) } else { (first, second) };
    let mut feature = |feature: &Feature| match feature {
        Feature::X => x.clone(),
        Feature::Y => y.clone(),
        Feature::XSquared => graph.node("Mul", &[&x, &x], &[]),
        Feature::YSquared => graph.node("Mul", &[&y, &y], &[]),
        Feature::XTimesY => graph.node("Mul", &[&x, &y], &[]),
        Feature::SinX => graph.node("Sin", &[&x], &[]),
        Feature::SinY => graph.node("Sin", &[&y], &[]),
    };
    let features: Vec<String> = model.features.iter().map(&mut feature).collect();
    if features.is_empty() {
        // No columns of x, for no inputs.
        let none = graph.indices(&[]);
        return graph.node("Gather", &[&x, &none], &[("axis", 1)]);
    }
    let features: Vec<&str> = features.iter().map(String::as_str).collect();
    let all = graph.node("Concat", &features, &[("axis", 1)]);
    if (0..features.len()).all(|k| model.scaling(k).is_none()) {
        return all;
    }
    let scaling: Vec<[f64; 2]> = (0..features.len())
        .map(|k| model.scaling(k).map_or([0.0, 1.0], |it| [it.offset, it.scale]))
        .collect();
    let [offsets, scales] = [0, 1].map(|at| scaling.iter().map(|it| it[at]).collect::<Vec<_>>());
    moved(graph, &all, &offsets, &scales)
}

/// (x − offset) / scale, column by column.
fn moved(graph: &mut Graph, x: &str, offsets: &[f64], scales: &[f64]) -> String {
    let [offsets, scales] = [offsets, scales].map(|row| graph.constant(&[row.len()], row));
    let difference = graph.node("Sub", &[x, &offsets], &[]);
    graph.node("Div", &[&difference, &scales], &[])
}

/// A layer of `h`, points × units.
fn dense(graph: &mut Graph, layer: &ExportedLayer<'_>, h: &str) -> String {
    let (n_inputs, n) = (layer.n_inputs, layer.n_units);
    let by_input = |k: usize| layer.weights[k % n * n_inputs + k / n];
    let weights: Vec<f64> = (0..n_inputs * n).map(by_input).collect();
    let weights = graph.constant(&[n_inputs, n], &weights);
    let biases = graph.constant(&[n], layer.biases);
    let product = graph.node("MatMul", &[h, &weights], &[]);
    let mut sum = graph.node("Add", &[&product, &biases], &[]);
    if let Some(norm) = &layer.norm {
        let normal = match norm.by {
            By::Running { mean, variance, .. } => {
                let deviations: Vec<f64> =
                    variance.iter().map(|variance| libm::sqrt(variance + EPSILON)).collect();
                moved(graph, &sum, mean, &deviations)
            }
            By::Units(size) => normalized(graph, &sum, n, size),
        };
        let gain = graph.constant(&[n], norm.gain);
        let shift = graph.constant(&[n], norm.shift);
        let stretched = graph.node("Mul", &[&normal, &gain], &[]);
        sum = graph.node("Add", &[&stretched, &shift], &[]);
    }
    activation::write(graph, layer.activation, sum)
}

/// Every `size` of the `n` columns brought to zero mean and unit variance: averages are a product with one
/// matrix.
fn normalized(graph: &mut Graph, x: &str, n: usize, size: usize) -> String {
    let share = |k: usize| {
        let (from, to) = (k / n / size, k % n / size);
        if from == to { 1.0 / size.min(n - from * size) as f64 } else { 0.0 }
    };
    let averages = graph.constant(&[n, n], &(0..n * n).map(share).collect::<Vec<_>>());
    let mean = graph.node("MatMul", &[x, &averages], &[]);
    let deviation = graph.node("Sub", &[x, &mean], &[]);
    let square = graph.node("Mul", &[&deviation, &deviation], &[]);
    let variance = graph.node("MatMul", &[&square, &averages], &[]);
    let epsilon = graph.number(EPSILON);
    let more = graph.node("Add", &[&variance, &epsilon], &[]);
    let root = graph.node("Sqrt", &[&more], &[]);
    graph.node("Div", &[&deviation, &root], &[])
}

/// What the outputs mean: a number in its own units, or probabilities and the likeliest class.
fn answer(model: &Model<'_>, graph: &mut Graph, h: &str) {
    let one = |graph: &mut Graph| graph.number(1.0);
    match &model.tells {
        Tells::Number(axis) => {
            let mut value = h.to_owned();
            if matches!(model.answer, Answer::LogOdds | Answer::Probability) {
                if model.answer == Answer::LogOdds {
                    value = activation::sigmoid(graph, &value);
                }
                let (two, one) = (graph.number(2.0), one(graph));
                let double = graph.node("Mul", &[&value, &two], &[]);
                value = graph.node("Sub", &[&double, &one], &[]);
            }
            let (scale, offset) = (graph.number(axis.scale), graph.number(axis.offset));
            let stretched = graph.node("Mul", &[&value, &scale], &[]);
            graph.named("Add", &[&stretched, &offset], &[], PREDICTION);
            graph.output(PREDICTION, Kind::Number, Some(1));
        }
        Tells::Classes { names, .. } => {
            let n = names.len();
            if model.n_outputs() == 1 {
                let first = match model.answer {
                    Answer::LogOdds | Answer::Softmax => activation::sigmoid(graph, h),
                    Answer::Probability => h.to_owned(),
                    Answer::Value => {
                        let share = half_and_half(graph, h);
                        let (zero, one) = (graph.number(0.0), one(graph));
                        let above = graph.node("Max", &[&share, &zero], &[]);
                        graph.node("Min", &[&above, &one], &[])
                    }
                };
                let one = one(graph);
                let second = graph.node("Sub", &[&one, &first], &[]);
                graph.named("Concat", &[&first, &second], &[("axis", 1)], PROBABILITIES);
            } else if model.answer == Answer::Softmax {
                let largest = graph.with_axes("ReduceMax", h);
                let less = graph.node("Sub", &[h, &largest], &[]);
                let power = graph.node("Exp", &[&less], &[]);
                let sum = graph.sum_of_row(&power);
                graph.named("Div", &[&power, &sum], &[], PROBABILITIES);
            } else {
                shares(model.answer, graph, h, n);
            }
            graph.output(PROBABILITIES, Kind::Number, Some(n));
            let likeliest = graph.node("ArgMax", &[PROBABILITIES], &[("axis", 1), ("keepdims", 0)]);
            let names = graph.texts(names);
            graph.named("Gather", &[&names, &likeliest], &[("axis", 0)], LABEL);
            graph.output(LABEL, Kind::Text, None);
        }
    }
}

/// (1 + x) / 2
fn half_and_half(graph: &mut Graph, x: &str) -> String {
    let (one, half) = (graph.number(1.0), graph.number(0.5));
    let more = graph.node("Add", &[x, &one], &[]);
    graph.node("Mul", &[&more, &half], &[])
}

/// Each of `n` outputs as a share of all; the same for each where all are 0.
fn shares(answer: Answer, graph: &mut Graph, h: &str, n: usize) {
    let zero = graph.number(0.0);
    let parts = match answer {
        Answer::LogOdds => activation::sigmoid(graph, h),
        Answer::Value => {
            let share = half_and_half(graph, h);
            graph.node("Max", &[&share, &zero], &[])
        }
        Answer::Probability | Answer::Softmax => h.to_owned(),
    };
    let sum = graph.sum_of_row(&parts);
    let is_none = graph.node("Equal", &[&sum, &zero], &[]);
    let (one, all) = (graph.number(1.0), graph.number(n as f64));
    let added = graph.node("Where", &[&is_none, &one, &zero], &[]);
    let more = graph.node("Add", &[&parts, &added], &[]);
    let total = graph.node("Where", &[&is_none, &all, &sum], &[]);
    graph.named("Div", &[&more, &total], &[], PROBABILITIES);
}
