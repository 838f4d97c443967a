//! A driver (chromedriver or geckodriver) as a process, and what the browsers are started with.

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

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// Ends when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    pub(crate) port: u16,
}

impl Driver {
    /// What the driver prints goes to the file `log`.
    pub(crate) fn start(kind: Kind, log: &Path) -> Self {
        let (variable, program) = match kind {
            Kind::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Kind::Firefox => ("GECKODRIVER", "geckodriver"),
        };
        let program = env::var_os(variable).unwrap_or_else(|| program.into());
        // A free port may be taken by someone else before the driver has it: then the next one.
        for _ in 0..3 {
            let port = free_port();
            let out = File::create(log).expect("a log file for the driver");
            let err = out.try_clone().expect("a log file for the driver");
            let mut command = Command::new(&program);
            command.arg(format!("--port={port}"));
            if kind == Kind::Firefox {
                // Its usual port is fixed, and then a second Firefox does not start.
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
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The options of `web/webdriver.json`, which wasm-pack reads too, and what only this harness needs.
/// There, `--no-sandbox` because Chromium does not start as root with it, the flags about background
/// work because Chromium would call home, and the resolver rules so that nothing can.
pub(crate) fn capabilities(kind: Kind) -> Capabilities {
    let file = root().join("web/webdriver.json");
    let text = fs::read_to_string(&file).expect("web/webdriver.json is there");
    let mut options: Value = serde_json::from_str(&text).expect("web/webdriver.json is JSON");
    // Milliseconds; the standard's five minutes for a page are long when one is broken.
    let timeouts = json!({ "pageLoad": 60_000, "script": 30_000 });
    let ours = match kind {
        Kind::Chromium => json!({
            "timeouts": timeouts,
            "goog:chromeOptions": options["goog:chromeOptions"].take(),
            // The console, and every request.
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }),
        Kind::Firefox => json!({
            "timeouts": timeouts,
            "moz:firefoxOptions": options["moz:firefoxOptions"].take(),
            // The same over a socket.
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
