//! The values that the page offers for settings that may be any number; a link may name others.

/// The learning rates of the original's list.
pub const LEARNING_RATES: &[f64] =
    &[0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// The regularization rates of the original's list.
pub const REGULARIZATION_RATES: &[f64] = &[0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// The greatest choice below a number.
pub fn next_lower(choices: &[f64], number: f64) -> Option<f64> {
    choices.iter().copied().rfind(|choice| *choice < number)
}

/// The least choice above a number.
pub fn next_higher(choices: &[f64], number: f64) -> Option<f64> {
    choices.iter().copied().find(|choice| number < *choice)
}
