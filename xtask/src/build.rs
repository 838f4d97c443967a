//! The static page: `dist/`, ready for any web server and any path. What makes it work without one is in
//! `offline.rs`.

use anyhow::{Context, Result};
use std::path::PathBuf;

use crate::dist::{SINGLE_FILE, wasm};
use crate::project::Project;
use crate::{offline, size, styles, tools, wasm_opt};

/// Sees to it that `dist/` holds the page: builds it if it is to be `fresh`, and else takes what is there.
pub(crate) fn ensure(project: &Project, fresh: bool) -> Result<()> {
    if fresh { build(project) } else { wasm(project).map(drop) }
}

/// Builds the page and leaves nothing of it but the one file.
pub(crate) fn single_file(project: &Project) -> Result<()> {
    build(project)?;
    for path in project.sh.read_dir(project.dist())? {
        if !path.ends_with(SINGLE_FILE) {
            project.sh.remove_path(path)?;
        }
    }
    println!("The page is {}", project.dist().join(SINGLE_FILE).display());
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
