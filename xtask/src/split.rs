//! The page's module in parts: what the first picture needs, and what comes after it. Which code is in
//! which part is marked in the page's own code (`web/src/part.rs`), and `web/parts.js` fetches it.
//!
//! It comes between cargo and wasm-bindgen, which sees the main part alone: the others share its memory, its
//! table of functions and its imports, and import nothing else.

use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// What cargo is told so that the module can be taken apart: the marks, and places of addresses in it.
pub(crate) const FEATURE: &str = "split";
pub(crate) const LINKER: &str = "-Clink-arg=--emit-relocs";

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

/// Takes a linked module apart into a folder, which then holds nothing else.
pub(crate) fn split(wasm: &Path, folder: &Path) -> Result<Split> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    let main = folder.join(wasm.file_name().context("a module without a name")?);
    let wasm = fs::read(wasm)?;
    let mut options = Options::new(&wasm);
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
    // By what is in them: `rest.wasm`, and `lessons-rest.wasm` for what these two share.
    let file = |(name, mut parts): (String, Vec<String>)| {
        parts.sort();
        let path = folder.join(parts.join("-")).with_extension("wasm");
        fs::rename(folder.join(name).with_extension("wasm"), &path)?;
        Ok(File { path, parts })
    };
    Ok(Split { main, files: files.into_iter().map(file).collect::<Result<_>>()? })
}

/// Puts our loader in place of the generated one, which knows neither names with a hash nor a server that
/// calls the files something else, into the script that wasm-bindgen made of the main part.
pub(crate) fn use_our_loader(script: &Path) -> Result<()> {
    let glue = fs::read_to_string(script)?;
    let mut ours = String::new();
    let mut n = 0;
    for line in glue.lines() {
        match line.strip_prefix("import * as ").filter(|rest| rest.contains(LOADER)) {
            Some(rest) => {
                let name = rest.split(' ').next().context("an import without a name")?;
                ours += &format!("const {name} = window.nablaParts;\n");
                n += 1;
            }
            None => ours += &format!("{line}\n"),
        }
    }
    if n == 0 {
        bail!("{} imports no parts", script.display());
    }
    fs::write(script, ours)?;
    Ok(())
}
