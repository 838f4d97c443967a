//! The static page: `dist/`, ready for any web server and any path. What makes it work without one is in
//! `offline.rs`.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;

use crate::project::Project;
use crate::{offline, size, styles, tools, wasm_opt};

/// Builds the page and leaves nothing of it but the one file.
pub(crate) fn single_file(project: &Project) -> Result<()> {
    build(project)?;
    for path in project.sh.read_dir(project.dist())? {
        if !path.ends_with(offline::SINGLE_FILE) {
            project.sh.remove_path(path)?;
        }
    }
    println!("The page is {}", project.dist().join(offline::SINGLE_FILE).display());
    Ok(())
}

pub(crate) fn build(project: &Project) -> Result<()> {
    let trunk = tools(project)?;
    project
        .cmd(trunk)
        .args(["build", "--release", "--locked=true", "--skip-version-check"])
        .quiet()
        .run()
        .context("the page could not be built; the messages above say why")?;
    // After Trunk and not through it: Trunk would download a wasm-opt of its own.
    let is_small = wasm_opt::optimize(project, &wasm(project)?)?;
    styles::join(project)?;
    // English stands in the code; its table is there to be translated.
    project.sh.remove_path(project.dist().join("lang/en.json"))?;
    offline::single_file(project)?;
    offline::worker(project)?;
    size::print(project)?;
    if is_small {
        size::check(project)?;
    }
    Ok(())
}

/// What Trunk needs; it would download a missing wasm-bindgen by itself.
pub(crate) fn tools(project: &Project) -> Result<PathBuf> {
    tools::target(project, tools::WASM)?;
    tools::wasm_bindgen(project)?;
    tools::trunk(project)
}

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
