//! The built page as it lies in `dist/`: its files, and what the lines of its HTML say. What is done to
//! them is not known here.

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

use crate::project::Project;

/// The page as one file.
pub(crate) const SINGLE_FILE: &str = "nabla.html";

/// The one wasm file of the page.
pub(crate) fn wasm(project: &Project) -> Result<PathBuf> {
    let files = project.sh.read_dir(project.dist()).unwrap_or_default();
    let mut wasm = files.into_iter().filter(|file| file.extension().is_some_and(|e| e == "wasm"));
    match (wasm.next(), wasm.next()) {
        (Some(file), None) => Ok(file),
        (None, _) => bail!("dist/ holds no page; run `cargo xtask build` first"),
        _ => bail!("dist/ holds more than one wasm file; remove dist/ and build again"),
    }
}

/// Every file in a folder and in the folders of it.
pub(crate) fn files(project: &Project, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in project.sh.read_dir(folder)? {
        if entry.is_dir() {
            files.extend(self::files(project, &entry)?);
        } else {
            files.push(entry);
        }
    }
    Ok(files)
}

/// An attribute of the tag in a line.
pub(crate) fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}
