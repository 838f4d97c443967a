//! Any state within the limits, and any text that might be taken for a link.

use crate::settings::Range;
use crate::settings::fields::Field;
use crate::settings::state::limits;
use crate::{FIELDS, PlaygroundState};
use proptest::prelude::*;
use proptest::sample::select;

/// A state in which every field has its default, one of the samples of its row or, if it is a number, any number
/// that the row offers.
pub(in crate::tests) fn state() -> impl Strategy<Value = PlaygroundState> {
    let values: Vec<_> = FIELDS.iter().map(value).collect();
    let hidden =
        prop::collection::btree_map("[0-9A-Za-z]{0,64}", any::<bool>(), 0..=limits::MAX_HIDDEN);
    (values, hidden).prop_map(|(values, hidden)| {
        let mut state = PlaygroundState::default();
        for (field, value) in FIELDS.iter().zip(values) {
            if let Some(value) = value {
                state.set_value(field.key, &value);
            }
        }
        state.hidden = hidden.into_iter().collect();
        state
    })
}

/// A value of a setting as a link has it; `None` for the default.
fn value(field: &'static Field) -> BoxedStrategy<Option<String>> {
    let sample = prop::option::of(select((field.samples)()));
    match field.range() {
        None => sample.boxed(),
        Some(Range { min, max, .. }) => {
            let number = (min..=max).prop_map(|x| {
                // Some are whole numbers.
                let said = |x: f64| format!("{}={x}", field.key);
                let is_taken = PlaygroundState::from_link(&said(x)).1.is_empty();
                Some(if is_taken { x } else { x.floor() }.to_string())
            });
            prop_oneof![sample, number].boxed()
        }
    }
}

/// Plain junk, or known and unknown keys with plausible and implausible values.
pub(super) fn text() -> impl Strategy<Value = String> {
    let keys: Vec<&str> = FIELDS.iter().map(|field| field.key).chain(OTHER_KEYS).collect();
    let value = prop_oneof![select(VALUES).prop_map(str::to_owned), "\\PC{0,12}", "[0-9,.e-]{0,9}"];
    let part = (select(keys), select(&["=", "", "=="][..]), value)
        .prop_map(|(key, sign, value)| format!("{key}{sign}{value}"));
    let link = prop::collection::vec(part, 0..60).prop_map(|parts| format!("#{}", parts.join("&")));
    prop_oneof!["\\PC*", ".*", link]
}

const OTHER_KEYS: [&str; 8] =
    ["foo", "", "toString", "__proto__", "x_hide", "_hide", "numNodes1_hide", "ünicode"];

const VALUES: &[&str] = &[
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1e9",
    "1e400",
    "NaN",
    "Infinity",
    "-Infinity",
    "toString",
    "4,2",
    "0,10000",
    ",,,",
    "none",
    "L1",
    "spiral",
    "reg-gauss",
    "fastest",
    "#",
    " ",
    "%",
    "50.5",
];
