//! Exports in their frameworks: every format of many networks is loaded there, evaluated and trained. The
//! comparisons are in `tests/exports`. Not a part of CI, because it installs the newest versions: a few
//! gigabytes.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};

use crate::project::Project;

/// A part of the check: its name, the packages that it installs, and the backend of Keras.
type Part = (&'static str, &'static [&'static str], &'static str);

const PARTS: &[Part] = &[
    ("numpy", &["numpy"], ""),
    ("onnx", &["numpy", "onnx", "onnxruntime"], ""),
    ("torch", &["numpy", "torch", "safetensors"], ""),
    ("keras", &["numpy", "keras", "tensorflow-cpu"], "tensorflow"),
    ("keras", &["numpy", "keras", "jax[cpu]"], "jax"),
    ("keras", &["numpy", "keras", "torch"], "torch"),
];

/// Runs one part or all. The Python interpreter is the one that `NABLA_PYTHON` names, with its installed
/// packages, or one in a temporary folder.
pub(crate) fn exports(project: &Project, only: Option<&str>) -> Result<()> {
    let parts: Vec<&Part> =
        PARTS.iter().filter(|(name, ..)| only.is_none_or(|only| only == *name)).collect();
    if parts.is_empty() {
        bail!(
            "there is no part {}; there are numpy, onnx, torch and keras",
            only.unwrap_or_default()
        );
    }
    let temporary = project.sh.create_temp_dir()?;
    let folder = temporary.path();
    let written = folder.join("exports");
    project
        .cargo(&["test", "--quiet", "--package", "tests", "--test", "exports", "--"])
        .arg(&written)
        .run()?;
    let python = python(project, folder, &parts)?;
    let check = project.root.join("tests/exports/check.py");
    let mut failed = Vec::new();
    for (name, _, backend) in parts {
        println!("== {name} {backend}");
        let run = project.cmd(&python).arg(&check).arg(&written).arg(name);
        let run = run.env("KERAS_BACKEND", backend).env("TF_CPP_MIN_LOG_LEVEL", "3");
        if run.quiet().run().is_err() {
            failed.push(format!("{name} {backend}"));
        }
    }
    if !failed.is_empty() {
        bail!("exports differ from the page in {}", failed.join(", "));
    }
    println!("Every export gives the page's own answers.");
    Ok(())
}

/// A Python interpreter with all packages that these parts need.
fn python(project: &Project, folder: &Path, parts: &[&Part]) -> Result<PathBuf> {
    if let Some(python) = env::var_os("NABLA_PYTHON") {
        return Ok(python.into());
    }
    let python = project
        .which("python3")
        .context("there is no python3: install it, or name one in NABLA_PYTHON")?;
    let own = folder.join("python");
    project.cmd(python).args(["-m", "venv"]).arg(&own).quiet().run()?;
    let own = own.join("bin/python3");
    let mut packages: Vec<&str> =
        parts.iter().flat_map(|(_, packages, _)| *packages).copied().collect();
    packages.sort_unstable();
    packages.dedup();
    println!("Installing {} for a while.", packages.join(", "));
    project.cmd(&own).args(["-m", "pip", "install", "--quiet"]).args(packages).quiet().run()?;
    Ok(own)
}
