//! Fuzzing for longer than a run of all tests allows. The targets are in `tests/fuzz`.

use anyhow::{Result, bail};

use crate::project::Project;
use crate::run;

/// The default number of seconds for each target.
const SECONDS: u64 = 60;

/// Runs one target or all, each for this number of seconds; without a given seed, it chooses one.
pub(crate) fn fuzz(
    project: &Project,
    seconds: Option<u64>,
    target: Option<&str>,
    seed: Option<u64>,
) -> Result<()> {
    // From the process id: a different seed in each run, and it is printed.
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()) << 32);
    println!("Fuzzing from seed {seed}; an input that fails is kept in tests/corpus.");
    let cmd = project
        .cargo(&["test", "--quiet", "--package", "tests", "--test", "fuzz", "--", "--nocapture"])
        .args(["--skip", "large::", "--skip", "every_target_is_run"])
        .args(target.map(|target| ["--exact", target]).into_iter().flatten())
        .env("NABLA_FUZZ_SECONDS", seconds.unwrap_or(SECONDS).to_string())
        .env("NABLA_FUZZ_SEED", seed.to_string());
    match (run::tests(cmd)?, target) {
        (0, Some(target)) => {
            bail!("there is no target {target}; tests/corpus has a folder for each")
        }
        _ => Ok(()),
    }
}
