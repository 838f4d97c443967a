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
