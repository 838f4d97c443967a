//! Serves the page on this machine during development, and notifies an open page when there is a newer build.
//! It does not use the server of the tests, which closes each connection after one answer: here an open page
//! keeps listening.

use anyhow::{Context, Result};
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The path of the event stream that an open page listens to.
const EVENTS: &str = "/~events";
/// The path of the script that listens.
const SCRIPT: &str = "/~live.js";

/// The page that is served, and its state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    pub(crate) folder: PathBuf,
    /// A different number means a different build.
    pub(crate) version: u64,
    /// The files have changed since, and the build from them failed.
    pub(crate) is_broken: bool,
}

/// A server that runs until the program ends.
#[derive(Debug)]
pub(crate) struct Live {
    state: Mutex<State>,
    changed: Condvar,
}

impl Live {
    /// Starts the server.
    pub(crate) fn start(port: u16, state: State) -> Result<Arc<Self>> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} is taken; choose another one with --port"))?;
        let live = Arc::new(Self { state: Mutex::new(state), changed: Condvar::new() });
        let shared = Arc::clone(&live);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let live = Arc::clone(&shared);
                // A browser that closes the connection during an answer is not an error.
                thread::spawn(move || live.answer(&connection));
            }
        });
        Ok(live)
    }

    /// Changes the state and notifies the open pages.
    pub(crate) fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    fn state(&self) -> State {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn answer(&self, mut connection: &TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(connection);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        // The headers do not matter here, but they have to be read before the answer.
        let mut header = String::new();
        while 2 < reader.read_line(&mut header)? {
            header.clear();
        }
        let Some(path) = line.split_whitespace().nth(1).and_then(|it| it.split('?').next()) else {
            // The browser opened a connection in advance and did not use it.
            return Ok(());
        };
        let (status, kind, bytes) = match path {
            EVENTS => return self.tell(connection),
            SCRIPT => ("200 OK", "text/javascript", include_bytes!("live.js").to_vec()),
            _ => match file(&self.state().folder, path) {
                Some((kind, bytes)) => ("200 OK", kind, bytes),
                None => ("404 Not Found", "text/plain", b"There is no such file.".to_vec()),
            },
        };
        let length = bytes.len();
        write!(
            connection,
            // Any origin is allowed, because a sandboxed frame has none, and it requests scripts across
            // origins.
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\n\
             Connection: close\r\n\r\n",
        )?;
        connection.write_all(&bytes)
    }

    /// Sends the state to an open page, at once and after every change, until the page is closed.
    fn tell(&self, mut connection: &TcpStream) -> io::Result<()> {
        /// The longest pause between two messages: only a failed write shows that the page is gone.
        const PAUSE: Duration = Duration::from_secs(20);
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n\
                    Connection: close\r\n\r\nretry: 1000\n\n";
        connection.write_all(head.as_bytes())?;
        loop {
            let told = self.state();
            write!(connection, "data: {} {}\n\n", told.version, told.is_broken)?;
            let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = self.changed.wait_timeout_while(state, PAUSE, |state| *state == told);
        }
    }
}

/// The content type and the content of a file of the page.
fn file(folder: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let inside = Path::new(path.strip_prefix('/')?);
    // Serves nothing outside of the folder.
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(inside);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let mut bytes = fs::read(&file).ok()?;
    if file.ends_with("index.html") {
        bytes.extend(format!("<script src=\"{SCRIPT}\"></script>\n").bytes());
    }
    Some((kind, bytes))
}

#[cfg(test)]
mod tests {
    use super::{Live, State};
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::{Ipv4Addr, TcpListener, TcpStream};
    use std::{env, fs, process};

    #[test]
    fn the_page_is_served_and_hears_of_the_next_one() {
        let folder = env::temp_dir().join(format!("nabla-live-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), "<p>the page").unwrap();
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = free.local_addr().unwrap().port();
        let state = State { folder: folder.clone(), version: 1, is_broken: false };
        let taken = Live::start(port, state.clone()).unwrap_err().to_string();
        assert!(taken.contains("--port"), "{taken}");
        drop(free);
        let live = Live::start(port, state).unwrap();
        let ask = |path: &str| {
            let mut connection = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            write!(connection, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            connection
        };
        let get = |path: &str| {
            let mut text = String::new();
            ask(path).read_to_string(&mut text).unwrap();
            text
        };
        let page = get("/?x=1");
        assert!(page.contains("200 OK") && page.contains("<p>the page"), "{page}");
        assert!(page.contains("/~live.js"), "it listens: {page}");
        for path in ["/none.js", "/../Cargo.toml", "//etc/hostname"] {
            assert!(get(path).contains("404"), "{path}");
        }
        let mut events = BufReader::new(ask("/~events")).lines().map(Result::unwrap);
        let mut next = || events.find(|line| line.starts_with("data:")).unwrap();
        assert_eq!(next(), "data: 1 false", "at once");
        live.set(|state| state.is_broken = true);
        assert_eq!(next(), "data: 1 true", "a change that does not compile");
        live.set(|state| *state = State { version: 2, is_broken: false, ..state.clone() });
        assert_eq!(next(), "data: 2 false", "another page");
        fs::remove_dir_all(folder).unwrap();
    }
}
