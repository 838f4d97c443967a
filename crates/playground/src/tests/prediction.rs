//! Predictions: what can be asked, and that the program finds what is right.

use crate::jobs::truth_of;
use crate::settings::quantity::{Measured, Quantity};
use crate::settings::state::limits;
use crate::settings::{Criterion, Question, Readable};
use crate::tasks::prediction::{Answers, Prediction, Truth, is_right};
use crate::{Goal, PlaygroundState};

const MAX_AFTER: u64 = *limits::AFTER.end();

fn read(question: &str, truth: &str, after: u64) -> Result<Prediction, String> {
    Prediction::new(&Question::from_text(question)?, &Criterion::from_text(truth)?, after)
}

fn state(link: &str) -> PlaygroundState {
    let (state, notices) = PlaygroundState::from_link(link);
    assert_eq!(notices, [], "{link}");
    state
}

#[track_caller]
fn check(question: &str, truth: &str, after: u64, link: &str, expected: Option<Truth>) {
    let prediction = read(question, truth, after).expect(truth);
    assert_eq!(truth_of(&prediction, &state(link)), expected, "{question}: {truth}");
}

#[test]
fn a_question_has_choices_or_a_number() {
    let choices = read("Which?|A|B", "epoch<1", 7).expect("choices");
    assert_eq!((choices.question.as_str(), choices.after), ("Which?", 7));
    let goal = Goal::from_text("epoch<1").ok();
    let expected = vec![("A".to_owned(), goal), ("B".to_owned(), None)];
    assert_eq!(choices.answer, Answers::Choices(expected));
    let number = read("How many?", "epoch", 7).expect("a number");
    assert_eq!(number.answer, Answers::Number(Quantity::Measured(Measured::Epoch)));
}

#[test]
fn a_link_asks() {
    let link = "seed=1&question=Will%20it%20learn?|Yes|No&truth=accuracy%3E0.9&after=20";
    let prediction = Prediction::of(&state(link)).expect("a question");
    assert_eq!((prediction.question.as_str(), prediction.after), ("Will it learn?", 20));
    assert_eq!(Prediction::of(&state("seed=1")), None, "nothing is asked");
    assert_eq!(Prediction::of(&state("seed=1&question=Why?")), None, "nobody knows");
}

#[test]
fn the_first_choice_that_holds_is_right() {
    let link = "networkShape=3";
    for (truth, expected) in [
        ("neurons<4|neurons<9", Some(Truth::Choice(0))),
        ("neurons<3|neurons<9", Some(Truth::Choice(1))),
        ("neurons<3|neurons<2", Some(Truth::Choice(2))),
        ("neurons<3|neurons<2|neurons>3", None),
    ] {
        check("How many?|few|some|many", truth, 0, link, expected);
    }
}

#[test]
fn the_number_is_computed() {
    let link = "networkShape=&weights=3,-2,1&outputActivation=sigmoid";
    check("z?", "sum@-1;2", 0, link, Some(Truth::Number(-6.0)));
    check("Epochs?", "epoch", 12, link, Some(Truth::Number(12.0)));
}

/// Who forgets a bias or moves only one of two numbers is not right.
#[test]
fn counts_are_exact_and_measurements_to_one_in_a_hundred() {
    let sum = Quantity::Sum(-1.0, 2.0);
    let of = Quantity::Measured;
    for (quantity, given, right, expected) in [
        (of(Measured::Parameters), 13.0, 13.0, true),
        (of(Measured::Parameters), 12.0, 13.0, false),
        (of(Measured::Parameters), 185_301.0, 185_300.0, false),
        (of(Measured::Epoch), 64.0, 65.0, false),
        (sum, -6.0, -6.0, true),
        (sum, -5.5, -6.0, false),
        (sum, 6.6, 6.5, false),
        (of(Measured::TrainLoss), 3.2, 3.200_000_000_1, true),
        (of(Measured::TrainLoss), 3.1, 3.2, false),
        (of(Measured::TrainLoss), 2_433.0, 2_433.333, true),
        (sum, 1e-12, 0.0, true),
        (sum, 0.001, 0.0, false),
        (sum, f64::NAN, 1.0, false),
    ] {
        let found = is_right(quantity, given, right);
        assert_eq!(found, expected, "{given} for {right}, {quantity:?}");
    }
}

#[test]
fn it_is_looked_at_after_training() {
    let link = "dataset=gauss&networkShape=&weights=-1,-1,0&seed=1";
    check("Right?|Yes|No", "accuracy>0.9", 0, link, Some(Truth::Choice(1)));
    check("Right?|Yes|No", "accuracy>0.9", 100, link, Some(Truth::Choice(0)));
}

#[test]
fn a_run_that_ends_is_looked_at_where_it_ends() {
    let fast = "problem=regression&regDataset=reg-plane&networkShape=&learningRate=3";
    check("Well?|Yes|No", "diverged<1", MAX_AFTER, fast, Some(Truth::Choice(1)));
    let patient = "noise=50&networkShape=16&patience=3&learningRate=0.3&seed=0.3";
    check("Stopped?|Yes|No", "stopped=1", MAX_AFTER, patient, Some(Truth::Choice(0)));
}

const NOTHING: &str =
    "is no quantity such as testLoss and is no list of conditions such as testLoss<0.02,neurons<=3";

#[test]
fn garbage_is_told() {
    for (question, truth, expected) in [
        ("How many?", "lots", NOTHING),
        ("How many?", "", NOTHING),
        ("How many?", "epoch<1", "is no quantity such as testLoss"),
        ("Which?|A|B", "lots", NOTHING),
        ("Which?|A|B", "epoch", "has not 1 or 2 conditions, one for each answer"),
        ("Which?|A|B|C", "epoch<1", "has not 2 or 3 conditions, one for each answer"),
        ("Which?|A|B", "epoch<1|epoch<2|epoch<3", "has not 1 or 2 conditions, one for each answer"),
    ] {
        let told = read(question, truth, 0);
        assert_eq!(told, Err(expected.to_owned()), "{question}: {truth}");
    }
    let endless = read("How many?", "epoch", u64::MAX).expect("a number");
    assert_eq!(endless.after, MAX_AFTER, "nobody waits forever");
}
