//! Jobs: however they are divided they give the same, they can be left, and they travel as text.

use crate::inside::figure::bias_variance::Samples;
use crate::jobs::{
    AsText, Fits, Order, Ordered, Outcome, Refits, Replaying, Source, TruthJob, replay_of, truth_of,
};
use crate::tasks::prediction::{Prediction, Truth};
use crate::{Budget, Job, Own, PlaygroundState};
use std::sync::Arc;

const ASKS: &str = "seed=1&dataset=gauss&question=Well?|Yes|No&truth=accuracy%3E0.9&after=30";
const SINE: &str =
    "problem=regression&regDataset=noisySine&noise=50&points=10&seed=1&networkShape=2";

fn state(link: &str) -> PlaygroundState {
    PlaygroundState::from_link(link).0
}

/// Does a job with so many units in each step, and checks that it makes progress.
#[track_caller]
fn by<J: Job>(mut job: J, units: u64) -> (J::Output, u64) {
    let (mut done, mut steps) = (0, 0);
    loop {
        let progress = job.step(&mut Budget::Units(units));
        steps += 1;
        if progress.is_whole() {
            return (job.output(), steps);
        }
        assert!(done <= progress.done, "it never goes back");
        assert!(progress.share() < 1.0, "and is not whole before it is");
        done = progress.done;
    }
}

#[test]
fn a_truth_is_the_same_however_it_is_divided() {
    let state = state(ASKS);
    let asked = Prediction::of(&state).expect("a question");
    let expected = truth_of(&asked, &state);
    assert_eq!(expected, Some(Truth::Choice(0)));
    let (truth, many) = by(TruthJob::new(asked.clone(), &state), 1);
    assert_eq!(truth, expected);
    let (truth, few) = by(TruthJob::new(asked.clone(), &state), 7);
    assert!(truth == expected && 2 * few < many && 20 < many, "{few} steps, {many} steps");
    // In the middle of the work there is no output yet.
    let mut left = TruthJob::new(asked, &state);
    assert!(!left.step(&mut Budget::Units(5)).is_whole());
    assert_eq!(left.output(), None);
}

#[test]
fn a_truth_about_a_large_network_comes_in_small_steps() {
    let link = "seed=1&networkShape=64,64,64,64&points=2000&question=z?&truth=testLoss&after=1";
    let state = state(link);
    let asked = Prediction::of(&state).expect("a question");
    let (truth, steps) = by(TruthJob::new(asked, &state), 1);
    let mut session = crate::Session::new(state);
    session.epoch();
    assert_eq!(truth, Some(Truth::Number(session.losses().test)));
    assert!(20 < steps, "an epoch and three evaluations in {steps} steps");
}

#[test]
fn refits_are_the_same_however_they_are_divided() {
    let state = state(SINE);
    let whole = Refits::new(&state).expect("a curve").finish();
    let (divided, _) = by(Refits::new(&state).expect("a curve"), 1_000);
    assert_eq!(divided, whole);
    let mut left = Refits::new(&state).expect("a curve");
    left.step(&mut Budget::Units(20_000));
    let part = left.output();
    assert!(!part.curves.is_empty() && part.curves.len() < whole.curves.len(), "a part of it");
    assert_eq!(part.curves[..], whole.curves[..part.curves.len()], "is the beginning of it");
}

#[test]
fn fits_are_the_same_however_they_are_divided() {
    let state = state(SINE);
    let (fitted, steps) = by(Fits::new(&state, 4).expect("a curve"), 1);
    assert_eq!(steps, 30, "a step for each sample");
    let samples = Samples::of(&state).expect("a curve");
    let fitted = fitted.expect("all of them");
    assert_eq!(fitted.curves(), samples.polynomials(4));
    assert_eq!(fitted.truth(), samples.truth);
    assert_eq!(fitted.decompose(&fitted.curves()), samples.decompose(&samples.polynomials(4)));
    let mut left = Fits::new(&state, 4).expect("a curve");
    left.step(&mut Budget::Units(20));
    assert_eq!(left.output(), None, "nothing is known before all are fitted");
}

#[test]
fn a_replay_is_the_same_however_it_is_divided() {
    let state = state("seed=0.3&networkShape=4&noise=20");
    let (replay, _) = by(Replaying::new(&state, &[7, 0, 3]), 2);
    assert_eq!(replay, replay_of(&state, &[0, 3, 7]));
    let mut left = Replaying::new(&state, &[0, 5]);
    left.step(&mut Budget::Units(2));
    assert_eq!(left.losses().len(), 1, "the first is known at once");
}

#[test]
fn a_budget_of_time_is_asked_after_each_unit() {
    let state = state(SINE);
    let mut job = Refits::new(&state).expect("a curve");
    let mut asked = 0;
    let mut is_late = || {
        asked += 1;
        asked == 12
    };
    job.step(&mut Budget::Until(&mut is_late));
    assert_eq!(asked, 12);
}

#[test]
fn orders_and_outcomes_travel_as_text() {
    let source = |link: &str| Source::of(&state(link));
    for order in
        [Order::Truth(source(ASKS)), Order::Refits(source(SINE)), Order::Fits(source(SINE), 3)]
    {
        let text = order.to_json();
        let there = Order::from_json(&text).expect("an order");
        assert_eq!(there, order, "{text}");
        let outcome = there.work().finish();
        let back = Outcome::from_json(&outcome.to_json()).expect("an outcome");
        assert_eq!(back, outcome);
        assert_eq!(back, order.work().finish(), "there as here");
    }
    assert_eq!(Order::from_json("{\"truth\":7}"), None, "no order");
    for truth in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.1, -0.0] {
        let outcome = Outcome::Truth(Some(Truth::Number(truth)));
        let text = outcome.to_json();
        let back = Outcome::from_json(&text);
        let Some(Outcome::Truth(Some(Truth::Number(back)))) = back else { panic!("{text}") };
        assert_eq!(back.to_bits(), truth.to_bits(), "{text}");
    }
}

#[test]
fn own_points_travel_beside_the_link() {
    let mut state = state(&format!("{ASKS}&dataset=own"));
    for text in [
        "x|y|z~0,1,0,1,0,1~A|B~1,2,0~2,1,1~-1,-1,0~-2,3,1",
        "length, in cm|\"y\"|z~3.5,-0.25,0,1,0,1~A|B|C~1,2,0~-0.125,6,2",
        "x|y|z~0,1,0,1,0,0.5~~1,2,-0.5~3,-4,0.25",
        "x|y|z~0,1,0,1,0,1~A|B",
    ] {
        state.own = Some(Arc::new(Own::from_text(text).expect("points")));
        let order = Order::Truth(Source::of(&state));
        let there = Order::from_json(&order.to_json());
        assert_eq!(there, Some(order), "{text}");
        let Some(Order::Truth(source)) = there else { panic!("no order: {text}") };
        assert_eq!(source.state().own, state.own, "{text}");
    }
    let bad = "{\"truth\":{\"link\":\"\",\"own\":{\"head\":\"x|y|z~0,1,0,1,0,1~A|B\",\"points\":\"AAAA\"}}}";
    assert_eq!(Order::from_json(bad), None, "three bytes are no number");
}

#[test]
fn nothing_asked_is_nothing_to_do() {
    let order = Order::Truth(Source::of(&state("seed=1")));
    assert_eq!(order.work().finish(), Outcome::Truth(None));
    let order = Order::Fits(Source::of(&state("dataset=circle")), 3);
    assert_eq!(order.work().finish(), Outcome::Fits(None));
    let order = Order::Refits(Source::of(&state("dataset=circle")));
    let Outcome::Refits(refitted) = order.work().finish() else { panic!("refits") };
    assert!(refitted.curves.is_empty(), "a plane is no curve");
}
