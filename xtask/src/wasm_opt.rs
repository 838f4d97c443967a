//! Makes the page's wasm smaller and more compressible with Binaryen's wasm-opt, where it is available.

use anyhow::Result;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::project::Project;
use crate::{npm, reorder};

/// The npm package of this version, locked in `xtask/npm`, contains a wasm-opt that runs wherever Node runs.
const BINARYEN: u32 = 132;
/// The oldest version that is accepted: Debian's is older and knows fewer instructions.
const OLDEST: u32 = 120;

/// The features that the compiler may use (the defaults of Rust's wasm32 target and simd128), one by one:
/// wasm-bindgen drops the section that lists them, and "all" would allow newer instructions.
const ARGS: &[&str] = &[
    "--generate-global-effects",
    "-Oz",
    // Two rounds: what the first has merged or inlined lets the second optimize more.
    "--generate-global-effects",
    "-Oz",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Optimizes `wasm` in place. Where no wasm-opt is available, prints a message and returns false.
pub(crate) fn optimize(project: &Project, wasm: &Path) -> Result<bool> {
    let Some(program) = find_or_install(project) else {
        println!(
            "wasm-opt is missing, so the page stays larger than it need be; install npm, or Binaryen {OLDEST} or newer."
        );
        return Ok(false);
    };
    let kept = kept(project, &program, wasm)?;
    if !kept.is_file() {
        let fresh = kept.with_extension("tmp");
        project.cmd(&program).args(ARGS).arg(wasm).arg("-o").arg(&fresh).quiet().run()?;
        reorder::reorder(&fresh)?;
        std::fs::rename(&fresh, &kept)?;
    }
    project.sh.copy_file(&kept, wasm)?;
    Ok(true)
}

/// The path of the cached result for exactly this input: a rebuild without changes does not wait.
fn kept(project: &Project, program: &Path, wasm: &Path) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    (program, ARGS, include_str!("reorder.rs"), project.sh.read_binary_file(wasm)?)
        .hash(&mut hasher);
    let folder = project.sh.create_dir(project.target.join("wasm-opt"))?;
    Ok(folder.join(format!("{:016x}.wasm", hasher.finish())))
}

fn find_or_install(project: &Project) -> Option<PathBuf> {
    let theirs = project.which("wasm-opt");
    let theirs = theirs.filter(|path| version(project, path).is_some_and(|v| v >= OLDEST));
    let ours = npm::file(project, "binaryen/bin/wasm-opt");
    ours.filter(|path| version(project, path) == Some(BINARYEN)).or(theirs)
}

/// "wasm-opt version 132 (version_132)"
fn version(project: &Project, program: &Path) -> Option<u32> {
    let said = project.cmd(program).arg("--version").quiet().ignore_stderr().read().ok()?;
    said.split_whitespace().nth(2)?.parse().ok()
}
