//! The page during development: built, served, opened, and rebuilt after every change.

use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::compile::{self, Profile};
use crate::live::{Live, State};
use crate::project::Project;
use crate::watch::Snapshot;
use crate::{assembly, bindgen, index, tools, worker};

const DEFAULT_PORT: u16 = 8080;

pub(crate) fn serve(project: &Project, port: Option<u16>, open: bool) -> Result<()> {
    let port = match port {
        Some(port) if is_free(port) => port,
        Some(port) => bail!("port {port} is taken; choose another one with --port"),
        None => free_port()?,
    };
    tools::target(project, tools::WASM)?;
    let address = format!("http://127.0.0.1:{port}/");
    println!("Building the page for {address} (Ctrl-C ends it).");
    let trunk = fs::read_to_string(project.root.join("Trunk.toml"))?;
    let paths: Vec<PathBuf> =
        index::watched(&trunk)?.into_iter().map(|path| project.root.join(path)).collect();
    let mut live: Option<Arc<Live>> = None;
    // From the clock, so that a page that is still open from an earlier call does not count as current.
    let mut version = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    loop {
        let seen = Snapshot::of(&paths);
        let start = Instant::now();
        // Two folders in turn, so that the served page stays complete while the next build runs or fails.
        let folder = project.target.join(format!("page/serve-{}", version % 2));
        match (build(project, &folder), &live) {
            (Ok(()), None) => {
                let state = State { folder, version, is_broken: false };
                live = Some(Live::start(port, state)?);
                version += 1;
                println!("The page is at {address}, built in {}.", time(start.elapsed()));
                println!("It is built again whenever a file changes in {}.", list(&trunk)?);
                if open {
                    open_browser(&address);
                }
            }
            (Ok(()), Some(live)) => {
                live.set(|state| *state = State { folder, version, is_broken: false });
                version += 1;
                println!("Built in {}; open pages load it.", time(start.elapsed()));
            }
            (Err(error), served) => {
                eprintln!("error: {error:#}");
                match served {
                    Some(live) => {
                        live.set(|state| state.is_broken = true);
                        println!(
                            "The page before this change stays; the next change is built again."
                        );
                    }
                    None => println!("There is no page yet; the next change is built again."),
                }
            }
        }
        let changed = seen.wait_for_change(&paths);
        println!("{} has changed.", changed.strip_prefix(&project.root)?.display());
    }
}

/// Builds the page into `folder` and prints the steps.
fn build(project: &Project, folder: &Path) -> Result<()> {
    let is_first = !project.target.join(tools::WASM).join(Profile::Serve.name()).is_dir();
    let minutes = if is_first { ": about 3 minutes on two cores, later seconds" } else { "" };
    println!("1 of 2: compiling the page{minutes}");
    let wasm = compile::page(project, Profile::Serve)?;
    println!("2 of 2: making the script that loads it, and putting the page together: seconds");
    let program = project.target.join("page/program");
    // The program is often unchanged, for example when only a style sheet has changed.
    let stamp = project.target.join("page/program-hash");
    let hash = hash(&wasm)?;
    if fs::read_to_string(&stamp).ok().as_ref() != Some(&hash) || !program.is_dir() {
        // Otherwise a call that is stopped halfway would leave an incomplete result for the next call.
        fs::remove_file(&stamp).ok();
        bindgen::generate(&wasm, &program)?;
        fs::write(&stamp, hash)?;
    }
    let worker = worker::build(project, Profile::Serve)?;
    assembly::assemble(project, &program, folder)?;
    worker.place(folder)
}

fn hash(file: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    fs::read(file).with_context(|| format!("{} is missing", file.display()))?.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

/// "2 min 41 s"; below a minute with a tenth of a second.
fn time(passed: Duration) -> String {
    let seconds = passed.as_secs();
    match seconds / 60 {
        0 => format!("{:.1} s", passed.as_secs_f64()),
        minutes => format!("{minutes} min {} s", seconds % 60),
    }
}

fn list(trunk: &str) -> Result<String> {
    Ok(index::watched(trunk)?.join(", "))
}

/// Opens the page where there is a screen; elsewhere the printed address must be enough.
fn open_browser(address: &str) {
    let (program, args): (_, &[&str]) = match env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/c", "start"]),
        _ if env::var_os("DISPLAY").or_else(|| env::var_os("WAYLAND_DISPLAY")).is_none() => return,
        _ => ("xdg-open", &[]),
    };
    let mut browser = Command::new(program);
    browser
        .args(args)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if browser.spawn().is_err() {
        println!("No browser could be opened; open the address by hand.");
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn free_port() -> Result<u16> {
    if is_free(DEFAULT_PORT) {
        return Ok(DEFAULT_PORT);
    }
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::time;
    use std::time::Duration;

    #[test]
    fn a_time_is_said_as_people_say_it() {
        assert_eq!(time(Duration::from_millis(3_460)), "3.5 s", "seconds");
        assert_eq!(time(Duration::from_secs(161)), "2 min 41 s", "minutes");
    }
}
