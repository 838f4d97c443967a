//! Any state within the limits, and any text that might be taken for a link.

use crate::state::{PALETTES, limits};
use crate::{Dataset, FIELDS, Feature, LossScale, PlaygroundState, Speed, Task};
use nn::{Activation, Optimizer, Regularizer};
use proptest::prelude::*;
use proptest::sample::select;

/// A state with every field anywhere within its limits.
pub(super) fn state() -> impl Strategy<Value = PlaygroundState> {
    let rules = (
        select(Activation::ALL),
        select(Regularizer::ALL),
        limits::BATCH_SIZE,
        finite(),
        finite(),
        prop::collection::vec(limits::NEURONS, 0..=limits::MAX_LAYERS),
        prop::collection::vec(select(Feature::ALL), 0..7),
        any::<[bool; 3]>(),
        limits::DRAW,
        select(Optimizer::ALL),
    );
    let data = (
        select(Dataset::of(Task::Classification).collect::<Vec<_>>()),
        select(Dataset::of(Task::Regression).collect::<Vec<_>>()),
        select(Task::ALL),
        limits::NOISE,
        limits::PERC_TRAIN_DATA,
        "[!$-%'-;?-_a-~]{1,1000}",
        any::<bool>(),
    );
    let page = (
        any::<[bool; 6]>(),
        prop::option::of("[0-9A-Za-z]{1,20}"),
        select(LossScale::ALL),
        select(Speed::ALL),
        select(PALETTES),
        prop::collection::btree_map("[0-9A-Za-z]{0,64}", any::<bool>(), 0..=limits::MAX_HIDDEN),
    );
    (rules, data, page).prop_map(|(rules, data, page)| PlaygroundState {
        activation: rules.0,
        regularization: rules.1,
        batch_size: rules.2,
        learning_rate: rules.3,
        regularization_rate: rules.4,
        shape: rules.5,
        features: rules.6.into_iter().collect(),
        reshuffle: rules.7[0],
        flush: rules.7[1],
        soft_l1: rules.7[2],
        draw: rules.8,
        optimizer: rules.9,
        dataset: data.0,
        reg_dataset: data.1,
        problem: data.2,
        noise: data.3,
        perc_train_data: data.4,
        seed: data.5,
        init_zero: data.6,
        show_test_data: page.0[0],
        discretize: page.0[1],
        cos_x: page.0[2],
        cos_y: page.0[3],
        collect_stats: page.0[4],
        hide_text: page.0[5],
        tutorial: page.1,
        loss_scale: page.2,
        speed: page.3,
        palette: page.4,
        hidden: page.5.into_iter().collect(),
    })
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

fn finite() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    NEGATIVE | POSITIVE | NORMAL | SUBNORMAL | ZERO
}
