//! Reference values without a browser: the numbers that the page must show for the same links.

use serde_json::Value;
use std::collections::BTreeMap;
use std::env;
use std::process::Command;
use tests::root;

use crate::page::Losses;

/// The losses of a link at these epochs, computed by the command-line player.
pub(crate) fn losses(link: &str, epochs: &[u32]) -> BTreeMap<u32, Losses> {
    let list: Vec<String> = epochs.iter().map(u32::to_string).collect();
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "run",
            "--locked",
            "--quiet",
            "--package",
            "playground",
            "--bin",
            "replay",
            "--",
            link,
        ])
        .args(["--epochs", &list.join(",")])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "replay failed: {errors}");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("replay prints JSON");
    let at = |epoch: u32| {
        let loss = &answer["loss"][epoch.to_string()];
        let number =
            |name: &str| loss[name].as_f64().unwrap_or_else(|| panic!("no {name} in {loss}"));
        (epoch, Losses { train: number("train"), test: number("test") })
    };
    epochs.iter().copied().map(at).collect()
}

/// The fingerprint of a link's parameters after this number of epochs, in the page's notation.
pub(crate) fn bits(link: &str, epochs: u32) -> String {
    let (state, _) = playground::PlaygroundState::from_link(link);
    let mut session = playground::Session::new(state);
    for _ in 0..epochs {
        session.epoch();
    }
    format!("{:016x}", session.fingerprint())
}
