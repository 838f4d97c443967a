//! The table of settings: what a control offers can be said in a link, and tells what differs.

use crate::settings::{Range, Zero, range_of};
use crate::{FIELDS, PlaygroundState};

#[test]
fn what_a_control_offers_is_taken_as_it_is() {
    let mut n_ranges = 0;
    for field in FIELDS {
        let Some(Range { min, max, step, .. }) = field.range() else { continue };
        n_ranges += 1;
        let key = field.key;
        assert!(min < max && 0.0 < step && step <= max - min, "{key}: {min}, {max}, {step}");
        // The default may be empty, which stands for a number that depends on other settings.
        let usual = PlaygroundState::default().value_of(key);
        let usual: Option<f64> = (!usual.is_empty()).then(|| usual.parse().expect("a number"));
        let is_offered = |usual| (min..=max).contains(&usual);
        assert!(usual.is_none_or(is_offered), "{key} offers not what it is by itself");
        for end in [min, max] {
            let (state, notices) = PlaygroundState::from_link(&format!("{key}={end}"));
            assert_eq!(notices, [], "{key}={end}");
            assert_eq!(state.value_of(key).parse(), Ok(end), "{key}");
            assert_eq!(state.differs(key), Some(end) != usual, "{key}={end}");
        }
    }
    assert!(12 < n_ranges, "{n_ranges} numbers are few");
}

/// The golden list tries a new flag or number by itself.
#[test]
fn rows_know_a_value_at_which_they_matter() {
    for field in FIELDS {
        let Some(trial) = field.trial() else { continue };
        let (state, notices) = PlaygroundState::from_link(&trial);
        assert_eq!(notices, [], "{trial}");
        assert!(state.differs(field.key), "{trial} is as it is by itself");
    }
}

/// What the original's page offers, which is less than its links may say.
#[test]
fn the_original_offers_less_than_a_link_may_say() {
    assert_eq!(range_of("noise"), Range { min: 0.0, max: 50.0, step: 5.0, zero: Zero::Number });
    assert_eq!(
        range_of("percTrainData"),
        Range { min: 10.0, max: 90.0, step: 10.0, zero: Zero::Number }
    );
}
