//! Writes the folder of this version, with `NABLA_PAST=write` when a version is finished: links in which every
//! setting and every member of every registry occurs, networks, programs, tables, and the lessons. An existing
//! folder is never overwritten. `past.rs` tests these files in later versions.

use super::{Record, opened, paths, read, saved_session, table};
use playground::files::export::{Format, Precision, export};
use playground::settings::quantity::Measured;
use playground::settings::state::PALETTES;
use playground::settings::{FRAMES, HEIGHTS, HISTOGRAMS, PLANES};
use playground::{
    Control, FIELDS, Figure, Language, Lens, Lesson, LossScale, Panel, PlaygroundState, Saved,
    Session, Speed, View, golden,
};
use std::fs;
use std::path::Path;
use tests::root;

/// The common part of the links for a single setting.
const SMALL: &str = "#seed=0.3&percTrainData=20&networkShape=4,3&noise=20&batchSize=7";
const EPOCHS: u64 = 10;
/// A small number, because lessons have many steps.
const EPOCHS_OF_A_STEP: u64 = 3;

/// Complete links with many settings, in the form in which a page writes them into the address.
const WHOLE: &[&str] = &[
    "",
    "dataset=spiral&noise=10&networkShape=8,6&x=true&y=true&sinX=true&sinY=true&xSquared=true&ySquared=true\
     &activation=relu&learningRate=0.01&batchSize=30",
    "showTestData=true&discretize=true&hideText=true&collectStats=true&cosX=true&cosY=true&tutorial=dp",
    "problem=regression&regDataset=reg-gauss&regularization=L1&regularizationRate=0.01&activation=linear",
    "networkShape=&dataset=gauss&initZero=true&present=true",
    "degree=5&at=2.5,-1&figure=polynomial&embed=output,loss&lang=fr&palette=plum-green&speed=fastest",
    "lesson=perceptron.2&goal=testLoss%3C0.1,neurons%3C%3D4",
    "question=What%20is%20larger?|This|That&truth=accuracy%3E0.5|accuracy%3C%3D0.5&after=7",
    "question=How%20large%20is%20z?&truth=sum@-1;2&after=0",
    "optimizer=adam&learningRate=0.01&schedule=cosine&schedulePeriod=20&clip=norm&clipAt=0.5&maxNorm=3",
    "dropout=0.2,0.1&normalization=batch&activations=relu,sine&inputNoise=0.1&reshuffle=true\
     &flushLastBatch=true",
    "initializer=he&initScale=1.5&inputScaling=standardize&draw=3&softL1=true\
     &regularization=L1&regularizationRate=0.03",
    "patience=5&points=300&imbalance=30&dataset=arms&classes=5&lossFunction=softmaxCrossEntropy",
    "lossFunction=hinge&outputActivation=linear&weights=0.5,,-0.25,1e-7&lossScale=log",
];

const OWN: &str = "data=height|weight|kind~1.5,0.25,0,1,0,1~cat|dog~1,2,0~-1,-2,1~2,1,0~-2,-1,1~3,3,0\
    ~-3,-3,1~0.5,2.5,0~-0.5,-2.5,1~4,-1,0~-4,1.125,1";
const OWN_NUMBERS: &str =
    "data=a|b|price~0,1,0,1,100,25~~1,2,0.5~-1,-2,-0.5~2,1,0.75~-2,-1,-0.75~0,0,0.1";

/// Name, link and epochs of the networks to save.
const SAVED: &[(&str, &str, u64)] = &[
    ("tanh", "seed=0.5", 20),
    ("relu", "seed=0.5&activation=relu&dataset=xor&xTimesY=true", 20),
    ("pruned", "seed=0.6&activation=relu&regularization=L1&regularizationRate=0.1", 15),
    (
        "classes",
        "seed=0.7&dataset=rings&classes=4&activation=silu&lossFunction=softmaxCrossEntropy",
        5,
    ),
    ("regression", "seed=0.8&problem=regression&activation=softplus&inputScaling=standardize", 5),
    (
        "toolbox",
        "seed=0.9&activation=leakyRelu&normalization=batch&dropout=0.2&optimizer=adam&inputNoise=0.1",
        5,
    ),
    (
        "layers",
        "seed=1&networkShape=3,2&activations=sine,elu&normalization=layer&outputActivation=sigmoid",
        5,
    ),
];

#[test]
fn this_version_is_kept_when_it_is_finished() {
    if std::env::var("NABLA_PAST").is_ok_and(|wish| wish == "write") {
        let folder = root().join("tests/past").join(env!("CARGO_PKG_VERSION"));
        assert!(!folder.exists(), "{} is the past: it is not written again", folder.display());
        for part in ["lessons", "saved", "exports", "points"] {
            fs::create_dir_all(folder.join(part)).expect("a folder");
        }
        write_links(&folder);
        write_lessons(&folder);
        write_saved(&folder);
        write_points(&folder);
    }
    // The files of the next version cover every setting, so that writing them will not fail then.
    let links = links();
    for field in FIELDS {
        let is_said = |link: &String| {
            let state = opened(link);
            (field.write)(&state) != (field.write)(&PlaygroundState::default())
        };
        assert!(links.iter().any(is_said), "no link has another {} than usual", field.key);
    }
}

/// Every link that is recorded.
fn links() -> Vec<String> {
    let small = |setting: &str| opened(&format!("{SMALL}&{setting}")).short_link();
    let mut links: Vec<String> = WHOLE.iter().map(|link| opened(link).to_link()).collect();
    links.extend(golden::every_member().iter().map(|(setting, _)| small(setting)));
    let mut add = |key: &str, values: &mut dyn Iterator<Item = &str>| {
        links.extend(values.map(|value| small(&format!("{key}={value}"))));
    };
    add("speed", &mut Speed::ALL.iter().map(|it| it.id()));
    add("palette", &mut PALETTES.iter().copied());
    add("view", &mut View::ALL.iter().map(|it| it.id()));
    add("layer", &mut ["2"].into_iter());
    add("units", &mut ["1,3"].into_iter());
    add("frame", &mut FRAMES.iter().copied());
    add("plane", &mut PLANES.iter().copied());
    add("lossOf", &mut HEIGHTS.iter().copied());
    add("lens", &mut Lens::ALL.iter().map(|it| it.id()));
    add("neuron", &mut ["2.1", "1.3.2"].into_iter());
    add("histogram", &mut HISTOGRAMS.iter().copied());
    add("pass", &mut ["3"].into_iter());
    add("lossScale", &mut LossScale::ALL.iter().map(|it| it.id()));
    add("lang", &mut Language::ALL.iter().map(|it| it.id()));
    add("figure", &mut Figure::ALL.iter().map(|it| it.id()));
    add("embed", &mut Panel::ALL.iter().map(|it| it.id()));
    links.push(small("solutions=true"));
    for measured in Measured::ALL {
        links.push(small(&format!("goal={}%3C0.5", measured.id())));
    }
    for goal in ["sum@-1;2%3E0", "answer@1;-2.5%3C%3D0.5", "epoch%3E%3D3,neurons=4"] {
        links.push(small(&format!("goal={goal}")));
    }
    let hidden = |control: &Control| format!("{}_hide=true", control.id());
    links.push(small(&Control::ALL.iter().map(hidden).collect::<Vec<_>>().join("&")));
    links.push(small(
        "activation_hide=false&numHiddenLayers_hide=true&someControlOfLater_hide=true",
    ));
    links.push(small(&format!("dataset=own&percTrainData=80&{OWN}")));
    links.push(small(&format!(
        "problem=regression&regDataset=ownNumbers&percTrainData=80&{OWN_NUMBERS}"
    )));
    let mut seen = Vec::new();
    links.retain(|link| {
        !seen.contains(link) && {
            seen.push(link.clone());
            true
        }
    });
    links
}

fn write_links(folder: &Path) {
    let record = |link: &String| Record::of(link, Session::new(opened(link)), EPOCHS);
    write_records(&folder.join("links.jsonl"), links().iter().map(record));
}

/// The name of a step of a lesson.
pub(super) fn step_name(path: &Path, k: usize) -> String {
    format!("{}.{}", path.file_stem().and_then(|it| it.to_str()).expect("a name"), k + 1)
}

fn write_lessons(folder: &Path) {
    let mut records = Vec::new();
    for path in paths(&root().join("lessons")) {
        if path.ends_with("index.json") {
            continue;
        }
        let text = read(&path);
        fs::write(folder.join("lessons").join(super::name(&path)), &text).expect("a lesson");
        let lesson = Lesson::from_json(&text).expect("a lesson");
        for (k, step) in lesson.steps.iter().enumerate() {
            let Some((state, _)) = step.state() else { continue };
            let session = Session::new(state);
            records.push(Record::of(&step_name(&path, k), session, EPOCHS_OF_A_STEP));
        }
    }
    write_records(&folder.join("lessons.jsonl"), records.into_iter());
}

fn write_saved(folder: &Path) {
    let own = format!("seed=0.4&activation=relu&dataset=own&percTrainData=80&{OWN}");
    let numbers =
        "seed=0.4&activation=relu&problem=regression&regDataset=ownNumbers&percTrainData=80";
    let numbers = format!("{numbers}&{OWN_NUMBERS}");
    let all = SAVED.iter().copied().chain([("own", &own[..], 30), ("ownNumbers", &numbers, 30)]);
    let record = |(name, link, epochs): (&str, &str, u64)| {
        let mut session = Session::new(opened(link));
        (0..epochs).for_each(|_| session.epoch());
        let file = format!("{name}.json");
        fs::write(folder.join("saved").join(&file), Saved::of(&session).to_json()).expect("a file");
        for format in [Format::Npz, Format::Safetensors] {
            let path = folder.join("exports").join(format!("{name}.{}", format.id()));
            fs::write(path, export(&session, format, Precision::Double)).expect("a file");
        }
        Record::of(&file, saved_session(folder, &file), EPOCHS)
    };
    write_records(&folder.join("saved.jsonl"), all.map(record));
}

fn write_points(folder: &Path) {
    for (name, set, data) in [
        ("own", "dataset=own", OWN),
        ("ownNumbers", "problem=regression&regDataset=ownNumbers", OWN_NUMBERS),
    ] {
        let own = opened(&format!("{set}&{data}")).own.expect("own points");
        let csv = own.to_csv();
        let path = folder.join("points").join(name);
        fs::write(path.with_extension("txt"), table(&csv).to_text()).expect("a file");
        fs::write(path.with_extension("csv"), csv).expect("a file");
    }
}

fn write_records(path: &Path, records: impl Iterator<Item = Record>) {
    let line = |record: Record| serde_json::to_string(&record).expect("a record") + "\n";
    fs::write(path, records.map(line).collect::<String>()).expect("a file");
}
