//! The page while it is worked on: built, served, opened and rebuilt on every change.

use anyhow::{Context, Result, bail};
use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::build;
use crate::project::Project;

const DEFAULT_PORT: u16 = 8080;

pub(crate) fn serve(project: &Project, port: Option<u16>, open: bool) -> Result<()> {
    let trunk = build::tools(project)?;
    let port = match port {
        Some(port) if is_free(port) => port,
        Some(port) => bail!("port {port} is taken; choose another one with --port"),
        None => free_port()?,
    };
    let address = format!("http://127.0.0.1:{port}/");
    println!(
        "Building the page for {address} (the first time takes a few minutes; Ctrl-C ends it)."
    );
    let trunk = project
        .cmd(trunk)
        .arg("serve")
        // Not into dist/, which a test may be looking at.
        .arg("--dist")
        .arg(project.sh.create_dir(project.target.join("serve"))?)
        // The release profile also here: without optimization the page learns at a crawl.
        .args([
            "--release",
            "--locked=true",
            "--skip-version-check",
            "--address",
            "127.0.0.1",
            "--port",
        ])
        .arg(port.to_string());
    let mut trunk =
        Command::from(trunk).stdin(Stdio::null()).spawn().context("trunk does not start")?;
    // Trunk listens once the first build is done.
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if let Some(status) = trunk.try_wait()? {
            bail!("trunk ended before the page was served ({status}); the messages above say why");
        }
        thread::sleep(Duration::from_millis(200));
    }
    println!("The page is at {address}");
    if open {
        open_browser(&address);
    }
    let status = trunk.wait()?;
    if !status.success() {
        bail!("trunk ended with {status}");
    }
    Ok(())
}

/// Opens the page where there is a screen; where there is none, the printed address must do.
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
