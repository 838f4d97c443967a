//! The built page in `dist/`: its files, and the attributes in its HTML. This module changes nothing there.

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

use crate::project::Project;

/// The name of the page as a single file.
pub(crate) const SINGLE_FILE: &str = "nabla.html";

/// The wasm that the page loads first.
pub(crate) fn wasm(project: &Project) -> Result<PathBuf> {
    let files = project.sh.read_dir(project.dist()).unwrap_or_default();
    let is_main = |file: &PathBuf| file.to_str().is_some_and(|name| name.ends_with("_bg.wasm"));
    let mut wasm = files.into_iter().filter(is_main);
    match (wasm.next(), wasm.next()) {
        (Some(file), None) => Ok(file),
        (None, _) => bail!("dist/ holds no page; run `cargo xtask build` first"),
        _ => {
            bail!("dist/ holds more than one wasm file to begin with; remove dist/ and build again")
        }
    }
}

/// Every file in a folder and in its subfolders.
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

/// The files of the parts that are loaded later, each with the names of the parts that need it.
pub(crate) fn parts(project: &Project) -> Result<Vec<(PathBuf, String)>> {
    let page = project.sh.read_file(project.dist().join("index.html"))?;
    let part = |line: &str| {
        let file = attribute(line, "href")?.strip_prefix("./")?;
        Some((project.dist().join(file), attribute(line, "data-part")?.to_owned()))
    };
    Ok(page.lines().filter_map(part).collect())
}

/// The value of an attribute of the tag in a line.
pub(crate) fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}
