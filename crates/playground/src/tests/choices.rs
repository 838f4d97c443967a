//! The values that the page offers: one after the other, from any number.

use crate::PlaygroundState;
use crate::settings::choices::{LEARNING_RATES, REGULARIZATION_RATES, next_higher, next_lower};

#[track_caller]
fn check(number: f64, lower: Option<f64>, higher: Option<f64>) {
    assert_eq!(next_lower(LEARNING_RATES, number), lower);
    assert_eq!(next_higher(LEARNING_RATES, number), higher);
}

#[test]
fn the_next_choice_is_found_from_any_number() {
    check(0.03, Some(0.01), Some(0.1));
    check(0.02, Some(0.01), Some(0.03));
    check(0.00001, None, Some(0.0001));
    check(10.0, Some(3.0), None);
    check(-1.0, None, Some(0.00001));
    check(1e300, Some(10.0), None);
}

#[test]
fn the_choices_ascend_and_have_the_defaults_among_them() {
    let state = PlaygroundState::default();
    for (choices, default) in
        [(LEARNING_RATES, state.learning_rate), (REGULARIZATION_RATES, state.regularization_rate)]
    {
        assert!(choices.is_sorted_by(|a, b| a < b) && choices.contains(&default));
    }
}
