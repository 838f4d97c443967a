//! The web worker of the page: a separate program without any view, as two files next to the page or inside the
//! single file. `assembly.rs` assembles the rest of the page.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

use crate::compile::{self, Profile};
use crate::project::Project;
use crate::tools;

/// The script that is appended to the one from bindgen.
const SCRIPT: &str = "worker/worker.js";
/// The worker's folder within the page.
const FOLDER: &str = "jobs";

/// The two files of the worker.
#[derive(Debug)]
pub(crate) struct Worker {
    /// A classic script: a page that is opened from a file cannot start workers from modules.
    pub(crate) script: String,
    /// The wasm that the script loads.
    pub(crate) wasm: PathBuf,
}

/// Compiles the worker and generates its script.
pub(crate) fn build(project: &Project, profile: Profile) -> Result<Worker> {
    project
        .cargo(&["build", "--quiet", "--package", "worker", "--target", tools::WASM])
        .args(["--profile", profile.name()])
        .args(compile::without_paths())
        .quiet()
        .run()
        .context("the worker could not be compiled; the messages above say why")?;
    let wasm = project.target.join(tools::WASM).join(profile.name()).join("worker.wasm");
    let out = project.target.join("page").join(format!("worker-{}", profile.name()));
    if out.is_dir() {
        fs::remove_dir_all(&out)?;
    }
    Bindgen::new()
        .input_path(&wasm)
        .no_modules(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .generate(&out)
        .with_context(|| format!("no script could be made for {}", wasm.display()))?;
    let made = fs::read_to_string(out.join("worker.js"))?;
    let ours = fs::read_to_string(project.root.join(SCRIPT))
        .with_context(|| format!("{SCRIPT} is missing"))?;
    Ok(Worker { script: format!("{made}\n{ours}"), wasm: out.join("worker_bg.wasm") })
}

impl Worker {
    /// Puts the two files into a page and the script's name into its HTML. Both files have the same name, with
    /// a hash of both: the script finds the wasm by its own name.
    pub(crate) fn place(&self, page: &Path) -> Result<()> {
        let wasm = fs::read(&self.wasm)?;
        let mut hasher = DefaultHasher::new();
        (&self.script, &wasm).hash(&mut hasher);
        let name = format!("jobs-{:016x}", hasher.finish());
        let folder = page.join(FOLDER);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{name}.js")), &self.script)?;
        fs::write(folder.join(format!("{name}_bg.wasm")), wasm)?;
        let index = page.join("index.html");
        let html = fs::read_to_string(&index)?;
        let (before, after) =
            html.split_once("<html ").context("index.html has no <html> with attributes")?;
        let named = format!("{before}<html data-jobs=\"./{FOLDER}/{name}.js\" {after}");
        fs::write(index, named)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Worker;
    use std::{env, fs, process};

    #[test]
    fn the_page_names_the_script_and_the_script_finds_the_wasm() {
        let page = env::temp_dir().join(format!("nabla-worker-{}", process::id()));
        fs::create_dir_all(&page).unwrap();
        fs::write(page.join("index.html"), "<!doctype html>\n<html lang=\"en\">").unwrap();
        let wasm = page.join("some.wasm");
        fs::write(&wasm, "wasm").unwrap();
        Worker { script: "script".to_owned(), wasm }.place(&page).unwrap();
        let html = fs::read_to_string(page.join("index.html")).unwrap();
        let name = html.split_once("data-jobs=\"./").unwrap().1.split_once(".js\"").unwrap().0;
        assert!(html.contains("lang=\"en\""), "the rest stays: {html}");
        let read = |end: &str| fs::read_to_string(page.join(format!("{name}{end}"))).ok();
        assert_eq!(read(".js").as_deref(), Some("script"), "{name}");
        assert_eq!(read("_bg.wasm").as_deref(), Some("wasm"), "{name}");
        fs::remove_dir_all(page).unwrap();
    }
}
