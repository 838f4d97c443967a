//! A driver (chromedriver or geckodriver) as a process, and the options with which the browsers start.

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Kind;
use crate::root;

/// The longest wait until a driver listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// The process of a driver; it ends when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    pub(crate) port: u16,
}

impl Driver {
    /// Starts a driver; its output goes to the file `log`.
    pub(crate) fn start(kind: Kind, log: &Path) -> Self {
        let (variable, program) = match kind {
            Kind::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Kind::Firefox => ("GECKODRIVER", "geckodriver"),
        };
        let program = env::var_os(variable).unwrap_or_else(|| program.into());
        // Another program may take a free port before the driver does: then it tries the next one.
        for _ in 0..3 {
            let port = free_port();
            let out = File::create(log).expect("a log file for the driver");
            let err = out.try_clone().expect("a log file for the driver");
            let mut command = Command::new(&program);
            command.arg(format!("--port={port}"));
            if kind == Kind::Firefox {
                // The default port is fixed, so that a second Firefox would not start.
                command.arg("--websocket-port=0");
            }
            let process = command
                .stdin(Stdio::null())
                .stdout(out)
                .stderr(err)
                .spawn()
                .unwrap_or_else(|error| {
                    panic!("{} does not start ({error}); run `cargo xtask e2e`", program.display())
                });
            let mut driver = Self { process, port };
            if driver.listens() {
                return driver;
            }
        }
        panic!("{} does not listen; its log is {}", program.display(), log.display());
    }

    fn listens(&mut self) -> bool {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
                return true;
            }
            if matches!(self.process.try_wait(), Ok(Some(_)) | Err(_)) {
                return false;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The options of `web/webdriver.json`, which wasm-pack reads too, and those that only these tests need. In
/// that file, `--no-sandbox` is there because Chromium does not start as root with its sandbox, the flags about
/// background work stop Chromium's own network requests, and the resolver rules block all other hosts.
pub(crate) fn capabilities(kind: Kind) -> Capabilities {
    let file = root().join("web/webdriver.json");
    let text = fs::read_to_string(&file).expect("web/webdriver.json is there");
    let mut options: Value = serde_json::from_str(&text).expect("web/webdriver.json is JSON");
    // In milliseconds; the standard's five minutes for loading a page are too long when the page is broken.
    let timeouts = json!({ "pageLoad": 60_000, "script": 30_000 });
    let ours = match kind {
        Kind::Chromium => json!({
            "timeouts": timeouts,
            "goog:chromeOptions": options["goog:chromeOptions"].take(),
            // Logs the console and every request.
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }),
        Kind::Firefox => json!({
            "timeouts": timeouts,
            "moz:firefoxOptions": options["moz:firefoxOptions"].take(),
            // The same over a WebSocket.
            "webSocketUrl": true,
        }),
    };
    match ours {
        Value::Object(map) => map,
        _ => Capabilities::new(),
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound port").port()
}
