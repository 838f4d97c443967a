//! A web server for a folder, for this machine only: serves it at any path, with any Content-Security-Policy,
//! and records the requests. It does not use tiny_http, which sometimes delays a connection until another one
//! ends, and browsers keep theirs open.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The path to which browsers report violations of the policy.
const REPORTS: &str = "/policy-report";
/// The path of an empty page outside of the folder, as if from another site.
const ELSEWHERE: &str = "/elsewhere";
/// Its icon is a `data:` address, so that it causes no request.
const EMPTY: &str = "<!doctype html><title>Elsewhere</title><link rel=icon href=data:,><body>";

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Server {
    site: Arc<Site>,
    address: SocketAddr,
}

/// What the server answers instead of a file.
#[derive(Clone, Copy, Debug)]
pub enum Instead {
    /// That the file does not exist.
    Missing,
    /// Another page: some servers send one page for every path.
    Page,
    /// The file itself, but with a content type that does not tell its kind.
    Unnamed,
}

/// The requests to the server.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// All requested paths in the folder, existing or not.
    pub paths: Vec<String>,
    /// The requested paths that do not exist.
    pub missing: Vec<String>,
    /// The violations of the policy that the browser reported.
    pub violations: Vec<String>,
}

impl Server {
    /// Serves `folder` at `prefix`, which begins and ends with a slash, on a free port.
    pub fn start(folder: &Path, prefix: &'static str, policy: Option<&str>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port to serve on");
        let address = listener.local_addr().expect("a bound port");
        let site = Arc::new(Site {
            folder: folder.to_owned(),
            prefix,
            policy: policy.map(|policy| format!("{policy}; report-uri {REPORTS}")),
            seen: Mutex::default(),
            is_over: AtomicBool::new(false),
            is_away: AtomicBool::new(false),
            instead: Mutex::default(),
            newer: Mutex::default(),
        });
        let shared = Arc::clone(&site);
        thread::spawn(move || {
            for connection in listener.incoming() {
                if shared.is_over.load(Ordering::Relaxed) {
                    return;
                }
                let site = Arc::clone(&shared);
                // A browser that closes the connection during an answer is not an error.
                thread::spawn(move || connection.and_then(|connection| site.answer(connection)));
            }
        });
        Self { site, address }
    }

    /// `http://127.0.0.1:1234`, in the same form as `location.origin`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of the folder's index page.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.site.prefix)
    }

    /// From now on no request gets an answer.
    pub fn stop_answering(&self) {
        self.site.is_away.store(true, Ordering::Relaxed);
    }

    /// From now on, paths that contain `fragment` get this answer; with `None`, all answers are normal again.
    pub fn answer(&self, instead: Option<(&'static str, Instead)>) {
        *self.site.instead.lock().unwrap_or_else(PoisonError::into_inner) = instead;
    }

    /// From now on, the file of this name has this content.
    pub fn replace(&self, name: &'static str, content: String) {
        *self.site.newer.lock().unwrap_or_else(PoisonError::into_inner) = Some((name, content));
    }

    /// The address of an empty page that does not belong to the folder.
    pub fn elsewhere(&self) -> String {
        format!("{}{ELSEWHERE}", self.origin())
    }

    /// The requests so far.
    pub fn seen(&self) -> Seen {
        self.site.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.site.is_over.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for a connection; otherwise it would never end.
        let _ = TcpStream::connect(self.address);
    }
}

#[derive(Debug)]
struct Site {
    folder: PathBuf,
    prefix: &'static str,
    policy: Option<String>,
    seen: Mutex<Seen>,
    is_over: AtomicBool,
    is_away: AtomicBool,
    instead: Mutex<Option<(&'static str, Instead)>>,
    newer: Mutex<Option<(&'static str, String)>>,
}

impl Site {
    /// Answers one request and closes the connection.
    fn answer(&self, connection: TcpStream) -> io::Result<()> {
        if self.is_away.load(Ordering::Relaxed) {
            return Ok(());
        }
        let mut reader = BufReader::new(&connection);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            // The browser opened a connection in advance and did not use it.
            return Ok(());
        };
        let headers = headers(&mut reader)?;
        let length = headers.get("content-length").and_then(|length| length.parse().ok());
        let mut body = Vec::new();
        reader.take(length.unwrap_or(0)).read_to_end(&mut body)?;
        let path = target.split('?').next().unwrap_or_default().to_owned();
        let (status, kind, bytes) = self.response(method, path, &body);
        let policy =
            self.policy.iter().map(|policy| format!("Content-Security-Policy: {policy}\r\n"));
        let head = format!(
            // no-cache: a reload must load again, but going back may still show the page from memory. Any
            // origin is allowed, because a sandboxed frame has none, and it requests scripts across origins.
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\n\
             Connection: close\r\n{}\r\n",
            bytes.len(),
            policy.collect::<String>(),
        );
        let mut writer = &connection;
        writer.write_all(head.as_bytes())?;
        writer.write_all(&bytes)
    }

    fn response(
        &self,
        method: &str,
        path: String,
        body: &[u8],
    ) -> (&'static str, &'static str, Vec<u8>) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if method == "POST" && path == REPORTS {
            seen.violations.push(String::from_utf8_lossy(body).into_owned());
            return ("204 No Content", "text/plain", Vec::new());
        }
        if path == ELSEWHERE {
            return ("200 OK", "text/html", EMPTY.into());
        }
        seen.paths.push(path.clone());
        let instead = *self.instead.lock().unwrap_or_else(PoisonError::into_inner);
        let instead = instead.filter(|(fragment, _)| path.contains(fragment));
        match instead {
            Some((_, Instead::Missing)) => return ("404 Not Found", "text/plain", Vec::new()),
            Some((_, Instead::Page)) => return ("200 OK", "text/html", EMPTY.into()),
            Some((_, Instead::Unnamed)) | None => {}
        }
        match self.file(&path) {
            Some((_, bytes)) if instead.is_some() => ("200 OK", "application/octet-stream", bytes),
            Some((file, bytes)) => ("200 OK", mime(&file), bytes),
            None => {
                seen.missing.push(path);
                ("404 Not Found", "text/plain", Vec::new())
            }
        }
    }

    fn file(&self, path: &str) -> Option<(PathBuf, Vec<u8>)> {
        let inside = Path::new(path.strip_prefix(self.prefix)?);
        // Serves nothing outside of the folder.
        if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let file = self.folder.join(inside);
        let file = if file.is_dir() { file.join("index.html") } else { file };
        let newer = self.newer.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = match &*newer {
            Some((name, content)) if file.ends_with(name) => content.clone().into_bytes(),
            _ => fs::read(&file).ok()?,
        };
        Some((file, bytes))
    }
}

/// The headers up to the empty line, names in lower case.
fn headers(reader: &mut impl BufRead) -> io::Result<HashMap<String, String>> {
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        match line.split_once(':') {
            Some((name, value)) => {
                headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
            }
            None => return Ok(headers),
        }
    }
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "webmanifest") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
