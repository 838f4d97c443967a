//! Tools of cargo and rustup that the commands need: finds them and installs missing ones. `browsers.rs` does
//! so for browsers, and `wasm_opt.rs` for wasm-opt.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use xshell::cmd;

use crate::project::Project;

/// The compilation target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// A target without the standard library.
pub(crate) const BARE_METAL: &str = "thumbv7em-none-eabihf";

/// A program that `cargo install` installs.
struct Tool {
    command: &'static str,
    package: &'static str,
    version: String,
    /// A version that begins with this text is accepted, so that a newer tool is not replaced.
    like: String,
    /// Cargo arguments that leave out unneeded features.
    without: &'static [&'static str],
}

/// The command and the library exchange data in a private format: both must have the same version. Building the
/// page needs neither this tool nor wasm-pack; the page's own tests in browsers need both.
pub(crate) fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let version = project.locked_version("wasm-bindgen")?;
    let tool = Tool {
        package: "wasm-bindgen-cli",
        // Leaves out encryption: the tool talks only to drivers on this machine.
        without: &["--no-default-features"],
        ..Tool::new("wasm-bindgen", &version, &version)
    };
    ensure(project, &tool)
}

pub(crate) fn wasm_pack(project: &Project) -> Result<PathBuf> {
    ensure(project, &Tool::new("wasm-pack", "0.15.1", "0."))
}

pub(crate) fn geckodriver(project: &Project) -> Result<PathBuf> {
    ensure(project, &Tool::new("geckodriver", "0.37.1", "0."))
}

pub(crate) fn cargo_deny(project: &Project) -> Result<PathBuf> {
    ensure(project, &Tool::new("cargo-deny", "0.20.2", "0."))
}

/// Adds a target's standard library. A toolchain file could request it too, but where automatic installation is
/// off, such a file makes every call of cargo fail.
pub(crate) fn target(project: &Project, triple: &str) -> Result<()> {
    let sh = &project.sh;
    let libs = cmd!(sh, "rustc --print target-libdir --target {triple}").quiet().read()?;
    if PathBuf::from(libs).is_dir() {
        return Ok(());
    }
    println!("Adding the target {triple} to the Rust toolchain, about half a minute.");
    if cmd!(sh, "rustup target add {triple}").quiet().run().is_err() {
        bail!("the Rust target {triple} is missing; add it with `rustup target add {triple}`");
    }
    Ok(())
}

impl Tool {
    fn new(command: &'static str, version: &str, like: &str) -> Self {
        Self {
            command,
            package: command,
            version: version.to_owned(),
            like: like.to_owned(),
            without: &[],
        }
    }

    fn found(&self, project: &Project) -> Option<PathBuf> {
        let path = project.which(self.command)?;
        let said = project.cmd(&path).arg("--version").quiet().ignore_stderr().read().ok()?;
        // "trunk 0.21.14", "geckodriver 0.37.1 (…)"
        let version = said.split_whitespace().nth(1)?;
        let fits = version == self.version
            || (self.like.ends_with('.') && version.starts_with(&self.like));
        fits.then_some(path)
    }
}

fn ensure(project: &Project, tool: &Tool) -> Result<PathBuf> {
    if let Some(path) = tool.found(project) {
        return Ok(path);
    }
    let Tool { command, package, version, without, .. } = tool;
    println!("Installing {package} {version} with cargo, about a minute on two cores.");
    // One folder for all tools: their common dependencies are compiled once. They are not optimized, because
    // this takes a quarter of the time for wasm-bindgen's: its slower runs cost more time only after the first
    // ten.
    let builds = project.target.join("tools-build");
    let install = ["install", "--quiet", "--debug", package, "--version", version];
    let install = project.cargo(&install).args(*without);
    let install = install.env("CARGO_TARGET_DIR", builds).env("CARGO_PROFILE_DEV_DEBUG", "false");
    if install.quiet().run().is_err() {
        bail!(
            "{command} is missing; install it with `cargo install --locked {package} --version {version}`"
        );
    }
    tool.found(project).with_context(|| {
        format!("{command} {version} was installed but is not the one on PATH; put cargo's bin folder first")
    })
}
