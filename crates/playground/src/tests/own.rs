//! Own points: they come back from text, and any text at all is read or refused.

use crate::settings::state::limits;
use crate::{Axis, Dataset, Example, FIELDS, Measures, Own, PlaygroundState, Session, Stale};
use proptest::prelude::*;
use std::sync::Arc;

fn axes() -> [Axis; 2] {
    [Axis { name: "length, cm".to_owned(), offset: 12.5, scale: 0.5 }, Axis::plain("y")]
}

fn nothing() -> Own {
    Own::of_classes(Vec::new(), vec!["cats".to_owned(), "dogs|~".to_owned()], axes())
}

#[test]
fn points_come_back_from_text() {
    let own = nothing().with_point(1.25, -6.0, 0).with_point(0.5, 3.0, 4);
    assert_eq!(own.classes(), ["cats", "dogs  ", "C", "D", "E"]);
    assert_eq!(Own::from_text(&own.to_text()).as_ref(), Ok(&own));
    let points = vec![Example { x: 1.0, y: 2.0, label: -0.125 }];
    let numbers = Own::of_numbers(points, axes(), Axis { scale: 1e3, ..Axis::plain("price") });
    assert_eq!(numbers.n_classes(), 0);
    assert_eq!(Own::from_text(&numbers.to_text()), Ok(numbers));
}

#[test]
fn a_further_class_keeps_the_old_ones() {
    let two = nothing().with_point(0.0, 0.0, 0).with_point(1.0, 0.0, 1);
    let labels = |own: &Own| own.points().iter().map(|e| e.label).collect::<Vec<_>>();
    assert_eq!(labels(&two), [1.0, -1.0]);
    assert_eq!(labels(&two.with_point(2.0, 0.0, 2)), [0.0, 1.0, 2.0]);
    let all = two.with_point(2.0, 0.0, 99);
    assert_eq!((all.n_classes(), labels(&all)), (8, vec![0.0, 1.0, 7.0]));
}

#[test]
fn a_point_painted_among_numbers_makes_classes_of_them() {
    let points = vec![Example { x: 1.0, y: 2.0, label: -0.125 }];
    let painted = Own::of_numbers(points, axes(), Axis::plain("z")).with_point(0.0, 0.0, 0);
    assert_eq!(painted.classes(), ["A", "B"]);
    assert_eq!(Own::from_text(&painted.to_text()), Ok(painted));
}

#[test]
fn numbers_are_no_classes() {
    let points = vec![Example { x: 1.0, y: 2.0, label: -0.125 }];
    let own = Some(Arc::new(Own::of_numbers(points, axes(), Axis::plain("z"))));
    let state = PlaygroundState { own, dataset: Dataset::Own, ..PlaygroundState::default() };
    let mut session = Session::new(state);
    assert_eq!((session.state().n_classes(), session.data().train.len()), (2, 0));
    assert!(matches!(session.measures(false), Measures::Classes(_)));
}

#[test]
fn the_eraser_takes_what_is_near() {
    let own = nothing().with_point(0.0, 0.0, 0).with_point(3.0, 4.0, 1);
    assert_eq!(own.without(0.1, 0.0, 0.5).points(), &own.points()[1..]);
    assert_eq!(own.without(0.0, 0.0, 5.0).points(), []);
    assert_eq!(own.without(-1.0, 0.0, 0.5), own);
}

#[track_caller]
fn check_refused(text: &str, expected: &str) {
    let refused = Own::from_text(text).map_err(|why| why.to_string());
    assert_eq!(refused, Err(expected.to_owned()), "{text:?}");
}

#[test]
fn text_that_is_no_points_is_refused() {
    check_refused("", "has no axes");
    check_refused("x|y|z~0,1,0,1~", "has no axes");
    check_refused("x|y|z~0,1,0,0,0,1~", "has axes that are not numbers");
    check_refused("x|y|z~0,1,NaN,1,0,1~", "has axes that are not numbers");
    check_refused("x|y|z~0,1,0,1,0,1~A", "has 1 classes and not 2 to 8");
    check_refused("x|y|z~0,1,0,1,0,1~A|B~1,2", "does not have three numbers at point 1");
    check_refused("x|y|z~0,1,0,1,0,1~A|B~1,2,1~1,2,2", "has no such class at point 2");
    check_refused("x|y|z~0,1,0,1,0,1~~1,Infinity,1", "does not have three numbers at point 1");
    let many = format!("x|y|z~0,1,0,1,0,1~{}", "~1,2,0".repeat(100_001));
    check_refused(&many, "has more than 100000 points");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[-0-9,.|~NaABe]{0,60}|\\PC{0,40}|.*") {
        for text in [text.clone(), format!("a|b|c~0,1,0,1,0,1~A|B{text}")] {
            if let Ok(own) = Own::from_text(&text) {
                prop_assert_eq!(Own::from_text(&own.to_text()), Ok(own));
            }
        }
    }
}

#[test]
fn points_without_number_travel_in_files() {
    let with = |n: usize| {
        let point = |k| Example { x: k as f64 / 1e5, y: 0.0, label: 1.0 };
        let own = Own::of_classes((0..n).map(point).collect(), Vec::new(), axes());
        PlaygroundState { own: Some(Arc::new(own)), ..PlaygroundState::default() }
    };
    let row = FIELDS.iter().find(|field| field.key == "data").expect("a row of own points");
    assert!((row.write)(&with(100)).is_some());
    assert_eq!((row.write)(&with(limits::OWN_POINTS + 1)), None);
    // Too many points for a link: a change of them is noticed all the same.
    let (old, new) = (with(100_000), with(99_999));
    assert_eq!(old.stale(&new), Stale::Data);
    assert_eq!(old.stale(&old.clone()), Stale::Nothing);
    assert_eq!(old.changed_keys(&new), ["data"]);
}
