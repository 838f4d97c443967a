//! Tests of the state, its links, the data and the session. What crosses crates, and what is compared
//! with recordings of the original, is tested in the workspace's own `tests`.

mod anything;
mod brought;
mod carried;
mod choices;
mod claim;
mod classes;
mod data;
mod design;
mod export;
mod fields;
mod figure;
mod file_jobs;
mod files;
mod film;
mod goal;
mod history;
mod hold;
mod inside;
mod jobs;
mod language;
mod learning;
mod leftovers;
mod lesson;
mod link;
mod measures;
mod model;
mod onnx;
mod own;
mod pacer;
mod painted;
mod positive;
mod prediction;
mod quantity;
mod registries;
mod run;
mod seedrandom;
mod seek;
mod sentence;
mod session;
mod slices;
mod stale;
mod stopping;
mod stretches;
mod surface;
mod table;
mod toolbox;
mod tuning;
mod undo;
mod undone;
mod weights;

use crate::{PlaygroundState, Session};

/// Settings of golden runs that say what is so without them.
const USUAL: [&str; 3] = [
    "outputActivation=tanh",
    "lossFunction=squared",
    "dataset=rings&lossFunction=softmaxCrossEntropy",
];

/// The session of a link.
fn session(link: &str) -> Session {
    let (state, notices) = PlaygroundState::from_link(link);
    assert_eq!(notices, [], "{link}");
    Session::new(state)
}

/// The session of a link after so many epochs.
fn trained(link: &str, epochs: u64) -> Session {
    let mut session = session(link);
    for _ in 0..epochs {
        session.epoch();
    }
    session
}
