//! Tests of the built page in real browsers: scenarios, short and long, and screenshots.

use anyhow::Result;
use std::path::PathBuf;
use xshell::Cmd;

use crate::project::Project;
use crate::{browsers, build, npm, run};

/// Runs the scenarios whose name contains `filter`, and returns how many there are.
pub(crate) fn e2e(project: &Project, filter: Option<&str>, fresh: bool) -> Result<usize> {
    build::ensure(project, fresh)?;
    run::tests(harness(project)?.args(filter))
}

/// Runs the random user and the endurance test for a long time; with a seed, only the random user with that
/// seed.
pub(crate) fn soak(
    project: &Project,
    seed: Option<u32>,
    actions: Option<u32>,
    fresh: bool,
) -> Result<()> {
    build::ensure(project, fresh)?;
    let names: &[&str] = if seed.is_some() { &["monkey"] } else { &["monkey", "soak"] };
    let harness = harness(project)?
        .args(names)
        // The output contains the seeds.
        .arg("--nocapture")
        .env("NABLA_SEED", seed.unwrap_or(1).to_string())
        .env("NABLA_ACTIONS", actions.unwrap_or(5_000).to_string())
        .env("NABLA_EPOCHS", "1000000")
        .env("NABLA_CHANGES", "10000");
    run::tests(harness).map(drop)
}

/// Takes screenshots of the page.
pub(crate) fn shot(
    project: &Project,
    hash: Option<&str>,
    out: Option<PathBuf>,
    fresh: bool,
) -> Result<()> {
    build::ensure(project, fresh)?;
    let out = project.root.join(out.unwrap_or_else(|| project.target.join("shots")));
    let mut harness = harness(project)?.arg("shots").env("NABLA_SHOTS", &out);
    if let Some(hash) = hash {
        harness = harness.env("NABLA_SHOTS_HASH", hash);
    }
    run::tests(harness)?;
    println!("The pictures are in {}", out.display());
    Ok(())
}

fn harness(project: &Project) -> Result<Cmd<'_>> {
    let drivers = browsers::ensure(project)?;
    Ok(project
        .cargo(&["test", "--quiet", "--package", "tests", "--test", "e2e", "--"])
        // One browser at a time: two browsers that train on two shared cores both miss their time limits.
        .arg("--test-threads=1")
        // The line of the assertion is enough; a backtrace through futures fills pages.
        .env("RUST_BACKTRACE", "0")
        .env("NABLA_AXE", npm::file(project, "axe-core/axe.min.js").unwrap_or_default())
        .env("CHROMEDRIVER", drivers.chrome)
        .env("GECKODRIVER", drivers.gecko))
}
