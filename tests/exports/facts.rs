//! The data that a program in another language needs to check the exports of a sample.

use crate::samples::Sample;
use playground::Example;
use serde_json::{Value, json};

/// Epochs of training after the export.
const MORE_EPOCHS: u64 = 10;

/// Everything that a program in another language needs to check the exports.
pub(crate) fn facts(mut sample: Sample, name: &str) -> Value {
    let points = sample.points();
    let (answers, labels) = sample.answers(&points);
    let state = sample.session.state().clone();
    let axes = sample.axes();
    let told = |e: &Example| match state.n_classes() {
        0 => json!(state.target_axis().to_real(e.label)),
        n => json!(state.class_name(playground::answer::class_of(e.label, n))),
    };
    let train = &sample.session.data().train;
    let places: Vec<Vec<f64>> = train
        .iter()
        .map(|e| axes.iter().map(|(k, axis)| axis.to_real([e.x, e.y][*k])).collect())
        .collect();
    let told: Vec<Value> = train.iter().map(told).collect();
    let is_random =
        state.reshuffle || 0.0 < state.input_noise || state.dropout.iter().any(|p| 0.0 < *p);
    let params = sample.session.run().mlp().params().to_vec();
    (0..MORE_EPOCHS).for_each(|_| sample.session.epoch());
    let next = (!is_random).then(|| sample.session.run().mlp().params().to_vec());
    json!({
        "name": name, "link": sample.link, "points": points, "answers": answers, "labels": labels,
        "params": params, "train": { "points": places, "labels": told }, "epochs": MORE_EPOCHS,
        "next": next, "optimizer": state.optimizer.id(), "normalization": state.normalization.id(),
        "positive": if state.n_classes() == 2 { state.positive_class() } else { 0 },
    })
}
