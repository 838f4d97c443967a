//! The headless player as users run it: its JSON, its exit status, its messages.

use crate::recordings::{all, assert_close, number};
use serde_json::Value;
use std::process::{Command, Output};

/// Runs the player that cargo has built for this test.
fn replay(arguments: &[&str]) -> Output {
    let cargo = env!("CARGO");
    Command::new(cargo)
        .args(["run", "--locked", "--quiet", "--package", "playground", "--bin", "replay", "--"])
        .args(arguments)
        .output()
        .expect("cargo runs")
}

#[test]
fn prints_what_the_recordings_hold() {
    let recording = all().into_iter().find(|r| r.name.starts_with("05-")).expect("a recording");
    let link = format!("https://playground.tensorflow.org/{}", recording.hash);
    let output = replay(&[&link, "--epochs", "0,1,10"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_eq!(json["hash"], recording.serialized.as_str());
    assert_eq!(json["train"].as_array().map(Vec::len), Some(recording.train.len()));
    assert_eq!(json["test"].as_array().map(Vec::len), Some(recording.test.len()));
    let first = &json["train"][0];
    assert_close(number(&first[0]), recording.train[0].x, 1e-12, "the first point");
    let links = json["initial"]["links"].as_array().expect("links");
    assert_eq!(links.len(), recording.initial.links.len());
    for (ours, (id, weight, _)) in links.iter().zip(&recording.initial.links) {
        assert_eq!((&ours["id"], &ours["weight"]), (&id.as_str().into(), &(*weight).into()));
    }
    let biases = json["initial"]["biases"].as_array().expect("biases");
    for (ours, (id, bias)) in biases.iter().zip(&recording.initial.biases) {
        assert_eq!((&ours["id"], &ours["bias"]), (&id.as_str().into(), &(*bias).into()));
    }
    let epochs: Vec<&String> = json["loss"].as_object().expect("losses").keys().collect();
    assert_eq!(epochs, ["0", "1", "10"]);
    for theirs in recording.losses.iter().filter(|losses| [0, 1, 10].contains(&losses.epoch)) {
        let ours = &json["loss"][theirs.epoch.to_string()];
        assert_close(number(&ours["train"]), theirs.train, 1e-9, "training loss");
        assert_close(number(&ours["test"]), theirs.test, 1e-9, "test loss");
    }
}

#[test]
fn writes_nan_as_the_recordings_do() {
    let recording = all().into_iter().find(|r| r.name.starts_with("14-")).expect("a recording");
    let output = replay(&[&recording.hash, "--epochs", "5"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_eq!(json["loss"]["5"]["train"], "NaN");
}

#[test]
fn bad_arguments_get_one_line_and_status_2() {
    for (arguments, word) in [
        (&[][..], "link"),
        (&["#seed=1", "--epochs", "0,x"], "\"x\""),
        (&["#seed=1", "--epochs", "-1"], "\"-1\""),
        (&["#seed=1", "--epochs"], "--epochs"),
        (&["#seed=1", "--frobnicate"], "--frobnicate"),
        (&["#seed=1", "#seed=2"], "#seed=2"),
    ] {
        let output = replay(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let message = String::from_utf8(output.stderr).expect("text");
        assert_eq!(message.lines().count(), 1, "{message}");
        assert!(message.contains(word), "{message}");
        assert!(output.stdout.is_empty(), "nothing else is printed");
    }
}
