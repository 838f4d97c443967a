//! Activations in basic operators, of which every reader of ONNX has those for both precisions.

use super::graph::Graph;
use nn::Activation;

/// The activation of `x`.
pub(super) fn write(graph: &mut Graph, activation: Activation, x: String) -> String {
    let x = &x[..];
    match activation {
        Activation::Linear => x.to_owned(),
        Activation::Tanh => graph.node("Tanh", &[x], &[]),
        Activation::Sine => graph.node("Sin", &[x], &[]),
        Activation::Sigmoid => sigmoid(graph, x),
        Activation::Relu => {
            let zero = graph.number(0.0);
            graph.node("Max", &[x, &zero], &[])
        }
        Activation::LeakyRelu => {
            let leak = scaled(graph, x, 0.01);
            if_positive(graph, x, x, &leak)
        }
        Activation::Step => {
            let (one, zero) = (graph.number(1.0), graph.number(0.0));
            if_positive(graph, x, &one, &zero)
        }
        Activation::Elu => {
            let below = power_less_one(graph, x);
            if_positive(graph, x, x, &below)
        }
        Activation::Selu => {
            let power = power_less_one(graph, x);
            let below = scaled(graph, &power, SELU_ALPHA);
            let bent = if_positive(graph, x, x, &below);
            scaled(graph, &bent, SELU_SCALE)
        }
        Activation::Softplus => softplus(graph, x),
        Activation::Mish => {
            let plus = softplus(graph, x);
            let bend = graph.node("Tanh", &[&plus], &[]);
            graph.node("Mul", &[x, &bend], &[])
        }
        Activation::Silu => {
            // Not x · Sigmoid(x), which some readers take for an operator of single precision.
            let more = one_and_power(graph, x);
            graph.node("Div", &[x, &more], &[])
        }
        Activation::Gelu => {
            let square = graph.node("Mul", &[x, x], &[]);
            let cube = graph.node("Mul", &[&square, x], &[]);
            let cubic = scaled(graph, &cube, 0.044_715);
            let sum = graph.node("Add", &[x, &cubic], &[]);
            let inner = scaled(graph, &sum, GELU_SLOPE);
            let bend = graph.node("Tanh", &[&inner], &[]);
            let one = graph.number(1.0);
            let more = graph.node("Add", &[&bend, &one], &[]);
            let half = scaled(graph, x, 0.5);
            graph.node("Mul", &[&half, &more], &[])
        }
    }
}

/// 1 / (1 + e^−x)
pub(super) fn sigmoid(graph: &mut Graph, x: &str) -> String {
    let more = one_and_power(graph, x);
    let one = graph.number(1.0);
    graph.node("Div", &[&one, &more], &[])
}

/// 1 + e^−x
fn one_and_power(graph: &mut Graph, x: &str) -> String {
    let minus = graph.node("Neg", &[x], &[]);
    let power = graph.node("Exp", &[&minus], &[]);
    let one = graph.number(1.0);
    graph.node("Add", &[&power, &one], &[])
}

/// ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), which does not overflow.
fn softplus(graph: &mut Graph, x: &str) -> String {
    let size = graph.node("Abs", &[x], &[]);
    let more = one_and_power(graph, &size);
    let rest = graph.node("Log", &[&more], &[]);
    let zero = graph.number(0.0);
    let above = graph.node("Max", &[x, &zero], &[]);
    graph.node("Add", &[&above, &rest], &[])
}

/// e^min(x, 0) − 1
fn power_less_one(graph: &mut Graph, x: &str) -> String {
    let (zero, one) = (graph.number(0.0), graph.number(1.0));
    let below = graph.node("Min", &[x, &zero], &[]);
    let power = graph.node("Exp", &[&below], &[]);
    graph.node("Sub", &[&power, &one], &[])
}

fn scaled(graph: &mut Graph, x: &str, by: f64) -> String {
    let by = graph.number(by);
    graph.node("Mul", &[x, &by], &[])
}

fn if_positive(graph: &mut Graph, x: &str, then: &str, else_: &str) -> String {
    let zero = graph.number(0.0);
    let is_positive = graph.node("Greater", &[x, &zero], &[]);
    graph.node("Where", &[&is_positive, then, else_], &[])
}

const SELU_SCALE: f64 = 1.050_700_987_355_480_5;
const SELU_ALPHA: f64 = 1.673_263_242_354_377_2;
/// √(2/π)
const GELU_SLOPE: f64 = 0.797_884_560_802_865_4;
