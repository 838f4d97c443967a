//! Golden runs: what short trainings must give, bit for bit, wherever they are computed. What they must
//! give is one number here and, for every member of every registry, a file beside the tests.

use crate::plane::{Dataset, Feature, InputScaling, Task};
use crate::session::Session;
use crate::settings::fields::Field;
use crate::settings::state::{PlaygroundState, limits};
use crate::settings::{Clipping, FIELDS, Stale};
use nn::{Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule};

/// The link of the run: every setting as it is without a link, and the seed.
pub const LINK: &str = "#seed=0.12345";

/// How many epochs it trains.
pub const EPOCHS: u64 = 200;

/// The [`Session::fingerprint`](crate::Session::fingerprint) of that run: the same natively, in Chromium and in
/// Firefox.
pub const FINGERPRINT: u64 = 0x151d_d535_9805_d55c;

/// Epochs of a run in [`every_member`].
const FEW: u64 = 10;

/// The link that all runs in [`every_member`] begin with. Members that change nothing alone come with the
/// settings that they need.
pub const SMALL: &str = "#seed=0.3&percTrainData=20&networkShape=4,3&noise=20&batchSize=7";

/// Settings that are no members of a registry, each with a value at which it changes the training. Flags
/// and numbers that are not listed here get the value that their row of `fields` offers for a trial.
const OTHERS: &[&str] = &[
    "activations=relu,sine",
    "dropout=0.3,0.1",
    "initScale=0.1",
    "initZero=true",
    "learningRate=0.3",
    "maxNorm=0.3",
    "optimizer=nesterov&momentum=0.5",
    "optimizer=nadam&beta1=0.5",
    "optimizer=rmsprop&beta2=0.99",
    "optimizer=adadelta&learningRate=1&rho=0.5",
    "optimizer=adam&epsilon=0.01",
    "optimizer=adamw&decay=0.5",
    "inputNoise=0.5",
    "patience=2&learningRate=1",
    "points=100",
    "imbalance=50",
    "reshuffle=true",
    "flushLastBatch=true",
    "draw=2",
    "weights=0.5,,-0.25",
    "regularization=L1&regularizationRate=0.1&softL1=true",
    "normalization=batch&dropout=0.2&inputNoise=0.1&optimizer=adamw&schedule=cosine&schedulePeriod=4",
    "problem=regression&regDataset=noisySine&lossFunction=huber&maxNorm=1&clip=norm&clipAt=0.1",
];

/// Points of one's own, as many as a short run needs.
const OWN: &str = "~1,2,0~-1,-2,1~2,1,0~-2,-1,1~3,3,0~-3,-3,1~0.5,2.5,0~-0.5,-2.5,1~4,-1,0~-4,1,1";

/// For every member of every registry that training depends on, for every number of classes and for every
/// other such setting: its setting as a link has it, and the fingerprint of a short run with it.
///
/// The expected list is `golden.txt` among the tests.
pub fn every_member() -> Vec<(String, u64)> {
    let with_its_run = |setting: String| {
        let fingerprint = run(&setting);
        (setting, fingerprint)
    };
    settings().into_iter().map(with_its_run).collect()
}

/// A list as `golden.txt` has it: a line for each, setting and fingerprint.
pub fn to_text(list: &[(String, u64)]) -> String {
    list.iter().map(|(setting, fingerprint)| format!("{setting} {fingerprint:016x}\n")).collect()
}

fn run(setting: &str) -> u64 {
    let (state, notices) = PlaygroundState::from_link(&format!("{SMALL}&{setting}"));
    assert!(notices.is_empty(), "{setting} is no setting: {notices:?}");
    let mut session = Session::new(state);
    (0..FEW).for_each(|_| session.epoch());
    session.fingerprint()
}

/// Every setting that training depends on, with a value other than its default. Golden runs, replays and
/// the test of what a change makes stale all go through this list. If a setting changes nothing without
/// others, these stand before it.
pub fn settings() -> Vec<String> {
    let mut list = Vec::new();
    let mut add = |key: &str, ids: &mut dyn Iterator<Item = &'static str>| {
        list.extend(ids.map(|id| format!("{key}={id}")));
    };
    add("activation", &mut Activation::ALL.iter().map(|it| it.id()));
    add("outputActivation", &mut Activation::ALL.iter().map(|it| it.id()));
    add("lossFunction", &mut Loss::ALL.iter().map(|it| it.id()));
    add("dataset=rings&lossFunction", &mut Loss::ALL.iter().map(|it| it.id()));
    add("optimizer", &mut Optimizer::ALL.iter().map(|it| it.id()));
    add("initializer", &mut Initializer::ALL.iter().map(|it| it.id()));
    add("schedulePeriod=2&schedule", &mut Schedule::ALL.iter().map(|it| it.id()));
    // With plain descent weight decay is L2.
    add(
        "optimizer=adam&regularizationRate=0.1&regularization",
        &mut Regularizer::ALL.iter().map(|it| it.id()),
    );
    add("normalization", &mut Normalization::ALL.iter().map(|it| it.id()));
    add("clipAt=0.01&clip", &mut Clipping::ALL.iter().map(|it| it.id()));
    add("inputScaling", &mut InputScaling::ALL.iter().map(|it| it.id()));
    // Each feature alone, so that the network learns from nothing else. Of two values of one key the last
    // counts.
    list.extend(Feature::ALL.iter().map(|it| format!("x=false&y=false&{}=true", it.id())));
    for set in Dataset::ALL {
        let key = match set.spec().task {
            Task::Classification => "dataset",
            Task::Regression => "problem=regression&regDataset",
        };
        let own = match set.spec().task {
            _ if !set.is_own() => String::new(),
            Task::Classification => format!("&percTrainData=80&data=a|b|c~0,1,0,1,0,1~A|B{OWN}"),
            Task::Regression => format!("&percTrainData=80&data=a|b|c~0,1,0,1,0,1~{OWN}"),
        };
        list.push(format!("{key}={}{own}", set.id()));
    }
    list.extend(limits::CLASSES.map(|k| format!("dataset=arms&classes={k}")));
    list.extend(OTHERS.iter().map(|&setting| setting.to_owned()));
    let said = format!("{SMALL}&{}", list.join("&"));
    let is_said = |field: &Field| {
        said.split(['#', '&']).any(|part| part.split('=').next() == Some(field.key))
    };
    let trials = FIELDS.iter().filter(|field| Stale::Training <= field.stale && !is_said(field));
    list.extend(trials.filter_map(Field::trial));
    list
}
