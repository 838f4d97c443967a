//! Goals: what can be read, how it reads to people, and when it holds.

use crate::settings::Readable;
use crate::tests::{session, trained};
use crate::{Goal, Session, is_reached};
use proptest::prelude::*;

fn goal(text: &str) -> Goal {
    Goal::from_text(text).unwrap_or_else(|why| panic!("{text} {why}"))
}

#[track_caller]
fn check(goal_text: &str, session: &mut Session, expected: bool) {
    assert_eq!(is_reached(&goal(goal_text), session), expected, "{goal_text}");
}

#[test]
fn goals_read_like_sentences() {
    for (text, expected) in [
        ("testLoss<0.02,neurons<=3", "test loss < 0.02, hidden neurons ≤ 3"),
        ("accuracy>=0.9", "test accuracy ≥ 0.9"),
        ("epoch>10,layers=2", "epoch > 10, hidden layers = 2"),
        ("sum@-1;2<0", "z at (−1, 2) < 0"),
        ("answer@0.5;-3>1e-7", "the answer at (0.5, −3) > 1e−7"),
    ] {
        assert_eq!(goal(text).to_string(), expected);
    }
}

#[test]
fn signs_hold_as_they_are_written() {
    let mut session = session("networkShape=3,2");
    for (text, expected) in [
        ("neurons<5", false),
        ("neurons<=5", true),
        ("neurons=5", true),
        ("neurons>=5", true),
        ("neurons>5", false),
        ("neurons=4", false),
        ("neurons<6", true),
        ("neurons>4", true),
    ] {
        check(text, &mut session, expected);
    }
}

#[test]
fn all_conditions_are_to_hold_at_once() {
    let mut session = session("networkShape=3");
    check("neurons=3,layers=1", &mut session, true);
    check("neurons=3,layers=2", &mut session, false);
    check("neurons=2,layers=1", &mut session, false);
}

#[test]
fn training_reaches_a_goal() {
    let link = "dataset=gauss&networkShape=&seed=1";
    check("testLoss<0.01", &mut trained(link, 0), false);
    check("testLoss<0.01,accuracy>=1", &mut trained(link, 100), true);
}

/// A regression has no accuracy, a classification no R²: neither below nor above a bound.
#[test]
fn what_is_not_a_number_fulfills_nothing() {
    let mut regression = session("problem=regression&regDataset=reg-plane");
    let mut classification = session("dataset=circle");
    for sign in ["<", "<=", "=", ">=", ">"] {
        check(&format!("accuracy{sign}1"), &mut regression, false);
        check(&format!("r2{sign}1"), &mut classification, false);
    }
}

#[test]
fn garbage_is_told() {
    for text in [
        "",
        ",",
        "testLoss",
        "testLoss<",
        "testLoss< ",
        "<0.1",
        "testLoss<small",
        "testLoss!0.1",
        "loss<0.1",
        "testLoss<0.1,",
        "sum<0",
        "sum@1<0",
        "sum@;<0",
        "sum@1;<0",
        "sum@1;inf<0",
        "spin@1;2<0",
    ] {
        let told = Goal::from_text(text).expect_err(text);
        assert!(told.starts_with("is no list of conditions such as"), "{text}: {told}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_goal_or_a_sentence(
        text in prop_oneof!["\\PC*", "((testLoss|sum@|epoch|[0-9.;,-]{1,4}|<|>|=){0,3},?){0,12}"],
    ) {
        if let Ok(goal) = Goal::from_text(&text) {
            is_reached(&goal, &mut session("networkShape=1&points=10"));
            prop_assert!(!goal.to_string().is_empty(), "{text} is shown as nothing");
        }
    }
}
