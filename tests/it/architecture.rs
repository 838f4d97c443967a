//! The rules of the architecture, checked against the manifests and the sources.

use std::fs;
use std::path::PathBuf;
use tests::root;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every Rust source file in a folder and its subfolders.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

/// The names in the `[dependencies]` of a manifest.
fn dependencies(manifest: &str) -> Vec<String> {
    let text = read(manifest);
    let section = text.split("\n[dependencies]\n").nth(1).expect("dependencies");
    let section = section.split("\n[").next().unwrap_or_default();
    let name = |line: &str| Some(line.split(['=', '.']).next()?.trim().to_owned());
    section
        .lines()
        .filter(|line| line.contains('=') && !line.starts_with('#'))
        .filter_map(name)
        .collect()
}

#[test]
fn dependencies_point_one_way() {
    for (manifest, forbidden) in [
        (
            "crates/nn/Cargo.toml",
            &["plot", "playground", "ui", "web", "leptos", "web-sys", "plotters"][..],
        ),
        ("crates/plot/Cargo.toml", &["nn", "playground", "ui", "web", "leptos", "web-sys"]),
        (
            "crates/number/Cargo.toml",
            &["nn", "plot", "playground", "ui", "web", "leptos", "web-sys"],
        ),
        ("crates/playground/Cargo.toml", &["plot", "ui", "web", "leptos", "web-sys", "plotters"]),
        // The worker contains no view.
        ("worker/Cargo.toml", &["plot", "ui", "web", "leptos", "web-sys", "plotters"]),
        // The shared code of pages depends on no neural network, so that every page can use it.
        ("ui/Cargo.toml", &["nn", "playground", "web"]),
    ] {
        let dependencies = dependencies(manifest);
        for name in forbidden {
            assert!(!dependencies.iter().any(|it| it == name), "{manifest} names {name}");
        }
    }
}

#[test]
fn clocks_and_ambient_chance_stay_outside() {
    for folder in ["crates/nn/src", "crates/number/src", "crates/plot/src", "crates/playground/src"]
    {
        for (path, text) in sources(folder) {
            // The command line and the headless player are separate programs at the outermost level.
            if path.ends_with("bin/replay.rs") || path.ends_with("bin/nabla/main.rs") {
                continue;
            }
            for word in
                ["std::time", "SystemTime", "Instant::now", "getrandom", "thread::", "HashMap"]
            {
                assert!(!text.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn only_the_page_names_leptos() {
    for folder in ["crates", "tests/it", "xtask"] {
        for (path, text) in sources(folder) {
            let is_here = path.ends_with("it/architecture.rs");
            assert!(is_here || !text.contains("use leptos"), "{} names leptos", path.display());
        }
    }
}

#[test]
fn every_file_says_what_lives_in_it_and_is_of_one_concept() {
    for folder in ["crates", "ui", "web", "tests", "fuzz", "bench", "xtask"] {
        for (path, text) in sources(folder) {
            let is_generated = path.components().any(|part| part.as_os_str() == "target");
            if is_generated {
                continue;
            }
            assert!(text.starts_with("//!"), "{} begins without a word", path.display());
            let n_lines = text.lines().count();
            assert!(n_lines <= 400, "{}: {n_lines} lines are two concepts", path.display());
        }
    }
}

/// A map that names files or folders that no longer exist is misleading.
#[test]
fn every_path_in_the_documents_exists() {
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = read(document);
        let mut n_paths = 0;
        for quoted in text.split('`').skip(1).step_by(2) {
            let is_path = quoted.contains('/')
                && !quoted.contains(|c: char| c.is_whitespace() || "<*{}#:(".contains(c));
            if is_path {
                n_paths += 1;
                assert!(
                    root().join(quoted).exists(),
                    "{document} names {quoted}, which is not there"
                );
            }
        }
        assert!(0 < n_paths, "{document} names no path");
    }
}

/// The top-level modules of `playground` ("wings"), from the lowest, each with those that it may use.
const WINGS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("answer", &[]),
    ("budget", &[]),
    ("seedrandom", &["text"]),
    ("run", &["text", "answer", "budget"]),
    ("plane", &["text", "answer", "budget", "seedrandom"]),
    ("settings", &["text", "plane"]),
    ("session", &["text", "answer", "budget", "seedrandom", "run", "plane", "settings"]),
    ("inside", &["text", "answer", "budget", "seedrandom", "run", "plane", "settings", "session"]),
    ("tasks", &["text", "answer", "run", "plane", "settings", "session"]),
    ("files", &["text", "answer", "run", "plane", "settings", "session"]),
    (
        "jobs",
        &[
            "text",
            "budget",
            "seedrandom",
            "run",
            "plane",
            "settings",
            "session",
            "inside",
            "tasks",
            "files",
        ],
    ),
    ("golden", &["plane", "settings", "session"]),
];

/// The sources of `playground` without its tests, each with its wing.
fn wings() -> Vec<(String, PathBuf, String)> {
    let folder = root().join("crates/playground/src");
    let mut wings = Vec::new();
    for (path, text) in sources("crates/playground/src") {
        let inner = path.strip_prefix(&folder).expect("a path inside");
        let first = inner.components().next().expect("a name").as_os_str().to_string_lossy();
        let wing = first.trim_end_matches(".rs").to_owned();
        if !["lib", "bin", "tests"].contains(&wing.as_str()) {
            // Comments may contain any name.
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            wings.push((wing, path, code.collect::<Vec<_>>().join("\n")));
        }
    }
    wings
}

#[test]
fn wings_know_only_those_below() {
    for (wing, path, code) in wings() {
        let (_, allowed) = WINGS
            .iter()
            .find(|(name, _)| *name == wing)
            .unwrap_or_else(|| panic!("{wing} is no wing: say in WINGS what it may know"));
        for rest in code.split("crate::").skip(1) {
            let known = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
            let known = known.expect("a first word");
            assert!(
                known == wing || allowed.contains(&known),
                "{} is in {wing}, which may not know crate::{known}",
                path.display()
            );
        }
    }
}

/// All methods of a type are in its own wing, so that a reader finds them without searching the others.
#[test]
fn methods_of_one_type_stand_in_one_wing() {
    let wings = wings();
    let name = |rest: &str| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned()
    };
    let mut homes = Vec::new();
    for (wing, _, code) in &wings {
        for keyword in ["struct ", "enum "] {
            homes.extend(code.split(keyword).skip(1).map(|rest| (name(rest), wing)));
        }
    }
    let mut n_methods = 0;
    for (wing, path, code) in &wings {
        for line in code.lines().filter(|line| line.starts_with("impl ") && !line.contains(" for "))
        {
            n_methods += 1;
            let of = name(&line["impl ".len()..]);
            let is_home = homes.iter().any(|(it, home)| *it == of && *home == wing);
            assert!(is_home, "{}: methods of {of}, which is of another wing", path.display());
        }
    }
    assert!(50 < n_methods, "{n_methods} blocks of methods are few");
}

/// Every file that contains names: sources, pages, data.
fn tree() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let folders = ["crates", "web", "tests", "bench", "xtask", "lang", "docs"];
    let mut folders: Vec<PathBuf> = folders.iter().map(|it| root().join(it)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_built = ["target", "dist", "node_modules", "traces", "corpus"]
                .iter()
                .any(|name| path.ends_with(name));
            if path.is_dir() && !is_built {
                folders.push(path);
            } else if let (true, Ok(text)) = (path.is_file(), fs::read_to_string(&path)) {
                found.push((path, text));
            }
        }
    }
    found
}

/// Whether a text contains this name as a whole word.
fn has_name(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
    })
}

/// A recipe with an outdated name misleads its reader: every name in a document must occur in the sources, and
/// for "`name` in `path`" it must occur in exactly that file.
#[test]
fn every_name_in_the_recipes_exists() {
    let tree = tree();
    let here = root().join("tests/it/architecture.rs");
    let is_name = |text: &str| {
        let segments: Vec<&str> = text.split("::").collect();
        let is_segment = |segment: &&str| {
            segment.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && segment.chars().all(|c| c.is_alphanumeric() || c == '_')
        };
        2 < text.len() && segments.iter().all(is_segment)
    };
    for document in ["CONTRIBUTING.md", "ARCHITECTURE.md"] {
        let mut n_names = 0;
        // The rules of style also contain names that must not be used.
        let text = read(document);
        let text = text.split("\n## Style\n").next().expect("a beginning");
        for line in text.lines() {
            let parts: Vec<&str> = line.split('`').collect();
            for (k, quoted) in parts.iter().enumerate().skip(1).step_by(2) {
                if !is_name(quoted) {
                    continue;
                }
                n_names += 1;
                let place = parts.get(k + 2).filter(|_| parts[k + 1] == " in ");
                let place = place.map(|path| root().join(path)).filter(|path| path.exists());
                let is_here = tree.iter().any(|(path, text)| {
                    *path != here
                        && place.as_ref().is_none_or(|place| path.starts_with(place))
                        && quoted.split("::").all(|segment| has_name(text, segment))
                });
                assert!(is_here, "{document} names {quoted}, which is nowhere: {line}");
            }
        }
        assert!(20 < n_names, "{document} quotes {n_names} names, which is few");
    }
}
