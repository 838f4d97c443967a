//! Sentences: gaps are filled in the order of the language that they are told in.

use crate::settings::Readable;
use crate::text::sentence::fill;
use crate::{Goal, PlaygroundState, Sentence};

fn sentence() -> Sentence {
    let of = Sentence::new("is less than {0}").with(&3);
    Sentence::new("{0} {1}; {2} is used.").with(&"points=2").and(of).with(&3)
}

#[test]
fn in_english_it_reads_as_it_stands() {
    assert_eq!(sentence().to_string(), "points=2 is less than 3; 3 is used.");
}

#[test]
fn another_language_may_turn_it_round() {
    let look_up = |text: &str| match text {
        "{0} {1}; {2} is used." => "{2} statt {0}: {1}.".to_owned(),
        "is less than {0}" => "unter {0}".to_owned(),
        other => other.to_owned(),
    };
    assert_eq!(sentence().told(&look_up), "3 statt points=2: unter 3.");
}

#[test]
fn what_is_no_gap_stays() {
    let parts = ["a".to_owned(), "{0}".to_owned()];
    for (text, expected) in [
        ("{0}{0}", "aa"),
        ("{1}", "{0}"),
        ("{2} {x} {} {", "{2} {x} {} {"),
        ("{{0}}", "{a}"),
        ("轮次 {0}", "轮次 a"),
    ] {
        assert_eq!(fill(text, &parts), expected, "{text}");
    }
}

#[test]
fn notices_and_goals_can_be_told_in_another_language() {
    let look_up = |text: &str| text.to_uppercase();
    let (_, notices) = PlaygroundState::from_link("#noise=x");
    let told = notices[0].sentence().told(&look_up);
    assert_eq!(told, "noise=x IS NOT A NUMBER; 0 IS USED.");
    let goal = Goal::from_text("testLoss<0.02,neurons<=3").expect("a goal");
    let told = goal.sentence().told(&look_up);
    assert_eq!(told, "TEST LOSS < 0.02, HIDDEN NEURONS ≤ 3");
}
