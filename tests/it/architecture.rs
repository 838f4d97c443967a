//! The rules that hold the house together, read off the manifests and the sources.

use std::fs;
use std::path::PathBuf;
use tests::root;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every Rust source below a folder.
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
        ("crates/playground/Cargo.toml", &["plot", "ui", "web", "leptos", "web-sys", "plotters"]),
        // What pages share knows no network, so that every page can use it.
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
    for folder in ["crates/nn/src", "crates/plot/src", "crates/playground/src"] {
        for (path, text) in sources(folder) {
            // The headless player is a program of its own, at the edge.
            if path.ends_with("bin/replay.rs") {
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

/// A map that names places that are gone misleads.
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
