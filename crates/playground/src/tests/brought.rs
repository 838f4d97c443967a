//! Points that are brought as a table become the data: which problem suits them, and which features.

use crate::plane::table::{Options, Roles, Table};
use crate::{Dataset, Feature, Line, Own, PlaygroundState, Session, Task};

fn own(text: &str) -> Own {
    let table = Table::read(text.as_bytes(), &Options::default()).expect("a table");
    Own::of_table(table.points(Roles::guess(&table)).expect("points"))
}

fn features(state: &PlaygroundState) -> Vec<Feature> {
    state.features.iter().collect()
}

#[test]
fn two_numbers_are_a_curve_in_their_own_units() {
    let mut state = PlaygroundState::with_seed("1");
    state.bring(own("mass,price\n1,100\n2,200\n3,350\n4,390\n"));
    assert_eq!((state.problem, state.data_set()), (Task::Regression, Dataset::OwnNumbers));
    assert_eq!((state.line(), features(&state)), (Some(Line::X), vec![Feature::X]));
    assert_eq!(
        (state.target_axis().name.as_str(), state.target_axis().to_real(-1.0)),
        ("price", 100.0)
    );
    assert_eq!(state.axes()[0].to_real(5.0), 4.0);
    // The link keeps the points, and the answer stays a curve whatever features are added.
    let (mut again, notices) = PlaygroundState::from_link(&state.to_link());
    assert_eq!((again.line(), notices.len()), (Some(Line::X), 0));
    again.features.set(Feature::Y, true);
    assert_eq!(again.line(), Some(Line::X));
    assert_eq!(Session::new(again).data().n(), 4);
}

#[test]
fn one_number_and_labels_are_a_curve_too() {
    let mut state = PlaygroundState::with_seed("1");
    state.features = [Feature::XSquared, Feature::YSquared, Feature::XTimesY].into_iter().collect();
    state.bring(own("cm,kind\n1,a\n2,b\n3,a\n4,b\n"));
    assert_eq!(
        (state.problem, state.data_set(), state.n_classes()),
        (Task::Classification, Dataset::Own, 2)
    );
    assert_eq!((state.line(), features(&state)), (Some(Line::X), vec![Feature::XSquared]));
    // Points that fill the plane are shown as a picture again.
    state.bring(own("cm,kg,kind\n1,2,a\n2,1,b\n3,5,a\n4,1,b\n"));
    assert_eq!((state.line(), features(&state)), (None, vec![Feature::Y, Feature::XSquared]));
}

#[test]
fn the_positive_class_is_drawn_as_the_positive_one() {
    for [negative, positive] in [
        ["no", "yes"],
        ["0", "1"],
        ["-1", "1"],
        ["false", "true"],
        ["negative", "positive"],
        ["benign", "malignant"],
        ["a", "b"],
    ] {
        for is_first in [true, false] {
            let [one, other] = if is_first { [positive, negative] } else { [negative, positive] };
            let own = own(&format!("cm,kg,kind\n1,2,{one}\n2,1,{other}\n3,5,{one}\n4,1,{other}\n"));
            // Names that do not tell stay in the order of the rows.
            let is_named = negative != "a";
            let is_positive = if is_named { [is_first, !is_first] } else { [true, false] };
            let sign = |is: bool| if is { 1.0 } else { -1.0 };
            let labels: Vec<f64> = own.points().iter().map(|point| point.label).collect();
            let expected = [0, 1, 0, 1].map(|k: usize| sign(is_positive[k]));
            assert_eq!(labels, expected, "{one} before {other}");
            let first = if is_named { positive } else { one };
            assert_eq!(own.classes()[0], first, "{one} before {other}");
            let mut state = PlaygroundState::with_seed("1");
            state.bring(own);
            assert_eq!(state.positive_class(), 0, "{one} before {other}");
        }
    }
}

#[test]
fn points_in_a_link_keep_their_numbers() {
    let text = "cm|kg|kind~0,1,0,1,0,1~no|yes~1,2,0~2,1,1";
    let own = Own::from_text(text).expect("points");
    assert_eq!(own.points().iter().map(|point| point.label).collect::<Vec<_>>(), [1.0, -1.0]);
    assert_eq!(own.to_text(), text);
}

#[test]
fn painted_points_are_no_line() {
    let mut state = PlaygroundState { dataset: Dataset::Own, ..PlaygroundState::with_seed("1") };
    state.paint([1.0, 0.0], 0);
    state.paint([2.0, 0.0], 1);
    assert_eq!(state.line(), None);
}

#[test]
fn a_picture_of_a_curve_shows_every_label() {
    assert_eq!(Line::window([-1.0, 0.5, 1.0].into_iter()), [-1.5, 1.5]);
    assert_eq!(Line::window([].into_iter()), [-1.5, 1.5]);
    let [low, high] = Line::window([4.0].into_iter());
    assert!(low == -1.5 && 4.2 < high && high < 5.0, "{low} to {high}");
    let [low, high] = Line::window([-20.0, 0.0, f64::NAN].into_iter());
    assert!(-23.0 < low && low < -20.5 && high == 1.5, "{low} to {high}");
}
