//! The settings in words: their names, and their values in the page's format.

use crate::lang::t;
use crate::texts;
use crate::views::values;
use nn::{Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule};
use playground::{
    Clipping, Control, Dataset, Feature, InputScaling, LossScale, PlaygroundState, Speed, Task,
};
use ui::widgets::parse_number;

/// The features, the hidden layers, the learning rate, and all other settings that have been changed: the name
/// of each, and its value.
pub(crate) fn rows(state: &PlaygroundState) -> Vec<(String, String)> {
    let features: Vec<_> = state.active_features().iter().map(|it| it.spec().label).collect();
    let layers: Vec<_> = state.shape.iter().map(usize::to_string).collect();
    let layers = if layers.is_empty() { "0".to_owned() } else { layers.join(" · ") };
    let mut rows = vec![
        (t(texts::FEATURES), features.join(", ")),
        (t(texts::HIDDEN_LAYERS), layers),
        (t(Control::LearningRate.spec().label), values::number(state.learning_rate)),
    ];
    let link = state.short_link();
    for (key, value) in pairs(&link) {
        let is_said = key == Control::LearningRate.id() || Feature::from_id(key).is_some();
        let control = Control::from_id(key).filter(|_| !is_said && !key.ends_with("_hide"));
        if let Some(control) = control {
            rows.push((t(control.spec().label), in_words(control, value)));
        }
    }
    rows
}

/// The settings in a part of a link, in the order of the link.
pub(crate) fn changes(link: &str) -> Vec<(String, String)> {
    let change = |(key, value): (&str, &str)| {
        if let Some(feature) = Feature::from_id(key) {
            let is_on = t(if value == "true" { texts::ON } else { texts::OFF });
            return Some((feature.spec().label.to_owned(), is_on));
        }
        if key == "networkShape" {
            return Some((t(texts::HIDDEN_LAYERS), value.replace(',', " · ")));
        }
        let control = Control::from_id(key)?;
        Some((t(control.spec().label), in_words(control, value)))
    };
    pairs(link).filter_map(change).collect()
}

/// The keys and values of a link.
fn pairs(link: &str) -> impl Iterator<Item = (&str, &str)> {
    link.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('='))
}

/// A value in the page's format.
fn in_words(control: Control, value: &str) -> String {
    if control == Control::Seed {
        return plot::number::told(value);
    }
    let word = |value: &str| match (label_of(control, value), parse_number(value)) {
        (Some(label), _) => t(label),
        (None, Some(share)) if control == Control::Dropout => values::percent(share),
        (None, Some(number)) => values::number(number),
        (None, None) if value == "true" => t(texts::ON),
        (None, None) if value == "false" => t(texts::OFF),
        (None, None) => value.to_owned(),
    };
    value.split(',').map(word).collect::<Vec<_>>().join(", ")
}

/// The label of the registry member with this id, for a control that chooses from a registry.
fn label_of(control: Control, id: &str) -> Option<&'static str> {
    macro_rules! label {
        ($registry:ident) => {
            $registry::from_id(id).map(|it| it.spec().label)
        };
    }
    match control {
        Control::Activation | Control::Activations | Control::OutputActivation => {
            label!(Activation)
        }
        Control::Dataset => label!(Dataset),
        Control::Problem => label!(Task),
        Control::Regularization => label!(Regularizer),
        Control::Optimizer => label!(Optimizer),
        Control::LossFunction => label!(Loss),
        Control::Normalization => label!(Normalization),
        Control::Initializer => label!(Initializer),
        Control::Schedule => label!(Schedule),
        Control::Clip => label!(Clipping),
        Control::InputScaling => label!(InputScaling),
        Control::Speed => label!(Speed),
        Control::LossScale => label!(LossScale),
        Control::Palette => plot::Palette::find(id, false).map(|palette| palette.label),
        _ => None,
    }
}
