//! The static page: `dist/`, ready for any web server and any path. `offline.rs` makes the page work without a
//! server.

use anyhow::Result;

use crate::compile::{self, Profile};
use crate::dist::{SINGLE_FILE, wasm};
use crate::project::Project;
use crate::{assembly, bindgen, dist, offline, size, split, tools, wasm_opt, worker};

/// Makes sure that `dist/` holds the page: builds it if `fresh` is true, and otherwise checks that it is there.
pub(crate) fn ensure(project: &Project, fresh: bool) -> Result<()> {
    if fresh { build(project) } else { wasm(project).map(drop) }
}

/// Builds the page and keeps only the single file, which may contain the settings of a link.
pub(crate) fn single_file(project: &Project, link: Option<&str>) -> Result<()> {
    build(project)?;
    if let Some(link) = link {
        offline::carry(project, link)?;
    }
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
    let split = split::split(&wasm, &project.target.join("page/parts"))?;
    let program = project.target.join("page/release");
    bindgen::generate_main(&split.main, &program)?;
    let made = dist::files(project, &program)?;
    let of_kind = |kind: &'static str| {
        made.iter().filter(move |file| file.extension().is_some_and(|it| it == kind))
    };
    for script in of_kind("js") {
        split::use_our_loader(script)?;
    }
    let mut is_small = true;
    for file in of_kind("wasm").chain(split.files.iter().map(|file| &file.path)) {
        is_small &= wasm_opt::optimize(project, file)?;
    }
    let worker = worker::build(project, Profile::Release)?;
    is_small &= wasm_opt::optimize(project, &worker.wasm)?;
    assembly::assemble_split(project, &program, &split.files, &project.dist())?;
    worker.place(&project.dist())?;
    // English texts are in the code; their table exists only for translators.
    project.sh.remove_path(project.dist().join("lang/en.json"))?;
    offline::single_file(project, &worker)?;
    offline::worker(project)?;
    size::print(project)?;
    if is_small {
        size::check(project)?;
    }
    Ok(())
}
