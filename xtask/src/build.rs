//! The static page: `dist/`, ready for any web server and any path. What makes it work without one is in
//! `offline.rs`.

use anyhow::Result;

use crate::compile::{self, Profile};
use crate::dist::{SINGLE_FILE, wasm};
use crate::project::Project;
use crate::{assembly, bindgen, dist, offline, size, tools, wasm_opt};

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
    tools::target(project, tools::WASM)?;
    println!("Compiling the page: minutes the first time, a minute after a change.");
    let wasm = compile::page(project, Profile::Release)?;
    let program = project.target.join("page/release");
    bindgen::generate(&wasm, &program)?;
    let mut is_small = true;
    for file in dist::files(project, &program)? {
        if file.extension().is_some_and(|it| it == "wasm") {
            is_small &= wasm_opt::optimize(project, &file)?;
        }
    }
    assembly::assemble(project, &program, &project.dist())?;
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
