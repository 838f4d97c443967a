//! Which network follows from the settings, and what its outputs mean.

use crate::answer::{class_of, label_of};
use crate::{Answer, Design, PlaygroundState, Task, design_of};
use nn::{Activation, Loss};

fn state(link: &str) -> PlaygroundState {
    let (state, notices) = PlaygroundState::from_link(link);
    assert_eq!(notices, [], "{link}");
    state
}

/// Checks loss, activation and number of the outputs, and what they mean.
#[track_caller]
fn check(link: &str, expected: (Loss, Activation, usize, Answer)) {
    let design = design_of(&state(link));
    let output = design.layers.last().expect("an output").activation;
    assert_eq!((design.loss, output, design.n_outputs(), design.answer), expected, "{link}");
}

#[test]
fn without_a_choice_the_problem_decides() {
    check("#", (Loss::Squared, Activation::Tanh, 1, Answer::Value));
    check("#problem=regression", (Loss::Squared, Activation::Linear, 1, Answer::Value));
    let softmax = |n| (Loss::SoftmaxCrossEntropy, Activation::Linear, n, Answer::Softmax);
    check("#dataset=rings&classes=4", softmax(4));
    check("#dataset=arms", softmax(3));
    check("#dataset=rings&classes=2", (Loss::Squared, Activation::Tanh, 1, Answer::Value));
    // Only some data sets can have more classes than two.
    check("#classes=4", (Loss::Squared, Activation::Tanh, 1, Answer::Value));
}

#[test]
fn a_chosen_loss_decides() {
    let odds = |n| (Loss::BinaryCrossEntropy, Activation::Linear, n, Answer::LogOdds);
    check("#lossFunction=binaryCrossEntropy", odds(1));
    check("#lossFunction=binaryCrossEntropy&outputActivation=tanh", odds(1));
    check("#lossFunction=binaryCrossEntropy&dataset=rings&classes=5", odds(5));
    check("#lossFunction=hinge", (Loss::Hinge, Activation::Linear, 1, Answer::Value));
    check(
        "#lossFunction=softmaxCrossEntropy",
        (Loss::SoftmaxCrossEntropy, Activation::Linear, 2, Answer::Softmax),
    );
    check(
        "#lossFunction=softmaxCrossEntropy&problem=regression",
        (Loss::Squared, Activation::Linear, 1, Answer::Value),
    );
    check(
        "#lossFunction=squared&dataset=rings&classes=4",
        (Loss::Squared, Activation::Tanh, 4, Answer::Value),
    );
}

#[test]
fn a_sigmoid_has_targets_it_can_reach() {
    let sigmoid = Activation::Sigmoid;
    check("#outputActivation=sigmoid", (Loss::Squared, sigmoid, 1, Answer::Probability));
    let target = |link, label, k| {
        let design = design_of(&state(link));
        design.answer.target(label, k, design.n_outputs())
    };
    assert_eq!([1.0, -1.0].map(|label| target("#outputActivation=sigmoid", label, 0)), [1.0, 0.0]);
    assert_eq!([1.0, -1.0].map(|label| target("#", label, 0)), [1.0, -1.0]);
    let many = "#dataset=rings&classes=3&lossFunction=squared";
    assert_eq!([0, 1, 2].map(|k| target(many, 1.0, k)), [-1.0, 1.0, -1.0]);
    let sigmoids = format!("{many}&outputActivation=sigmoid");
    assert_eq!([0, 1, 2].map(|k| target(&sigmoids, 1.0, k)), [0.0, 1.0, 0.0]);
    let two = "#lossFunction=softmaxCrossEntropy";
    assert_eq!([0, 1].map(|k| target(two, -1.0, k)), [-1.0, 1.0]);
}

/// Every design of every number of classes, and of regression.
fn designs() -> impl Iterator<Item = Design> {
    let outputs = Activation::ALL.iter().copied().map(Some).chain([None]);
    let choices = outputs.flat_map(|output| {
        Loss::ALL.iter().copied().map(Some).chain([None]).map(move |loss| (output, loss))
    });
    choices.flat_map(|(output, loss)| {
        [0, 2, 3, 8].map(|classes| {
            let mut state = state("#dataset=rings");
            (state.output, state.loss, state.classes) = (output, loss, classes);
            if classes == 0 {
                state.problem = Task::Regression;
            }
            design_of(&state)
        })
    })
}

/// What is shown for these weighted sums of the output layer: outputs × points.
fn shown(design: &Design, sums: &[f64], n: usize) -> Vec<f64> {
    let mut outputs = vec![0.0; sums.len()];
    design.layers.last().expect("an output").activation.forward(sums, &mut outputs);
    design.answer.read(&mut outputs, n);
    outputs
}

#[test]
fn what_is_shown_is_a_number_or_chances() {
    for design in designs() {
        let (n, n_outputs) = (7, design.n_outputs());
        let sums: Vec<f64> = (0..n * n_outputs).map(|k| (k * 37 % 11) as f64 - 5.0).collect();
        let shown = shown(&design, &sums, n);
        if n_outputs == 1 {
            let is_bounded = design.answer != Answer::Value;
            let reach = if is_bounded { 1.0 } else { f64::INFINITY };
            assert!(shown.iter().all(|y| y.abs() <= reach), "{design:?}: {shown:?}");
            continue;
        }
        for at in 0..n {
            let chances: Vec<f64> = (0..n_outputs).map(|k| shown[k * n + at]).collect();
            let sum: f64 = chances.iter().sum();
            assert!((sum - 1.0).abs() < 1e-12, "{design:?}: {chances:?}");
            assert!(chances.iter().all(|p| (0.0..=1.0).contains(p)), "{design:?}: {chances:?}");
        }
    }
}

#[test]
fn what_is_no_number_stays_visible() {
    for design in designs() {
        let shown = shown(&design, &vec![f64::NAN; design.n_outputs()], 1);
        let is_step = design.layers.last().expect("an output").activation == Activation::Step;
        assert!(is_step || shown.iter().all(|y| y.is_nan()), "{design:?}: {shown:?}");
    }
}

#[test]
fn outputs_that_hit_their_targets_decide_for_the_label() {
    for n_classes in [2, 3, 8] {
        for design in designs().filter(|d| d.n_outputs() == n_classes || n_classes == 2) {
            let n_outputs = design.n_outputs();
            if 2 < n_outputs && n_outputs != n_classes {
                continue;
            }
            for class in 0..n_classes {
                let label = label_of(class, n_classes);
                assert_eq!(class_of(label, n_classes), class);
                let mut outputs: Vec<f64> =
                    (0..n_outputs).map(|k| design.answer.target(label, k, n_outputs)).collect();
                design.answer.read(&mut outputs, 1);
                assert_eq!(Answer::decide(outputs.into_iter()), label, "{design:?}");
            }
        }
    }
}
