//! Quantities: their names, and the numbers behind them.

use crate::settings::quantity::{Measured, Quantity};
use crate::tests::{session, trained};
use crate::value_of;

#[track_caller]
fn check(link: &str, epochs: u64, name: &str, expected: f64) {
    let quantity = Quantity::from_text(name).expect(name);
    let is = value_of(quantity, &mut trained(link, epochs));
    assert!((is - expected).abs() < 1e-12, "{name} of {link} is {is} and not {expected}");
}

#[test]
fn names_lead_back_and_labels_differ() {
    let mut labels = Vec::new();
    for &measured in Measured::ALL {
        let quantity = Quantity::Measured(measured);
        assert_eq!(Quantity::from_text(measured.id()), Some(quantity), "{}", measured.id());
        labels.push(quantity.label().to_string());
    }
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), Measured::ALL.len(), "two are called the same");
    for garbage in [
        "",
        "loss",
        "TestLoss",
        "sum",
        "sum@",
        "sum@1",
        "sum@1;",
        "sum@a;b",
        "sum@;",
        "gradient@1",
        "gradient@0.1",
    ] {
        assert_eq!(Quantity::from_text(garbage), None, "{garbage}");
    }
}

/// 2 × 3 + 3 weights and biases, then 3 + 1.
#[test]
fn the_network_is_counted() {
    let link = "networkShape=3&weights=1,-7,0,0,2,3";
    for (name, expected) in [
        ("parameters", 13.0),
        ("neurons", 3.0),
        ("layers", 1.0),
        ("features", 2.0),
        ("largestWeight", 7.0),
        ("deadWeights", 2.0),
        ("epoch", 0.0),
    ] {
        check(link, 0, name, expected);
    }
    check(link, 4, "epoch", 4.0);
}

/// Biases are no weights, however large.
#[test]
fn biases_are_no_weights() {
    check("networkShape=&weights=1,2,-50", 0, "largestWeight", 2.0);
    check("networkShape=&weights=1,2,0", 0, "deadWeights", 0.0);
}

/// z = 1 + 3 x₁ − 2 x₂ at (−1, 2), and its sigmoid.
#[test]
fn a_point_has_a_sum_and_an_answer() {
    let link = "networkShape=&weights=3,-2,1&outputActivation=sigmoid";
    check(link, 0, "sum@-1;2", -6.0);
    check(link, 0, "answer@-1;2", 1.0 / (1.0 + libm::exp(6.0)));
    check(link, 0, "sum@0;0", 1.0);
}

/// Two linear neurons, 1 x₁ + 2 x₂ and 3 x₁ − x₂, and 2 h₁ + h₂ of them; at (1, 1) the answer should be 3.
#[test]
fn weights_and_biases_have_gradients() {
    let link = "problem=regression&regDataset=ownNumbers&networkShape=2&activation=linear&percTrainData=100\
        &weights=1,2,3,-1,0,0,2,1,0&data=x|y|z~0,1,0,1,0,1~~1,1,3";
    check(link, 0, "answer@1;1", 8.0);
    // δ of the output is 8 − 3; behind it δ · v, and each times what comes in.
    check(link, 0, "gradient@2.1", 5.0);
    check(link, 0, "gradient@2.1.1", 15.0);
    check(link, 0, "gradient@2.1.2", 10.0);
    check(link, 0, "gradient@1.1", 10.0);
    check(link, 0, "gradient@1.2.2", 5.0);
    // Weights and biases of a layer: what comes in is 1 twice, and 3 and 2.
    let [first, last] = [3.0 * 100.0 + 3.0 * 25.0, 225.0 + 100.0 + 25.0].map(f64::sqrt);
    check(link, 0, "gradientRatio", first / last);
    let none = value_of(Quantity::from_text("gradient@3.1").expect("a name"), &mut session(link));
    assert!(none.is_nan(), "there is no third layer");
}

#[test]
fn losses_are_those_of_the_session() {
    let mut session = trained("dataset=xor&seed=2", 5);
    let losses = session.losses();
    let mut of = |name| value_of(Quantity::from_text(name).expect(name), &mut session);
    assert_eq!(of("trainLoss"), losses.train, "training loss");
    assert_eq!(of("testLoss"), losses.test, "test loss");
    assert_eq!(of("gap"), losses.test - losses.train, "gap");
}

#[test]
fn ends_of_a_run_are_seen() {
    let fast = "problem=regression&regDataset=reg-plane&networkShape=&learningRate=3";
    check(fast, 0, "diverged", 0.0);
    check(fast, 50, "diverged", 1.0);
    let mut session = session("noise=50&networkShape=16&patience=3&learningRate=0.3&seed=0.3");
    let stopped = Quantity::Measured(Measured::Stopped);
    assert_eq!(value_of(stopped, &mut session), 0.0, "not before it began");
    while session.stopped().is_none() && session.completed() < 1_000 {
        session.epoch();
    }
    assert_eq!(value_of(stopped, &mut session), 1.0, "stopped at {}", session.completed());
}
