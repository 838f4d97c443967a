//! Measures the built page: its loading time on a slow machine, the computing time per frame, and the sizes of
//! its files.

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tests::browser::Browser;
use tests::server::Server;

use crate::report::median;

/// The factor by which the processor is slowed down while the page loads.
pub(crate) const SLOWDOWN: u32 = 4;

/// The measurements of the page.
#[derive(Debug)]
pub(crate) struct Page {
    /// Milliseconds from navigation to the first picture, on the slowed machine.
    pub(crate) first_picture_ms: f64,
    /// Milliseconds from navigation until the page reacts to input, on the slowed machine.
    pub(crate) ready_ms: f64,
    /// Milliseconds of script per frame while playing, by network.
    pub(crate) frames: Vec<(&'static str, f64)>,
    /// Name, bytes, bytes after gzip.
    pub(crate) files: Vec<(String, usize, usize)>,
}

/// The networks that are played: the page's first network, and its largest.
const PLAYED: [(&str, &str); 2] = [
    ("W1's network", "#seed=0.12345"),
    (
        "W2's network",
        "#seed=0.12345&activation=relu&networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true\
         &xTimesY=true&sinX=true&sinY=true",
    ),
];

/// Records the time at which the page says that it is ready.
const WATCH: &str = "new MutationObserver((_, observer) => {
        if (document.documentElement?.dataset.ready !== 'true') return;
        observer.disconnect();
        window.readyAt = performance.now();
    }).observe(document, { attributes: true, subtree: true });";
const READY: &str = "document.documentElement.dataset.ready === 'true'";
const PAINTED: &str = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

/// Measures the page in `dist`.
pub(crate) async fn measure(browser: &Browser, dist: &Path, is_quick: bool) -> Page {
    let server = Server::start(dist, "/", None);
    println!("The page");
    browser.run_first(WATCH).await;
    let (mut painted, mut ready) = (Vec::new(), Vec::new());
    throttle(browser, SLOWDOWN).await;
    for _ in 0..if is_quick { 3 } else { 11 } {
        open(browser, &format!("{}{}", server.url(), PLAYED[0].1)).await;
        browser.wait_for(PAINTED).await;
        painted.push(number(browser, PAINTED).await);
        ready.push(number(browser, "window.readyAt").await);
    }
    throttle(browser, 1).await;
    let mut frames = Vec::new();
    for (name, link) in PLAYED {
        open(browser, &format!("{}{link}", server.url())).await;
        frames.push((name, script_ms(browser, is_quick).await));
    }
    let files = files(dist).into_iter().map(|file| {
        let bytes = fs::read(&file).expect("a file of the page");
        let name = file.strip_prefix(dist).unwrap_or(&file).display().to_string();
        (name, bytes.len(), gzipped(&bytes))
    });
    Page {
        first_picture_ms: median(&painted),
        ready_ms: median(&ready),
        frames,
        files: files.collect(),
    }
}

async fn open(browser: &Browser, url: &str) {
    // Goes through an empty page: if only the hash of the address changed, the page would not load again.
    browser.goto("about:blank").await;
    browser.goto(url).await;
    browser.wait_for(READY).await;
}

async fn throttle(browser: &Browser, rate: u32) {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;
}

/// Milliseconds of script per frame while playing.
async fn script_ms(browser: &Browser, is_quick: bool) -> f64 {
    browser.devtools("Performance.enable", json!({})).await;
    browser.click("#play-pause").await;
    // In the first second, the browser still compiles.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let count =
        "window.frames_ = 0; (function count() { frames_++; requestAnimationFrame(count); })()";
    browser.run(count).await;
    let (before, first) = (script_s(browser).await, number(browser, "frames_").await);
    tokio::time::sleep(Duration::from_secs(if is_quick { 1 } else { 5 })).await;
    let (after, last) = (script_s(browser).await, number(browser, "frames_").await);
    (after - before) * 1000.0 / (last - first)
}

/// Seconds of script since the page was loaded.
async fn script_s(browser: &Browser) -> f64 {
    let answer = browser.devtools("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().expect("metrics");
    let script = metrics.iter().find(|metric| metric["name"] == "ScriptDuration");
    script.and_then(|metric| metric["value"].as_f64()).expect("a duration of scripts")
}

async fn number(browser: &Browser, expression: &str) -> f64 {
    let value: Value = browser.eval(expression).await;
    value.as_f64().unwrap_or_else(|| panic!("{expression} is {value}"))
}

fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the built page") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
