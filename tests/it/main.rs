//! Tests across crates, in one binary: each file in this folder is a module, declared below.

mod allocations;
mod architecture;
mod circles;
mod claims;
mod classes;
mod command_line;
mod export;
mod formulas;
mod golden;
mod inside;
mod interactions;
mod languages;
mod lessons;
mod links;
mod parity;
mod past;
mod points;
mod recipes;
mod recordings;
mod replay;
mod slides;
mod styles;
mod translations;

/// A file that is not declared would never be compiled or run.
#[test]
fn no_file_is_forgotten() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/it");
    for entry in std::fs::read_dir(folder).expect("the folder of this file") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_str().expect("a readable name");
        let is_declared =
            include_str!("main.rs").lines().any(|line| line == format!("mod {name};"));
        assert!(name == "main" || is_declared, "{} lacks its `mod` in main.rs", path.display());
    }
}
