//! Recipes stay short: how many files a new member of a family changes, counted with an existing member.
//! CONTRIBUTING.md describes the steps.

use std::fs;
use std::path::{Path, PathBuf};
use tests::root;

/// A member of a family, with all its names in the sources.
struct Member {
    family: &'static str,
    names: &'static [&'static str],
    /// The largest allowed number of files that name it.
    most: usize,
}

const MEMBERS: &[Member] = &[
    Member { family: "optimizer", names: &["lion", "Lion"], most: 3 },
    Member { family: "activation", names: &["mish", "Mish"], most: 4 },
    Member { family: "data set", names: &["moons", "Moons"], most: 3 },
    Member { family: "figure", names: &["lossSlopes", "LossSlopes", "loss_slopes"], most: 4 },
    Member { family: "setting with control", names: &["maxNorm", "MaxNorm", "max_norm"], most: 5 },
    Member { family: "export format", names: &["keras", "Keras"], most: 3 },
];

/// The sources of the shipped program, without tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> =
        ["crates/nn/src", "crates/playground/src", "crates/plot/src", "web/src"]
            .iter()
            .map(|it| root().join(it))
            .collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_test = path.file_stem().is_some_and(|name| name == "tests");
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !is_test {
                let text = fs::read_to_string(&path).expect("a source");
                found.push((path, text));
            }
        }
    }
    found
}

/// Whether a line of code contains a name as a whole word.
fn has_name(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        !line[..at].ends_with(is_part) && !line[at + name.len()..].starts_with(is_part)
    })
}

/// Whether a new member needs a change in this file. Its `mod` line belongs to its own file, comments and texts
/// may mention it, and golden.rs covers numbers automatically.
fn is_place(path: &Path, text: &str, names: &[&str]) -> bool {
    let is_code = |line: &&str| {
        let line = line.trim();
        let is_mod =
            line.ends_with(';') && (line.starts_with("mod ") || line.starts_with("pub mod "));
        !is_mod && !line.starts_with("//")
    };
    let is_own = path.file_stem().is_some_and(|stem| names.iter().any(|name| stem == *name));
    let mut lines = text.lines().filter(is_code);
    is_own
        || !path.ends_with("golden.rs")
            && lines.any(|it| names.iter().any(|name| has_name(it, name)))
}

#[test]
fn one_more_member_touches_few_places() {
    let sources = sources();
    for Member { family, names, most } in MEMBERS {
        let places: Vec<String> = sources
            .iter()
            .filter(|(path, text)| is_place(path, text, names))
            .map(|(path, _)| path.display().to_string())
            .collect();
        assert!(1 < places.len(), "{family}: {names:?} is gone, count another member");
        // These members also occur in `nn`, which is not counted: the network has its own name for the quantity
        // that a setting limits, and its activations define how exports write them.
        let is_of_network = ["setting with control", "export format"].contains(family);
        let is_counted = |path: &&String| !(is_of_network && path.contains("crates/nn/"));
        let n = places.iter().filter(is_counted).count();
        assert!(n <= *most, "{family}: {n} places and not {most}: {places:#?}");
    }
}

/// A lesson needs only its file and a line in the list.
#[test]
fn a_lesson_is_two_places() {
    let name = "vanishing-gradients";
    let mut places = vec![root().join("lessons").join(format!("{name}.json"))];
    assert!(places[0].is_file(), "{name} is gone, count another lesson");
    let index = fs::read_to_string(root().join("lessons/index.json")).expect("the list of lessons");
    assert!(index.contains(name), "{name} is not listed");
    places.extend(sources().into_iter().filter(|(_, text)| text.contains(name)).map(|it| it.0));
    assert_eq!(places.len() + 1, 2, "{places:?}");
}
