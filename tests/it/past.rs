//! Compatibility with earlier versions: the files and links that they wrote still open, and give the same
//! numbers. Each folder of `tests/past` belongs to a version, and its files never change. `past/write.rs` makes
//! such a folder.

mod write;

use nn::Activation;
use playground::files::export::{Format, Precision, export};
use playground::plane::table::{Options, Roles, Table};
use playground::{Example, Lesson, Notice, Own, PlaygroundState, Saved, Session, Weights};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use tests::root;

/// Activations that are computed differently than in an earlier version, so that last digits change and nothing
/// else: the last version with the old digits, and a sentence of the changelog about it.
const ROUNDED_ANEW: &[(&str, &[Activation], &str)] = &[(
    "0.1.0",
    &[Activation::Tanh, Activation::Mish, Activation::Elu, Activation::Selu],
    "Runs with the activations tanh, Mish, ELU and SELU differ from version 0.1.0 in their last digits",
)];

/// The allowed relative difference of a loss from its recorded value, where last digits have changed …
const TOLERANCE: f64 = 1e-9;

/// … or, where training is so fast that small differences grow, this number times the change of the loss when
/// the first parameters change by a few units in the last place.
const AMPLIFIED: f64 = 20.0;

/// The results of a version for a link, a step of a lesson or a saved network.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    /// The link, the step or the file.
    of: String,
    /// The numbers of training points and of test points.
    n_points: [usize; 2],
    /// A hash of these points.
    points: String,
    /// A hash of the parameters before training.
    first: String,
    /// The number of epochs of training.
    epochs: u64,
    /// A hash of the parameters after training.
    last: String,
    /// The losses on training and on test points after training; `None` if a loss is not finite.
    losses: [Option<f64>; 2],
}

impl Record {
    /// The results of the present version.
    fn of(of: &str, mut session: Session, epochs: u64) -> Self {
        let data = session.data();
        let n_points = [data.train.len(), data.test.len()];
        let points = hash(data.train.iter().chain(&data.test));
        let first = format!("{:016x}", session.fingerprint());
        (0..epochs).for_each(|_| session.epoch());
        let losses = [session.losses().train, session.losses().test];
        Self {
            of: of.to_owned(),
            n_points,
            points,
            first,
            epochs,
            last: format!("{:016x}", session.fingerprint()),
            losses: losses.map(|loss| loss.is_finite().then_some(loss)),
        }
    }

    /// Fails unless a session gives the numbers that the version `then` recorded.
    fn compare(&self, session: Session, then: &str) {
        let what = format!("{then}: {}", self.of);
        let is_rounded_anew = ROUNDED_ANEW.iter().any(|(version, activations, _)| {
            let layers = &session.run().recipe().design.layers;
            version_of(then) <= version_of(version)
                && layers.iter().any(|layer| activations.contains(&layer.activation))
        });
        let moved = is_rounded_anew.then(|| moved(&session));
        let now = Self::of(&self.of, session, self.epochs);
        assert_eq!((&now.n_points, &now.points), (&self.n_points, &self.points), "{what}: points");
        assert_eq!(now.first, self.first, "{what}: first parameters");
        let Some(moved) = moved else {
            assert_eq!(now.last, self.last, "{what}: parameters after {} epochs", self.epochs);
            return assert_eq!(now.losses, self.losses, "{what}: losses");
        };
        if now.losses.iter().zip(&self.losses).all(|(now, then)| is_close(*now, *then, 0.0)) {
            return;
        }
        let moved = Self::of(&self.of, moved, self.epochs);
        for ((now, then), moved) in now.losses.iter().zip(self.losses).zip(moved.losses) {
            let far = now.zip(moved).map_or(0.0, |(now, moved)| AMPLIFIED * (now - moved).abs());
            let is_close = is_close(*now, then, far);
            assert!(is_close, "{what}: a loss of {now:?} was {then:?}, more than {far} apart");
        }
    }
}

/// Whether two losses are equal within the tolerance, or differ by at most `far`.
fn is_close(now: Option<f64>, then: Option<f64>, far: f64) -> bool {
    match (now, then) {
        (Some(now), Some(then)) => (now - then).abs() <= far.max(TOLERANCE * then.abs().max(1e-3)),
        (now, then) => now == then,
    }
}

/// The same session with every parameter changed by a few units in its last place.
fn moved(session: &Session) -> Session {
    let mut saved = Saved::of(session);
    saved.params.iter_mut().for_each(|param| *param += 4.0 * f64::EPSILON * *param);
    saved.open().expect("a network")
}

/// A hash of all bits of some points (FNV-1a).
fn hash<'a>(points: impl Iterator<Item = &'a Example>) -> String {
    let bytes = points.flat_map(|e| [e.x, e.y, e.label]).flat_map(|x| x.to_bits().to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// Major, minor and patch.
fn version_of(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().expect("a version is of numbers")).collect()
}

/// The folders of all recorded versions.
fn versions() -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = paths(&root().join("tests/past"))
        .into_iter()
        .map(|path| (name(&path).to_owned(), path))
        .collect();
    found.sort_by_key(|(version, _)| version_of(version));
    assert!(!found.is_empty(), "there is a past");
    found
}

/// The files in a folder, sorted by name.
fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|it| it.to_str()).expect("a readable name")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn records(path: &Path) -> Vec<Record> {
    let record = |line: &str| serde_json::from_str(line).expect("a record in a line");
    let records: Vec<Record> = read(path).lines().map(record).collect();
    assert!(!records.is_empty(), "{} is empty", path.display());
    records
}

#[track_caller]
fn opened(link: &str) -> PlaygroundState {
    let (state, notices) = PlaygroundState::from_link(link);
    let told: Vec<String> = notices.iter().map(Notice::to_string).collect();
    assert!(told.is_empty(), "{link} opens with notices that it did not have: {told:?}");
    state
}

fn saved_session(folder: &Path, file: &str) -> Session {
    let saved = Saved::from_json(&read(&folder.join("saved").join(file)));
    let saved = saved.unwrap_or_else(|why| panic!("{file}: {why}"));
    opened(&saved.link);
    let session = saved.open().unwrap_or_else(|why| panic!("{file}: {why}"));
    assert_eq!(session.run().mlp().params(), saved.params, "{file}: parameters");
    assert_eq!(session.completed(), saved.epoch, "{file}: epoch");
    session
}

#[test]
fn links_open_and_give_the_same_numbers() {
    for (version, folder) in versions() {
        for record in records(&folder.join("links.jsonl")) {
            let state = opened(&record.of);
            let written = [state.to_link(), state.short_link()];
            assert!(written.contains(&record.of), "{} is written as {written:?}", record.of);
            record.compare(Session::new(state), &version);
        }
    }
}

#[test]
fn saved_networks_open_and_go_on_with_the_same_numbers() {
    for (version, folder) in versions() {
        for record in records(&folder.join("saved.jsonl")) {
            record.compare(saved_session(&folder, &record.of), &version);
        }
    }
}

/// Exported programs may improve, and take their points in other units; the numbers in them must be those of
/// the network. `export.rs` tests their answers.
#[test]
fn exported_networks_have_the_same_weights() {
    for (version, folder) in versions() {
        for path in paths(&folder.join("exports")) {
            let what = format!("{version}: {}", path.display());
            let (of, file) = name(&path).split_once('.').expect("a network and a format");
            let session = saved_session(&folder, &format!("{of}.json"));
            let Some(id) = file.strip_suffix(".txt") else {
                let weights = Weights::from_bytes(&fs::read(&path).expect("a file"));
                let mut fresh = Session::new(session.state().clone());
                let loaded = weights.and_then(|weights| weights.load(&mut fresh));
                loaded.unwrap_or_else(|why| panic!("{what}: {why}"));
                assert_eq!(fresh.fingerprint(), session.fingerprint(), "{what}");
                continue;
            };
            let format = Format::from_id(id).expect("a format");
            let now = export(&session, format, Precision::Double);
            let [then, now] = [read(&path), String::from_utf8(now).expect("a text")].map(weights);
            assert_eq!(now, then, "{what}");
        }
    }
}

/// The numbers in the weights of a program, in order; none in a text of another kind.
fn weights(text: String) -> Vec<f64> {
    let after = text.split("# Weights").nth(1).unwrap_or_default();
    let weights = after.split("\n\n\n").next().unwrap_or_default();
    let words = weights.split(|c: char| c.is_whitespace() || "[](),".contains(c));
    words.filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn tables_of_own_points_are_the_same_points() {
    for (version, folder) in versions() {
        for path in paths(&folder.join("points")) {
            if path.extension().is_some_and(|it| it == "csv") {
                let text = read(&path.with_extension("txt"));
                assert_eq!(table(&read(&path)).to_text(), text, "{version}: {}", path.display());
                let own = Own::from_text(&text).expect("points as a link has them");
                assert_eq!(own.to_text(), text, "{version}: written again");
            }
        }
    }
}

/// The points of a table with the page's default choices.
fn table(text: &str) -> Own {
    let table = Table::read(text.as_bytes(), &Options::default()).expect("a table");
    Own::of_table(table.points(Roles::guess(&table)).expect("points"))
}

#[test]
fn lessons_open_and_give_the_same_numbers() {
    for (version, folder) in versions() {
        let records = records(&folder.join("lessons.jsonl"));
        let mut records = records.iter();
        for path in paths(&folder.join("lessons")) {
            let lesson = Lesson::from_json(&read(&path));
            let lesson = lesson.unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            for (k, step) in lesson.steps.iter().enumerate() {
                let Some((state, notices)) = step.state() else { continue };
                let record = records.next().expect("a record for each step with a link");
                assert_eq!(record.of, write::step_name(&path, k), "in the order of the files");
                assert_eq!(notices, [], "{version}: {}", record.of);
                record.compare(Session::new(state), &version);
            }
        }
        assert!(records.next().is_none(), "{version}: a step has lost its link");
    }
}

/// The promise of the project: every change of numbers is in the changelog.
#[test]
fn the_changelog_tells_what_has_changed() {
    let changelog = read(&root().join("CHANGELOG.md"));
    let text = changelog.split_whitespace().collect::<Vec<_>>().join(" ");
    for (_, activations, sentence) in ROUNDED_ANEW {
        assert!(text.contains(sentence), "the changelog does not tell of {activations:?}");
    }
    assert!(text.contains("## [Unreleased]"), "there is a place for what comes next");
    for (version, _) in versions() {
        assert!(text.contains(&format!("## [{version}]")), "nothing about {version}");
        let this = env!("CARGO_PKG_VERSION");
        assert!(version_of(&version) <= version_of(this), "{version} is later than this, {this}");
    }
}
