//! The page's module in parts: what the first picture needs, and what comes after it. Which code is in
//! which part is marked in the page's own code (`web/src/part.rs`), and `web/parts.js` fetches it.
//!
//! It comes between cargo and wasm-bindgen, which sees the main part alone: the others share its memory, its
//! table of functions and its imports, and import nothing else.

use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// What cargo is told so that the module can be taken apart: the marks, and places of addresses in it.
pub(crate) const FEATURE: &str = "split";
pub(crate) const LINKER: &str = "-Clink-arg=--emit-relocs";

/// What wasm-bindgen is to leave of the main part: the others import what the linker exported.
pub(crate) const BINDGEN: &[&str] = &["--keep-lld-exports", "--no-demangle"];

/// By this name the main part imports what fetches the others.
const LOADER: &str = "./parts.js";

/// A module in parts.
pub(crate) struct Split {
    /// What wasm-bindgen is given.
    pub(crate) main: PathBuf,
    pub(crate) files: Vec<File>,
}

/// A file beside the main part.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// The parts that need it: one, or several that share code.
    pub(crate) parts: Vec<String>,
}

/// Takes a linked module apart into a folder that holds nothing else.
pub(crate) fn split(wasm: &[u8], folder: &Path, name: &str) -> Result<Split> {
    let main = folder.join(name).with_extension("wasm");
    let mut options = Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LOADER;
    let made = transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the module could not be taken apart")?;
    let mut files = BTreeMap::<String, Vec<String>>::new();
    for (part, names) in made.prefetch_map {
        for name in names {
            files.entry(name).or_default().push(part.clone());
        }
    }
    let file = |(name, mut parts): (String, Vec<String>)| {
        parts.sort();
        File { path: folder.join(name).with_extension("wasm"), parts }
    };
    Ok(Split { main, files: files.into_iter().map(file).collect() })
}

/// The glue of wasm-bindgen with our loader in place of the generated one, which knows neither names with
/// a hash nor a server that calls the files something else.
pub(crate) fn with_loader(glue: &str) -> Result<String> {
    let is_import = |line: &str| line.starts_with("import * as ") && line.contains(LOADER);
    let line = glue.lines().find(|line| is_import(line)).context("the glue imports no parts")?;
    let name = line.split_whitespace().nth(3).context("an import without a name")?;
    Ok(glue.replacen(line, &format!("const {name} = window.nablaParts;"), 1))
}
