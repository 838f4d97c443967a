//! Every operation's backward pass against finite differences of its forward pass.

use crate::autodiff::{Graph, Tape, Var};
use crate::{Activation, Loss, Random};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// Compares d(Σ loss)/d(parameter) with central differences at random inputs and parameters.
fn check(name: &str, graph: &Graph<f64>, inputs: &[Var], loss: Var) {
    let mut random = Pcg64Mcg::seed_from_u64(7);
    let mut tape = graph.tape(5);
    let mut params: Vec<f64> = (0..graph.n_params()).map(|_| random.between(-1.0, 1.0)).collect();
    let mut grads = alloc::vec![0.0; params.len()];
    // Twice: the second pass finds the gradients of the first on the tape, in rows of another length.
    for n in [4, 5] {
        tape.set_n(n);
        for &input in inputs {
            tape.value_mut(input).fill_with(|| random.between(-2.0, 2.0));
        }
        grads.fill(0.0);
        graph.forward(&params, &mut tape);
        graph.backward(&params, &mut tape, loss, &mut grads);
    }

    let total = |params: &[f64], tape: &mut Tape<f64>| {
        graph.forward(params, tape);
        tape.value(loss).iter().sum::<f64>()
    };
    const STEP: f64 = 1e-5;
    for k in 0..params.len() {
        let at = params[k];
        params[k] = at + STEP;
        let above = total(&params, &mut tape);
        params[k] = at - STEP;
        let below = total(&params, &mut tape);
        params[k] = at;
        let slope = (above - below) / (2.0 * STEP);
        let error = (slope - grads[k]).abs() / (1.0 + slope.abs());
        assert!(error < 1e-7, "{name}, parameter {k}: {slope} measured, {} computed", grads[k]);
    }
}

/// Two dense layers with an activation between and after: gradients flow through everything.
fn network(activation: Activation, loss: Loss) -> (Graph<f64>, [Var; 2], Var) {
    let mut graph = Graph::default();
    let (x, target) = (graph.input(3), graph.input(2));
    let (weights, biases) = (graph.param(12), graph.param(4));
    let hidden = graph.dense(weights, biases, x);
    let hidden = graph.activate(activation, hidden);
    let (weights, biases) = (graph.param(8), graph.param(2));
    let output = graph.dense(weights, biases, hidden);
    let output = graph.activate(activation, output);
    let loss = graph.loss(loss, output, target);
    (graph, [x, target], loss)
}

#[test]
fn dense() {
    let (graph, inputs, loss) = network(Activation::Linear, Loss::Squared);
    check("dense", &graph, &inputs, loss);
}

#[test]
fn every_activation() {
    for &activation in Activation::ALL {
        let (graph, inputs, loss) = network(activation, Loss::Squared);
        check(activation.id(), &graph, &inputs, loss);
    }
}

#[test]
fn every_loss() {
    for &loss in Loss::ALL {
        let (graph, inputs, var) = network(Activation::Tanh, loss);
        check(loss.id(), &graph, &inputs, var);
    }
}

/// A variable that several operations read, some of which do not lead to the loss.
#[test]
fn branches_that_lead_nowhere() {
    let mut graph = Graph::default();
    let (x, target) = (graph.input(3), graph.input(2));
    let layer = |graph: &mut Graph<f64>, x: Var, units: usize| {
        let (weights, biases) = (graph.param(units * x.rows()), graph.param(units));
        graph.layer(weights, biases, x, Activation::Tanh).1
    };
    let hidden = layer(&mut graph, x, 4);
    let before = layer(&mut graph, hidden, 2);
    let output = layer(&mut graph, hidden, 2);
    let after = layer(&mut graph, hidden, 5);
    graph.activate(Activation::Sine, hidden);
    graph.activate(Activation::Sine, after);
    let loss = graph.loss(Loss::Squared, output, target);
    graph.loss(Loss::Squared, before, target);
    check("branches", &graph, &[x, target], loss);
}

#[test]
fn gradients_add_up_over_calls() {
    let (graph, [x, target], loss) = network(Activation::Tanh, Loss::Squared);
    let params: Vec<f64> = (0..graph.n_params()).map(|k| (k as f64 * 0.7).sin()).collect();
    let gradient = |columns: &[usize]| {
        let mut tape = graph.tape(4);
        tape.set_n(columns.len());
        for (var, rows) in [(x, 3), (target, 2)] {
            for row in 0..rows {
                for (k, column) in columns.iter().enumerate() {
                    tape.value_mut(var)[row * columns.len() + k] = (row * 4 + column) as f64 / 5.0;
                }
            }
        }
        let mut grads = alloc::vec![0.0; params.len()];
        graph.forward(&params, &mut tape);
        graph.backward(&params, &mut tape, loss, &mut grads);
        grads
    };
    let (whole, left, right) = (gradient(&[0, 1, 2, 3]), gradient(&[0]), gradient(&[1, 2, 3]));
    for k in 0..whole.len() {
        assert!((whole[k] - left[k] - right[k]).abs() < 1e-12, "parameter {k}");
    }
}
