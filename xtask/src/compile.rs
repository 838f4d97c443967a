//! Compiles the page's program and shows the progress. `progress.rs` parses cargo's output.

use anyhow::{Context, Result, bail};
use std::env;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::index;
use crate::progress::{Line, read, without_colors};
use crate::project::Project;
use crate::split;
use crate::tools;

/// How the page is compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Profile {
    /// Small and fast code, after minutes of compiling: for publishing.
    Release,
    /// Compiles within seconds after a change: for development.
    Serve,
}

impl Profile {
    /// The name in Cargo.toml, which is also the name of the folder.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Serve => "serve",
        }
    }
}

/// The folder of crates.io's packages in cargo's own folder.
const CRATES_IO: &str = "index.crates.io-1949cf8c6b5b557f";

/// Arguments for cargo that leave the place of its packages out of the messages of panics. Otherwise the page would
/// differ from machine to machine.
pub(crate) fn without_paths() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let Some(home) = home else { return Vec::new() };
    let packages = home.join("registry").join("src");
    let flags = [packages.clone(), packages.join(CRATES_IO)]
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    vec!["--config".to_owned(), format!("target.{}.rustflags={flags:?}", tools::WASM)]
}

/// Compiles the program that index.html names, and returns the path of its wasm.
pub(crate) fn page(project: &Project, profile: Profile) -> Result<PathBuf> {
    let html = project.sh.read_file(project.root.join("index.html"))?;
    let program = index::program(&html)?;
    let build = project
        .cargo(&["rustc", "--target", tools::WASM, "--profile", profile.name()])
        .args(["--manifest-path", program.manifest, "--bin", program.bin])
        .args(without_paths())
        // By default cargo shows its progress only on a terminal, and here it writes into a pipe.
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "120");
    let build = match profile {
        Profile::Release => build.args(["--features", split::FEATURE, "--", split::LINKER]),
        Profile::Serve => build,
    };
    let is_terminal = io::stderr().is_terminal();
    let build = if is_terminal { build.env("CARGO_TERM_COLOR", "always") } else { build };
    let mut cargo = Command::from(build)
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo does not start")?;
    if let Some(stderr) = cargo.stderr.take() {
        show(stderr, is_terminal)?;
    }
    if !cargo.wait()?.success() {
        bail!("the page could not be compiled; the messages above say why");
    }
    let folder = project.target.join(tools::WASM).join(profile.name());
    Ok(folder.join(program.bin).with_extension("wasm"))
}

/// Shows cargo's output. Progress takes one line: updated in place on a terminal, and otherwise printed from
/// time to time. All other output is shown unchanged.
fn show(stderr: impl Read, is_terminal: bool) -> Result<()> {
    /// The time between two lines of progress where there is no terminal.
    const PAUSE: Duration = Duration::from_secs(10);
    let start = Instant::now();
    let mut shown = (None, start);
    let mut out = io::stderr();
    for piece in pieces(BufReader::new(stderr)) {
        let piece = piece?;
        let text = String::from_utf8_lossy(&piece);
        match read(&without_colors(&text)) {
            Line::Progress(how_far) => {
                if shown.0.as_ref() == Some(&how_far) {
                    continue;
                }
                let seconds = start.elapsed().as_secs();
                if is_terminal {
                    write!(out, "\r\x1b[K  {how_far}, {seconds} s")?;
                } else if shown.0.is_none() || PAUSE < shown.1.elapsed() {
                    writeln!(out, "  {how_far}, {seconds} s")?;
                } else {
                    continue;
                }
                shown = (Some(how_far), Instant::now());
            }
            Line::Nothing => {}
            Line::Message => {
                let clear = if is_terminal { "\r\x1b[K" } else { "" };
                writeln!(out, "{clear}{}", text.trim_end())?;
            }
        }
    }
    if is_terminal {
        write!(out, "\r\x1b[K")?;
    }
    Ok(())
}

/// The pieces of the output: each ends with a line feed, or with a carriage return, which cargo uses to
/// overwrite its last line.
fn pieces(from: impl BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    let mut bytes = from.bytes();
    std::iter::from_fn(move || {
        let mut piece = Vec::new();
        loop {
            match bytes.next() {
                Some(Ok(b'\n' | b'\r')) => return Some(Ok(piece)),
                Some(Ok(byte)) => piece.push(byte),
                Some(Err(error)) => return Some(Err(error)),
                None => return (!piece.is_empty()).then_some(Ok(piece)),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_line_and_what_is_written_over_are_pieces() {
        let pieces: Vec<_> = pieces(&b"a\rb\n\nc"[..]).map(Result::unwrap).collect();
        assert_eq!(pieces, [&b"a"[..], b"b", b"", b"c"], "pieces");
    }
}
