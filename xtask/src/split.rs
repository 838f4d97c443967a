//! Splits the page's module into parts: what the first picture needs, and what is loaded later. The page's own
//! code marks which code belongs to which part (`web/src/part.rs`), and `web/parts.js` loads the parts.
//!
//! This step runs between cargo and wasm-bindgen, which sees only the main part: the other parts share its
//! memory, its function table and its imports, and import nothing else.

use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The options with which the module can be split: the cargo feature adds the marks of the parts, and the
/// linker argument keeps the relocations, which are the places of addresses in the module.
pub(crate) const FEATURE: &str = "split";
pub(crate) const LINKER: &str = "-Clink-arg=--emit-relocs";

/// The main part imports the loader of the other parts under this name.
const LOADER: &str = "./parts.js";

/// A module in parts.
pub(crate) struct Split {
    /// The input for wasm-bindgen.
    pub(crate) main: PathBuf,
    pub(crate) files: Vec<File>,
}

/// The file of a part next to the main one.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// The parts that need this file: one, or several that share code.
    pub(crate) parts: Vec<String>,
}

/// Splits a linked module into a folder and removes everything else there.
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
    // Files are named after the parts that need them: `rest.wasm`, and `lessons-rest.wasm` for code that these
    // two share.
    let file = |(name, mut parts): (String, Vec<String>)| {
        parts.sort();
        let path = folder.join(parts.join("-")).with_extension("wasm");
        fs::rename(folder.join(name).with_extension("wasm"), &path)?;
        Ok(File { path, parts })
    };
    Ok(Split { main, files: files.into_iter().map(file).collect::<Result<_>>()? })
}

/// Replaces the generated loader with ours, in the script that wasm-bindgen made for the main part. The
/// generated one knows neither names with a hash nor servers that send the files with another content type.
pub(crate) fn use_our_loader(script: &Path) -> Result<()> {
    let glue = with_our_loader(&fs::read_to_string(script)?);
    fs::write(script, glue.with_context(|| format!("{} imports no parts", script.display()))?)?;
    Ok(())
}

/// wasm-bindgen imports the loader once for each of its functions.
fn with_our_loader(glue: &str) -> Option<String> {
    let mut n = 0;
    let line = |line: &str| {
        let rest = line.strip_prefix("import * as ").filter(|rest| rest.contains(LOADER));
        let Some(name) = rest.and_then(|rest| rest.split(' ').next()) else {
            return format!("{line}\n");
        };
        n += 1;
        format!("const {name} = window.nablaParts;\n")
    };
    let ours = glue.lines().map(line).collect();
    (0 < n).then_some(ours)
}

#[cfg(test)]
mod tests {
    use super::with_our_loader;

    #[test]
    fn every_import_of_the_loader_becomes_ours() {
        let glue = "import * as import1 from \"./parts.js\"\n\
                    import * as import2 from \"./parts.js\"\n\
                    imports[\"./parts.js\"] = import1;\n";
        let ours = "const import1 = window.nablaParts;\n\
                    const import2 = window.nablaParts;\n\
                    imports[\"./parts.js\"] = import1;\n";
        assert_eq!(with_our_loader(glue).as_deref(), Some(ours), "both");
        assert_eq!(with_our_loader("let wasm;\n"), None, "a module that was not split");
    }
}
