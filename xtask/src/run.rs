//! Runs the command of a step: shows its output, and counts the tests in it.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use xshell::Cmd;

/// Runs `cmd`, shows its output, and returns how many tests passed.
pub(crate) fn tests(cmd: Cmd<'_>) -> Result<usize> {
    let shown = cmd.to_string();
    let mut child = Command::from(cmd)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{shown}` does not start"))?;
    let mut passed = 0;
    if let Some(stdout) = child.stdout.take() {
        // Bytes and not text, because a test may print anything.
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            passed += passed_in(&line).unwrap_or(0);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(passed)
}

/// "test result: ok. 12 passed; 0 failed; …": the last line of a run, by the test harnesses of cargo and of
/// wasm-bindgen.
fn passed_in(line: &str) -> Option<usize> {
    let rest = line.trim().strip_prefix("test result: ok. ")?;
    rest.split_once(" passed")?.0.parse().ok()
}
