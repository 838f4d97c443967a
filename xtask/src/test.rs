//! All checks, cheapest first; the first failure ends the run.

use anyhow::{Context, Result, bail};
use std::time::{Duration, Instant};
use xshell::Cmd;

use crate::project::Project;
use crate::{bench, browsers, build, deny, e2e, run, tools, trunk};

/// A step: its name, and its function, which returns how many tests passed.
type Step = (&'static str, fn(&Project) -> Result<usize>);

const STEPS: &[Step] = &[
    ("fmt", fmt),
    ("deny", deny::check),
    ("clippy", clippy),
    ("bare-metal", bare_metal),
    ("docs", docs),
    ("native", native),
    ("guard", |project| bench::guard(project, &[]).map(|()| 0)),
    ("golden", golden),
    ("web-test", web_test),
    ("trunk", trunk::check),
    ("build", |project| build::build(project).map(|()| 0)),
    ("e2e", |project| e2e::e2e(project, None, false)),
];

/// The packages that run only in browsers.
const PAGES: [&str; 2] = ["ui", "web"];

/// Arguments for cargo that exclude these packages.
fn without_pages() -> impl Iterator<Item = &'static str> {
    PAGES.into_iter().flat_map(|page| ["--exclude", page])
}

/// Arguments for cargo that select only these packages.
fn pages_alone() -> impl Iterator<Item = &'static str> {
    PAGES.into_iter().flat_map(|page| ["--package", page])
}

pub(crate) fn all(project: &Project) -> Result<()> {
    let mut times: Vec<(&str, Duration, usize)> = Vec::new();
    // A missing tool is reported at once, not after minutes of compiling.
    for (name, step) in [("tools", install as fn(&Project) -> Result<usize>)].iter().chain(STEPS) {
        println!("== {name}");
        let start = Instant::now();
        let outcome = step(project).with_context(|| format!("{name} failed"));
        times.push((name, start.elapsed(), *outcome.as_ref().unwrap_or(&0)));
        if outcome.is_err() {
            print_times(&times);
        }
        outcome?;
    }
    print_times(&times);
    let passed: usize = times.iter().map(|(_, _, passed)| passed).sum();
    println!("{passed} passed, 0 failed");
    Ok(())
}

pub(crate) fn part(project: &Project, name: &str) -> Result<()> {
    match STEPS.iter().find(|(step, _)| *step == name) {
        Some((_, step)) => step(project).map(drop),
        None => bail!("there is no command {name}; `cargo xtask help` lists the commands"),
    }
}

fn print_times(times: &[(&str, Duration, usize)]) {
    println!("== summary");
    for (name, time, passed) in times {
        let tests = if *passed == 0 { String::new() } else { format!("{passed:>6} tests") };
        println!("{name:<12}{:>8.1} s{tests}", time.as_secs_f64());
    }
}

fn install(project: &Project) -> Result<usize> {
    tools::target(project, tools::BARE_METAL)?;
    tools::target(project, tools::WASM)?;
    tools::wasm_bindgen(project)?;
    tools::cargo_deny(project)?;
    tools::wasm_pack(project)?;
    browsers::ensure(project)?;
    Ok(0)
}

fn fmt(project: &Project) -> Result<usize> {
    run(project.cargo(&["fmt", "--all", "--check"]))
}

// An argument denies warnings, and not RUSTFLAGS, which would rebuild every dependency.
fn clippy(project: &Project) -> Result<usize> {
    let deny = ["--", "-D", "warnings"];
    let native = ["clippy", "--quiet", "--workspace", "--all-targets"];
    run(project.cargo(&native).args(without_pages()).args(deny))?;
    // `--all-targets` does not include the targets that `cargo test` leaves out.
    let scenarios = ["clippy", "--quiet", "--package", "tests", "--test", "e2e", "--test", "bench"];
    run(project.cargo(&scenarios).args(deny))?;
    tools::target(project, tools::WASM)?;
    let pages = ["clippy", "--quiet", "--all-targets", "--target", tools::WASM];
    run(project.cargo(&pages).args(pages_alone()).args(deny))
}

fn bare_metal(project: &Project) -> Result<usize> {
    tools::target(project, tools::BARE_METAL)?;
    run(project.cargo(&["build", "--quiet", "--package", "nn", "--target", tools::BARE_METAL]))
}

fn docs(project: &Project) -> Result<usize> {
    tools::target(project, tools::WASM)?;
    let native = ["doc", "--quiet", "--no-deps", "--workspace"];
    run(project.cargo(&native).args(without_pages()).env("RUSTDOCFLAGS", "-D warnings"))?;
    let pages = ["doc", "--quiet", "--no-deps", "--target", tools::WASM];
    run(project.cargo(&pages).args(pages_alone()).env("RUSTDOCFLAGS", "-D warnings"))
}

// The end-to-end scenarios are not among these: tests/Cargo.toml excludes their target.
fn native(project: &Project) -> Result<usize> {
    run::tests(project.cargo(&["test", "--quiet", "--workspace"]).args(without_pages()))
}

/// The runs that the tests compare in the test profile, compiled here with the page's profile.
fn golden(project: &Project) -> Result<usize> {
    let golden = ["run", "--quiet", "--release", "--package", "playground", "--bin", "golden"];
    let ours = project.cargo(&golden).quiet().read()?;
    let theirs = project.sh.read_file(project.root.join("tests/golden.txt"))?;
    if let Some((ours, theirs)) = ours.lines().zip(theirs.lines()).find(|(a, b)| a != b) {
        bail!("optimized, the runs differ from tests/golden.txt: {ours} where it has {theirs}");
    }
    if ours.lines().count() != theirs.lines().count() {
        bail!("optimized, there are other runs than in tests/golden.txt");
    }
    Ok(0)
}

fn web_test(project: &Project) -> Result<usize> {
    tools::target(project, tools::WASM)?;
    tools::wasm_bindgen(project)?;
    let wasm_pack = tools::wasm_pack(project)?;
    let drivers = browsers::ensure(project)?;
    let mut n_passed = 0;
    for page in PAGES {
        let test = project
            .cmd(&wasm_pack)
            // Without a network, it warns that it could not look for a newer version of itself.
            .args(["--log-level", "error"])
            // no-install: everything is installed already, and wasm-pack must not download drivers of its own.
            .args(["test", "--mode", "no-install", "--headless", "--chrome", "--firefox"])
            .args(["--chromedriver".as_ref(), drivers.chrome.as_os_str()])
            .args(["--geckodriver".as_ref(), drivers.gecko.as_os_str()])
            .arg(project.root.join(page))
            // An argument for cargo.
            .arg("--locked")
            // The test runner would use this driver for both browsers.
            .env_remove("CHROMEDRIVER")
            .env_remove("GECKODRIVER")
            // In seconds. The default of 20 is too short for a busy machine.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
        n_passed += run::tests(test)?;
    }
    Ok(n_passed)
}

fn run(cmd: Cmd<'_>) -> Result<usize> {
    cmd.quiet().run()?;
    Ok(0)
}
