//! The project's folders, and how its tools are called. It knows nothing about any single command.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Cmd, Shell};

/// The checkout that this command runs in.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) sh: Shell,
    pub(crate) root: PathBuf,
    /// The folder of build results: `CARGO_TARGET_DIR` or `target/`.
    pub(crate) target: PathBuf,
}

impl Project {
    pub(crate) fn find() -> Result<Self> {
        // Read at run time and not at compile time: clones may share one target folder.
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .context("run this command through cargo, as `cargo xtask …`")?;
        let root = Path::new(&manifest)
            .parent()
            .context("xtask lies outside of its workspace")?
            .to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        let sh = Shell::new()?;
        sh.change_dir(&root);
        let dirs = env::var_os("PATH").unwrap_or_default();
        // Programs that cargo installs are found even if their folder is not on PATH. It comes last, because a
        // program from another folder on PATH is probably there on purpose.
        let path = env::split_paths(&dirs).chain(install_dir().map(|dir| dir.join("bin")));
        sh.set_var("PATH", env::join_paths(path)?);
        Ok(Self { sh, root, target })
    }

    /// A command without the environment variables that would silently change what it builds.
    pub(crate) fn cmd(&self, program: impl AsRef<Path>) -> Cmd<'_> {
        self.sh
            .cmd(program)
            // RUSTFLAGS replaces the flags of .cargo/config.toml: the page would lose its 128-bit SIMD.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("CARGO_TARGET_DIR", &self.target)
    }

    /// The cargo that started this command, so that `cargo +nightly xtask …` stays nightly. It uses exactly the
    /// versions in the lock file, or fails: nothing else is downloaded.
    pub(crate) fn cargo(&self, args: &[&str]) -> Cmd<'_> {
        let cmd = self.cmd(env::var_os("CARGO").map_or("cargo".into(), PathBuf::from));
        match args {
            // Formatting needs no packages and does not accept `--locked`.
            ["fmt", ..] | [] => cmd.args(args),
            [name, rest @ ..] => cmd.args([name, "--locked"]).args(rest),
        }
    }

    /// The path of a program, if it is installed.
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        let path = self.sh.var_os("PATH")?;
        env::split_paths(&path)
            .map(|dir| dir.join(format!("{program}{}", env::consts::EXE_SUFFIX)))
            .find(|file| file.is_file())
    }

    /// The version of a package in Cargo.lock.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let lock = self.sh.read_file(self.root.join("Cargo.lock"))?;
        let name = format!("name = \"{package}\"");
        let mut lines = lock.lines().skip_while(|line| *line != name);
        let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \""));
        match version.and_then(|rest| rest.strip_suffix('"')) {
            Some(version) => Ok(version.to_owned()),
            None => bail!("Cargo.lock names no {package}"),
        }
    }

    /// The folder of the built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}

/// The folder in which `cargo install` puts its `bin` folder.
fn install_dir() -> Option<PathBuf> {
    let named = env::var_os("CARGO_INSTALL_ROOT").or_else(|| env::var_os("CARGO_HOME"));
    named.map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
}
