//! The browsers that the tests run in, and the drivers that control them: found, or installed with apt where
//! that is possible.

use anyhow::{Result, bail};
use std::env;
use std::path::PathBuf;
use xshell::cmd;

use crate::project::Project;
use crate::tools;

/// The programs through which a test controls a browser.
#[derive(Debug)]
pub(crate) struct Drivers {
    pub(crate) chrome: PathBuf,
    pub(crate) gecko: PathBuf,
}

const CHROMIUM: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX: &[&str] = &["firefox", "firefox-esr"];

/// Both browsers with their drivers.
pub(crate) fn ensure(project: &Project) -> Result<Drivers> {
    let mut packages = Vec::new();
    if any(project, CHROMIUM).is_none() || chromedriver(project).is_none() {
        packages.extend(["chromium", "chromium-driver"]);
    }
    if any(project, FIREFOX).is_none() {
        packages.push("firefox-esr");
    }
    if !packages.is_empty() {
        // Without any font, the text of a page is measured and drawn as empty boxes.
        packages.push("fonts-liberation");
        apt(project, &packages)?;
    }
    let Some(chrome) = chromedriver(project) else {
        bail!("chromedriver is missing; install it, or name it in CHROMEDRIVER");
    };
    let gecko = match named("GECKODRIVER", "GECKOWEBDRIVER", "geckodriver") {
        Some(path) => path,
        None => tools::geckodriver(project)?,
    };
    Ok(Drivers { chrome, gecko })
}

fn chromedriver(project: &Project) -> Option<PathBuf> {
    named("CHROMEDRIVER", "CHROMEWEBDRIVER", "chromedriver")
        .or_else(|| project.which("chromedriver"))
}

/// A driver that an environment variable names: either the file itself, or its folder as on GitHub's machines.
fn named(file: &str, folder: &str, program: &str) -> Option<PathBuf> {
    let file = env::var_os(file).map(PathBuf::from);
    let folder = env::var_os(folder).map(|folder| PathBuf::from(folder).join(program));
    file.into_iter().chain(folder).find(|path| path.is_file())
}

fn any(project: &Project, programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| project.which(program))
}

fn apt(project: &Project, packages: &[&str]) -> Result<()> {
    let sh = &project.sh;
    let list = packages.join(" ");
    let by_hand =
        format!("the browser tests need {list}; install them with your system's package manager");
    if project.which("apt-get").is_none() {
        bail!("{by_hand}");
    }
    let is_root = cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0");
    // -n: fail instead of asking for a password, because nobody may be there to type it.
    let as_root: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
    if !is_root && cmd!(sh, "sudo -n true").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        bail!("the browser tests need {list}; install them with `sudo apt-get install {list}`");
    }
    println!("Installing {list} with apt-get, about a minute.");
    let apt = |args: &[&str]| {
        let mut words =
            as_root.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
        let first = words.next().copied().unwrap_or("env");
        sh.cmd(first).args(words).args(args).quiet().ignore_stdout().run()
    };
    // A failed update is no reason to stop: the existing package lists may be good enough.
    if apt(&["update"]).is_err() {
        println!("apt-get could not update its lists; going on with those that are there.");
    }
    let install = ["install", "--yes", "--no-install-recommends"];
    if apt(&[&install[..], packages].concat()).is_err() {
        bail!("{by_hand}");
    }
    Ok(())
}
