//! The numbers that tune optimizers: which are shown, what they do, how links keep them.

use crate::{Control, PlaygroundState};
use nn::Optimizer;

fn shown(optimizer: Optimizer) -> Vec<(&'static str, f64)> {
    let state = PlaygroundState { optimizer, ..PlaygroundState::default() };
    let letter = |control: &Control| match control {
        Control::Momentum => "μ",
        Control::Beta1 => "β₁",
        Control::Beta2 => "β₂",
        Control::Rho => "ρ",
        Control::Epsilon => "ε",
        Control::Decay => "λ",
        _ => "another control",
    };
    let tuned = |it: &Control| Some((letter(it), state.tuned(*it)?));
    let mut shown: Vec<(&str, f64)> = Control::ALL.iter().filter_map(tuned).collect();
    let order = ["μ", "β₁", "β₂", "ρ", "ε", "λ"];
    shown.sort_by_key(|(letter, _)| order.iter().position(|it| it == letter));
    shown
}

#[test]
fn each_optimizer_shows_the_numbers_of_its_formula() {
    for (optimizer, expected) in [
        (Optimizer::Sgd, &[][..]),
        (Optimizer::Momentum, &[("μ", 0.9)]),
        (Optimizer::Nesterov, &[("μ", 0.9)]),
        (Optimizer::Adagrad, &[("ε", 1e-10)]),
        (Optimizer::Adadelta, &[("ρ", 0.95), ("ε", 1e-6)]),
        (Optimizer::RmsProp, &[("β₂", 0.9), ("ε", 1e-8)]),
        (Optimizer::Adam, &[("β₁", 0.9), ("β₂", 0.999), ("ε", 1e-8)]),
        (Optimizer::AdamW, &[("β₁", 0.9), ("β₂", 0.999), ("ε", 1e-8), ("λ", 0.01)]),
        (Optimizer::Nadam, &[("β₁", 0.9), ("β₂", 0.999), ("ε", 1e-8)]),
        (Optimizer::Lion, &[("β₁", 0.9), ("β₂", 0.99)]),
    ] {
        assert_eq!(shown(optimizer), expected, "{}", optimizer.id());
    }
}

#[test]
fn a_number_of_ones_own_is_in_force_where_the_optimizer_has_it() {
    let (mut state, notices) =
        PlaygroundState::from_link("#seed=1&optimizer=adam&beta1=0.5&rho=0.1");
    assert_eq!(notices, [], "both are settings");
    let hyper = state.hyper();
    assert_eq!((hyper.beta1, hyper.beta2), (0.5, 0.999), "Adam has no ρ");
    state.optimizer = Optimizer::Sgd;
    assert_eq!(state.hyper(), Optimizer::Sgd.spec().hyper, "SGD has neither");
    state.optimizer = Optimizer::Adam;
    state.set_value("beta1", "");
    assert_eq!(state.hyper(), Optimizer::Adam.spec().hyper, "as usual again");
    assert!(!state.to_link().contains("beta1"), "{}", state.to_link());
}

/// Momentum without any is plain descent, and a small ε of Adam is none.
#[test]
fn numbers_do_what_they_say() {
    let of = |settings: &str| super::trained(&format!("#seed=1&{settings}"), 3).fingerprint();
    assert_eq!(of("optimizer=momentum&momentum=0"), of("optimizer=sgd"), "no momentum");
    assert_ne!(of("optimizer=momentum"), of("optimizer=momentum&momentum=0.5"), "less momentum");
    assert_eq!(of("optimizer=momentum&beta1=0.5"), of("optimizer=momentum"), "it has no β₁");
    let loss = |settings: &str| super::trained(&format!("#seed=1&{settings}"), 3).losses().train;
    let apart = loss("optimizer=adamw&decay=0") - loss("optimizer=adam");
    assert!(apart.abs() < 1e-12, "no decay, but for the order of its operations: {apart}");
    assert_ne!(of("optimizer=adamw&decay=0"), of("optimizer=adamw"), "less decay");
}

/// A change keeps what was learned.
#[test]
fn they_can_be_changed_while_it_learns() {
    let mut session = super::trained("#seed=1&optimizer=adam", 2);
    let params = session.run().mlp().params().to_vec();
    let mut state = session.state().clone();
    state.set_value("beta2", "0.9");
    session.sync(&state);
    assert_eq!(session.run().mlp().params(), params, "the weights stay");
    assert_eq!(session.completed(), 2, "the epoch stays");
    session.epoch();
    assert_ne!(
        session.fingerprint(),
        super::trained("#seed=1&optimizer=adam", 3).fingerprint(),
        "other steps"
    );
}

#[test]
fn small_groups_are_told() {
    for (settings, flattens) in [
        ("networkShape=4,2&normalization=group", true),
        ("networkShape=6,5&normalization=group", true),
        ("networkShape=8,6&normalization=group", false),
        ("networkShape=4,2&normalization=layer", true),
        ("networkShape=4,3&normalization=layer", false),
        ("networkShape=1&normalization=batch", false),
        ("networkShape=1", false),
    ] {
        let (state, _) = PlaygroundState::from_link(&format!("#{settings}"));
        assert_eq!(state.flattens(), flattens, "{settings}");
    }
}
