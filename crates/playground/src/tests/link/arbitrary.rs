//! Any state within the limits, and any text that might be taken for a link.

use crate::settings::state::{PALETTES, limits};
use crate::{
    Axis, Clipping, Dataset, Example, FIELDS, Feature, Figure, InputScaling, Language, LossScale,
    Own, PlaygroundState, Speed, Task,
};
use nn::{Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

/// A state with every field anywhere within its limits.
pub(in crate::tests) fn state() -> impl Strategy<Value = PlaygroundState> {
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
    let toolbox = (
        (prop::option::of(select(Loss::ALL)), prop::option::of(select(Activation::ALL))),
        ends(prop::option::of(select(Activation::ALL)), None),
        ends(limits::DROPOUT, 0.0),
        (select(Normalization::ALL), select(InputScaling::ALL)),
        (select(Initializer::ALL), limits::BOUND),
        (select(Schedule::ALL), limits::POSITIVE),
        (select(Clipping::ALL), limits::POSITIVE),
        (limits::BOUND, limits::INPUT_NOISE),
        (limits::PATIENCE, limits::POINTS, limits::CLASSES, limits::IMBALANCE),
        prop::option::of(own()),
    );
    let tasks = (
        ends(prop::option::of(finite()), None),
        prop::array::uniform5(prop::option::of("[ -~£-ü]{1,90}")),
        limits::AFTER,
        any::<bool>(),
        prop::option::of(select(Figure::ALL)),
        [limits::PLACE, limits::PLACE],
        limits::DEGREE,
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
        prop::option::of(select(Language::ALL)),
    );
    (rules, toolbox, tasks, data, page).prop_map(|(rules, toolbox, tasks, data, page)| {
        PlaygroundState {
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
            loss: toolbox.0.0,
            output: toolbox.0.1,
            activations: toolbox.1,
            dropout: toolbox.2,
            normalization: toolbox.3.0,
            input_scaling: toolbox.3.1,
            initializer: toolbox.4.0,
            init_scale: toolbox.4.1,
            schedule: toolbox.5.0,
            schedule_period: toolbox.5.1,
            clipping: toolbox.6.0,
            clip_at: toolbox.6.1,
            max_norm: toolbox.7.0,
            input_noise: toolbox.7.1,
            patience: toolbox.8.0,
            n_points: toolbox.8.1,
            classes: toolbox.8.2,
            imbalance: toolbox.8.3,
            own: toolbox.9,
            weights: tasks.0,
            goal: tasks.1[0].clone(),
            question: tasks.1[1].clone(),
            truth: tasks.1[2].clone(),
            lesson: tasks.1[3].clone(),
            embed: tasks.1[4].clone(),
            present: tasks.3,
            figure: tasks.4,
            at: tasks.5,
            degree: tasks.6,
            after: tasks.2,
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
            language: page.6,
        }
    })
}

/// A value for each layer, ending in one that is not the usual.
fn ends<T: Clone + PartialEq + std::fmt::Debug + 'static>(
    of: impl Strategy<Value = T> + 'static,
    usual: T,
) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(of, 0..=limits::MAX_LAYERS).prop_map(move |mut values| {
        while values.last() == Some(&usual) {
            values.pop();
        }
        values
    })
}

/// Some points of one's own, few enough for a link.
fn own() -> impl Strategy<Value = Arc<Own>> {
    let point = (-6.0..6.0, -6.0..6.0, 0..8_usize);
    let points = prop::collection::vec(point, 0..60);
    (points, any::<bool>(), "\\PC{0,9}").prop_map(|(points, has_classes, name)| {
        let axes = [Axis { name, offset: 3.5, scale: -0.25 }, Axis::plain("y, in cm")];
        let example = |(x, y, label)| Example { x, y, label };
        let labeled = points.iter().map(|&(x, y, k)| (x, y, k as f64 / 7.0)).map(example);
        let empty = Own::of_classes(Vec::new(), Vec::new(), axes.clone());
        Arc::new(if has_classes {
            points.iter().fold(empty, |own, &(x, y, k)| own.with_point(x, y, k))
        } else {
            Own::of_numbers(labeled.collect(), axes, Axis::plain("z"))
        })
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
